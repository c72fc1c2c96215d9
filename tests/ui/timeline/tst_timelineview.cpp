// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/tracebuilder.h"
#include "ui/timeline/spantext.h"
#include "ui/timeline/timelineview.h"

#include <QtGui/QWheelEvent>
#include <QtTest/QtTest>
#include <QtWidgets/QScrollBar>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

/// A view of the design picture's run, and verbs to use it.
class Fixture
{
public:
    explicit Fixture(const Snapshot &snapshot = sumThatDepends(9.3).snapshot(9.3))
    {
        QFont font = uiFont();
        font.setPixelSize(13);
        view.setFont(font);
        view.resize(960, 655);
        view.show();
        view.setSnapshot(snapshot);
    }

    /// Where a moment of a row lies, rows counted from the thread's, 0.
    QPoint place(std::size_t row, double time)
    {
        const RowLayout &rows = view.scene().rows();
        const QRect rect = rows.rectOf(rows.rows().at(row), view.scene().layout().lanes,
                                       view.scene().scroll());
        return {int(view.scene().scale().x(seconds(time))), rect.center().y()};
    }
    void click(QPoint at) { QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, modifiers, from);
        for (const QPoint at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(at), view.viewport()->mapToGlobal(at),
                             Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(view.viewport(), &move);
        }
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, modifiers, to);
    }
    void hover(QPoint at)
    {
        QMouseEvent move(QEvent::MouseMove, QPointF(at), view.viewport()->mapToGlobal(at),
                         Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(view.viewport(), &move);
    }
    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(QPointF(at), view.viewport()->mapToGlobal(QPointF(at)), {},
                          QPoint(0, 120 * notches), Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(view.viewport(), &event);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view, key, modifiers);
    }
    QString selection() const { return view.accessibleDescription(); }

    TimelineView view;
};

Snapshot manyTasks()
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1);
    for (int i = 0; i < 400; ++i) {
        run.task(QStringLiteral("task"));
    }
    return run.snapshot(1);
}

} // namespace

Q_DECLARE_METATYPE(std::optional<Coroscope::TaskId>)
Q_DECLARE_METATYPE(std::optional<Coroscope::TraceTime>)
Q_DECLARE_METATYPE(std::optional<Coroscope::TimeRange>)

class TestTimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clickingABarSelectsItsTaskAndSaysWhatItIs();
    void clickingAHeaderSelectsTheTaskOnly();
    void clickingTheThreadSelectsWhoHeldIt();
    void arrowKeysMoveThroughSpansAndLanes();
    void periodAndCommaMoveThroughSpans();
    void escapeClearsTheSelection();
    void selectingATaskFromOutsideIsToldOnce();
    void selectingATaskScrollsToIt();
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
    void theTriangleHidesAndShowsChildren();
    void leftAndRightCloseAndOpenATask();
    void clickingTheOverviewMovesTheView();
    void hoveringTellsTheTimeUnderThePointer();
    void anOpenSelectedSpanGrowsWithTheRun();
    void aNewRunStartsAfresh();
    void withoutARunItAsksForOne();
    void bigTextAndThemesAreDrawn();
    void noScrollBarWhileAllFits();
};

void TestTimelineView::clickingABarSelectsItsTaskAndSaysWhatItIs()
{
    Fixture fixture;
    QSignalSpy selected(&fixture.view, &TimelineView::taskSelected);
    fixture.click(fixture.place(4, 5.0));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(4)));
    QCOMPARE(selected.size(), 1);
    QCOMPARE(fixture.selection(),
             QStringLiteral("task myproc 3, ready, 2.500 s to 7.500 s, waiting for the thread"));
}

void TestTimelineView::clickingAHeaderSelectsTheTaskOnly()
{
    Fixture fixture;
    fixture.click(QPoint(60, fixture.place(4, 0).y()));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(4)));
    QVERIFY(!fixture.view.selectedSpan());
    QCOMPARE(fixture.selection(), QStringLiteral("task myproc 3, blocking 1.8 s"));
}

void TestTimelineView::clickingTheThreadSelectsWhoHeldIt()
{
    Fixture fixture;
    fixture.click(fixture.place(0, 6.0));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(3)));
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Blocking);
}

