// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

// Asio of Boost 1.74 uses std::exchange without including it, so <utility> has to come first.
// clang-format off
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
// clang-format on

namespace Coroscope {

class HttpService;

/// Answers the requests of one connection until it ends. \a service must outlive the coroutine.
///
/// Holds a few KiB for each connection, and a request's body where the service uses it; ends when the client leaves,
/// exceeds a limit or asks to close. Only running out of memory throws.
boost::asio::awaitable<void> serveHttpConnection(boost::asio::ip::tcp::socket socket,
                                                 HttpService &service);

} // namespace Coroscope
