// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>

#include <memory>
#include <optional>

class QSslConfiguration;
class QTcpSocket;

namespace Coroscope::Testing {

/// An answer with status 200 and this body.
QByteArray okAnswer(const QByteArray &body);

/// One request as it came.
struct RawRequest
{
    QByteArray method;
    QByteArray target; ///< path and query
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    /// Empty if there is none. The name is in any case.
    QByteArray header(const QByteArray &name) const;
};

/// A server in this thread's event loop that answers each request with given bytes.
class RawServer
{
public:
    enum class Afterwards { Stay, HangUp };

    /// The host must be an address of the loopback interface.
    RawServer(const QByteArray &answer, Afterwards afterwards,
              const QHostAddress &host = QHostAddress(QHostAddress::LocalHost));
    /// One that speaks TLS.
    RawServer(const QByteArray &answer, const QSslConfiguration &encryption);

    quint16 port() const { return m_server->serverPort(); }
    QUrl address(const QString &path = QStringLiteral("/0")) const;
    std::vector<QUrl> addresses(int count) const;
    /// What all requests but the first are answered with.
    void setNextAnswer(const QByteArray &answer) { m_nextAnswers = {answer}; }
    /// What those after the first are answered with; the last one stays.
    void setNextAnswers(const QList<QByteArray> &answers) { m_nextAnswers = answers; }
    /// To be sent again and again after the answer, as fast as the client takes it.
    void setEndlessBody(const QByteArray &piece) { m_endless = piece; }
    /// Answers the request that waits longest; those wait whose answer is empty.
    void answerOldest(const QByteArray &answer);
    /// To all clients that are there.
    void sendToAll(const QByteArray &bytes);
    /// Ends all connections.
    void hangUp();
    /// Leaves new connections to the kernel, which takes some fifty of them by itself.
    void pause() { m_server->pauseAccepting(); }
    void resume() { m_server->resumeAccepting(); }

    /// Connections that were made, and those that the client has ended.
    int connections() const { return m_connections; }
    int left() const { return m_left; }
    /// The paths of all requests, in the order in which they came.
    const QStringList &paths() const { return m_paths; }
    /// The same with everything that came with them.
    const QList<RawRequest> &requests() const { return m_requests; }

private:
    void listen(const QHostAddress &host);
    void serve(QTcpSocket *socket);
    void readRequests(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &answer);

    QString m_scheme;
    std::unique_ptr<QTcpServer> m_server;
    QByteArray m_answer;
    QList<QByteArray> m_nextAnswers;
    QByteArray m_endless;
    Afterwards m_afterwards = Afterwards::Stay;
    QList<QTcpSocket *> m_sockets;
    QList<QTcpSocket *> m_waiting; ///< for an answer; those that came first are first
    QStringList m_paths;
    QList<RawRequest> m_requests;
    int m_connections = 0;
    int m_left = 0;
};

} // namespace Coroscope::Testing
