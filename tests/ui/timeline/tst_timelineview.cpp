// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/timeline/timelinefixture.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/spantext.h"

#include <QtCore/QTranslator>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

/// A language in which every text is shouted.
class LoudLanguage : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return QString::fromUtf8(text).toUpper();
    }
};

QStringList labelsIn(TimelineView &timeline)
{
    QStringList texts;
    for (const Lane &lane : timeline.scene().picture().lanes) {
        for (const Label &label : lane.labels) {
            texts.append(label.text);
        }
    }
    return texts;
}

} // namespace

class TestTimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clickingABarSelectsItsTaskAndSaysWhatItIs();
    void theStretchesOfARequestAreNamed();
    void clickingAHeaderSelectsTheTaskOnly();
    void clickingTheThreadSelectsWhoHeldIt();
    void clickingTheThreadSelectsWhoHoldsItNow();
    void arrowKeysMoveThroughSpansAndLanes();
    void periodAndCommaMoveThroughSpans();
    void escapeClearsTheSelection();
    void selectingATaskFromOutsideIsToldOnce();
    void selectingATaskScrollsToIt();
    void theTriangleHidesAndShowsChildren();
    void leftAndRightCloseAndOpenATask();
    void aClickPutsTheCursorThereAndHoveringDoesNotMoveIt();
    void draggingOnTheRulerMovesTheCursorWithinTheRun();
    void followingALiveRunNeedsNoCursor();
    void anOpenSelectedSpanGrowsWithTheRun();
    void aNewRunStartsAfresh();
    void withoutARunItAsksForOne();
    void bigTextAndThemesAreDrawn();
    void anotherLanguageChangesTheLabels();
    void noScrollBarWhileAllFits();
    void blockingStandsHigherThanRunningInTheOverview();
};

void TestTimelineView::clickingABarSelectsItsTaskAndSaysWhatItIs()
{
    TimelineFixture fixture;
    QSignalSpy selected(&fixture.view, &TimelineView::taskSelected);
    fixture.click(fixture.place(4, 5.0));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(4)));
    QCOMPARE(selected.size(), 1);
    QCOMPARE(fixture.selection(),
             QStringLiteral("task myproc 3, ready, 2.500 s to 7.500 s, waiting for the thread"));
}

void TestTimelineView::theStretchesOfARequestAreNamed()
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1).task(QStringLiteral("fetch"));
    run.await(1, AwaitReason::Task).start(2).request(2, 1, RequestStep::Queued);
    run.await(2, AwaitReason::Request, QStringLiteral("headers"));
    run.at(0.5).request(2, 1, RequestStep::Connecting).at(1).request(2, 1, RequestStep::Sent);
    run.at(3).request(2, 1, RequestStep::FirstByte).ready(2);
    const Snapshot snapshot = run.snapshot(3);
    const auto span = spanAt(snapshot, TaskId(2), seconds(2));
    QVERIFY(span);
    const QString stretches
        = QStringLiteral("queued %1, connecting %1, waiting for the answer %2, new connection")
              .arg(lengthText(seconds(0.5)), lengthText(seconds(2)));
    QVERIFY2(SpanText::toolTip(snapshot, *span).contains(stretches),
             qPrintable(SpanText::toolTip(snapshot, *span)));
    QVERIFY2(SpanText::accessible(snapshot, *span).endsWith(stretches),
             qPrintable(SpanText::accessible(snapshot, *span)));
}

void TestTimelineView::clickingAHeaderSelectsTheTaskOnly()
{
    TimelineFixture fixture;
    fixture.click(QPoint(60, fixture.place(4, 0).y()));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(4)));
    QVERIFY(!fixture.view.selectedSpan());
    QCOMPARE(fixture.selection(), QStringLiteral("task myproc 3, blocking 1.8 s"));
}

void TestTimelineView::clickingTheThreadSelectsWhoHeldIt()
{
    TimelineFixture fixture;
    fixture.click(fixture.place(0, 6.0));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(3)));
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Blocking);
}

