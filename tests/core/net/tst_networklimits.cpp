// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "core/net/networkclient.h"
#include "tests/core/net/netfixture.h"
#include "tests/support/recordedrun.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace std::chrono_literals;

namespace {

/// On this machine, but not by the name that NetworkLimits::idleOnThisMachine is for.
const QHostAddress otherHost(QStringLiteral("127.0.0.2"));

/// Headers that announce so many bytes, and as many of those as are given.
QByteArray beginningOf(qint64 announced, const QByteArray &first)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(announced) + "\r\n\r\n"
           + first;
}

QString recordedError(const NetFixture &net, std::size_t request)
{
    const Snapshot snapshot = net.snapshot();
    const auto error = snapshot.requests.at(request).error;
    return error ? snapshot.text(*error) : QString();
}

/// How a request would end that makes no progress for so long.
RequestEnd endAfter(std::chrono::seconds silence, HttpExchange &exchange)
{
    return static_cast<NetworkExchange &>(exchange).overdueAt(std::chrono::steady_clock::now()
                                                              + silence);
}

} // namespace

class tst_NetworkLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }
    void aServerThatSaysNothingIsGivenUp();
    void thisMachinesServersMayTakeLonger();
    void anAnswerThatDripsForeverIsGivenUp();
    void waitingForAConnectionIsNotTheServersSilence();
    void aServerThatHasEndedIsNotWaitedForAsLong();
    void anEndlessBodyIsGivenUp();
    void aBodyOfTheMostBytesIsTaken();
    void bodiesThatAreTooLongTogetherFailTheOneThatIsTooMuch();
    void aBodyThatWasTakenIsNoLongerHeld();
};

void tst_NetworkLimits::aServerThatSaysNothingIsGivenUp()
{
    const RawServer server({}, RawServer::Afterwards::Stay);
    NetworkLimits limits;
    limits.idleOnThisMachine = 40ms;
    NetFixture net(limits);

    const auto fetched = net.fetch(server.addresses(3), NetFixture::Mode::Together);

    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(fetched[i].error, QStringLiteral("nothing came from the server for too long: it "
                                                  "is too slow, or gone"));
        QCOMPARE(recordedError(net, i), fetched[i].error);
    }
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), 0);
    QVERIFY(waitFor([&server] { return server.left() == server.connections(); }));
}

void tst_NetworkLimits::thisMachinesServersMayTakeLonger()
{
    const RawServer silent({}, RawServer::Afterwards::Stay, otherHost);
    RawServer slow({}, RawServer::Afterwards::Stay);
    NetworkLimits limits;
    limits.idle = 40ms;
    NetFixture net(limits);
    net.once([&net, &slow] { return net.failures() == 1 && slow.paths().size() == 1; },
             [&slow] { slow.answerOldest(okAnswer("late")); });

    const auto fetched = net.fetch({silent.address(), slow.address()},
                                   NetFixture::Mode::Together);

    QVERIFY2(fetched[0].error.startsWith(QStringLiteral("nothing came")),
             qPrintable(fetched[0].error));
    QCOMPARE(fetched[1].error, QString());
    QCOMPARE(fetched[1].bytes, 4);
}

void tst_NetworkLimits::anAnswerThatDripsForeverIsGivenUp()
{
    RawServer dripping(beginningOf(1'000'000, "a"), RawServer::Afterwards::Stay);
    QTimer drip;
    connect(&drip, &QTimer::timeout, &drip, [&dripping] { dripping.sendToAll("a"); });
    drip.start(2);
    NetworkLimits limits;
    limits.whole = 200ms;
    NetFixture net(limits);

    const auto fetched = net.fetch(dripping.addresses(2), NetFixture::Mode::Together);

    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(fetched[i].error, QStringLiteral("the answer took too long altogether: the server "
                                                  "sends it too slowly"));
        QCOMPARE(recordedError(net, i), fetched[i].error);
    }
    QVERIFY(waitFor([&dripping] { return dripping.left() == dripping.connections(); }));
}

