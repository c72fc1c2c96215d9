// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/plainclient.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace Coroscope::Testing {
namespace {

constexpr timeval plainPatience{10, 0};
constexpr int receiveBuffer = 8 * 1024;
constexpr qint64 enough = 1'000'000;

template<typename Value>
void setOption(int socket, int level, int name, const Value &value)
{
    ::setsockopt(socket, level, name, &value, sizeof(value));
}

// Timing out is the only error that is not the server's closing.
bool isClosed(ssize_t received)
{
    return received == 0 || (received < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
}

} // namespace

PlainClient::PlainClient(quint16 port)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    setOption(m_socket, SOL_SOCKET, SO_RCVTIMEO, plainPatience);
    setOption(m_socket, SOL_SOCKET, SO_SNDTIMEO, plainPatience);
    setOption(m_socket, SOL_SOCKET, SO_RCVBUF, receiveBuffer);
    setOption(m_socket, IPPROTO_TCP, TCP_NODELAY, 1);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address));
}

PlainClient::PlainClient(PlainClient &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
{}

PlainClient &PlainClient::operator=(PlainClient &&other) noexcept
{
    std::swap(m_socket, other.m_socket);
    return *this;
}

PlainClient::~PlainClient()
{
    if (m_socket >= 0) {
        ::close(m_socket);
    }
}

void PlainClient::send(const QByteArray &bytes) const
{
    ssize_t sent = 0;
    for (qsizetype position = 0; position < bytes.size() && sent >= 0; position += sent) {
        sent = ::send(m_socket, bytes.constData() + position,
                      static_cast<size_t>(bytes.size() - position), MSG_NOSIGNAL);
    }
}

void PlainClient::finish() const
{
    ::shutdown(m_socket, SHUT_WR);
}

bool PlainClient::waitForByte() const
{
    char byte = 0;
    const ssize_t received = ::recv(m_socket, &byte, 1, 0);
    return received > 0 || isClosed(received);
}

bool PlainClient::waitForEnd() const
{
    std::array<char, 65'536> part;
    ssize_t received = 1;
    for (qint64 sum = 0; received > 0 && sum < enough; sum += received) {
        received = ::recv(m_socket, part.data(), part.size(), 0);
    }
    return received > 0 || isClosed(received);
}

void PlainClient::abort()
{
    setOption(m_socket, SOL_SOCKET, SO_LINGER, linger{1, 0});
    ::close(std::exchange(m_socket, -1));
}

} // namespace Coroscope::Testing
