// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/practiceserver.h"

#include <QtCore/QByteArray>
#include <QtCore/QElapsedTimer>
#include <QtCore/QMap>
#include <QtNetwork/QTcpSocket>

#include <thread>

namespace Coroscope::Testing {

/// A practice server that runs in a thread of its own for as long as this lives.
class RunningServer
{
public:
    explicit RunningServer(const PracticeServerOptions &options);
    ~RunningServer();

    quint16 port() const { return m_server.port(); }
    ServerStatistics statistics() const { return m_server.statistics(); }
    /// Whether a new client gets a whole answer.
    bool isAnswering() const;

private:
    PracticeServer m_server;
    std::thread m_thread;
};

/// Fast and small: one thousandth of the delays, short bodies.
PracticeServerOptions quickOptions();

struct HttpAnswer
{
    /// 0 when the connection ended before a whole answer.
    int status = 0;
    /// Names in lower case.
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;
};

/// A client that sends exactly the bytes that it is given. Waits at most ten seconds for anything.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    bool isConnected() const;
    void send(const QByteArray &bytes);
    void get(const QByteArray &target) { send(request("GET", target)); }
    HttpAnswer answer();
    /// The answer to HEAD, which announces a body that does not come.
    HttpAnswer answerWithoutBody();
    /// The next so many bytes, or fewer when the server closes the connection before.
    QByteArray read(qsizetype length);
    /// All that comes until the server closes the connection.
    QByteArray readToTheEnd();
    /// Leaves without a goodbye: the connection is reset.
    void abort() { m_socket.abort(); }
    QTcpSocket &socket() { return m_socket; }

    static QByteArray request(const QByteArray &method, const QByteArray &target);

private:
    bool readMore();

    QTcpSocket m_socket;
    QByteArray m_received;
};

/// A server at a twentieth of the delays, a client of its own, and a clock that runs from the making.
class TimedServer
{
public:
    TimedServer() { m_clock.start(); }

    RawClient &client() { return m_client; }
    qint64 elapsedMilliseconds() const { return m_clock.elapsed(); }

private:
    static PracticeServerOptions options();

    RunningServer m_server{options()};
    RawClient m_client{m_server.port()};
    QElapsedTimer m_clock;
};

/// Lets the process open as many descriptors as the system allows it.
void raiseDescriptorLimit();

} // namespace Coroscope::Testing
