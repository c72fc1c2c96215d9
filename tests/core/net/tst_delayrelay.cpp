// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include "core/net/delayrelay.h"

#include <QtCore/QElapsedTimer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <deque>
#include <memory>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A server that says back what it hears, and after the client's end says "bye" and ends, too.
class EchoServer
{
public:
    EchoServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *const socket = m_server.nextPendingConnection();
            sockets.append(socket);
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [socket] { socket->write(socket->readAll()); });
            QObject::connect(socket, &QTcpSocket::readChannelFinished, socket, [socket] {
                if (socket->isOpen()) { // not when the server itself is over
                    socket->write("bye");
                    socket->disconnectFromHost();
                }
            });
        });
        m_server.listen(QHostAddress(QHostAddress::LocalHost));
    }
    quint16 port() const { return m_server.serverPort(); }
    void close() { m_server.close(); }

    QList<QTcpSocket *> sockets;

private:
    QTcpServer m_server;
};

/// A client and what it has heard.
struct RelayClient
{
    explicit RelayClient(quint16 port)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket,
                         [this] { heard += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        socket.waitForConnected();
    }
    QByteArray heard;
    QTcpSocket socket;
};

} // namespace

class tst_DelayRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerTakesARoundTrip()
    {
        EchoServer server;
        const DelayRelay relay(u"127.0.0.1"_s, server.port(), 200ms);
        RelayClient client(relay.port());
        QElapsedTimer time;
        time.start();
        client.socket.write("hello");
        QTRY_COMPARE(client.heard, QByteArray("hello"));
        QCOMPARE_GE(time.elapsed(), 200);
    }

    void bytesKeepTheirOrderAndDoNotWaitForEachOther()
    {
        EchoServer server;
        const DelayRelay relay(u"127.0.0.1"_s, server.port(), 100ms);
        RelayClient client(relay.port());
        QByteArray sent;
        for (int i = 0; i < 200'000; ++i) {
            sent += QByteArray::number(i) + ' ';
        }
        client.socket.write(sent);
        QTRY_COMPARE_WITH_TIMEOUT(client.heard.size(), sent.size(), 20'000);
        QVERIFY(client.heard == sent);
    }

    void theEndOfOneDirectionIsPassedOnAlone()
    {
        EchoServer server;
        const DelayRelay relay(u"localhost"_s, server.port(), 20ms);
        RelayClient client(relay.port());
        client.socket.write("last words");
        client.socket.disconnectFromHost();
        QTRY_COMPARE(server.sockets.size(), 1);
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(server.sockets.at(0)->state(), QAbstractSocket::UnconnectedState);
    }

    void aLostServerIsALostConnection()
    {
        EchoServer server;
        const DelayRelay relay(u"127.0.0.1"_s, server.port(), 20ms);
        RelayClient client(relay.port());
        QTRY_COMPARE(server.sockets.size(), 1);
        server.sockets.at(0)->abort();
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    }

    void aServerThatRefusesIsALostConnection()
    {
        EchoServer server;
        const quint16 port = server.port();
        server.close();
        const DelayRelay relay(u"127.0.0.1"_s, port, 20ms);
        RelayClient client(relay.port());
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    }

    void manyConnectionsPassAtOnce()
    {
        EchoServer server;
        const DelayRelay relay(u"127.0.0.1"_s, server.port(), 50ms);
        std::deque<RelayClient> clients;
        for (int i = 0; i < 50; ++i) {
            clients.emplace_back(relay.port()).socket.write(QByteArray::number(i));
        }
        for (int i = 0; i < 50; ++i) {
            QTRY_COMPARE(clients.at(std::size_t(i)).heard, QByteArray::number(i));
        }
    }

    void itEndsWhileBytesAreUnderWay()
    {
        EchoServer server;
        std::unique_ptr<RelayClient> client;
        {
            const DelayRelay relay(u"127.0.0.1"_s, server.port(), 10min);
            client = std::make_unique<RelayClient>(relay.port());
            client->socket.write("never");
            QTRY_COMPARE(server.sockets.size(), 1);
        }
        QTRY_COMPARE(client->socket.state(), QAbstractSocket::UnconnectedState);
    }

    void anUnknownHostIsSaid()
    {
        QVERIFY_EXCEPTION_THROWN(DelayRelay(u"no.such.host.invalid"_s, 1, 0ms), std::runtime_error);
    }
};

COROSCOPE_TEST(tst_DelayRelay)
#include "tst_delayrelay.moc"
