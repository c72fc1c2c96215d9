// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/netfixture.h"
#endif
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

std::vector<QUrl> addressesOf(const RunningServer &server, int count)
{
    std::vector<QUrl> addresses;
    for (int number = 0; number < count; ++number) {
        addresses.emplace_back(
            QStringLiteral("http://127.0.0.1:%1/%2").arg(server.port()).arg(number));
    }
    return addresses;
}

/// Two seconds each: long enough for all requests to arrive before the first answer.
PracticeServerOptions slowOptions()
{
    PracticeServerOptions options;
    options.minimumDelaySeconds = 1;
    options.maximumDelaySeconds = 1;
    options.speed = 0.5;
    options.bodyBytes = 1000;
    return options;
}

} // namespace

// The client against the practice server, which counts what reaches it.
class tst_NetworkClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHundredRequestsAreAHundredConnections();
    void oneAfterAnotherIsOneConnection();
    void thePhasesComeInTheirOrder();
    void aStoppedRunEndsItsRequestsAsDone();
    void aPasswordInAnAddressIsNotRecorded();
    void aQuestionAboutTheRunIsRecordedNowhere();
    void aQuestionThatGetsNoAnswerIsRecordedNowhereEither();
};

void tst_NetworkClient::aHundredRequestsAreAHundredConnections()
{
    const RunningServer server(slowOptions());
    NetFixture net;

    const auto fetched = net.fetch(addressesOf(server, 100), NetFixture::Mode::Together);

    for (const Fetched &one : fetched) {
        QCOMPARE(one.error, QString());
        QCOMPARE(one.status, 200);
        QCOMPARE(one.bytes, 1000);
    }
    const Snapshot snapshot = net.snapshot();
    QCOMPARE(server.statistics().requests, 100U);
    QCOMPARE(server.statistics().peakConcurrent, 100U);
    QCOMPARE(server.statistics().connections, 100U);
    QCOMPARE(net.peakOf(QStringLiteral("in flight")), 100);
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), 0);
    for (std::size_t i = 0; i < 100; ++i) {
        QCOMPARE(snapshot.requests.at(i).connection, ConnectionUse::New);
    }
}

void tst_NetworkClient::oneAfterAnotherIsOneConnection()
{
    const RunningServer server(quickOptions());
    NetFixture net;

    const auto fetched = net.fetch(addressesOf(server, 10), NetFixture::Mode::OneByOne);

    QCOMPARE(fetched.back().error, QString());
    const Snapshot snapshot = net.snapshot();
    QCOMPARE(server.statistics().requests, 10U);
    QCOMPARE(server.statistics().connections, 1U);
    QCOMPARE(net.peakOf(QStringLiteral("in flight")), 1);
    QCOMPARE(snapshot.requests.at(0).connection, ConnectionUse::New);
    QVERIFY(snapshot.requests.at(0).step(RequestStep::Connecting).has_value());
    for (std::size_t i = 1; i < 10; ++i) {
        QCOMPARE(snapshot.requests.at(i).connection, ConnectionUse::Reused);
        QVERIFY(!snapshot.requests.at(i).step(RequestStep::Connecting).has_value());
    }
}

void tst_NetworkClient::thePhasesComeInTheirOrder()
{
    const RunningServer server(quickOptions());
    NetFixture net;

    net.fetch(addressesOf(server, 1), NetFixture::Mode::Together);

    const RequestTimeline request = net.snapshot().requests.at(0);
    TraceTime last{};
    for (const RequestStep step : {RequestStep::Queued, RequestStep::Connecting, RequestStep::Sent,
                                   RequestStep::FirstByte, RequestStep::Downloading,
                                   RequestStep::Done}) {
        QVERIFY2(request.step(step).has_value(), qPrintable(QString::number(int(step))));
        QCOMPARE_GE(*request.step(step), last);
        last = *request.step(step);
    }
    QVERIFY(!request.step(RequestStep::Encrypting).has_value());
    QCOMPARE(request.status, std::uint16_t(200));
    QCOMPARE(request.bytes, std::uint64_t(1000));
    QVERIFY(!request.error.has_value());
}

void tst_NetworkClient::aStoppedRunEndsItsRequestsAsDone()
{
    PracticeServerOptions options = slowOptions();
    options.minimumDelaySeconds = options.maximumDelaySeconds = 3600;
    const RunningServer server(options);
    NetFixture net;
    net.onceReached(RequestStep::Sent, 3, [&net] { net.requestStop(); });

    net.fetch(addressesOf(server, 3), NetFixture::Mode::Together);

    const Snapshot snapshot = net.snapshot();
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(snapshot.requests.at(i).isDone());
        QVERIFY(snapshot.requests.at(i).error.has_value());
    }
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), 0);
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        QCOMPARE(snapshot.tasks.at(i).end, TaskEnd::Cancelled);
    }
}

void tst_NetworkClient::aPasswordInAnAddressIsNotRecorded()
{
    PracticeServerOptions options;
    options.maximumDelaySeconds = 0;
    const RunningServer server(options);
    QUrl address = addressesOf(server, 1).front();
    const QString recorded = address.toString();
    address.setUserInfo(QStringLiteral("ada:secret"));
    NetFixture net;

    QCOMPARE(net.fetch({address}, NetFixture::Mode::OneByOne).front().status, 200);

    const Snapshot snapshot = net.snapshot();
    QCOMPARE(snapshot.text(*snapshot.requests.at(0).address), recorded);
}

void tst_NetworkClient::aQuestionAboutTheRunIsRecordedNowhere()
{
    const RunningServer server(quickOptions());
    NetFixture net;
    net.fetch(addressesOf(server, 3), NetFixture::Mode::Together);
    const auto inFlight = net.valuesOf(QStringLiteral("in flight"));
    const auto inUse = net.valuesOf(QStringLiteral("connections in use"));

    const auto answer = net.client().ask(
        QUrl(QStringLiteral("http://127.0.0.1:%1/statistics").arg(server.port())));

    QVERIFY(waitFor([&answer] { return answer->isFinished(); }));
    QCOMPARE(answer->error(), QString());
    QVERIFY(answer->takeBody().contains("\"requests\": 3"));
    QCOMPARE(net.snapshot().requests.size(), std::size_t(3));
    QCOMPARE(net.valuesOf(QStringLiteral("in flight")), inFlight);
    QCOMPARE(net.valuesOf(QStringLiteral("connections in use")), inUse);
    QCOMPARE_LE(net.peakOf(QStringLiteral("requests per second")), 3);
}

void tst_NetworkClient::aQuestionThatGetsNoAnswerIsRecordedNowhereEither()
{
    QUrl address;
    {
        const RunningServer gone(quickOptions());
        address = addressesOf(gone, 1).front();
    }
    NetFixture net;

    auto refused = net.client().ask(address);
    QVERIFY(waitFor([&refused] { return refused->isFinished(); }));
    const RunningServer server(slowOptions());
    auto dropped = net.client().ask(addressesOf(server, 1).front());
    QVERIFY(waitFor([&server] { return server.statistics().requests == 1; }));
    dropped.reset();

    QVERIFY(refused->error().startsWith(QStringLiteral("connection refused")));
    QCOMPARE(net.eventCount(), std::size_t(0));
}

COROSCOPE_TEST(tst_NetworkClient)
#include "tst_networkclient.moc"