void TestTimelineView::clickingTheThreadSelectsWhoHoldsItNow()
{
    TimelineFixture fixture;
    fixture.click(fixture.place(0, 8.5));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(4)));
    QCOMPARE(fixture.view.selectedSpan()->state, TaskState::Blocking);
    QCOMPARE(fixture.view.selectedSpan()->end, seconds(9.3));
}

void TestTimelineView::arrowKeysMoveThroughSpansAndLanes()
{
    TimelineFixture fixture;
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
    TimelineFixture fixture;
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
    TimelineFixture fixture;
    fixture.click(fixture.place(4, 5.0));
    fixture.key(Qt::Key_Escape);
    QVERIFY(!fixture.view.selectedTask());
    QVERIFY(!fixture.view.selectedSpan());
    QVERIFY(fixture.selection().startsWith(QStringLiteral("Nothing is selected")));
}

void TestTimelineView::selectingATaskFromOutsideIsToldOnce()
{
    TimelineFixture fixture;
    QSignalSpy selected(&fixture.view, &TimelineView::taskSelected);
    fixture.view.setSelectedTask(TaskId(3));
    fixture.view.setSelectedTask(TaskId(3));
    QCOMPARE(selected.size(), 1);
    fixture.view.setSelectedTask(std::nullopt);
    QCOMPARE(selected.size(), 2);
}

void TestTimelineView::selectingATaskScrollsToIt()
{
    TimelineFixture fixture(fourHundredTasks());
    QCOMPARE(fixture.view.scene().scroll(), 0);
    fixture.view.setSelectedTask(TaskId(399));
    QCOMPARE_GT(fixture.view.verticalScrollBar()->value(), 1000);
    fixture.view.setSelectedTask(TaskId(1));
    QCOMPARE(fixture.view.verticalScrollBar()->value(), 0);
}

void TestTimelineView::theTriangleHidesAndShowsChildren()
{
    TimelineFixture fixture;
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
    TimelineFixture fixture;
    const std::size_t all = fixture.view.scene().rows().rows().size();
    fixture.view.setSelectedTask(TaskId(1));
    fixture.key(Qt::Key_Left);
    QCOMPARE(fixture.view.scene().rows().rows().size(), all - 5);
    fixture.key(Qt::Key_Right);
    QCOMPARE(fixture.view.scene().rows().rows().size(), all);
}

void TestTimelineView::aClickPutsTheCursorThereAndHoveringDoesNotMoveIt()
{
    TimelineFixture fixture(sumThatDepends().snapshot());
    QSignalSpy cursor(&fixture.view, &TimelineView::cursorTimeChanged);
    fixture.hover(fixture.place(3, 6.0));
    QCOMPARE(cursor.size(), 0);
    fixture.click(fixture.place(3, 4.0));
    QCOMPARE_GT(cursor.size(), 0);
    fixture.hover(fixture.place(3, 6.0));
    QVERIFY(fixture.view.cursorTime());
    QCOMPARE_LT(std::abs((*fixture.view.cursorTime() - seconds(4)).count()), 30'000'000);
    fixture.key(Qt::Key_Right);
    QCOMPARE(fixture.view.cursorTime(), std::optional(fixture.view.selectedSpan()->begin));
    fixture.key(Qt::Key_Escape);
    QVERIFY(!fixture.view.cursorTime());
}

void TestTimelineView::draggingOnTheRulerMovesTheCursorWithinTheRun()
{
    TimelineFixture fixture;
    const int ruler = fixture.view.scene().layout().ruler.center().y();
    const TimeRange seen = fixture.view.visibleRange();
    fixture.drag({fixture.place(3, 2).x(), ruler}, {fixture.place(3, 4).x(), ruler});
    QVERIFY(fixture.view.cursorTime());
    QCOMPARE_LT(std::abs((*fixture.view.cursorTime() - seconds(4)).count()), 30'000'000);
    QCOMPARE(fixture.view.visibleRange(), seen);
    QVERIFY(!fixture.view.isFollowing());
    fixture.drag({fixture.place(3, 2).x(), ruler}, {fixture.place(3, 14).x(), ruler});
    QCOMPARE(fixture.view.cursorTime(), std::optional(seconds(9.3)));
    fixture.key(Qt::Key_End);
    QVERIFY(!fixture.view.cursorTime());
}

