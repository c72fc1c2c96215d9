// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace Coroscope {

/// What became of a request.
enum class RequestResult : std::uint8_t {
    UnderWay,
    Succeeded,   ///< a whole answer with a status below 400, or one that nobody noted
    ErrorStatus, ///< a whole answer with a status of 400 or above: the service refused
    FailureBehind, ///< a whole answer that tells of a failure behind the service, as of a function
    Failed       ///< no whole answer: an error says why
};

RequestResult resultOf(const RequestTimeline &request);
/// Whether it is over without what was asked for.
constexpr bool isTrouble(RequestResult result) noexcept
{
    return result == RequestResult::Failed || result == RequestResult::ErrorStatus
           || result == RequestResult::FailureBehind;
}

/// From being asked for to its end, or up to `now` while it is under way; never negative.
TraceTime totalTime(const RequestTimeline &request, TraceTime now);

/// How many requests failed for one reason.
struct FailureGroup
{
    QString reason; ///< the error's text; empty if it had none
    std::size_t count = 0;
    bool operator==(const FailureGroup &) const = default;
};

/// Times below which so many of a hundred lie, by nearest rank: of n times in order, the p-th
/// percentile is number ⌈p · n / 100⌉, counted from 1. It is always one of the times.
struct Percentiles
{
    TraceTime p50{};
    TraceTime p90{};
    TraceTime p99{};
    TraceTime longest{};
    bool operator==(const Percentiles &) const = default;
};

/// None for no times at all. Reorders the times.
std::optional<Percentiles> percentilesOf(std::vector<TraceTime> times);

/// The figures of all requests of a run, up to the snapshot's moment.
struct RequestTotals
{
    std::size_t requests = 0;
    std::size_t underWay = 0;
    std::size_t succeeded = 0;
    std::size_t errorStatus = 0;
    std::size_t failureBehind = 0;
    std::size_t failed = 0;
    std::uint64_t bytes = 0; ///< of all bodies, as far as noted
    std::size_t newConnections = 0;
    std::size_t reusedConnections = 0;
    /// Whole answers, in each second from the first request to the last end, or up to now while
    /// some are under way; none before the first answer, or when no time has passed.
    std::optional<double> answersPerSecond;
    /// Of the total times of the requests with a whole answer. A failure is over in no time and
    /// would make the answers look fast.
    std::optional<Percentiles> answerTimes;
    std::vector<FailureGroup> failures; ///< the most frequent first, then by reason

    std::size_t answered() const noexcept { return succeeded + errorStatus + failureBehind; }
    bool operator==(const RequestTotals &) const = default;
};

/// Costs in proportion to the number of requests: 10,000 take a millisecond or so.
RequestTotals requestTotals(const Snapshot &snapshot);

} // namespace Coroscope
