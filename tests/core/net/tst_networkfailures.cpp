// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/netfixture.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

Fetched fetchOne(NetFixture &net, const QUrl &address)
{
    return net.fetch({address}, NetFixture::Mode::Together).front();
}

} // namespace

class tst_NetworkFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedConnectionIsAnErrorWithItsReason();
    void anErrorStatusIsAnAnswer_data();
    void anErrorStatusIsAnAnswer();
    void halfAnAnswerIsAnError_data();
    void halfAnAnswerIsAnError();
    void whatIsNoHttpIsAnError();
    void aServerThatGoesAwayFailsTheRequestsUnderWay();
    void aRedirectWithinTheServerIsFollowed();
    void aRedirectToAnotherServerIsAnError();
    void cancellingLeavesTheServer();
};

void tst_NetworkFailures::aRefusedConnectionIsAnErrorWithItsReason()
{
    QUrl address;
    {
        const RawServer gone({}, RawServer::Afterwards::Stay);
        address = gone.address();
    }
    NetFixture net;

    const Fetched fetched = fetchOne(net, address);

    QVERIFY2(fetched.error.contains(QStringLiteral("refused")), qPrintable(fetched.error));
    const Snapshot snapshot = net.snapshot();
    const RequestTimeline &request = snapshot.requests.at(0);
    QVERIFY(request.isDone());
    QVERIFY(request.step(RequestStep::Connecting).has_value());
    QVERIFY(!request.step(RequestStep::Sent).has_value());
    QCOMPARE(snapshot.text(request.error.value()), fetched.error);
    QVERIFY(!request.status.has_value());
}

void tst_NetworkFailures::anErrorStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 405, 410, 429, 500, 501, 503, 599}) {
        QTest::addRow("%d", status) << status;
    }
}

void tst_NetworkFailures::anErrorStatusIsAnAnswer()
{
    QFETCH(int, status);
    const RawServer server("HTTP/1.1 " + QByteArray::number(status)
                               + " No\r\nContent-Length: 5\r\n\r\nsorry",
                           RawServer::Afterwards::Stay);
    NetFixture net;

    const Fetched fetched = fetchOne(net, server.address());

    QCOMPARE(fetched.error, QString());
    QCOMPARE(fetched.status, status);
    QCOMPARE(fetched.bytes, 5);
    QCOMPARE(net.snapshot().requests.at(0).status, std::uint16_t(status));
    QVERIFY(!net.snapshot().requests.at(0).error.has_value());
}

void tst_NetworkFailures::halfAnAnswerIsAnError_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::newRow("of a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
                               << 200;
    QTest::newRow("of an error's body")
        << QByteArray("HTTP/1.1 503 No\r\nContent-Length: 10\r\n\r\nhalf") << 503;
    // No row for a chunked body: Qt 6.4 takes half of one for whole.
    QTest::newRow("of the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le") << 0;
}

void tst_NetworkFailures::halfAnAnswerIsAnError()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    const RawServer server(answer, RawServer::Afterwards::HangUp);
    NetFixture net;

    const Fetched fetched = fetchOne(net, server.address());

    QVERIFY(!fetched.error.isEmpty());
    QCOMPARE(fetched.status, status);
    const Snapshot snapshot = net.snapshot();
    QVERIFY(snapshot.requests.at(0).isDone());
    QCOMPARE(snapshot.text(snapshot.requests.at(0).error.value()), fetched.error);
}

void tst_NetworkFailures::whatIsNoHttpIsAnError()
{
    const RawServer server("SSH-2.0-OpenSSH\r\n\r\n", RawServer::Afterwards::HangUp);
    NetFixture net;

    QVERIFY(!fetchOne(net, server.address()).error.isEmpty());
}

void tst_NetworkFailures::aServerThatGoesAwayFailsTheRequestsUnderWay()
{
    PracticeServerOptions options;
    options.minimumDelaySeconds = options.maximumDelaySeconds = 3600;
    auto server = std::make_unique<RunningServer>(options);
    const QUrl address(QStringLiteral("http://127.0.0.1:%1/").arg(server->port()));
    NetFixture net;
    net.onceReached(RequestStep::Sent, 5, [&server] { server.reset(); });

    const auto fetched = net.fetch(std::vector<QUrl>(5, address), NetFixture::Mode::Together);

    for (const Fetched &one : fetched) {
        QVERIFY(!one.error.isEmpty());
        QCOMPARE(one.status, 0);
    }
    QCOMPARE(net.requestsAt(RequestStep::Done), std::size_t(5));
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), 0);
}

void tst_NetworkFailures::aRedirectWithinTheServerIsFollowed()
{
    RawServer server("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /there\r\n\r\n",
                     RawServer::Afterwards::Stay);
    server.setNextAnswer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    NetFixture net;

    const Fetched fetched = fetchOne(net, server.address());

    QCOMPARE(fetched.error, QString());
    QCOMPARE(fetched.status, 200);
    QCOMPARE(fetched.bytes, 2);
    QCOMPARE(net.snapshot().requests.at(0).status, std::uint16_t(200));
}

void tst_NetworkFailures::aRedirectToAnotherServerIsAnError()
{
    const RawServer other("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                          RawServer::Afterwards::Stay);
    const RawServer server("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                               + other.address().toEncoded() + "\r\n\r\n",
                           RawServer::Afterwards::Stay);
    NetFixture net;

    const Fetched fetched = fetchOne(net, server.address());

    QVERIFY2(fetched.error.contains(QStringLiteral("another server")), qPrintable(fetched.error));
    QCOMPARE(other.connections(), 0);
}

void tst_NetworkFailures::cancellingLeavesTheServer()
{
    const RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;
    net.onceReached(RequestStep::Sent, 5, [&net] { net.requestStop(); });

    net.fetch(std::vector<QUrl>(5, server.address()), NetFixture::Mode::Together);

    QCOMPARE(server.connections(), 5);
    QTRY_COMPARE(server.left(), 5);
}

COROSCOPE_TEST(tst_NetworkFailures)
#include "tst_networkfailures.moc"
