// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/httpconnection.h"

#include "core/server/alarm.h"
#include "core/server/httpmessage.h"
#include "core/server/practiceservice.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace Coroscope {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using ErrorCode = boost::system::error_code;

constexpr std::uint32_t headerLimit = 8 * 1024;
constexpr std::uint64_t bodyLimit = 64 * 1024;
constexpr std::size_t bufferLimit = 16 * 1024;
constexpr std::size_t usualRequestLength = 512;
constexpr std::size_t drainLimit = 1024 * 1024;
constexpr std::chrono::seconds drainTime{2};
constexpr std::string_view garbage = "\x16\x03\x01 These bytes are no HTTP answer.\r\n\r\n";

// A request's body: read up to the parser's limit and thrown away, so that it costs no memory.
struct DiscardedBody
{
    struct value_type
    {};

    class reader
    {
    public:
        template<bool isRequest, class Fields>
        reader(http::header<isRequest, Fields> &, value_type &)
        {}

        void init(const boost::optional<std::uint64_t> &, ErrorCode &error) { error = {}; }

        template<class Buffers>
        std::size_t put(const Buffers &buffers, ErrorCode &error)
        {
            error = {};
            return beast::buffer_bytes(buffers);
        }

        void finish(ErrorCode &error) { error = {}; }
    };
};

using RequestParser = http::request_parser<DiscardedBody>;

struct Arrival
{
    std::string method;
    std::string target;
    unsigned version = 11;
    bool isKeptAlive = false;
    std::optional<PracticeAnswer> refusal;
};

// The answer to a request that could not be read; none when there is nobody left to answer.
std::optional<PracticeAnswer> refusalOf(const ErrorCode &error)
{
    static const auto &httpCategory = http::make_error_code(http::error::bad_method).category();
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return PracticeService::refusal(431, "The request's header is over 8 KiB.\n");
    }
    if (error == http::error::body_limit) {
        return PracticeService::refusal(413, "The request's body is over 64 KiB.\n");
    }
    if (error.category() != httpCategory || error == http::error::end_of_stream
        || error == http::error::partial_message) {
        return std::nullopt;
    }
    return PracticeService::refusal(400, "This is not an HTTP request.\n");
}

HttpForm formOf(const Arrival &arrival)
{
    return {arrival.method == "HEAD", arrival.version >= 11, arrival.isKeptAlive};
}

// What becomes of the bytes that a client sends while its answer is not finished.
enum class Ahead : std::uint8_t { Kept, Discarded };

class HttpConnection
{
public:
    HttpConnection(asio::ip::tcp::socket socket, PracticeService &service)
        : m_stream(std::move(socket))
        , m_buffer(bufferLimit)
        , m_service(service)
        , m_counted(service.countConnection())
    {}

    asio::awaitable<void> serve();

private:
    asio::awaitable<bool> waitForFirstByte();
    asio::awaitable<std::optional<Arrival>> readRequest();
    asio::awaitable<AnswerEnd> fulfil(const PracticeAnswer &answer, const Arrival &arrival);
    asio::awaitable<AnswerEnd> send(const PracticeAnswer &answer, const Arrival &arrival);
    asio::awaitable<bool> sendSome(HttpMessage &message);
    asio::awaitable<AnswerEnd> sendInPieces(const PracticeAnswer &answer, const Arrival &arrival);
    asio::awaitable<AnswerEnd> sendGarbage();
    asio::awaitable<AnswerEnd> keepSilent();
    asio::awaitable<bool> isThereAfter(std::chrono::nanoseconds duration, Ahead ahead);
    asio::awaitable<void> closeGently();

    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    PracticeService &m_service;
    Counted m_counted;
};

asio::awaitable<void> HttpConnection::serve()
{
    bool isOpen = true;
    while (isOpen) {
        std::optional<Arrival> arrival = co_await readRequest();
        if (!arrival) {
            co_return;
        }
        PracticeAnswer answer = arrival->refusal
                                    ? *std::move(arrival->refusal)
                                    : m_service.answerTo(arrival->method, arrival->target);
        const AnswerEnd end = co_await fulfil(answer, *arrival);
        m_service.countEnd(answer, end);
        if (end == AnswerEnd::ClientLeft) {
            co_return;
        }
        isOpen = arrival->isKeptAlive && end == AnswerEnd::Answered;
    }
    co_await closeGently();
}

asio::awaitable<bool> HttpConnection::waitForFirstByte()
{
    if (m_buffer.size() > 0) {
        co_return true;
    }
    ErrorCode error;
    m_stream.expires_after(m_service.limits().idle);
    const std::size_t length = co_await m_stream.async_read_some(
        m_buffer.prepare(usualRequestLength), asio::redirect_error(asio::use_awaitable, error));
    m_buffer.commit(length);
    co_return !error;
}

asio::awaitable<std::optional<Arrival>> HttpConnection::readRequest()
{
    const bool isStarted = co_await waitForFirstByte();
    if (!isStarted) {
        co_return std::nullopt;
    }
    RequestParser parser;
    parser.header_limit(headerLimit);
    parser.body_limit(bodyLimit);
    ErrorCode error;
    m_stream.expires_after(m_service.limits().request);
    co_await http::async_read(m_stream, m_buffer, parser,
                              asio::redirect_error(asio::use_awaitable, error));
    m_stream.expires_never();
    Arrival arrival;
    if (error) {
        arrival.refusal = refusalOf(error);
        co_return arrival.refusal ? std::optional<Arrival>(std::move(arrival)) : std::nullopt;
    }
    const auto &request = parser.get();
    arrival.method = std::string(request.method_string());
    arrival.target = std::string(request.target());
    arrival.version = request.version();
    arrival.isKeptAlive = request.keep_alive();
    co_return std::optional<Arrival>(std::move(arrival));
}

