// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"

#include "core/net/memcachedclient.h"

#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

#include <memory>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A server that answers each line with the next of the given replies, and keeps the lines.
class ScriptedMemcached
{
public:
    explicit ScriptedMemcached(QList<QByteArray> replies)
        : m_replies(std::move(replies))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            ++connections;
            QTcpSocket *const socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                while (socket->canReadLine()) {
                    answer(*socket, socket->readLine());
                }
            });
        });
        m_server.listen(QHostAddress(QHostAddress::LocalHost));
    }
    MemcachedAddress address() const { return {u"127.0.0.1"_s, m_server.serverPort()}; }
    void close() { m_server.close(); }

    QList<QByteArray> lines;
    int connections = 0;

private:
    void answer(QTcpSocket &socket, const QByteArray &line)
    {
        lines.append(line.trimmed());
        const QByteArray reply = m_replies.isEmpty() ? QByteArray() : m_replies.takeFirst();
        if (reply == "hang up") {
            socket.abort();
        } else {
            socket.write(reply);
        }
    }

    QTcpServer m_server;
    QList<QByteArray> m_replies;
};

/// One read and what it was answered.
struct Asked
{
    std::optional<BatchStore::Answers> answers;

    void ask(MemcachedClient &client, BatchStore::Keys keys)
    {
        answers.reset();
        client.read(std::move(keys),
                    [this](BatchStore::Answers given) { answers = std::move(given); });
    }
    const BatchAnswer &at(std::size_t index) const { return answers->at(index); }
};

} // namespace

