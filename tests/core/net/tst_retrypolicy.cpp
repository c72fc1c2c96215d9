// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/lambdafixture.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

QByteArray refused(const QByteArray &status, const QByteArray &headers = {})
{
    return lambdaAnswer(status + " No", headers, "{}");
}

/// The pauses of one call, as a run with that seed draws them.
std::vector<TraceTime> drawnPauses(std::uint32_t seed, int count)
{
    SeededRandom random(seed);
    std::vector<TraceTime> pauses;
    double most = 1;
    for (int i = 0; i < count; ++i) {
        pauses.push_back(std::chrono::duration_cast<TraceTime>(
            std::chrono::duration<double>(random.real() * std::min(most, 20.0))));
        most *= 2;
    }
    return pauses;
}

/// Asks for the pause before each of so many further calls of the same answer.
Task<void> pausesOf(Stage &stage, LambdaClient *lambda, int attempts,
                    std::vector<std::optional<TraceTime>> *pauses)
{
    const LambdaAnswer answer = co_await lambda->invoke("{}");
    RetryPolicy retries(stage, attempts);
    for (int i = 0; i < attempts; ++i) {
        pauses->push_back(retries.pauseBefore(answer));
    }
}

std::vector<std::optional<TraceTime>> pausesAfter(const QByteArray &answer, int attempts)
{
    const RawServer server(answer, RawServer::Afterwards::Stay);
    LambdaFixture fixture(server.address());
    std::vector<std::optional<TraceTime>> pauses;
    fixture.net().run(pausesOf(fixture.net().stage(), &fixture.lambda(), attempts, &pauses));
    return pauses;
}

} // namespace

class tst_RetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThrottledCallIsMadeAgain();
    void theLastAnswerIsTakenAsItIs();
    void someAnswersAreWorthAnotherAttempt_data();
    void someAnswersAreWorthAnotherAttempt();
    void thePausesAreDrawnAndGrowToTwentySeconds();
    void noPauseIsShorterThanTheServiceWants();
    void allCallsOfARunCountTogether();
};

void tst_RetryPolicy::aThrottledCallIsMadeAgain()
{
    RawServer server(refused("429"), RawServer::Afterwards::Stay);
    server.setNextAnswers({refused("503"), lambdaAnswer("200 OK", {}, "7")});
    LambdaFixture fixture(server.address());

    const Invocation call = fixture.invokeOne(3);

    QCOMPARE(call.end, Invocation::End::Result);
    QCOMPARE(call.result, QJsonValue(7));
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(fixture.net().valuesOf(QStringLiteral("retries")), (std::vector<std::int64_t>{1, 2}));
}

void tst_RetryPolicy::theLastAnswerIsTakenAsItIs()
{
    const RawServer server(refused("429"), RawServer::Afterwards::Stay);
    LambdaFixture fixture(server.address());

    const Invocation call = fixture.invokeOne(3);

    QCOMPARE(call.end, Invocation::End::Refused);
    QCOMPARE(call.status, 429);
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(fixture.net().lastOf(QStringLiteral("retries")), 2);
}

void tst_RetryPolicy::someAnswersAreWorthAnotherAttempt_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isWorthIt");
    for (const int status : {429, 500, 502, 503, 504}) {
        QTest::addRow("%d", status) << status << true;
    }
    for (const int status : {200, 301, 400, 403, 404, 413, 501, 505}) {
        QTest::addRow("%d", status) << status << false;
    }
}

void tst_RetryPolicy::someAnswersAreWorthAnotherAttempt()
{
    QFETCH(int, status);
    QFETCH(bool, isWorthIt);

    const auto pauses = pausesAfter(refused(QByteArray::number(status)), 2);

    QCOMPARE(pauses.at(0).has_value(), isWorthIt);
    QVERIFY(!pauses.at(1).has_value());
}

void tst_RetryPolicy::thePausesAreDrawnAndGrowToTwentySeconds()
{
    const auto pauses = pausesAfter(refused("503"), 9);

    const auto drawn = drawnPauses(1, 8);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        QCOMPARE(pauses.at(i), std::optional(drawn.at(i)));
        QCOMPARE_LT(drawn.at(i), TraceTime(std::chrono::seconds(20)));
    }
    QCOMPARE(pauses.at(8), std::nullopt);
}

void tst_RetryPolicy::noPauseIsShorterThanTheServiceWants()
{
    const auto pauses = pausesAfter(refused("429", "Retry-After: 3\r\n"), 3);

    const auto drawn = drawnPauses(1, 2);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        QCOMPARE(pauses.at(i),
                 std::optional(std::max(drawn.at(i), TraceTime(std::chrono::seconds(3)))));
    }
}

void tst_RetryPolicy::allCallsOfARunCountTogether()
{
    RawServer server(refused("429"), RawServer::Afterwards::Stay);
    server.setNextAnswers({refused("429"), refused("429"), lambdaAnswer("200 OK", {}, "7")});
    LambdaFixture fixture(server.address());

    const auto calls = fixture.invoke(QList<QByteArray>(3, "{}"), 5);

    for (const Invocation &call : calls) {
        QCOMPARE(call.end, Invocation::End::Result);
    }
    QCOMPARE(fixture.net().valuesOf(QStringLiteral("retries")),
             (std::vector<std::int64_t>{1, 2, 3}));
}

COROSCOPE_TEST(tst_RetryPolicy)
#include "tst_retrypolicy.moc"