void tst_NetworkLimits::waitingForAConnectionIsNotTheServersSilence()
{
    const RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;
    net.client().setPooling(ConnectionPooling::SixPerHost);

    const auto &exchanges = net.begin(server.addresses(8));
    QVERIFY(waitFor([&server] { return server.paths().size() == 6; }));

    for (std::size_t i = 0; i < 8; ++i) {
        const bool isQueued = !net.snapshot().requests.at(i).step(RequestStep::Connecting);
        QCOMPARE(isQueued, i >= 6);
        QCOMPARE(endAfter(1h, *exchanges[i]) == RequestEnd::None, isQueued);
    }
}

void tst_NetworkLimits::aServerThatHasEndedIsNotWaitedForAsLong()
{
    const RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;
    HttpExchange &exchange = *net.begin(server.addresses(1)).front();
    QVERIFY(waitFor([&server] { return server.paths().size() == 1; }));
    QCOMPARE(endAfter(60s, exchange), RequestEnd::None);

    net.client().serverHasEnded();

    QCOMPARE(endAfter(0s, exchange), RequestEnd::None);
    QCOMPARE(endAfter(60s, exchange), RequestEnd::Idle);
}

void tst_NetworkLimits::anEndlessBodyIsGivenUp()
{
    RawServer server("HTTP/1.1 200 OK\r\n\r\n", RawServer::Afterwards::Stay);
    server.setEndlessBody(QByteArray(20'000, 'a'));
    NetworkLimits limits;
    limits.bodyBytes = 300'000;
    NetFixture net(limits);

    const auto fetched = net.fetch(server.addresses(2), NetFixture::Mode::Together);

    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(fetched[i].error,
                 QStringLiteral("the body is too long, or endless: no more of it is read"));
        QCOMPARE(recordedError(net, i), fetched[i].error);
        QVERIFY(net.snapshot().requests.at(i).step(RequestStep::Downloading).has_value());
    }
    QVERIFY(waitFor([&server] { return server.left() == 2; }));
}

void tst_NetworkLimits::aBodyOfTheMostBytesIsTaken()
{
    const RawServer server(okAnswer(QByteArray(1000, 'a')), RawServer::Afterwards::Stay);
    NetworkLimits limits;
    limits.bodyBytes = 1000;
    limits.heldBytes = 1000;
    NetFixture net(limits);

    const auto fetched = net.fetch(server.addresses(1), NetFixture::Mode::Together);

    QCOMPARE(fetched[0].error, QString());
    QCOMPARE(fetched[0].bytes, 1000);
}

void tst_NetworkLimits::bodiesThatAreTooLongTogetherFailTheOneThatIsTooMuch()
{
    // The last byte of each comes when one of them has failed.
    RawServer server(beginningOf(600'001, QByteArray(600'000, 'a')), RawServer::Afterwards::Stay);
    NetworkLimits limits;
    limits.heldBytes = 1'000'000;
    NetFixture net(limits);
    net.onceReached(RequestStep::Done, 1, [&server] { server.sendToAll("a"); });

    auto fetched = net.fetch(server.addresses(2), NetFixture::Mode::Together);

    const std::size_t failed = fetched[0].error.isEmpty() ? 1 : 0;
    QCOMPARE(fetched[failed].error,
             QStringLiteral("all bodies together are too long: ask for fewer at a time"));
    QCOMPARE(recordedError(net, failed), fetched[failed].error);
    QCOMPARE(fetched[1 - failed].error, QString());
    QCOMPARE(fetched[1 - failed].bytes, 600'001);
}

void tst_NetworkLimits::aBodyThatWasTakenIsNoLongerHeld()
{
    const RawServer server(okAnswer(QByteArray(600, 'a')), RawServer::Afterwards::Stay);
    NetworkLimits limits;
    limits.heldBytes = 1000;
    NetFixture net(limits);

    const auto fetched = net.fetch(server.addresses(10), NetFixture::Mode::OneByOne);

    for (const Fetched &one : fetched) {
        QCOMPARE(one.error, QString());
        QCOMPARE(one.bytes, 600);
    }
}

COROSCOPE_TEST(tst_NetworkLimits)
#include "tst_networklimits.moc"