class tst_MemcachedClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyKeysAreOneLine()
    {
        ScriptedMemcached server({"VALUE c 0 2\r\n\r\n\r\nVALUE a 0 1\r\nx\r\nEND\r\n"});
        MemcachedClient client(server.address());
        Asked asked;
        asked.ask(client, {"a", "b", "c"});
        QTRY_VERIFY(asked.answers);
        QCOMPARE(server.lines, QList<QByteArray>{"get a b c"});
        QCOMPARE(asked.at(0).value, QByteArray("x"));
        QVERIFY(asked.at(1).kind == BatchAnswer::Kind::Missing);
        QCOMPARE(asked.at(2).value, QByteArray("\r\n"));
        QCOMPARE(client.roundTrips(), std::uint64_t(1));
    }

    void aKeyThatCannotBeSentIsRefusedByName_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("words");
        QTest::newRow("too long") << QByteArray(251, 'k') << u"kkk… has 251 bytes"_s;
        QTest::newRow("blank") << QByteArray("a b") << u"“a b”"_s;
        QTest::newRow("end of line") << QByteArray("a\r\nflush_all") << u"control"_s;
        QTest::newRow("delete") << QByteArray("a\x7f") << u"control"_s;
        QTest::newRow("empty") << QByteArray("") << u"empty"_s;
    }
    void aKeyThatCannotBeSentIsRefusedByName()
    {
        QFETCH(QByteArray, key);
        QFETCH(QString, words);
        ScriptedMemcached server({"VALUE good 0 1\r\nx\r\nEND\r\n"});
        MemcachedClient client(server.address());
        Asked asked;
        asked.ask(client, {key, "good"});
        QTRY_VERIFY(asked.answers);
        QVERIFY(asked.at(0).kind == BatchAnswer::Kind::Refused);
        QVERIFY2(asked.at(0).error.contains(words), qPrintable(asked.at(0).error));
        QVERIFY(asked.at(1).isFound());
        QCOMPARE(server.lines, QList<QByteArray>{"get good"});
    }

    void theLongestKeyIsSent()
    {
        QVERIFY(!MemcachedClient::faultOf(QByteArray(250, 'k')));
        QVERIFY(!MemcachedClient::faultOf(QByteArray("sch\xc3\xb6n")));
    }

    void readsAndWritesArePipelinedInOrder()
    {
        ScriptedMemcached server({"END\r\n", "STORED\r\n", "", "SERVER_ERROR out of memory\r\n",
                                  "ERROR\r\n", "VERSION 1\r\n", "VALUE a 0 1\r\nx\r\nEND\r\n"});
        MemcachedClient client(server.address());
        Asked first;
        Asked second;
        first.ask(client, {"a"});
        client.write({{"a", "x"}, {"b", "y"}, {"bad key", "z"}});
        second.ask(client, {"a"});
        QTRY_VERIFY(second.answers);
        QVERIFY(first.at(0).kind == BatchAnswer::Kind::Missing);
        QCOMPARE(second.at(0).value, QByteArray("x"));
        QCOMPARE(server.lines, (QList<QByteArray>{"get a", "set a 0 0 1", "x", "set b 0 0 1", "y",
                                                  "version", "get a"}));
        QCOMPARE(client.refusedWrites(), std::uint64_t(3));
    }

    void valuesMayBeWrittenForAWhile()
    {
        ScriptedMemcached server({"", "STORED\r\n", "VERSION 1\r\n"});
        MemcachedClient client(server.address());
        client.setExpiry(1h);
        client.write({{"a", "x"}});
        QTRY_COMPARE(server.lines, (QList<QByteArray>{"set a 0 3600 1", "x", "version"}));
        QTRY_VERIFY(client.finishWrites(0ms));
        QCOMPARE(client.refusedWrites(), std::uint64_t(0));
    }

    void aLostConnectionIsSaidAndMadeAgain_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("words");
        QTest::newRow("hang up") << QByteArray("hang up") << u"closed"_s;
        QTest::newRow("error") << QByteArray("ERROR\r\n") << u"“ERROR”"_s;
        QTest::newRow("server error")
            << QByteArray("SERVER_ERROR out of memory\r\n") << u"out of memory"_s;
        QTest::newRow("nonsense") << QByteArray("hello\r\n") << u"“hello”"_s;
        QTest::newRow("another key") << QByteArray("VALUE q 0 1\r\nx\r\n") << u"not asked"_s;
    }
    void aLostConnectionIsSaidAndMadeAgain()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, words);
        ScriptedMemcached server({reply, "VALUE a 0 1\r\nx\r\nEND\r\n"});
        MemcachedClient client(server.address());
        Asked asked;
        asked.ask(client, {"a"});
        QTRY_VERIFY(asked.answers);
        QVERIFY(asked.at(0).kind == BatchAnswer::Kind::Unreachable);
        QVERIFY2(asked.at(0).error.contains(words), qPrintable(asked.at(0).error));
        QVERIFY(asked.at(0).error.contains(server.address().text()));
        asked.ask(client, {"a"});
        QTRY_VERIFY(asked.answers);
        QVERIFY(asked.at(0).isFound());
        QCOMPARE(server.connections, 2);
    }

    void whatCameBeforeTheLossIsKept()
    {
        ScriptedMemcached server({"VALUE a 0 1\r\nx\r\nSERVER_ERROR no more\r\n"});
        MemcachedClient client(server.address());
        Asked asked;
        asked.ask(client, {"a", "b"});
        QTRY_VERIFY(asked.answers);
        QVERIFY(asked.at(0).isFound());
        QVERIFY(asked.at(1).kind == BatchAnswer::Kind::Unreachable);
    }

    void aServerThatIsNotThereIsSaid()
    {
        ScriptedMemcached server({});
        server.close();
        MemcachedClient client(server.address());
        Asked asked;
        asked.ask(client, {"a"});
        QTRY_VERIFY(asked.answers);
        QVERIFY2(asked.at(0).error.contains(u"refused"_s), qPrintable(asked.at(0).error));
        QCOMPARE(client.roundTrips(), std::uint64_t(0));
    }

    void aSilentServerIsGivenUp()
    {
        ScriptedMemcached server({});
        MemcachedClient client(server.address(), 200ms);
        Asked asked;
        asked.ask(client, {"a"});
        QTRY_VERIFY(asked.answers);
        QVERIFY2(asked.at(0).error.contains(u"does not answer"_s), qPrintable(asked.at(0).error));
    }

    void aServerThatWasSilentIsWaitedForLess()
    {
        ScriptedMemcached server(QList<QByteArray>{""} + QList<QByteArray>(100, "END\r\n"));
        MemcachedClient client(server.address(), 200ms, 20ms);
        client.setPlace(u"cache.example:11211"_s);
        QCOMPARE(client.patience(), 200ms);
        Asked asked;
        asked.ask(client, {"a"});
        QTRY_VERIFY(asked.answers);
        QVERIFY2(asked.at(0).error.contains(u"cache.example:11211"_s), qPrintable(asked.at(0).error));
        QCOMPARE(client.patience(), 20ms);
        // On a busy machine even a server that answers may take longer than that.
        for (int attempt = 0; attempt < 50 && client.patience() < 200ms; ++attempt) {
            asked.ask(client, {"a"});
            QTRY_VERIFY(asked.answers);
        }
        QCOMPARE(client.patience(), 200ms);
        QVERIFY(asked.at(0).kind == BatchAnswer::Kind::Missing);
    }

    void addressesAreHostAndPort()
    {
        const auto plain = memcachedAddress(u"cache.example:11211"_s);
        QVERIFY(plain && plain->host == u"cache.example"_s && plain->port == 11211);
        QVERIFY(memcachedAddress(u"[::1]:99"_s));
        for (const QString &wrong : {u""_s, u"host"_s, u"host:"_s, u":1"_s, u"host:99999"_s,
                                     u"host:1/x"_s, u"a b:1"_s, u"user@host:1"_s}) {
            QVERIFY2(!memcachedAddress(wrong), qPrintable(wrong));
        }
    }
};

COROSCOPE_TEST(tst_MemcachedClient)
#include "tst_memcachedclient.moc"
