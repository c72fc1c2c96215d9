// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/httpconnection.h"

#include "core/server/practiceservice.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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
using Response = http::response<http::span_body<const char>>;

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

Response responseOf(const PracticeAnswer &answer, const Arrival &arrival)
{
    Response response(static_cast<http::status>(answer.status), arrival.version);
    response.set(http::field::server, "Coroscope");
    response.set(http::field::content_type, answer.contentType);
    if (answer.delaySeconds) {
        response.set("delay", std::to_string(*answer.delaySeconds));
    }
    if (!answer.allowedMethods.empty()) {
        response.set(http::field::allow, answer.allowedMethods);
    }
    response.content_length(answer.body->size());
    response.keep_alive(arrival.isKeptAlive);
    if (arrival.method != "HEAD") {
        response.body() = {answer.body->data(), answer.body->size()};
    }
    return response;
}

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
    asio::awaitable<bool> send(const PracticeAnswer &answer, const Arrival &arrival);
    asio::awaitable<void> waitFor(std::chrono::nanoseconds duration);
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
        co_await waitFor(answer.wait);
        const bool isSent = co_await send(answer, *arrival);
        if (!isSent) {
            co_return;
        }
        isOpen = arrival->isKeptAlive;
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

asio::awaitable<void> HttpConnection::waitFor(std::chrono::nanoseconds duration)
{
    if (duration == std::chrono::nanoseconds::zero()) {
        co_return;
    }
    ErrorCode error;
    asio::steady_timer timer(m_stream.get_executor(), duration);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
}

// Part by part, because the limit is for a client that takes nothing, not for one that is slow.
asio::awaitable<bool> HttpConnection::send(const PracticeAnswer &answer, const Arrival &arrival)
{
    Response response = responseOf(answer, arrival);
    http::response_serializer<http::span_body<const char>> serializer(response);
    ErrorCode error;
    while (!error && !serializer.is_done()) {
        m_stream.expires_after(m_service.limits().write);
        co_await http::async_write_some(m_stream, serializer,
                                        asio::redirect_error(asio::use_awaitable, error));
    }
    m_stream.expires_never();
    co_return serializer.is_done();
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