void TestTimelineView::arrowKeysMoveThroughSpansAndLanes()
{
    Fixture fixture;
    fixture.click(fixture.place(4, 1.0));
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Awaiting);
    fixture.key(Qt::Key_Right);
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Ready);
    fixture.key(Qt::Key_Right);
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Blocking);
    fixture.key(Qt::Key_Right);
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Blocking);
    fixture.key(Qt::Key_Left);
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Ready);
    fixture.key(Qt::Key_Down);
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(5)));
    QCOMPARE(fixture.view.selectedSpan()->begin, seconds(2.5));
    fixture.key(Qt::Key_Up);
    fixture.key(Qt::Key_Up);
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(3)));
    for (int i = 0; i < 9; ++i) {
        fixture.key(Qt::Key_Up);
    }
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(1)));
}

void TestTimelineView::periodAndCommaMoveThroughSpans()
{
    Fixture fixture;
    fixture.click(QPoint(60, fixture.place(3, 0).y()));
    fixture.key(Qt::Key_Period);
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Awaiting);
    fixture.key(Qt::Key_Period);
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Ready);
    fixture.key(Qt::Key_Comma);
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Awaiting);
}

void TestTimelineView::escapeClearsTheSelection()
{
    Fixture fixture;
    fixture.click(fixture.place(4, 5.0));
    fixture.key(Qt::Key_Escape);
    QVERIFY(!fixture.view.selectedTask());
    QVERIFY(!fixture.view.selectedSpan());
    QVERIFY(fixture.selection().startsWith(QStringLiteral("Nothing is selected")));
}

void TestTimelineView::selectingATaskFromOutsideIsToldOnce()
{
    Fixture fixture;
    QSignalSpy selected(&fixture.view, &TimelineView::taskSelected);
    fixture.view.setSelectedTask(TaskId(3));
    fixture.view.setSelectedTask(TaskId(3));
    QCOMPARE(selected.size(), 1);
    fixture.view.setSelectedTask(std::nullopt);
    QCOMPARE(selected.size(), 2);
}

void TestTimelineView::selectingATaskScrollsToIt()
{
    Fixture fixture(manyTasks());
    QCOMPARE(fixture.view.scene().scroll(), 0);
    fixture.view.setSelectedTask(TaskId(399));
    QCOMPARE_GT(fixture.view.verticalScrollBar()->value(), 1000);
    fixture.view.setSelectedTask(TaskId(1));
    QCOMPARE(fixture.view.verticalScrollBar()->value(), 0);
}

void TestTimelineView::theWheelScrollsLanes()
{
    Fixture fixture(manyTasks());
    const TimeRange seen = fixture.view.visibleRange();
    fixture.wheel({400, 300}, -2);
    QCOMPARE_GT(fixture.view.scene().scroll(), 0);
    QCOMPARE(fixture.view.scene().scroll(), fixture.view.verticalScrollBar()->value());
    fixture.wheel({400, 300}, 5);
    QCOMPARE(fixture.view.scene().scroll(), 0);
    QCOMPARE(fixture.view.visibleRange(), seen);
}

void TestTimelineView::controlAndWheelZoomsAtThePointer()
{
    Fixture fixture(sumThatDepends().snapshot());
    const QPoint at = fixture.place(3, 6.0);
    const TraceTime before = fixture.view.scene().scale().time(at.x());
    const TraceTime length = fixture.view.visibleRange().length();
    fixture.wheel(at, 3, Qt::ControlModifier);
    QCOMPARE_LT(fixture.view.visibleRange().length().count(), length.count());
    const TraceTime off = fixture.view.scene().scale().time(at.x()) - before;
    QCOMPARE_LT(std::abs(off.count()), 1'000'000);
}

void TestTimelineView::shiftAndWheelPans()
{
    Fixture fixture;
    const TimeRange before = fixture.view.visibleRange();
    fixture.wheel({400, 300}, -1, Qt::ShiftModifier);
    QCOMPARE_GT(fixture.view.visibleRange().begin.count(), before.begin.count());
    QCOMPARE(fixture.view.visibleRange().length(), before.length());
    QVERIFY(!fixture.view.isFollowing());
}

