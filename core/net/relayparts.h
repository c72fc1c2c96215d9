// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/descriptor.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <sys/socket.h>

/// What a DelayRelay's connections are made of. Used on the relay's thread.
namespace Coroscope::Relaying {

using Moment = std::chrono::steady_clock::time_point;

/// Where the server is.
struct Target
{
    sockaddr_storage address = {};
    socklen_t length = 0;
};

/// One direction of a connection.
class Pipe
{
public:
    static constexpr std::size_t most = 64U << 20U; ///< bytes under way before reading pauses

    bool wantsToRead() const noexcept { return !m_hasEnded && m_underWay < most; }
    bool isDue(Moment now) const noexcept
    {
        return !m_pieces.empty() && m_pieces.front().due <= now;
    }
    std::optional<Moment> due() const
    {
        return m_pieces.empty() ? std::nullopt : std::optional(m_pieces.front().due);
    }
    bool isOver() const noexcept { return m_isOver; }

    /// Reads what is there; false when the connection is lost.
    bool read(int from, Moment due)
    {
        std::array<char, 65536> bytes;
        while (wantsToRead()) {
            const ssize_t count = ::recv(from, bytes.data(), bytes.size(), 0);
            if (count < 0) {
                return errno == EAGAIN || errno == EINTR;
            }
            m_hasEnded = count == 0;
            m_pieces.push_back({due, std::string(bytes.data(), std::size_t(count))});
            m_underWay += std::size_t(count);
        }
        return true;
    }
    /// Writes what is due; false when the connection is lost.
    bool write(int to, Moment now)
    {
        while (isDue(now)) {
            const std::string &bytes = m_pieces.front().bytes;
            if (bytes.empty()) {
                ::shutdown(to, SHUT_WR);
                m_isOver = true;
                m_pieces.pop_front();
                return true;
            }
            const ssize_t count = ::send(to, bytes.data() + m_written, bytes.size() - m_written,
                                         MSG_NOSIGNAL);
            if (count < 0) {
                return errno == EAGAIN || errno == EINTR;
            }
            m_written += std::size_t(count);
            m_underWay -= std::size_t(count);
            if (m_written == bytes.size()) {
                m_pieces.pop_front();
                m_written = 0;
            }
        }
        return true;
    }

private:
    struct Piece
    {
        Moment due;
        std::string bytes; ///< empty: the end
    };
    std::deque<Piece> m_pieces;
    std::size_t m_written = 0; ///< of the first piece
    std::size_t m_underWay = 0;
    bool m_hasEnded = false;
    bool m_isOver = false;
};

/// A client and its server.
struct Connection
{
    Descriptor client;
    Descriptor server;
    Pipe there;
    Pipe back;
    bool isConnecting = true;
    std::size_t place = 0;               ///< among what is polled
    std::optional<Moment> lostAt;        ///< when the other side is to hear of the loss
};

} // namespace Coroscope::Relaying