asio::awaitable<AnswerEnd> HttpConnection::fulfil(const PracticeAnswer &answer,
                                                   const Arrival &arrival)
{
    const bool isThere = co_await isThereAfter(answer.wait, Ahead::Kept);
    if (!isThere) {
        co_return AnswerEnd::ClientLeft;
    }
    switch (answer.failure) {
    case PracticeFailure::None:
    case PracticeFailure::Half:
        co_return co_await send(answer, arrival);
    case PracticeFailure::Drip:
    case PracticeFailure::Endless:
        co_return co_await sendInPieces(answer, arrival);
    case PracticeFailure::Garbage:
        co_return co_await sendGarbage();
    case PracticeFailure::Silent:
        co_return co_await keepSilent();
    case PracticeFailure::Drop:
        break;
    }
    co_return AnswerEnd::Failed;
}

// Reading ahead is how a client that leaves is noticed. A client that has filled the buffer ahead
// of its answers is noticed when something is sent to it.
asio::awaitable<bool> HttpConnection::isThereAfter(std::chrono::nanoseconds duration, Ahead ahead)
{
    if (duration == std::chrono::nanoseconds::zero()) {
        co_return true;
    }
    ErrorCode error;
    Alarm alarm(m_stream.socket(), duration);
    while (!error && !alarm.hasRung() && m_buffer.size() + usualRequestLength <= bufferLimit) {
        const std::size_t length = co_await m_stream.socket().async_read_some(
            m_buffer.prepare(usualRequestLength), asio::redirect_error(asio::use_awaitable, error));
        m_buffer.commit(length);
        if (ahead == Ahead::Discarded) {
            m_buffer.clear();
        }
    }
    if (!error && !alarm.hasRung()) {
        co_await alarm.ringing();
    }
    const bool isThere = !error || alarm.hasRung();
    co_await alarm.settle();
    co_return isThere;
}

asio::awaitable<AnswerEnd> HttpConnection::send(const PracticeAnswer &answer,
                                                 const Arrival &arrival)
{
    HttpMessage message(answer, formOf(arrival), m_service.date());
    bool isTaken = true;
    while (isTaken && !message.isDone()) {
        isTaken = co_await sendSome(message);
    }
    if (!isTaken) {
        co_return AnswerEnd::ClientLeft;
    }
    co_return answer.failure == PracticeFailure::Half ? AnswerEnd::Failed : AnswerEnd::Answered;
}

// Part by part, because the limit is for a client that takes nothing, not for one that is slow.
asio::awaitable<bool> HttpConnection::sendSome(HttpMessage &message)
{
    const HttpMessage::Parts &parts = message.parts();
    const std::array<asio::const_buffer, std::tuple_size_v<HttpMessage::Parts>> buffers{
        asio::buffer(parts[0]), asio::buffer(parts[1]), asio::buffer(parts[2])};
    ErrorCode error;
    m_stream.expires_after(m_service.limits().write);
    const std::size_t length = co_await m_stream.async_write_some(
        buffers, asio::redirect_error(asio::use_awaitable, error));
    m_stream.expires_never();
    message.take(length);
    co_return !error;
}

asio::awaitable<AnswerEnd> HttpConnection::sendInPieces(const PracticeAnswer &answer,
                                                         const Arrival &arrival)
{
    HttpMessage message(answer, formOf(arrival), m_service.date());
    const bool isEndless = answer.failure == PracticeFailure::Endless;
    const auto end = std::chrono::steady_clock::now() + m_service.limits().hold;
    bool isThere = co_await sendSome(message);
    while (isThere && !message.isDone()) {
        if (isEndless && std::chrono::steady_clock::now() >= end) {
            co_return AnswerEnd::Failed;
        }
        isThere = co_await isThereAfter(answer.interval, Ahead::Kept);
        if (isThere) {
            isThere = co_await sendSome(message);
        }
    }
    co_return isThere ? AnswerEnd::Answered : AnswerEnd::ClientLeft;
}

asio::awaitable<AnswerEnd> HttpConnection::sendGarbage()
{
    ErrorCode error;
    m_stream.expires_after(m_service.limits().write);
    co_await asio::async_write(m_stream, asio::buffer(garbage),
                               asio::redirect_error(asio::use_awaitable, error));
    m_stream.expires_never();
    co_return error ? AnswerEnd::ClientLeft : AnswerEnd::Failed;
}

asio::awaitable<AnswerEnd> HttpConnection::keepSilent()
{
    m_buffer.clear();
    const bool isThere = co_await isThereAfter(m_service.limits().hold, Ahead::Discarded);
    co_return isThere ? AnswerEnd::Failed : AnswerEnd::ClientLeft;
}

// Closing with unread input would reset the connection, and the client could lose the answer.
asio::awaitable<void> HttpConnection::closeGently()
{
    ErrorCode error;
    m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
    m_stream.expires_after(drainTime);
    std::array<char, 1024> ignored;
    std::size_t drained = 0;
    while (!error && drained < drainLimit) {
        drained += co_await m_stream.async_read_some(
            asio::buffer(ignored), asio::redirect_error(asio::use_awaitable, error));
    }
}

} // namespace

asio::awaitable<void> serveHttpConnection(asio::ip::tcp::socket socket, PracticeService &service)
{
    HttpConnection connection(std::move(socket), service);
    co_await connection.serve();
}

} // namespace Coroscope
