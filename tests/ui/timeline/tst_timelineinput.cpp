// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/timeline/timelinefixture.h"

using namespace Coroscope;
using namespace Coroscope::Testing;

class TestTimelineInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWheelScrollsLanes();
    void controlAndWheelZoomsAtThePointer();
    void shiftAndWheelPans();
    void draggingPansAndStopsFollowing();
    void endResumesFollowingAndHomeShowsAll();
    void lettersZoomAndPan();
    void shiftAndDragSelectsARangeThatSnapsToSpans();
    void altFreesTheRangeFromSpans();
    void doubleClickFitsASpan();
    void centringAgainFitsTheSpan();
    void undoTakesNavigationBack();
    void aWholeTurnOfTheWheelIsUndoneAtOnce();
    void clickingTheOverviewMovesTheView();
};

void TestTimelineInput::theWheelScrollsLanes()
{
    TimelineFixture fixture(fourHundredTasks());
    const TimeRange seen = fixture.view.visibleRange();
    fixture.wheel({400, 300}, -2);
    QCOMPARE_GT(fixture.view.scene().scroll(), 0);
    QCOMPARE(fixture.view.scene().scroll(), fixture.view.verticalScrollBar()->value());
    fixture.wheel({400, 300}, 5);
    QCOMPARE(fixture.view.scene().scroll(), 0);
    QCOMPARE(fixture.view.visibleRange(), seen);
}

void TestTimelineInput::controlAndWheelZoomsAtThePointer()
{
    TimelineFixture fixture(sumThatDepends().snapshot());
    const QPoint at = fixture.place(3, 6.0);
    const TraceTime before = fixture.view.scene().scale().time(at.x());
    const TraceTime length = fixture.view.visibleRange().length();
    fixture.wheel(at, 3, Qt::ControlModifier);
    QCOMPARE_LT(fixture.view.visibleRange().length().count(), length.count());
    const TraceTime off = fixture.view.scene().scale().time(at.x()) - before;
    QCOMPARE_LT(std::abs(off.count()), 1'000'000);
}

void TestTimelineInput::shiftAndWheelPans()
{
    TimelineFixture fixture;
    const TimeRange before = fixture.view.visibleRange();
    fixture.wheel({400, 300}, -1, Qt::ShiftModifier);
    QCOMPARE_GT(fixture.view.visibleRange().begin.count(), before.begin.count());
    QCOMPARE(fixture.view.visibleRange().length(), before.length());
    QVERIFY(!fixture.view.isFollowing());
}

void TestTimelineInput::draggingPansAndStopsFollowing()
{
    TimelineFixture fixture;
    QSignalSpy following(&fixture.view, &TimelineView::followingChanged);
    const TimeRange before = fixture.view.visibleRange();
    fixture.drag({600, 300}, {500, 300});
    QVERIFY(!fixture.view.isFollowing());
    QCOMPARE(following.size(), 1);
    QCOMPARE(following.at(0).at(0).toBool(), false);
    const TraceTime moved = fixture.view.visibleRange().begin - before.begin;
    const TraceTime expected = 100 * fixture.view.scene().scale().perPixel();
    QCOMPARE_LT(std::abs((moved - expected).count()), 1000);
    QVERIFY(!fixture.view.selectedTask());
}

void TestTimelineInput::endResumesFollowingAndHomeShowsAll()
{
    TimelineFixture fixture;
    fixture.drag({600, 300}, {500, 300});
    QSignalSpy following(&fixture.view, &TimelineView::followingChanged);
    fixture.key(Qt::Key_End);
    QVERIFY(fixture.view.isFollowing());
    QCOMPARE(following.size(), 1);
    fixture.key(Qt::Key_A);
    fixture.key(Qt::Key_Home);
    QCOMPARE(fixture.view.visibleRange(), (TimeRange{seconds(0), seconds(16)}));
}

