// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/session/knownserver.h"
#include "tests/core/session/sessionfixture.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

constexpr std::size_t doomedRequests = 40;

/// Forty requests with answers of half a megabyte, spread over three seconds of the demo's time;
/// through six connections, or eight at a time with one each.
RunRequest doomed(const QString &demo)
{
    RunRequest request = requestFor(
        demo, {{QStringLiteral("requests"), QString::number(doomedRequests)},
               {QStringLiteral("body_bytes"), QStringLiteral("500000")},
               {QStringLiteral("delay_min_s"), QStringLiteral("0")},
               {QStringLiteral("delay_max_s"), QStringLiteral("3")}});
    if (demo == QLatin1String("ten-thousand")) {
        request.parameters.set(QStringLiteral("limit"), 8);
    }
    request.clock = ClockKind::Real;
    request.speed = 30;
    return request;
}

std::size_t requestsThatReached(const Snapshot &snapshot, RequestStep step)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < snapshot.requests.size(); ++i) {
        count += snapshot.requests.at(i).step(step) ? 1 : 0;
    }
    return count;
}

/// What a request may say of a server that has gone.
bool isOfAKilledServer(const QString &sentence)
{
    return sentence.startsWith(QStringLiteral("connection refused: "))
           || sentence.startsWith(QStringLiteral("the server closed the connection before it"))
           || sentence == QLatin1String("the connection was closed in the middle of the body")
           || sentence.startsWith(QStringLiteral("nothing came from the server for too long"));
}

} // namespace

// The server's process is killed at all sorts of moments.
class tst_KilledServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup();
    void everyRequestEndsWithItsReason_data();
    void everyRequestEndsWithItsReason();

private:
    void verifyEnds(const Snapshot &snapshot);
};

void tst_KilledServer::cleanup()
{
    QCOMPARE(frameCount(), std::size_t(0));
    QCOMPARE(childrenOfThisProcess(), QList<int>());
}

void tst_KilledServer::everyRequestEndsWithItsReason_data()
{
    QTest::addColumn<QString>("demo");
    QTest::addColumn<RequestStep>("step");
    QTest::addColumn<std::size_t>("count");
    const struct
    {
        const char *name;
        RequestStep step;
        std::vector<std::size_t> counts;
    } moments[] = {{"queued", RequestStep::Queued, {1, 8, 20}},
                   {"connecting", RequestStep::Connecting, {1, 3}},
                   {"sent", RequestStep::Sent, {1, 6, 17}},
                   {"answered", RequestStep::FirstByte, {1, 12}},
                   {"downloading", RequestStep::Downloading, {1, 9, 23}},
                   {"done", RequestStep::Done, {1, 15, 34}}};
    for (const char *demo : {"ten-thousand", "hidden-six"}) {
        for (const auto &moment : moments) {
            for (const std::size_t count : moment.counts) {
                QTest::addRow("%s, %zu %s", demo, count, moment.name)
                    << QString::fromLatin1(demo) << moment.step << count;
            }
        }
    }
}

void tst_KilledServer::verifyEnds(const Snapshot &snapshot)
{
    QCOMPARE(snapshot.requests.size(), doomedRequests);
    QCOMPARE(requestsThatReached(snapshot, RequestStep::Done), doomedRequests);
    for (std::size_t i = 0; i < doomedRequests; ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        const QString error = request.error ? snapshot.text(*request.error) : QString();
        QVERIFY2(request.error ? isOfAKilledServer(error) : request.bytes == 500'000U,
                 qPrintable(error));
    }
    for (const CounterTimeline &counter : snapshot.counters) {
        const QString name = snapshot.text(counter.name);
        if (name == QLatin1String("in flight") || name == QLatin1String("connections in use")) {
            QCOMPARE(counter.samples.last().value, 0);
        }
    }
}

void tst_KilledServer::everyRequestEndsWithItsReason()
{
    QFETCH(QString, demo);
    QFETCH(RequestStep, step);
    QFETCH(std::size_t, count);
    KnownServer server;
    SessionFixture session(server.program());
    QVERIFY(!session->start(doomed(demo)).has_value());
    QVERIFY(QTest::qWaitFor(
        [&] { return requestsThatReached(session->snapshot(), step) >= count; }, 30'000));

    // On a busy machine the run may have ended before: then there is nobody to kill.
    const bool wasKilled = server.kill();

    QVERIFY2(session.waitForEnd(), qPrintable(session.unfinishedRequests()));
    QVERIFY(!session->problem());
    verifyEnds(session->snapshot());
    QCOMPARE(session.ends().first(), QStringLiteral("finished"));
    QVERIFY(wasKilled || session.ends().count(QStringLiteral("failed")) == 0);
    QVERIFY(session.run(doomed(demo)));
    QCOMPARE(session.ends(), QStringList(int(doomedRequests) + 1, QStringLiteral("finished")));
}

COROSCOPE_TEST(tst_KilledServer)
#include "tst_killedserver.moc"
