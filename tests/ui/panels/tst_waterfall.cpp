// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/requestrun.h"
#include "tests/support/testmain.h"
#include "ui/panels/waterfall.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A second is 100 pixels, 0 lies on pixel 50.
const TimeScale hundredPerSecond({TraceTime(0), fromSeconds(10)}, 50, 1000);
constexpr QRect cellOfTwenty(40, 200, 1040, 20);

WaterfallRow rowOf(const WrittenRequest &request, double now = 0)
{
    const Snapshot snapshot = RequestRun().add(request).snapshot(now);
    return waterfallRow(snapshot.requests.at(0), snapshot.now, hundredPerSecond, cellOfTwenty);
}

} // namespace

class TestWaterfall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStretchHasItsPlace()
    {
        WrittenRequest request = answeredRequest(1, 6);
        request.connecting = 2;
        request.sent = 3;
        request.firstByte = 5;
        const WaterfallRow row = rowOf(request);
        QCOMPARE(row.bars,
                 (std::vector<WaterfallBar>{
                     {QRect(150, 203, 100, 14), RequestStretch::Queued},
                     {QRect(250, 203, 100, 14), RequestStretch::Connecting},
                     {QRect(350, 203, 200, 14), RequestStretch::Waiting},
                     {QRect(550, 203, 100, 14), RequestStretch::Downloading}}));
        QVERIFY(!row.trouble);
        QCOMPARE(row.beyond, QPointF(654, 210));
    }

    void aTinyStretchKeepsAColumn()
    {
        WrittenRequest request = answeredRequest(1, 3);
        request.encrypting = 1.0001;
        request.sent = 1.0002;
        const WaterfallRow row = rowOf(request);
        QCOMPARE(row.bars.size(), std::size_t(3));
        for (const WaterfallBar &bar : row.bars) {
            QCOMPARE_GE(bar.rect.width(), 1);
        }
    }

    void aRequestUnderWayReachesToNow()
    {
        const WaterfallRow row = rowOf({.queued = 1, .sent = 2}, 4);
        QCOMPARE(row.bars.size(), std::size_t(2));
        QCOMPARE(row.bars.back().rect, QRect(250, 203, 200, 14));
    }

    void aFailureIsMarkedWhereItHappenedAlsoWithoutAnyLength()
    {
        const WaterfallRow row = rowOf(failedRequest(2, u"Too many open files"_s));
        QVERIFY(row.bars.empty());
        QCOMPARE(row.trouble, (WaterfallMark{QPointF(250, 210), RequestResult::Failed}));
        QCOMPARE_GT(row.beyond.x(), row.trouble->centre.x());
    }

    void aFunctionErrorIsMarkedOtherwiseThanAnErrorOfTheService()
    {
        const auto function = rowOf(failedFunction(0, 1)).trouble;
        const auto service = rowOf(answeredRequest(0, 1, 429)).trouble;
        QCOMPARE(function, (WaterfallMark{QPointF(150, 210), RequestResult::FailureBehind}));
        QCOMPARE(service, (WaterfallMark{QPointF(150, 210), RequestResult::ErrorStatus}));
    }

    void theRangeReachesFromTheFirstRequestToTheLastEnd()
    {
        RequestRun run;
        run.add(answeredRequest(1, 5)).add(answeredRequest(2, 4));
        QVERIFY((waterfallRange(run.snapshot(9)) == TimeRange{seconds(1), seconds(5)}));
    }

    void theRangeOfALiveRunStandsStillForAWhile()
    {
        RequestRun run;
        run.add({.queued = 1});
        const TimeRange range = waterfallRange(run.snapshot(3.0));
        QCOMPARE(range.begin, seconds(1));
        QCOMPARE_GT(range.end, seconds(3.0));
        QVERIFY(waterfallRange(run.snapshot(3.05)) == range);
    }

    void withoutRequestsThereIsStillARange()
    {
        QCOMPARE_GT(waterfallRange(Snapshot()).length(), TraceTime(0));
        const TimeScale scale = waterfallScale({TraceTime(0), TraceTime(0)}, 0, 10);
        QCOMPARE_GE(scale.width(), 1.0);
    }

    void theScaleLeavesRoomForMarks()
    {
        const TimeScale scale = waterfallScale({seconds(0), seconds(1)}, 100, 400);
        QCOMPARE_GT(scale.x(seconds(0)), 100.0);
        QCOMPARE_LT(scale.x(seconds(1)), 480.0);
    }
};

COROSCOPE_TEST(TestWaterfall)
#include "tst_waterfall.moc"
