// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/server/serveroptions.h"

#include <cstdint>
#include <memory>

namespace Coroscope {

class HttpService;

/// Listens on 127.0.0.1 and serves HTTP/1.1, on the thread that calls run(); what is answered is
/// the service's.
///
/// Connections are kept alive. A client that closes its side while an answer is delayed has left:
/// nobody waits for the answer. What is not HTTP, a header over 8 KiB and a body over the service's
/// limit are answered as the service says, and the connection is closed.
class ServerLoop
{
public:
    /// Listens from here on; connections wait until run(). \a service must outlive the loop.
    /// Throws ServerError when the port cannot be had.
    ServerLoop(const ServerOptions &options, HttpService &service);
    /// Must not be called while run() is running.
    ~ServerLoop();

    ServerLoop(const ServerLoop &) = delete;
    ServerLoop &operator=(const ServerLoop &) = delete;
    ServerLoop(ServerLoop &&) = delete;
    ServerLoop &operator=(ServerLoop &&) = delete;

    /// Any thread.
    std::uint16_t port() const;
    /// Serves until stop() or until an end that the options name. At most once.
    void run();
    /// Makes run() return soon, or at once when it is called later. Any thread.
    void stop();

private:
    class Private;
    const std::unique_ptr<Private> m_private;
};

} // namespace Coroscope
