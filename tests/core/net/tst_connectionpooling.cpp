// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/netfixture.h"
#include "tests/support/recordedrun.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

constexpr int pooledRequests = 20;

} // namespace

// Twenty requests to a server that answers when it is told to.
class tst_ConnectionPooling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }
    void sixPerHostLeavesTheOthersInTheQueue();
    void theQueueIsFirstComeFirstServed();
    void connectionsThatHaveBecomeFreeAreUsedAgain();
    void onePerRequestQueuesNothing();
    void aNameWithTwoAddressesHasNoMoreThanSixConnections();
    void thePoolingCanChangeBetweenRequests();

private:
    /// Sends them and waits until so many have come to the server.
    void send(NetFixture &net, const RawServer &server, ConnectionPooling pooling, int arriving);
    /// Answers them one after another, waiting each time for what may come then.
    void answerAll(NetFixture &net, RawServer &server, int atOnce);
};

void tst_ConnectionPooling::send(NetFixture &net, const RawServer &server,
                                 ConnectionPooling pooling, int arriving)
{
    net.client().setPooling(pooling);
    net.begin(server.addresses(pooledRequests));
    QVERIFY(waitFor([&server, arriving] { return server.paths().size() == arriving; }));
}

void tst_ConnectionPooling::answerAll(NetFixture &net, RawServer &server, int atOnce)
{
    for (int answered = 1; answered <= pooledRequests; ++answered) {
        server.answerOldest(okAnswer("ok"));
        QVERIFY(waitFor([&net, answered] {
            return net.requestsAt(RequestStep::Done) == std::size_t(answered);
        }));
        const int arrived = std::min(pooledRequests, answered + atOnce);
        QVERIFY(waitFor([&server, arrived] { return server.paths().size() == arrived; }));
    }
    QCOMPARE(net.answers(), std::size_t(pooledRequests));
}

void tst_ConnectionPooling::sixPerHostLeavesTheOthersInTheQueue()
{
    RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;

    send(net, server, ConnectionPooling::SixPerHost, 6);

    QVERIFY(waitFor([&net] { return net.requestsAt(RequestStep::Sent) == 6; }));
    const Snapshot snapshot = net.snapshot();
    for (std::size_t i = 0; i < pooledRequests; ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        QVERIFY(request.step(RequestStep::Queued).has_value());
        QCOMPARE(request.step(RequestStep::Connecting).has_value(), i < 6);
        QCOMPARE(request.step(RequestStep::Sent).has_value(), i < 6);
    }
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), pooledRequests);
    QCOMPARE(net.lastOf(QStringLiteral("connections in use")), 6);
    answerAll(net, server, 6);
    QCOMPARE(net.peakOf(QStringLiteral("in flight")), pooledRequests);
    QCOMPARE(net.peakOf(QStringLiteral("connections in use")), 6);
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), 0);
    QCOMPARE(net.lastOf(QStringLiteral("connections in use")), 0);
}

void tst_ConnectionPooling::theQueueIsFirstComeFirstServed()
{
    RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;

    send(net, server, ConnectionPooling::SixPerHost, 6);
    answerAll(net, server, 6);

    // The first six connect at the same time, and may overtake each other.
    QStringList first = server.paths().first(6);
    first.sort();
    for (int number = 0; number < pooledRequests; ++number) {
        QCOMPARE((number < 6 ? first : server.paths()).at(number),
                 QStringLiteral("/%1").arg(number));
    }
}

void tst_ConnectionPooling::connectionsThatHaveBecomeFreeAreUsedAgain()
{
    RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;

    send(net, server, ConnectionPooling::SixPerHost, 6);
    answerAll(net, server, 6);

    QCOMPARE(server.connections(), 6);
    const Snapshot snapshot = net.snapshot();
    for (std::size_t i = 0; i < pooledRequests; ++i) {
        QCOMPARE(snapshot.requests.at(i).connection,
                 i < 6 ? ConnectionUse::New : ConnectionUse::Reused);
        QCOMPARE(snapshot.requests.at(i).step(RequestStep::Connecting).has_value(), i < 6);
        QVERIFY(snapshot.requests.at(i).step(RequestStep::Sent).has_value());
    }
}

void tst_ConnectionPooling::onePerRequestQueuesNothing()
{
    RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;

    send(net, server, ConnectionPooling::OnePerRequest, pooledRequests);
    answerAll(net, server, pooledRequests);

    QCOMPARE(server.connections(), pooledRequests);
    QCOMPARE(net.peakOf(QStringLiteral("in flight")), pooledRequests);
    QCOMPARE(net.peakOf(QStringLiteral("connections in use")), pooledRequests);
    for (std::size_t i = 0; i < pooledRequests; ++i) {
        QCOMPARE(net.snapshot().requests.at(i).connection, ConnectionUse::New);
    }
}

void tst_ConnectionPooling::aNameWithTwoAddressesHasNoMoreThanSixConnections()
{
    const RawServer server(okAnswer("ok"), RawServer::Afterwards::Stay);
    QUrl named = server.address();
    named.setHost(QStringLiteral("localhost"));
    NetFixture net;
    net.client().setPooling(ConnectionPooling::SixPerHost);

    net.begin(std::vector<QUrl>(pooledRequests, named));

    QVERIFY(waitFor([&net] { return net.answers() == pooledRequests; }));
    QCOMPARE_LE(net.peakOf(QStringLiteral("connections in use")), 6);
    QCOMPARE_LE(server.connections(), 6);
    QCOMPARE(net.lastOf(QStringLiteral("connections in use")), 0);
}

void tst_ConnectionPooling::thePoolingCanChangeBetweenRequests()
{
    RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;
    send(net, server, ConnectionPooling::SixPerHost, 6);

    net.client().setPooling(ConnectionPooling::OnePerRequest);
    net.begin({server.address(QStringLiteral("/another"))});

    QVERIFY(waitFor([&server] { return server.paths().size() == 7; }));
    QCOMPARE(server.paths().last(), QStringLiteral("/another"));
}

COROSCOPE_TEST(tst_ConnectionPooling)
#include "tst_connectionpooling.moc"
