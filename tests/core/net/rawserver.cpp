// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/net/rawserver.h"

#include <QtNetwork/QTcpSocket>

namespace Coroscope::Testing {

RawServer::RawServer(const QByteArray &answer, Afterwards afterwards)
    : m_answer(answer)
    , m_afterwards(afterwards)
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { serve(); });
    m_server.listen(QHostAddress(QHostAddress::LocalHost));
}

QUrl RawServer::address() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/0").arg(m_server.serverPort()));
}

void RawServer::serve()
{
    QTcpSocket *const socket = m_server.nextPendingConnection();
    ++m_connections;
    QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this] { ++m_left; });
    QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
        if (!socket->readAll().contains("\r\n\r\n")) {
            return;
        }
        socket->write(m_answer);
        m_answer = m_nextAnswer.value_or(m_answer);
        if (m_afterwards == Afterwards::HangUp) {
            socket->disconnectFromHost();
        }
    });
}

} // namespace Coroscope::Testing
