// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/server/serveroptions.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Coroscope {

/// Counts one down again.
struct CountDown
{
    void operator()(std::atomic<std::uint64_t> *counter) const { --*counter; }
};

/// Counts a request as in flight, or a connection as open, for as long as it lives.
using Counted = std::unique_ptr<std::atomic<std::uint64_t>, CountDown>;

/// How a request is over.
enum class AnswerEnd : std::uint8_t { Answered, Failed, ClientLeft };

/// What comes to a server and how it ends. Counted by one thread, asked by any.
class ServerTraffic
{
public:
    /// Counts a connection, which is open until the result goes.
    Counted countConnection();
    /// Counts a request, which is in flight until the result goes.
    Counted countRequest();
    /// Counts how a request ended, which is no longer in flight then. What was never counted as
    /// one is not counted here either.
    void countEnd(Counted &inFlight, AnswerEnd end);

    ServerStatistics statistics() const;

private:
    std::atomic<std::uint64_t> m_requests{0};
    std::atomic<std::uint64_t> m_inFlight{0};
    std::atomic<std::uint64_t> m_peakConcurrent{0};
    std::atomic<std::uint64_t> m_connections{0};
    std::atomic<std::uint64_t> m_openConnections{0};
    std::atomic<std::uint64_t> m_answered{0};
    std::atomic<std::uint64_t> m_failed{0};
    std::atomic<std::uint64_t> m_clientsLeft{0};
};

/// Figures with the names that `/statistics` gives them.
using NamedCounts = std::vector<std::pair<std::string_view, std::uint64_t>>;

NamedCounts namedCounts(const ServerStatistics &statistics);
/// One line of JSON, with its end.
std::string jsonOf(const NamedCounts &counts);

} // namespace Coroscope
