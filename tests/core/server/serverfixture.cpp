// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/serverfixture.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>

#include <sys/resource.h>

#include <utility>

namespace Coroscope::Testing {
namespace {

constexpr int patienceMilliseconds = 10'000;

} // namespace

RunningServer::RunningServer(const PracticeServerOptions &options)
    : m_server(options)
    , m_thread([this] { m_server.run(); })
{}

RunningServer::~RunningServer()
{
    m_server.stop();
    m_thread.join();
}

bool RunningServer::isAnswering() const
{
    RawClient client(port());
    client.get("/still-there");
    const HttpAnswer answer = client.answer();
    return answer.status == 200 && !answer.body.isEmpty();
}

PracticeServerOptions quickOptions()
{
    PracticeServerOptions options;
    options.speed = 1000;
    options.bodyBytes = 1000;
    return options;
}

RawClient::RawClient(quint16 port)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    m_socket.waitForConnected(patienceMilliseconds);
}

bool RawClient::isConnected() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    while (isConnected() && m_socket.bytesToWrite() > 0
           && m_socket.waitForBytesWritten(patienceMilliseconds)) {
    }
}

HttpAnswer RawClient::answer()
{
    HttpAnswer answer = answerWithoutBody();
    const qsizetype length = answer.headers.value("content-length", "0").toLongLong();
    while (m_received.size() < length) {
        if (!readMore()) {
            return {};
        }
    }
    answer.body = m_received.left(length);
    m_received.remove(0, length);
    return answer;
}

HttpAnswer RawClient::answerWithoutBody()
{
    while (!m_received.contains("\r\n\r\n")) {
        if (!readMore()) {
            return {};
        }
    }
    const qsizetype headerLength = m_received.indexOf("\r\n\r\n");
    QList<QByteArray> lines = m_received.left(headerLength).replace("\r\n", "\n").split('\n');
    m_received.remove(0, headerLength + 4);
    HttpAnswer answer;
    answer.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return answer;
}

QByteArray RawClient::read(qsizetype length)
{
    while (m_received.size() < length && readMore()) {
    }
    const QByteArray bytes = m_received.left(length);
    m_received.remove(0, bytes.size());
    return bytes;
}

QByteArray RawClient::readToTheEnd()
{
    while (readMore()) {
    }
    return std::exchange(m_received, {});
}

QByteArray RawClient::request(const QByteArray &method, const QByteArray &target)
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

bool RawClient::readMore()
{
    if (m_socket.bytesAvailable() == 0) {
        m_socket.waitForReadyRead(patienceMilliseconds);
    }
    const QByteArray part = m_socket.readAll();
    m_received += part;
    return !part.isEmpty();
}

PracticeServerOptions TimedServer::options()
{
    PracticeServerOptions options = quickOptions();
    options.speed = 20;
    return options;
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace Coroscope::Testing