void TestTimelineView::draggingPansAndStopsFollowing()
{
    Fixture fixture;
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

void TestTimelineView::endResumesFollowingAndHomeShowsAll()
{
    Fixture fixture;
    fixture.drag({600, 300}, {500, 300});
    QSignalSpy following(&fixture.view, &TimelineView::followingChanged);
    fixture.key(Qt::Key_End);
    QVERIFY(fixture.view.isFollowing());
    QCOMPARE(following.size(), 1);
    fixture.key(Qt::Key_A);
    fixture.key(Qt::Key_Home);
    QCOMPARE(fixture.view.visibleRange(), (TimeRange{seconds(0), seconds(16)}));
}

void TestTimelineView::lettersZoomAndPan()
{
    Fixture fixture(sumThatDepends().snapshot());
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

void TestTimelineView::shiftAndDragSelectsARangeThatSnapsToSpans()
{
    Fixture fixture;
    QSignalSpy ranges(&fixture.view, &TimelineView::rangeSelected);
    fixture.drag(fixture.place(3, 2.5) + QPoint(4, 0), fixture.place(3, 5.0) + QPoint(-5, 0),
                 Qt::ShiftModifier);
    QCOMPARE(fixture.view.selectedRange(), (std::optional(TimeRange{seconds(2.5), seconds(5)})));
    QCOMPARE_GE(ranges.size(), 1);
    QVERIFY(fixture.view.isFollowing());
}

void TestTimelineView::altFreesTheRangeFromSpans()
{
    Fixture fixture;
    fixture.drag(fixture.place(3, 2.5) + QPoint(4, 0), fixture.place(3, 5.0) + QPoint(-5, 0),
                 Qt::ShiftModifier | Qt::AltModifier);
    const auto range = fixture.view.selectedRange();
    QVERIFY(range);
    QVERIFY(range->begin > seconds(2.5) && range->end < seconds(5));
}

void TestTimelineView::doubleClickFitsASpan()
{
    Fixture fixture(sumThatDepends().snapshot());
    QTest::mouseDClick(fixture.view.viewport(), Qt::LeftButton, {}, fixture.place(3, 4.0));
    QVERIFY(fixture.view.visibleRange().begin < seconds(2.5));
    QVERIFY(fixture.view.visibleRange().end > seconds(5));
    QCOMPARE_LT(fixture.view.visibleRange().length().count(), seconds(3).count());
}

void TestTimelineView::centringAgainFitsTheSpan()
{
    Fixture fixture(sumThatDepends().snapshot());
    fixture.click(fixture.place(3, 4.0));
    const TraceTime length = fixture.view.visibleRange().length();
    fixture.key(Qt::Key_F);
    QCOMPARE(fixture.view.visibleRange().length(), length);
    const TimeRange seen = fixture.view.visibleRange();
    QCOMPARE(seen.begin + seen.length() / 2, seconds(3.75));
    fixture.key(Qt::Key_F);
    QCOMPARE_LT(fixture.view.visibleRange().length().count(), seconds(3).count());
}

void TestTimelineView::undoTakesNavigationBack()
{
    Fixture fixture(sumThatDepends().snapshot());
    const TimeRange before = fixture.view.visibleRange();
    fixture.key(Qt::Key_W);
    fixture.key(Qt::Key_D);
    fixture.key(Qt::Key_Z, Qt::ControlModifier);
    fixture.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(fixture.view.visibleRange(), before);
}

void TestTimelineView::aWholeTurnOfTheWheelIsUndoneAtOnce()
{
    Fixture fixture(sumThatDepends().snapshot());
    const TimeRange before = fixture.view.visibleRange();
    for (int i = 0; i < 6; ++i) {
        fixture.wheel({500, 300}, 1, Qt::ControlModifier);
    }
    QVERIFY(fixture.view.visibleRange() != before);
    fixture.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(fixture.view.visibleRange(), before);
}

void TestTimelineView::theTriangleHidesAndShowsChildren()
{
    Fixture fixture;
    const std::size_t all = fixture.view.scene().rows().rows().size();
    const QPoint triangle(8, fixture.place(1, 0).y());
    fixture.click(triangle);
    QCOMPARE(fixture.view.scene().rows().rows().size(), all - 5);
    fixture.click(triangle);
    QCOMPARE(fixture.view.scene().rows().rows().size(), all);
    QVERIFY(!fixture.view.selectedTask());
}

void TestTimelineView::leftAndRightCloseAndOpenATask()
{
    Fixture fixture;
    const std::size_t all = fixture.view.scene().rows().rows().size();
    fixture.view.setSelectedTask(TaskId(1));
    fixture.key(Qt::Key_Left);
    QCOMPARE(fixture.view.scene().rows().rows().size(), all - 5);
    fixture.key(Qt::Key_Right);
    QCOMPARE(fixture.view.scene().rows().rows().size(), all);
}

void TestTimelineView::clickingTheOverviewMovesTheView()
{
    Fixture fixture(sumThatDepends().snapshot());
    fixture.view.setVisibleRange({seconds(1), seconds(2)});
    QTest::mousePress(fixture.view.viewport(), Qt::LeftButton, {}, QPoint(700, 20));
    const TimeRange seen = fixture.view.visibleRange();
    QVERIFY(seen.begin > seconds(8));
    QVERIFY(seen.length() < seconds(1.5));
}

void TestTimelineView::hoveringTellsTheTimeUnderThePointer()
{
    Fixture fixture;
    QSignalSpy cursor(&fixture.view, &TimelineView::cursorTimeChanged);
    fixture.hover(fixture.place(3, 4.0));
    QCOMPARE(cursor.size(), 1);
    QVERIFY(fixture.view.cursorTime());
    QCOMPARE_LT(std::abs((*fixture.view.cursorTime() - seconds(4)).count()), 30'000'000);
    fixture.hover(fixture.place(3, 14.0));
    QCOMPARE(fixture.view.cursorTime(), std::optional(seconds(9.3)));
    fixture.hover(QPoint(20, 300));
    QVERIFY(!fixture.view.cursorTime());
}

void TestTimelineView::anOpenSelectedSpanGrowsWithTheRun()
{
    const TraceBuilder run = sumThatDepends(9.3);
    Fixture fixture(run.snapshot(9.3));
    fixture.click(fixture.place(4, 8.5));
    QCOMPARE(fixture.view.selectedSpan()->end, seconds(9.3));
    fixture.view.setSnapshot(run.snapshot(9.7));
    QCOMPARE(fixture.view.selectedSpan()->end, seconds(9.7));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(4)));
}

