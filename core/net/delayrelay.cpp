// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/delayrelay.h"

#include "core/base/descriptor.h"
#include "core/net/relayparts.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <list>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace Coroscope {
namespace {

[[noreturn]] void throwSystemError(const char *what)
{
    throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

/// Of the addresses of a name the first at which somebody answers; the first of all if nobody does.
const addrinfo &answering(const addrinfo &found)
{
    for (const addrinfo *each = &found; found.ai_next != nullptr && each != nullptr;
         each = each->ai_next) {
        const Descriptor probe(::socket(each->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (::connect(probe.number(), each->ai_addr, each->ai_addrlen) == 0) {
            return *each;
        }
    }
    return found;
}

Relaying::Target targetOf(const QString &host, std::uint16_t port)
{
    addrinfo hints = {};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    const int problem = ::getaddrinfo(host.toUtf8().constData(),
                                      QByteArray::number(port).constData(), &hints, &found);
    if (problem != 0) {
        throw std::runtime_error("the address " + host.toStdString() + " is unknown: "
                                 + ::gai_strerror(problem));
    }
    const addrinfo &chosen = answering(*found);
    Relaying::Target target;
    target.length = chosen.ai_addrlen;
    std::memcpy(&target.address, chosen.ai_addr, chosen.ai_addrlen);
    ::freeaddrinfo(found);
    return target;
}

/// So that the peer sees a loss and not an end.
void closeHard(const Descriptor &descriptor)
{
    const linger now{1, 0};
    ::setsockopt(descriptor.number(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void sendAtOnce(const Descriptor &descriptor)
{
    const int yes = 1;
    ::setsockopt(descriptor.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

} // namespace

/// What the relay's thread works with.
class DelayRelay::Worker
{
public:
    Worker(const Relaying::Target &target, std::chrono::nanoseconds roundTrip)
        : m_target(target)
        , m_halfTrip(roundTrip / 2)
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto *plain = reinterpret_cast<const sockaddr *>(&address);
        if (m_listener.number() < 0 || ::bind(m_listener.number(), plain, sizeof address) != 0
            || ::listen(m_listener.number(), 1024) != 0) {
            throwSystemError("the delaying relay cannot listen");
        }
        std::array<int, 2> ends = {-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
            throwSystemError("the delaying relay cannot begin");
        }
        m_ending = Descriptor(ends[0]);
        m_ender = Descriptor(ends[1]);
    }
    std::uint16_t port() const
    {
        sockaddr_in address = {};
        socklen_t length = sizeof address;
        ::getsockname(m_listener.number(), reinterpret_cast<sockaddr *>(&address), &length);
        return ntohs(address.sin_port);
    }
    /// From another thread.
    void end() const
    {
        const char byte = 0;
        [[maybe_unused]] const auto written = ::write(m_ender.number(), &byte, 1);
    }
    void work()
    {
        while (true) {
            const std::vector<pollfd> polled = waitForSomething();
            if (polled[0].revents != 0) {
                return;
            }
            const Relaying::Moment now = std::chrono::steady_clock::now();
            for (auto next = m_connections.begin(); next != m_connections.end();) {
                const auto connection = next++;
                if (!serve(*connection, polled, now)) {
                    m_connections.erase(connection);
                }
            }
            if (polled[1].revents != 0) {
                accept();
            }
        }
    }

private:
    std::vector<pollfd> waitForSomething();
    void addPolled(std::vector<pollfd> &polled, Relaying::Connection &connection,
                   Relaying::Moment now) const;
    std::optional<Relaying::Moment> earliest(Relaying::Moment now) const;
    void accept();
    bool serve(Relaying::Connection &connection, const std::vector<pollfd> &polled,
               Relaying::Moment now) const;
    bool finishConnecting(Relaying::Connection &connection) const;
    bool move(Relaying::Connection &connection, short client, short server,
              Relaying::Moment now) const;

    Relaying::Target m_target;
    std::chrono::nanoseconds m_halfTrip;
    Descriptor m_listener;
    Descriptor m_ending;
    Descriptor m_ender;
    std::list<Relaying::Connection> m_connections;
};

std::optional<Relaying::Moment> DelayRelay::Worker::earliest(Relaying::Moment now) const
{
    std::optional<Relaying::Moment> first;
    const auto consider = [&first, now](std::optional<Relaying::Moment> moment) {
        // What is due already waits for its socket, not for the time.
        if (moment && *moment > now && (!first || *moment < *first)) {
            first = moment;
        }
    };
    for (const Relaying::Connection &connection : m_connections) {
        consider(connection.there.due());
        consider(connection.back.due());
        consider(connection.lostAt);
    }
    return first;
}

void DelayRelay::Worker::addPolled(std::vector<pollfd> &polled, Relaying::Connection &connection,
                                   Relaying::Moment now) const
{
    const auto events = [now](const Relaying::Pipe &in, const Relaying::Pipe &out) {
        return short((in.wantsToRead() ? POLLIN : 0) | (out.isDue(now) ? POLLOUT : 0));
    };
    connection.place = polled.size();
    const bool isLost = connection.lostAt.has_value();
    const auto descriptor = [isLost](const Descriptor &of, short wanted) {
        // Without a wish poll() would report the loss again and again.
        return isLost || wanted == 0 ? -1 : of.number();
    };
    short client = events(connection.there, connection.back);
    short server = events(connection.back, connection.there);
    if (connection.isConnecting) {
        client = short(client & POLLIN);
        server = POLLOUT;
    }
    polled.push_back({descriptor(connection.client, client), client, 0});
    polled.push_back({descriptor(connection.server, server), server, 0});
}

std::vector<pollfd> DelayRelay::Worker::waitForSomething()
{
    const Relaying::Moment now = std::chrono::steady_clock::now();
    std::vector<pollfd> polled{{m_ending.number(), POLLIN, 0}, {m_listener.number(), POLLIN, 0}};
    for (Relaying::Connection &connection : m_connections) {
        addPolled(polled, connection, now);
    }
    const std::optional<Relaying::Moment> first = earliest(now);
    timespec patience = {};
    if (first) {
        const auto left = std::chrono::nanoseconds(*first - now).count();
        patience = {left / 1'000'000'000, left % 1'000'000'000};
    }
    if (::ppoll(polled.data(), polled.size(), first ? &patience : nullptr, nullptr) < 0) {
        for (pollfd &each : polled) {
            each.revents = 0;
        }
    }
    return polled;
}

void DelayRelay::Worker::accept()
{
    Descriptor client(::accept4(m_listener.number(), nullptr, nullptr,
                                SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (client.number() < 0) {
        return;
    }
    Descriptor server(::socket(m_target.address.ss_family,
                               SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const auto *address = reinterpret_cast<const sockaddr *>(&m_target.address);
    const bool isOnItsWay = server.number() >= 0
                            && (::connect(server.number(), address, m_target.length) == 0
                                || errno == EINPROGRESS);
    if (!isOnItsWay) {
        closeHard(client);
        return;
    }
    sendAtOnce(client);
    sendAtOnce(server);
    Relaying::Connection &connection = m_connections.emplace_back();
    connection.client = std::move(client);
    connection.server = std::move(server);
}

bool DelayRelay::Worker::finishConnecting(Relaying::Connection &connection) const
{
    int problem = 0;
    socklen_t length = sizeof problem;
    ::getsockopt(connection.server.number(), SOL_SOCKET, SO_ERROR, &problem, &length);
    connection.isConnecting = false;
    return problem == 0;
}

bool DelayRelay::Worker::move(Relaying::Connection &connection, short client, short server,
                              Relaying::Moment now) const
{
    const Relaying::Moment due = now + m_halfTrip;
    const bool isRead = (client == 0 || connection.there.read(connection.client.number(), due))
                        && (server == 0 || connection.back.read(connection.server.number(), due));
    return isRead
           && (connection.isConnecting || connection.there.write(connection.server.number(), now))
           && connection.back.write(connection.client.number(), now);
}

bool DelayRelay::Worker::serve(Relaying::Connection &connection, const std::vector<pollfd> &polled,
                               Relaying::Moment now) const
{
    if (connection.lostAt) {
        // What the server sent before it was lost still arrives.
        if (!connection.back.write(connection.client.number(), now) || *connection.lostAt <= now) {
            closeHard(connection.client);
            closeHard(connection.server);
            return false;
        }
        return true;
    }
    const bool isKnown = connection.place + 1 < polled.size();
    const short client = isKnown ? polled[connection.place].revents : short(0);
    short server = isKnown ? polled[connection.place + 1].revents : short(0);
    bool isThere = true;
    if (connection.isConnecting && server != 0) {
        isThere = finishConnecting(connection);
        server = 0;
    }
    if (!isThere || !move(connection, client, server, now)) {
        connection.lostAt = now + m_halfTrip;
        return true;
    }
    return !connection.there.isOver() || !connection.back.isOver();
}

DelayRelay::DelayRelay(const QString &host, std::uint16_t port, std::chrono::nanoseconds roundTrip)
    : m_worker(std::make_unique<Worker>(targetOf(host, port), roundTrip))
    , m_port(m_worker->port())
    , m_thread([this] { m_worker->work(); })
{}

DelayRelay::~DelayRelay()
{
    m_worker->end();
    m_thread.join();
}

} // namespace Coroscope