void TestTimelineView::followingALiveRunNeedsNoCursor()
{
    TimelineFixture fixture;
    QVERIFY(fixture.view.isFollowing());
    fixture.click(fixture.place(3, 4.0));
    QVERIFY(fixture.view.selectedSpan());
    QVERIFY(!fixture.view.cursorTime());
    fixture.view.stopFollowing();
    fixture.click(fixture.place(3, 4.0));
    QVERIFY(fixture.view.cursorTime());
    fixture.view.setSnapshot(sumThatDepends(2).snapshot(2)); // another run
    QVERIFY(!fixture.view.cursorTime());
}

void TestTimelineView::anOpenSelectedSpanGrowsWithTheRun()
{
    const TraceBuilder run = sumThatDepends(9.3);
    TimelineFixture fixture(run.snapshot(9.3));
    fixture.click(fixture.place(4, 8.5));
    QCOMPARE(fixture.view.selectedSpan()->end, seconds(9.3));
    fixture.view.setSnapshot(run.snapshot(9.7));
    QCOMPARE(fixture.view.selectedSpan()->end, seconds(9.7));
    QCOMPARE(fixture.view.selectedTask(), std::optional(TaskId(4)));
}

void TestTimelineView::aNewRunStartsAfresh()
{
    TimelineFixture fixture;
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
    TimelineFixture fixture;
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

void TestTimelineView::anotherLanguageChangesTheLabels()
{
    TimelineFixture fixture;
    const QStringList before = labelsIn(fixture.view);
    QVERIFY(!before.filter(QStringLiteral("await sleep")).isEmpty());
    LoudLanguage loud;
    QCoreApplication::installTranslator(&loud);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&fixture.view, &change);
    const QStringList after = labelsIn(fixture.view);
    QCoreApplication::removeTranslator(&loud);
    QVERIFY2(!after.filter(QStringLiteral("AWAIT SLEEP")).isEmpty(),
             qPrintable(after.join(QLatin1Char('\n'))));
    QVERIFY(after.filter(QStringLiteral("await sleep")).isEmpty());
}

void TestTimelineView::noScrollBarWhileAllFits()
{
    TimelineFixture fixture;
    QTRY_VERIFY(!fixture.view.verticalScrollBar()->isVisible());
    fixture.view.setSnapshot(fourHundredTasks());
    QTRY_VERIFY(fixture.view.verticalScrollBar()->isVisible());
}

void TestTimelineView::blockingStandsHigherThanRunningInTheOverview()
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1).task(QStringLiteral("busy"));
    run.await(1, AwaitReason::Task).start(2).at(1).block(2).at(2).unblock(2).finish(2);
    TimelineFixture fixture(run.ready(1).resume(1).finish(1).snapshot(2));
    Theme theme = Themes::light();
    theme.states[std::size_t(TaskState::Running)].map = Qt::magenta; // as nothing else there
    theme.states[std::size_t(TaskState::Blocking)].map = Qt::green;
    fixture.view.setTheme(theme);
    const QImage picture = fixture.view.grab().toImage();
    const auto heightOf = [&](TaskState state) {
        int highest = 0;
        for (int x = 0; x < picture.width(); ++x) {
            int height = 0;
            for (int y = 0; y < fixture.view.scene().layout().overview.bottom(); ++y) {
                height += picture.pixelColor(x, y) == theme.state(state).map ? 1 : 0;
            }
            highest = std::max(highest, height);
        }
        return highest;
    };
    QCOMPARE_GT(heightOf(TaskState::Running), 0);
    QCOMPARE_GT(heightOf(TaskState::Blocking), heightOf(TaskState::Running));
}

COROSCOPE_TEST(TestTimelineView)
#include "tst_timelineview.moc"
