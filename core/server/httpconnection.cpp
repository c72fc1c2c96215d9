// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/httpconnection.h"

#include "core/server/alarm.h"
#include "core/server/httpmessage.h"
#include "core/server/httpservice.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/string.hpp>
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
constexpr std::size_t bufferLimit = 16 * 1024;
constexpr std::size_t usualRequestLength = 512;
// Of a service's longest body: what a client may still be sending when it is refused.
constexpr std::uint64_t drainFactor = 16;
constexpr std::chrono::seconds drainTime{2};
constexpr std::string_view continuing = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view garbage = "\x16\x03\x01 These bytes are no HTTP answer.\r\n\r\n";

// A request's body: read up to the parser's limit, and thrown away when nobody uses it, so that it
// costs no memory.
struct RequestBody
{
    struct value_type
    {
        bool isKept = false;
        std::string text;
    };

    class reader
    {
    public:
        template<bool isRequest, class Fields>
        reader(http::header<isRequest, Fields> &, value_type &value)
            : m_value(value)
        {}

        void init(const boost::optional<std::uint64_t> &, ErrorCode &error) { error = {}; }

        template<class Buffers>
        std::size_t put(const Buffers &buffers, ErrorCode &error)
        {
            error = {};
            if (m_value.isKept) {
                for (const asio::const_buffer part : beast::buffers_range_ref(buffers)) {
                    m_value.text.append(static_cast<const char *>(part.data()), part.size());
                }
            }
            return beast::buffer_bytes(buffers);
        }

        void finish(ErrorCode &error) { error = {}; }

    private:
        value_type &m_value;
    };
};

using RequestParser = http::request_parser<RequestBody>;

struct Arrival
{
    ServerRequest request;
    HttpForm form;
    std::optional<RequestFlaw> flaw;
};

// Nothing when there is nobody left to answer.
std::optional<RequestFlaw> flawOf(const ErrorCode &error)
{
    static const auto &httpCategory = http::make_error_code(http::error::bad_method).category();
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return RequestFlaw::LongHeader;
    }
    if (error == http::error::body_limit) {
        return RequestFlaw::LongBody;
    }
    if (error.category() != httpCategory || error == http::error::end_of_stream
        || error == http::error::partial_message) {
        return std::nullopt;
    }
    return RequestFlaw::NotHttp;
}

std::string textOf(boost::string_view text)
{
    return {text.data(), text.size()};
}

Arrival arrivalOf(RequestParser::value_type &&message, RequestRules::Use use)
{
    Arrival arrival;
    arrival.request.method = textOf(message.method_string());
    arrival.request.target = textOf(message.target());
    arrival.form = {arrival.request.method == "HEAD", message.version() >= 11,
                    message.keep_alive()};
    if (use == RequestRules::Use::Whole) {
        for (const auto &field : message) {
            arrival.request.headers.emplace_back(textOf(field.name_string()),
                                                 textOf(field.value()));
        }
        arrival.request.body = std::move(message.body().text);
    }
    return arrival;
}

bool isWaitingToContinue(const RequestParser &parser)
{
    const auto &message = parser.get();
    return !parser.is_done() && message.version() >= 11
           && beast::iequals(message[http::field::expect], "100-continue");
}

// What becomes of the bytes that a client sends while its answer is not finished.
enum class Ahead : std::uint8_t { Kept, Discarded };

class HttpConnection
{
public:
    HttpConnection(asio::ip::tcp::socket socket, HttpService &service)
        : m_stream(std::move(socket))
        , m_buffer(bufferLimit)
        , m_service(service)
        , m_counted(service.traffic().countConnection())
    {}

