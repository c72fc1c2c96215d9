// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/seededrandom.h"
#include "core/server/httpdate.h"
#include "core/server/practicequery.h"
#include "core/server/practiceserver.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace Coroscope {

/// Counts one down again.
struct CountDown
{
    void operator()(std::atomic<std::uint64_t> *counter) const { --*counter; }
};

/// Counts a request as in flight, or a connection as open, for as long as it lives.
using Counted = std::unique_ptr<std::atomic<std::uint64_t>, CountDown>;

/// A text repeated up to a length; shared, so that ten thousand answers hold one text.
struct PracticeBody
{
    std::shared_ptr<const std::string> text;
    std::uint64_t length = 0;
};

/// What is sent back, and when. Knows nothing of the connection that it is sent on.
struct PracticeAnswer
{
    int status = 200;
    std::string_view contentType;
    PracticeBody body;
    /// In seconds of the scenario. None where the answer is not delayed and has no such header.
    std::optional<double> delaySeconds;
    /// How long to wait before the answer is sent, in wall time.
    std::chrono::nanoseconds wait{0};
    PracticeFailure failure = PracticeFailure::None;
    /// How long to wait before each piece of an answer that comes in pieces, in wall time.
    std::chrono::nanoseconds interval{0};
    /// The address to name in a `Location` header, when not empty.
    std::string location;
    /// The methods to name in an `Allow` header, when not empty.
    std::string allowedMethods;
    Counted inFlight;

    bool comesInPieces() const
    {
        return failure == PracticeFailure::Drip || failure == PracticeFailure::Endless;
    }
};

/// How a request is over.
enum class AnswerEnd : std::uint8_t { Answered, Failed, ClientLeft };

/// Decides every answer of the practice server: the place where further kinds of answers go.
///
/// Used by one thread; statistics() by any. Must outlive the answers and connections.
class PracticeService
{
public:
    /// Throws PracticeServerError when the options make no sense or the body file cannot be read.
    explicit PracticeService(const PracticeServerOptions &options);

    /// Draws the delay, so it must be called once for each request, in the order of arrival.
    /// \a target is the request's path and query.
    PracticeAnswer answerTo(std::string_view method, std::string_view target);

    /// The answer to what could not be read as a request.
    static PracticeAnswer refusal(int status, std::string_view sentence);

    /// Counts a connection, which is open until the result goes.
    Counted countConnection();

    /// Counts how the request of an answer of this service ended, which is no longer in flight then.
    void countEnd(PracticeAnswer &answer, AnswerEnd end);

    /// The date of this moment as a header has it; valid until the next call.
    const std::string &date();

    const PracticeServerLimits &limits() const { return m_limits; }
    PracticeServerStatistics statistics() const;

private:
    PracticeAnswer statisticsAnswer() const;
    PracticeAnswer practiceAnswer(std::string_view query);
    PracticeAnswer answerAsAsked(PracticeQuery &query);
    PracticeBody bodyFor(const PracticeQuery &query) const;
    std::chrono::nanoseconds wallTime(double seconds) const;
    Counted countRequest();

    const PracticeServerLimits m_limits;
    const int m_minimumDelaySeconds;
    const int m_maximumDelaySeconds;
    const double m_speed;
    const std::shared_ptr<const std::string> m_body;
    const std::shared_ptr<const std::string> m_filler;
    SeededRandom m_random;
    HttpDateClock m_dateClock;
    std::atomic<std::uint64_t> m_requests{0};
    std::atomic<std::uint64_t> m_inFlight{0};
    std::atomic<std::uint64_t> m_peakConcurrent{0};
    std::atomic<std::uint64_t> m_connections{0};
    std::atomic<std::uint64_t> m_openConnections{0};
    std::atomic<std::uint64_t> m_answered{0};
    std::atomic<std::uint64_t> m_failed{0};
    std::atomic<std::uint64_t> m_clientsLeft{0};
};

} // namespace Coroscope
