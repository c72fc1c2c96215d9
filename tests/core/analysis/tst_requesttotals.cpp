// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/requesttotals.h"
#include "tests/support/requestrun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::vector<TraceTime> timesUpTo(int count)
{
    std::vector<TraceTime> times;
    for (int i = count; i > 0; --i) {
        times.push_back(std::chrono::seconds(i));
    }
    return times;
}

} // namespace

class tst_RequestTotals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesAreOfTheNearestRank_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<QList<int>>("ranks");
        QTest::newRow("one time is all of them") << 1 << QList{1, 1, 1, 1};
        QTest::newRow("the median of two is the lower") << 2 << QList{1, 2, 2, 2};
        QTest::newRow("ten") << 10 << QList{5, 9, 10, 10};
        QTest::newRow("a hundred") << 100 << QList{50, 90, 99, 100};
        QTest::newRow("a hundred and one") << 101 << QList{51, 91, 100, 101};
    }
    void percentilesAreOfTheNearestRank()
    {
        QFETCH(int, count);
        QFETCH(QList<int>, ranks);
        const auto found = percentilesOf(timesUpTo(count));
        QVERIFY(found.has_value());
        const auto rank = [&](int i) { return TraceTime(std::chrono::seconds(ranks.at(i))); };
        QCOMPARE(*found, (Percentiles{rank(0), rank(1), rank(2), rank(3)}));
    }

    void noTimesHaveNoPercentiles() { QVERIFY(!percentilesOf({})); }

    void equalTimesAreTheirOwnPercentiles()
    {
        const auto found = percentilesOf({3s, 1s, 3s, 3s, 3s});
        QCOMPARE(*found, (Percentiles{3s, 3s, 3s, 3s}));
    }

    void aRunWithoutRequestsHasNoFigures()
    {
        QCOMPARE(requestTotals(RequestRun().snapshot(3)), RequestTotals());
    }

    void answersAreCountedByStatus_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("result");
        QTest::newRow("200") << 200 << int(RequestResult::Succeeded);
        QTest::newRow("a redirect") << 302 << int(RequestResult::Succeeded);
        QTest::newRow("the last before errors") << 399 << int(RequestResult::Succeeded);
        QTest::newRow("the first error") << 400 << int(RequestResult::ErrorStatus);
        QTest::newRow("503") << 503 << int(RequestResult::ErrorStatus);
    }
    void answersAreCountedByStatus()
    {
        QFETCH(int, status);
        const Snapshot snapshot
            = RequestRun().add(answeredRequest(0, 1, std::uint16_t(status))).snapshot();
        QTEST(int(resultOf(snapshot.requests.at(0))), "result");
    }

    void anErrorIsAFailureWhateverTheStatus()
    {
        WrittenRequest cut = answeredRequest(0, 1);
        cut.error = u"the connection was closed in the middle of the body"_s;
        const Snapshot snapshot = RequestRun().add(cut).snapshot();
        QCOMPARE(resultOf(snapshot.requests.at(0)), RequestResult::Failed);
    }

    void aFailureBehindTheServiceIsNeitherAnErrorStatusNorASuccess()
    {
        const Snapshot snapshot = RequestRun().add(failedFunction(0, 1)).snapshot();
        QCOMPARE(resultOf(snapshot.requests.at(0)), RequestResult::FailureBehind);
        const RequestTotals totals = requestTotals(snapshot);
        QCOMPARE(totals.failureBehind, 1U);
        QCOMPARE(totals.succeeded + totals.errorStatus + totals.failed, 0U);
        QCOMPARE(totals.answerTimes, std::optional(Percentiles{1s, 1s, 1s, 1s}));
    }

    void anErrorStatusComesBeforeWhatStandsBehindIt()
    {
        WrittenRequest refused = failedFunction(0, 1);
        refused.status = 502;
        const Snapshot snapshot = RequestRun().add(refused).snapshot();
        QCOMPARE(resultOf(snapshot.requests.at(0)), RequestResult::ErrorStatus);
    }

    void everyRequestIsCountedOnce()
    {
        RequestRun run;
        run.add(answeredRequest(0, 1)).add(answeredRequest(0, 3)).add(answeredRequest(0, 2, 503));
        run.add({.queued = 0.5, .sent = 0.6, .connection = ConnectionUse::Reused});
        run.add(failedRequest(0.1, u"Connection refused"_s));
        const RequestTotals totals = requestTotals(run.snapshot(4));
        QCOMPARE(totals.requests, 5U);
        QCOMPARE(totals.succeeded, 2U);
        QCOMPARE(totals.errorStatus, 1U);
        QCOMPARE(totals.failed, 1U);
        QCOMPARE(totals.underWay, 1U);
        QCOMPARE(totals.bytes, 300U);
        QCOMPARE(totals.newConnections, 3U);
        QCOMPARE(totals.reusedConnections, 1U);
        QCOMPARE(totals.answerTimes, std::optional(Percentiles{2s, 3s, 3s, 3s}));
    }

    void theRateIsOfAnswersFromTheFirstRequestToTheLastEnd()
    {
        RequestRun run;
        run.add(answeredRequest(1, 2)).add(answeredRequest(1, 3));
        run.add(failedRequest(1, u"Too many open files"_s));
        QCOMPARE(requestTotals(run.snapshot(9)).answersPerSecond, std::optional(1.0));
        run.add({.queued = 3}); // under way: up to now
        QCOMPARE(requestTotals(run.snapshot(5)).answersPerSecond, std::optional(0.5));
    }

    void withoutAnAnswerThereIsNoRateAndNoTime()
    {
        RequestRun run;
        run.add(failedRequest(1, u"Too many open files"_s));
        const RequestTotals totals = requestTotals(run.snapshot(2));
        QVERIFY(!totals.answersPerSecond);
        QVERIFY(!totals.answerTimes);
    }

    void failuresAreGroupedByReasonTheMostFrequentFirst()
    {
        RequestRun run;
        run.add(failedRequest(0, u"Connection refused"_s)).add(failedRequest(0, u"Aborted"_s));
        for (int i = 0; i < 976; ++i) {
            run.add(failedRequest(0, u"Too many open files"_s));
        }
        QCOMPARE(requestTotals(run.snapshot()).failures,
                 (std::vector<FailureGroup>{{u"Too many open files"_s, 976},
                                            {u"Aborted"_s, 1},
                                            {u"Connection refused"_s, 1}}));
    }

    void theTimeOfARequestUnderWayGrows()
    {
        const Snapshot snapshot = RequestRun().add({.queued = 1}).snapshot(1.5);
        QCOMPARE(totalTime(snapshot.requests.at(0), snapshot.now), TraceTime(500ms));
        QCOMPARE(totalTime(snapshot.requests.at(0), seconds(0.2)), TraceTime(0));
    }
};

COROSCOPE_TEST(tst_RequestTotals)
#include "tst_requesttotals.moc"