    asio::awaitable<void> serve();

private:
    asio::awaitable<bool> waitForFirstByte();
    asio::awaitable<std::optional<Arrival>> readRequest();
    asio::awaitable<ErrorCode> readInto(RequestParser &parser);
    asio::awaitable<AnswerEnd> fulfil(ServerAnswer &answer, const HttpForm &form);
    asio::awaitable<AnswerEnd> send(const ServerAnswer &answer, const HttpForm &form);
    asio::awaitable<bool> sendSome(HttpMessage &message);
    asio::awaitable<AnswerEnd> sendInPieces(const ServerAnswer &answer, const HttpForm &form);
    asio::awaitable<AnswerEnd> sendGarbage();
    asio::awaitable<AnswerEnd> keepSilent();
    asio::awaitable<bool> isThereAfter(std::chrono::nanoseconds duration, Ahead ahead);
    asio::awaitable<void> closeGently();

    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    HttpService &m_service;
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
        ServerAnswer answer = arrival->flaw ? m_service.refusalOf(*arrival->flaw)
                                            : m_service.answerTo(std::move(arrival->request));
        const AnswerEnd end = co_await fulfil(answer, arrival->form);
        m_service.traffic().countEnd(answer.inFlight, end);
        if (end == AnswerEnd::ClientLeft) {
            co_return;
        }
        isOpen = arrival->form.isKeptAlive && end == AnswerEnd::Answered;
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
    parser.body_limit(m_service.rules().bodyLimit);
    const RequestRules::Use use = m_service.rules().use;
    parser.get().body().isKept = use == RequestRules::Use::Whole;
    m_stream.expires_after(m_service.limits().request);
    const ErrorCode error = co_await readInto(parser);
    m_stream.expires_never();
    if (!error) {
        co_return std::optional<Arrival>(arrivalOf(parser.release(), use));
    }
    Arrival arrival;
    arrival.flaw = flawOf(error);
    co_return arrival.flaw ? std::optional<Arrival>(std::move(arrival)) : std::nullopt;
}

asio::awaitable<ErrorCode> HttpConnection::readInto(RequestParser &parser)
{
    ErrorCode error;
    co_await http::async_read_header(m_stream, m_buffer, parser,
                                     asio::redirect_error(asio::use_awaitable, error));
    if (!error && isWaitingToContinue(parser)) {
        co_await asio::async_write(m_stream, asio::buffer(continuing),
                                   asio::redirect_error(asio::use_awaitable, error));
    }
    if (!error && !parser.is_done()) {
        co_await http::async_read(m_stream, m_buffer, parser,
                                  asio::redirect_error(asio::use_awaitable, error));
    }
    co_return error;
}

asio::awaitable<AnswerEnd> HttpConnection::fulfil(ServerAnswer &answer, const HttpForm &form)
{
    const bool isThere = co_await isThereAfter(answer.wait, Ahead::Kept);
    if (!isThere) {
        co_return AnswerEnd::ClientLeft;
    }
    if (answer.complete) {
        answer.complete(answer);
    }
    switch (answer.failure) {
    case AnswerFailure::None:
    case AnswerFailure::Half:
        co_return co_await send(answer, form);
    case AnswerFailure::Drip:
    case AnswerFailure::Endless:
        co_return co_await sendInPieces(answer, form);
    case AnswerFailure::Garbage:
        co_return co_await sendGarbage();
    case AnswerFailure::Silent:
        co_return co_await keepSilent();
    case AnswerFailure::Drop:
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

asio::awaitable<AnswerEnd> HttpConnection::send(const ServerAnswer &answer, const HttpForm &form)
{
    HttpMessage message(answer, form, m_service.date());
    bool isTaken = true;
    while (isTaken && !message.isDone()) {
        isTaken = co_await sendSome(message);
    }
    if (!isTaken) {
        co_return AnswerEnd::ClientLeft;
    }
    co_return answer.failure == AnswerFailure::Half ? AnswerEnd::Failed : AnswerEnd::Answered;
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

asio::awaitable<AnswerEnd> HttpConnection::sendInPieces(const ServerAnswer &answer,
                                                        const HttpForm &form)
{
    HttpMessage message(answer, form, m_service.date());
    const bool isEndless = answer.failure == AnswerFailure::Endless;
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
    const std::uint64_t most = drainFactor * m_service.rules().bodyLimit;
    std::uint64_t drained = 0;
    while (!error && drained < most) {
        drained += co_await m_stream.async_read_some(
            asio::buffer(ignored), asio::redirect_error(asio::use_awaitable, error));
    }
}

} // namespace

asio::awaitable<void> serveHttpConnection(asio::ip::tcp::socket socket, HttpService &service)
{
    HttpConnection connection(std::move(socket), service);
    co_await connection.serve();
}

} // namespace Coroscope
