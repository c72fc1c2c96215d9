// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/net/rawserver.h"

#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpSocket>

#include <utility>

namespace Coroscope::Testing {
namespace {

std::unique_ptr<QTcpServer> encryptedServer(const QSslConfiguration &encryption)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(encryption);
    return server;
}

RawRequest requestIn(const QByteArray &head)
{
    QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.takeFirst().trimmed().split(' ');
    RawRequest request{first.value(0), first.value(1), {}, {}};
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0) {
            request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
        }
    }
    return request;
}

} // namespace

QByteArray RawRequest::header(const QByteArray &name) const
{
    for (const auto &[known, value] : headers) {
        if (known.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

QByteArray okAnswer(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
           + body;
}

RawServer::RawServer(const QByteArray &answer, Afterwards afterwards, const QHostAddress &host)
    : m_scheme(QStringLiteral("http"))
    , m_server(std::make_unique<QTcpServer>())
    , m_answer(answer)
    , m_afterwards(afterwards)
{
    listen(host);
}

RawServer::RawServer(const QByteArray &answer, const QSslConfiguration &encryption)
    : m_scheme(QStringLiteral("https"))
    , m_server(encryptedServer(encryption))
    , m_answer(answer)
{
    listen(QHostAddress(QHostAddress::LocalHost));
}

void RawServer::listen(const QHostAddress &host)
{
    m_server->setMaxPendingConnections(1000);
    QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(),
                     [this] {
                         while (QTcpSocket *socket = m_server->nextPendingConnection()) {
                             serve(socket);
                         }
                     });
    m_server->listen(host);
}

QUrl RawServer::address(const QString &path) const
{
    return QUrl(QStringLiteral("%1://%2:%3%4")
                    .arg(m_scheme, m_server->serverAddress().toString())
                    .arg(m_server->serverPort())
                    .arg(path));
}

std::vector<QUrl> RawServer::addresses(int count) const
{
    std::vector<QUrl> found;
    for (int number = 0; number < count; ++number) {
        found.push_back(address(QStringLiteral("/%1").arg(number)));
    }
    return found;
}

void RawServer::serve(QTcpSocket *socket)
{
    ++m_connections;
    m_sockets.append(socket);
    QObject::connect(socket, &QTcpSocket::disconnected, m_server.get(), [this, socket] {
        ++m_left;
        m_sockets.removeOne(socket);
        m_waiting.removeAll(socket);
    });
    QObject::connect(socket, &QTcpSocket::readyRead, socket,
                     [this, socket] { readRequests(socket); });
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, [this, socket] {
        if (!m_endless.isEmpty() && socket->bytesToWrite() == 0) {
            socket->write(m_endless);
        }
    });
    readRequests(socket);
}

void RawServer::readRequests(QTcpSocket *socket)
{
    const QByteArray mark = "\r\n\r\n";
    for (qsizetype end = 0; (end = socket->peek(1 << 16).indexOf(mark)) >= 0;) {
        RawRequest request = requestIn(socket->peek(end + mark.size()));
        const qint64 bodyBytes = request.header("Content-Length").toLongLong();
        if (socket->bytesAvailable() < end + mark.size() + bodyBytes) {
            return;
        }
        socket->skip(end + mark.size());
        request.body = socket->read(bodyBytes);
        m_paths.append(QString::fromLatin1(request.target));
        m_requests.append(request);
        if (m_answer.isEmpty() && m_afterwards == Afterwards::Stay) {
            m_waiting.append(socket);
        } else {
            answer(socket, m_answer);
        }
        if (!m_nextAnswers.isEmpty()) {
            m_answer = m_nextAnswers.size() > 1 ? m_nextAnswers.takeFirst()
                                                : m_nextAnswers.constFirst();
        }
    }
}

void RawServer::answer(QTcpSocket *socket, const QByteArray &answer)
{
    socket->write(answer);
    if (m_afterwards == Afterwards::HangUp) {
        socket->disconnectFromHost();
    }
}

void RawServer::answerOldest(const QByteArray &bytes)
{
    if (!m_waiting.isEmpty()) {
        answer(m_waiting.takeFirst(), bytes);
    }
}

void RawServer::hangUp()
{
    const QList<QTcpSocket *> sockets = m_sockets;
    for (QTcpSocket *socket : sockets) {
        socket->disconnectFromHost();
    }
}

void RawServer::sendToAll(const QByteArray &bytes)
{
    for (QTcpSocket *socket : std::as_const(m_sockets)) {
        socket->write(bytes);
    }
}

} // namespace Coroscope::Testing
