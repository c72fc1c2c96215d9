// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

// As in httpconnection.h, <utility> has to come first.
// clang-format off
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
// clang-format on

#include <chrono>

namespace Coroscope {

/// Cancels what a socket is doing when the time is over. Settle it before it goes; without that it
/// may only go together with its context.
class Alarm
{
public:
    Alarm(boost::asio::ip::tcp::socket &socket, std::chrono::nanoseconds duration)
        : m_timer(socket.get_executor(), duration)
    {
        m_timer.async_wait([this, &socket](const boost::system::error_code &error) {
            m_isSettled = true;
            if (!error) {
                m_hasRung = true;
                boost::system::error_code ignored;
                socket.cancel(ignored);
            }
        });
    }

    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;
    Alarm(Alarm &&) = delete;
    Alarm &operator=(Alarm &&) = delete;
    ~Alarm() = default;

    bool hasRung() const { return m_hasRung; }

    /// Waits until the time is over.
    boost::asio::awaitable<void> ringing()
    {
        boost::system::error_code error;
        boost::asio::steady_timer timer(m_timer.get_executor(), m_timer.expiry());
        co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, error));
    }

    /// Afterwards it does nothing any more: its handler, which may be queued already, has run.
    boost::asio::awaitable<void> settle()
    {
        m_timer.cancel();
        while (!m_isSettled) {
            co_await boost::asio::post(m_timer.get_executor(), boost::asio::use_awaitable);
        }
    }

private:
    boost::asio::steady_timer m_timer;
    bool m_hasRung = false;
    bool m_isSettled = false;
};

} // namespace Coroscope
