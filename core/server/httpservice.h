// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/server/httpdate.h"
#include "core/server/serveroptions.h"
#include "core/server/servertraffic.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Coroscope {

/// How an answer goes wrong on purpose; PracticeServer says what each of them does.
enum class AnswerFailure : std::uint8_t { None, Drop, Half, Garbage, Silent, Drip, Endless };

/// A whole request, as it came.
struct ServerRequest
{
    std::string method;
    /// Path and query, percent-encoded as they were sent.
    std::string target;
    /// In the order of arrival. Empty when the service does not use them, like the body.
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

/// A text repeated up to a length; shared, so that ten thousand answers hold one text.
struct ServerBody
{
    std::shared_ptr<const std::string> text;
    std::uint64_t length = 0;

    /// The text itself, once.
    static ServerBody of(std::string text);
};

/// What is sent back, and when. Knows nothing of the connection that it is sent on.
struct ServerAnswer
{
    int status = 200;
    std::string_view contentType;
    ServerBody body;
    /// Further headers, in this order. Nothing in them may end a line.
    std::vector<std::pair<std::string_view, std::string>> fields;
    /// How long to wait before the answer is sent, in wall time.
    std::chrono::nanoseconds wait{0};
    /// Called with the answer when the wait is over, for what is only known then. May be empty.
    std::function<void(ServerAnswer &)> complete;
    AnswerFailure failure = AnswerFailure::None;
    /// How long to wait before each piece of an answer that comes in pieces, in wall time.
    std::chrono::nanoseconds interval{0};
    Counted inFlight;

    bool comesInPieces() const
    {
        return failure == AnswerFailure::Drip || failure == AnswerFailure::Endless;
    }
};

/// Whether HTTP gives an answer with that status no content.
bool isWithoutContent(int status);

/// Why something could not be read as a request.
enum class RequestFlaw : std::uint8_t { NotHttp, LongHeader, LongBody };

/// What a service takes of its requests.
struct RequestRules
{
    enum class Use : std::uint8_t { TargetOnly, Whole };

    /// Whether headers and body are handed on; otherwise they cost no memory.
    Use use = Use::TargetOnly;
    /// What is longer is a flaw.
    std::uint64_t bodyLimit = 64 * 1024;
};

/// Decides every answer of a server; the server knows what HTTP is, and the service what is asked.
///
/// Used by one thread; the statistics of its traffic by any. Must outlive answers and connections.
class HttpService
{
public:
    HttpService(const ServerLimits &limits, const RequestRules &rules);
    HttpService(const HttpService &) = delete;
    HttpService &operator=(const HttpService &) = delete;
    HttpService(HttpService &&) = delete;
    HttpService &operator=(HttpService &&) = delete;
    virtual ~HttpService() = default;

    /// Called once for each request, in the order of arrival.
    virtual ServerAnswer answerTo(ServerRequest request) = 0;
    /// The answer to what could not be read as a request. The connection closes after it.
    virtual ServerAnswer refusalOf(RequestFlaw flaw) = 0;

    const ServerLimits &limits() const { return m_limits; }
    const RequestRules &rules() const { return m_rules; }
    ServerTraffic &traffic() { return m_traffic; }
    const ServerTraffic &traffic() const { return m_traffic; }
    /// The date of this moment as a header has it; valid until the next call.
    const std::string &date();

private:
    const ServerLimits m_limits;
    const RequestRules m_rules;
    ServerTraffic m_traffic;
    HttpDateClock m_dateClock;
};

} // namespace Coroscope