void TestTimelineInput::lettersZoomAndPan()
{
    TimelineFixture fixture(sumThatDepends().snapshot());
    const TraceTime length = fixture.view.visibleRange().length();
    fixture.key(Qt::Key_W);
    QCOMPARE_LT(fixture.view.visibleRange().length().count(), length.count());
    const TraceTime begin = fixture.view.visibleRange().begin;
    fixture.key(Qt::Key_D);
    QCOMPARE_GT(fixture.view.visibleRange().begin.count(), begin.count());
    fixture.key(Qt::Key_A);
    QCOMPARE(fixture.view.visibleRange().begin, begin);
    fixture.key(Qt::Key_S);
    QCOMPARE_LE(std::abs((fixture.view.visibleRange().length() - length).count()), 2);
}

void TestTimelineInput::shiftAndDragSelectsARangeThatSnapsToSpans()
{
    TimelineFixture fixture;
    fixture.drag(fixture.place(3, 2.5) + QPoint(4, 0), fixture.place(3, 5.0) + QPoint(-5, 0),
                 Qt::ShiftModifier);
    QCOMPARE(fixture.view.selectedRange(), (std::optional(TimeRange{seconds(2.5), seconds(5)})));
    QVERIFY(fixture.view.isFollowing());
}

void TestTimelineInput::altFreesTheRangeFromSpans()
{
    TimelineFixture fixture;
    fixture.drag(fixture.place(3, 2.5) + QPoint(4, 0), fixture.place(3, 5.0) + QPoint(-5, 0),
                 Qt::ShiftModifier | Qt::AltModifier);
    const auto range = fixture.view.selectedRange();
    QVERIFY(range);
    QVERIFY(range->begin > seconds(2.5) && range->end < seconds(5));
}

void TestTimelineInput::doubleClickFitsASpan()
{
    TimelineFixture fixture(sumThatDepends().snapshot());
    QTest::mouseDClick(fixture.view.viewport(), Qt::LeftButton, {}, fixture.place(3, 4.0));
    QVERIFY(fixture.view.visibleRange().begin < seconds(2.5));
    QVERIFY(fixture.view.visibleRange().end > seconds(5));
    QCOMPARE_LT(fixture.view.visibleRange().length().count(), seconds(3).count());
}

void TestTimelineInput::centringAgainFitsTheSpan()
{
    TimelineFixture fixture(sumThatDepends().snapshot());
    fixture.click(fixture.place(3, 4.0));
    const TraceTime length = fixture.view.visibleRange().length();
    fixture.key(Qt::Key_F);
    QCOMPARE(fixture.view.visibleRange().length(), length);
    const TimeRange seen = fixture.view.visibleRange();
    QCOMPARE(seen.begin + seen.length() / 2, seconds(3.75));
    fixture.key(Qt::Key_F);
    QCOMPARE_LT(fixture.view.visibleRange().length().count(), seconds(3).count());
}

void TestTimelineInput::undoTakesNavigationBack()
{
    TimelineFixture fixture(sumThatDepends().snapshot());
    const TimeRange before = fixture.view.visibleRange();
    fixture.key(Qt::Key_W);
    fixture.key(Qt::Key_D);
    fixture.key(Qt::Key_Z, Qt::ControlModifier);
    fixture.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(fixture.view.visibleRange(), before);
}

void TestTimelineInput::aWholeTurnOfTheWheelIsUndoneAtOnce()
{
    TimelineFixture fixture(sumThatDepends().snapshot());
    const TimeRange before = fixture.view.visibleRange();
    for (int i = 0; i < 6; ++i) {
        fixture.wheel({500, 300}, 1, Qt::ControlModifier);
    }
    QVERIFY(fixture.view.visibleRange() != before);
    fixture.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(fixture.view.visibleRange(), before);
}

void TestTimelineInput::clickingTheOverviewMovesTheView()
{
    TimelineFixture fixture(sumThatDepends().snapshot());
    fixture.view.setVisibleRange({seconds(1), seconds(2)});
    QTest::mousePress(fixture.view.viewport(), Qt::LeftButton, {}, QPoint(700, 20));
    const TimeRange seen = fixture.view.visibleRange();
    QVERIFY(seen.begin > seconds(8));
    QVERIFY(seen.length() < seconds(1.5));
}

COROSCOPE_TEST(TestTimelineInput)
#include "tst_timelineinput.moc"
