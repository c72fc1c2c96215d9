// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/serverloop.h"

#include "core/server/httpconnection.h"
#include "core/server/httpservice.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <exception>
#include <string>

namespace Coroscope {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

// The kernel cuts it to its own maximum (net.core.somaxconn).
constexpr int backlog = 65'535;
constexpr int acceptsAtOnce = 64;
constexpr std::chrono::milliseconds pauseWithoutDescriptors{20};

tcp::acceptor acceptorOn(asio::io_context &context, std::uint16_t port)
{
    try {
        tcp::acceptor acceptor(context, tcp::v4());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(tcp::endpoint(asio::ip::address_v4::loopback(), port));
        acceptor.listen(backlog);
        acceptor.non_blocking(true);
        return acceptor;
    } catch (const boost::system::system_error &error) {
        throw ServerError("Port " + std::to_string(port)
                                  + " of 127.0.0.1 cannot be listened on (" + error.code().message()
                                  + "): choose another port, or 0 for one that is free.");
    }
}

bool isInputOpen()
{
    return ::fcntl(STDIN_FILENO, F_GETFD) != -1;
}

void rethrow(std::exception_ptr error)
{
    if (error) {
        std::rethrow_exception(error);
    }
}

} // namespace

class ServerLoop::Private
{
public:
    Private(const ServerOptions &options, HttpService &answering);

    asio::awaitable<void> acceptForEver();
    ErrorCode acceptWaiting();
    asio::awaitable<void> pause();
    void stopOnSignal();
    void watchInput();
    void stopAtEndOfInput();

    // Asked first: a closed standard input's number goes to the next descriptor that is opened.
    const bool hasInput = isInputOpen();
    HttpService &service;
    asio::io_context context{1};
    tcp::acceptor acceptor;
    std::uint16_t port = 0;
    asio::signal_set signals{context};
    asio::posix::stream_descriptor input{context};
};

ServerLoop::Private::Private(const ServerOptions &options, HttpService &answering)
    : service(answering)
    , acceptor(acceptorOn(context, options.port))
    , port(acceptor.local_endpoint().port())
{
    if (options.endOnSignals) {
        signals.add(SIGTERM);
        signals.add(SIGINT);
        stopOnSignal();
    }
    if (options.endWithStandardInput) {
        watchInput();
    }
    asio::co_spawn(context, acceptForEver(), rethrow);
}

asio::awaitable<void> ServerLoop::Private::acceptForEver()
{
    for (;;) {
        ErrorCode error;
        co_await acceptor.async_wait(tcp::acceptor::wait_read,
                                     asio::redirect_error(asio::use_awaitable, error));
        if (!error) {
            error = acceptWaiting();
        }
        if (error && error != asio::error::would_block
            && error != asio::error::connection_aborted) {
            co_await pause();
        }
    }
}

// Several for each turn of the loop, so that a burst of connections does not overflow the backlog
// while thousands of others are being served.
ErrorCode ServerLoop::Private::acceptWaiting()
{
    ErrorCode error;
    for (int i = 0; i < acceptsAtOnce; ++i) {
        tcp::socket socket = acceptor.accept(error);
        if (error) {
            return error;
        }
        socket.set_option(tcp::no_delay(true), error);
        if (!error) {
            asio::co_spawn(context, serveHttpConnection(std::move(socket), service),
                           asio::detached);
        }
    }
    return {};
}

// Without a free descriptor the connections stay in the backlog; asking again at once would spin.
asio::awaitable<void> ServerLoop::Private::pause()
{
    ErrorCode error;
    asio::steady_timer timer(context, pauseWithoutDescriptors);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
}

void ServerLoop::Private::stopOnSignal()
{
    signals.async_wait([this](const ErrorCode &error, int) {
        if (!error) {
            context.stop();
        }
    });
}

void ServerLoop::Private::watchInput()
{
    const int duplicate = hasInput ? ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : -1;
    if (duplicate < 0) {
        context.stop();
        return;
    }
    input.assign(duplicate);
    stopAtEndOfInput();
}

// Waits and then reads by itself, because Asio's own reading would make the descriptor
// non-blocking for every process that shares it, a terminal's shell included.
void ServerLoop::Private::stopAtEndOfInput()
{
    input.async_wait(asio::posix::stream_descriptor::wait_read, [this](const ErrorCode &error) {
        if (error == asio::error::operation_aborted) {
            return;
        }
        std::array<char, 4096> ignored;
        const ssize_t length = error
                                   ? 0
                                   : ::read(input.native_handle(), ignored.data(), ignored.size());
        const bool isAgain = length < 0 && (errno == EINTR || errno == EAGAIN);
        if (length > 0 || isAgain) {
            stopAtEndOfInput();
        } else {
            context.stop();
        }
    });
}

ServerLoop::ServerLoop(const ServerOptions &options, HttpService &service)
    : m_private(std::make_unique<Private>(options, service))
{}

ServerLoop::~ServerLoop() = default;

std::uint16_t ServerLoop::port() const
{
    return m_private->port;
}

void ServerLoop::run()
{
    m_private->context.run();
}

void ServerLoop::stop()
{
    m_private->context.stop();
}

} // namespace Coroscope
