// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/netfixture.h"
#include "tests/support/recordedrun.h"
#endif
#include "core/net/requestfailure.h"
#include "tests/core/net/rawserver.h"
#include "tests/support/softlimit.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

const QString refusedByKernel = QStringLiteral("Too many open files");
constexpr std::size_t greedyRequests = 40;
constexpr int spareDescriptors = 20;

/// An answer after which the connection is closed.
const QByteArray parting("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");

/// One request that succeeds and one that fails: the undefined behaviour sanitizer needs
/// descriptors to look at a class for the first time, and Qt to load what it will use.
void warmUp(NetFixture &net, const RawServer &server)
{
    net.client().prepare(server.address(), int(greedyRequests));
    const QUrl nowhere = RawServer({}, RawServer::Afterwards::Stay).address();
    const auto &exchanges = net.begin({server.address(), nowhere});
    QVERIFY(waitFor([&exchanges] {
        return exchanges[0]->isFinished() && exchanges[1]->isFinished();
    }));
    QVERIFY(waitFor([&server] { return server.left() == server.connections(); }));
    QCOMPARE(net.answers(), std::size_t(1));
}

} // namespace

class tst_DescriptorShortage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }
    void preparingSendsNothingAndRecordsNothing();
    void theKernelsRefusalIsItsOwnWords();
    void requestsThatGetNoDescriptorSayWhyAndTheOthersSucceed();
    void nothingIsLeftOverForTheRequestsAfterwards();
    void aNameThatCannotBeLookedUpForWantOfADescriptorSaysSo();
};

void tst_DescriptorShortage::preparingSendsNothingAndRecordsNothing()
{
    const RawServer server(parting, RawServer::Afterwards::Stay);
    NetFixture net;
    QUrl encrypted = server.address();
    encrypted.setScheme(QStringLiteral("https"));

    net.client().prepare(server.address(), 100);
    net.client().prepare(encrypted, 13);

    QCOMPARE(net.eventCount(), std::size_t(0));
    QCOMPARE(server.connections(), 0);
}

void tst_DescriptorShortage::theKernelsRefusalIsItsOwnWords()
{
    QCOMPARE(descriptorRefusal(), QString());
    const SoftLimit full(limitWithRoomFor(0));
    QCOMPARE(descriptorRefusal(), refusedByKernel);
}

void tst_DescriptorShortage::requestsThatGetNoDescriptorSayWhyAndTheOthersSucceed()
{
    RawServer server(parting, RawServer::Afterwards::Stay);
    NetFixture net;
    warmUp(net, server);
    const std::size_t before = net.failures();
    // The server would take descriptors from the same stock.
    server.pause();
    auto scarce = std::make_unique<SoftLimit>(limitWithRoomFor(spareDescriptors));

    net.begin(server.addresses(greedyRequests));

    QVERIFY(waitFor([&net, before] {
        return net.failures() - before >= greedyRequests - spareDescriptors;
    }));
    scarce.reset();
    server.resume();
    QVERIFY(waitFor([&net] { return net.requestsAt(RequestStep::Done) == greedyRequests + 2; }));
    const Snapshot snapshot = net.snapshot();
    for (std::size_t i = 2; i < snapshot.requests.size(); ++i) {
        if (const auto error = snapshot.requests.at(i).error) {
            QCOMPARE(snapshot.text(*error), refusedByKernel);
        } else {
            QCOMPARE(snapshot.requests.at(i).status, std::uint16_t(200));
        }
    }
    QCOMPARE(net.failures() - before, greedyRequests - spareDescriptors);
}

void tst_DescriptorShortage::nothingIsLeftOverForTheRequestsAfterwards()
{
    RawServer server(parting, RawServer::Afterwards::Stay);
    NetFixture net;
    warmUp(net, server);
    auto none = std::make_unique<SoftLimit>(limitWithRoomFor(0));
    net.begin(server.addresses(greedyRequests));
    QVERIFY(waitFor([&net] { return net.failures() == greedyRequests + 1; }));
    none.reset();

    net.begin(server.addresses(greedyRequests));

    QVERIFY(waitFor([&net] { return net.answers() == greedyRequests + 1; }));
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), 0);
}

void tst_DescriptorShortage::aNameThatCannotBeLookedUpForWantOfADescriptorSaysSo()
{
    RawServer server(parting, RawServer::Afterwards::Stay);
    NetFixture net;
    warmUp(net, server);
    QUrl named = server.address();
    named.setHost(QStringLiteral("nowhere.invalid"));
    // Looking up a name starts a thread the first time.
    const auto &exchanges = net.begin({named});
    QVERIFY(waitFor([&exchanges] { return exchanges.back()->isFinished(); }));
    const SoftLimit none(limitWithRoomFor(0));
    named.setHost(QStringLiteral("unknown.invalid"));

    const auto &all = net.begin({named});

    QVERIFY(waitFor([&all] { return all.back()->isFinished(); }));
    QCOMPARE(all.back()->error(), refusedByKernel);
}

COROSCOPE_TEST(tst_DescriptorShortage)
#include "tst_descriptorshortage.moc"