void TestTimelineView::aNewRunStartsAfresh()
{
    Fixture fixture;
    fixture.click(fixture.place(4, 5.0));
    fixture.drag({600, 300}, {500, 300});
    QSignalSpy selected(&fixture.view, &TimelineView::taskSelected);
    fixture.view.setSnapshot(sumThatDepends(2).snapshot(2));
    QVERIFY(!fixture.view.selectedTask());
    QVERIFY(!fixture.view.selectedSpan());
    QCOMPARE(selected.size(), 1);
    QVERIFY(fixture.view.isFollowing());
    QCOMPARE(fixture.view.visibleRange(), (TimeRange{seconds(0), seconds(2.5)}));
}

void TestTimelineView::withoutARunItAsksForOne()
{
    TimelineView view;
    view.resize(600, 400);
    const QImage idle = view.grab().toImage();
    QVERIFY(!idle.isNull());
    for (const auto key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_F, Qt::Key_W, Qt::Key_Escape}) {
        QTest::keyClick(&view, key);
    }
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(300, 200));
    QVERIFY(!view.selectedTask());
    view.setSnapshot(sumThatDepends().snapshot());
    QVERIFY(view.grab().toImage() != idle);
    view.clear();
    view.fitAll();
    QCOMPARE(view.grab().toImage().size(), idle.size());
}

void TestTimelineView::bigTextAndThemesAreDrawn()
{
    Fixture fixture;
    const QImage light = fixture.view.grab().toImage();
    fixture.view.setTheme(Themes::dark());
    const QImage dark = fixture.view.grab().toImage();
    QVERIFY(light != dark);
    const int header = fixture.view.scene().layout().headerWidth;
    QFont font = fixture.view.font();
    font.setPixelSize(20);
    fixture.view.setFont(font);
    QCOMPARE_GT(fixture.view.scene().layout().headerWidth, header);
    QVERIFY(fixture.view.grab().toImage() != dark);
}

void TestTimelineView::noScrollBarWhileAllFits()
{
    Fixture fixture;
    QVERIFY(!fixture.view.verticalScrollBar()->isVisible());
    fixture.view.setSnapshot(manyTasks());
    QVERIFY(fixture.view.verticalScrollBar()->isVisible());
}

COROSCOPE_TEST(TestTimelineView)
#include "tst_timelineview.moc"
