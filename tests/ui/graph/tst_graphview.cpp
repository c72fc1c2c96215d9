// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets it before other headers.
#include "core/trace/snapshot.h"

#include "tests/support/batchrun.h"
#include "tests/support/testmain.h"
#include "ui/graph/graphtext.h"
#include "ui/graph/graphview.h"
#include "ui/theme/stylesheet.h"

#include <QtGui/QWheelEvent>
#include <QtTest/QtTest>
#include <QtWidgets/QScrollBar>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = GraphNodeId::Kind;

/// A view that is shown, and verbs to use it.
class GraphFixture
{
public:
    explicit GraphFixture(const Snapshot &snapshot)
    {
        QFont font = uiFont();
        font.setPixelSize(13);
        view.setFont(font);
        view.resize(444, 500);
        view.show();
        view.setSnapshot(snapshot);
    }
    void click(std::size_t node)
    {
        const QPointF place = view.picture().nodes.at(node).rect.center() * view.zoom();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place.toPoint());
    }
    std::optional<GraphNodeId> press(Qt::Key key)
    {
        QTest::keyClick(&view, key);
        return view.currentNode();
    }

    GraphView view;
};

} // namespace

class TestGraphView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void beforeTheFirstRunItSaysWhatItWillShow();
    void clickingATaskSelectsIt();
    void aTaskSelectedElsewhereIsTheCurrentNode();
    void arrowKeysMoveAlongTheLines();
    void enterOpensAndClosesWhatStandsForMany();
    void itFitsTheWidthUntilItIsZoomed();
    void theWheelZoomsAboutThePointer();
    void hoveringTellsOfNodesAndRoundTrips();
    void itTellsInWordsWhoWaits();
    void talliesCountEveryMemberOnce();
    void anotherRunForgetsWhatWasOpened();
    void whileItIsNotVisibleItTakesNothingIn();
    void graphsCanBeSeen_data();
    void graphsCanBeSeen();
};

void TestGraphView::beforeTheFirstRunItSaysWhatItWillShow()
{
    GraphView view;
    QVERIFY(view.accessibleDescription().startsWith(u"No tasks yet."_s));
    QVERIFY(view.picture().nodes.empty());
    QVERIFY(!view.grab().isNull());
}

void TestGraphView::clickingATaskSelectsIt()
{
    GraphFixture graph(answeredTasks(3).snapshot());
    QList<std::optional<TaskId>> selected;
    connect(&graph.view, &GraphView::taskSelected, this,
            [&selected](std::optional<TaskId> task) { selected.append(task); });
    graph.click(2);
    QCOMPARE(selected, QList<std::optional<TaskId>>{TaskId(3)});
    graph.click(4);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(graph.view.currentNode(), std::optional(GraphNodeId{Kind::Key, 1, 0}));
}

void TestGraphView::aTaskSelectedElsewhereIsTheCurrentNode()
{
    GraphFixture graph(answeredTasks(3).snapshot());
    graph.view.setSelectedTask(TaskId(4));
    QCOMPARE(graph.view.currentNode(), std::optional(GraphNodeId{Kind::Task, 4, 0}));
    GraphFixture many(answeredTasks(30).snapshot());
    many.view.setSelectedTask(TaskId(4));
    QCOMPARE(many.view.currentNode(), std::optional(GraphNodeId{Kind::Tasks, 1, 0}));
}

void TestGraphView::arrowKeysMoveAlongTheLines()
{
    GraphFixture graph(answeredTasks(3).snapshot());
    QCOMPARE(graph.press(Qt::Key_Down), std::optional(GraphNodeId{Kind::Task, 1, 0}));
    QCOMPARE(graph.press(Qt::Key_Right), std::optional(GraphNodeId{Kind::Task, 2, 0}));
    QCOMPARE(graph.press(Qt::Key_Down), std::optional(GraphNodeId{Kind::Task, 3, 0}));
    QCOMPARE(graph.press(Qt::Key_Right), std::optional(GraphNodeId{Kind::Key, 1, 1}));
    QCOMPARE(graph.press(Qt::Key_Up), std::optional(GraphNodeId{Kind::Key, 1, 0}));
    QCOMPARE(graph.press(Qt::Key_Up), std::optional(GraphNodeId{Kind::Key, 1, 0}));
    QCOMPARE(graph.press(Qt::Key_Left), std::optional(GraphNodeId{Kind::Task, 2, 0}));
    QCOMPARE(graph.press(Qt::Key_Left), std::optional(GraphNodeId{Kind::Task, 1, 0}));
}

void TestGraphView::enterOpensAndClosesWhatStandsForMany()
{
    GraphFixture graph(answeredTasks(30).snapshot());
    graph.view.setCurrentNode(GraphNodeId{Kind::Tasks, 1, 0});
    graph.press(Qt::Key_Return);
    QCOMPARE(graph.view.picture().nodes.size(), std::size_t(33));
    QCOMPARE(graph.press(Qt::Key_Down), std::optional(GraphNodeId{Kind::Task, 2, 0}));
    graph.press(Qt::Key_Up);
    graph.press(Qt::Key_Return);
    QCOMPARE(graph.view.picture().nodes.size(), std::size_t(3));
    graph.click(2);
    QCOMPARE(graph.view.picture().nodes.size(), std::size_t(33));
}

void TestGraphView::itFitsTheWidthUntilItIsZoomed()
{
    GraphFixture graph(answeredTasks(3).snapshot());
    QCOMPARE(graph.view.picture().size.width(), 444.0);
    QCOMPARE(graph.view.zoom(), 1.0);
    graph.view.resize(370, 500);
    QCOMPARE(graph.view.zoom(), graph.view.viewport()->width() / 444.0);
    graph.press(Qt::Key_Plus);
    const double zoomed = graph.view.zoom();
    QCOMPARE(zoomed, graph.view.viewport()->width() / 444.0 * 1.25);
    graph.view.resize(444, 500);
    QCOMPARE(graph.view.zoom(), zoomed);
    graph.press(Qt::Key_0);
    QCOMPARE(graph.view.zoom(), 1.0);
}

void TestGraphView::theWheelZoomsAboutThePointer()
{
    GraphFixture graph(answeredTasks(20).snapshot());
    const QPointF place(300, 400);
    const double before = graph.view.zoom();
    QWheelEvent event(place, graph.view.viewport()->mapToGlobal(place), {}, QPoint(0, 120),
                      Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(graph.view.viewport(), &event);
    QCOMPARE(graph.view.zoom(), before * 1.25);
    QCOMPARE(graph.view.verticalScrollBar()->value(), 100);
}

void TestGraphView::hoveringTellsOfNodesAndRoundTrips()
{
    GraphFixture graph(sentTasks(3).snapshot(2));
    const GraphPicture &picture = graph.view.picture();
    const auto textAt = [&](QPointF place) {
        return graph.view.toolTipAt((place * graph.view.zoom()).toPoint());
    };
    const QString task = textAt(picture.nodes.at(1).rect.center());
    QVERIFY2(task.startsWith(u"task get_name 1, awaiting"_s), qPrintable(task));
    const QString key = textAt(picture.nodes.at(4).rect.center());
    QVERIFY2(key.contains(u"key user:1, sent, no answer yet"_s), qPrintable(key));
    const QString flush = textAt(picture.boxes.at(0).title.center());
    QVERIFY2(flush.contains(u"memcached"_s), qPrintable(flush));
    QVERIFY(textAt({144, 200}).isEmpty());
}

void TestGraphView::itTellsInWordsWhoWaits()
{
    GraphFixture graph(sentTasks(3).snapshot(2));
    QCOMPARE(graph.view.accessibleName(), u"Dependency graph"_s);
    QCOMPARE(graph.view.accessibleDescription(),
             u"Tasks that wait: 3. Keys they wait for: 3. Tasks: 4. Round trips: 1."_s);
    graph.view.setSnapshot(answeredTasks(3).snapshot(4));
    QCOMPARE(graph.view.accessibleDescription(),
             u"No task waits for a key. Tasks: 4. Round trips: 1."_s);
}

void TestGraphView::talliesCountEveryMemberOnce()
{
    const Snapshot snapshot = dependentReads(30).snapshot();
    const TaskTally tally = tallyOf(snapshot, dependencyGraphOf(snapshot).groups().at(2));
    QCOMPARE(tally.ends.at(std::size_t(TaskEnd::Finished)), 29U);
    QCOMPARE(tally.ends.at(std::size_t(TaskEnd::Failed)), 1U);
    QCOMPARE(GraphText::tally(tally), u"✓ 29  ✕ 1"_s);
}

void TestGraphView::anotherRunForgetsWhatWasOpened()
{
    GraphFixture graph(answeredTasks(30).snapshot());
    graph.view.setCurrentNode(GraphNodeId{Kind::Tasks, 1, 0});
    graph.view.activateCurrent();
    graph.view.setSnapshot(answeredTasks(30).snapshot());
    QCOMPARE(graph.view.picture().nodes.size(), std::size_t(3));
    QVERIFY(!graph.view.currentNode());
}

void TestGraphView::whileItIsNotVisibleItTakesNothingIn()
{
    GraphFixture graph(answeredTasks(3).snapshot());
    graph.view.hide();
    graph.view.setSnapshot(answeredTasks(5).snapshot());
    QCOMPARE(graph.view.picture().nodes.size(), std::size_t(7));
    graph.view.show();
    QCOMPARE(graph.view.picture().nodes.size(), std::size_t(11));
}

void TestGraphView::graphsCanBeSeen_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isDark");
    for (const char *name : {"graph-few", "graph-many", "graph-opened", "graph-live"}) {
        QTest::addRow("%s-light", name) << QString::fromLatin1(name) << false;
        QTest::addRow("%s-dark", name) << QString::fromLatin1(name) << true;
    }
}

void TestGraphView::graphsCanBeSeen()
{
    QFETCH(QString, name);
    QFETCH(bool, isDark);
    const bool isFew = name == u"graph-few"_s;
    GraphFixture graph(name == u"graph-live"_s ? sentTasks(12).snapshot(2)
                                               : dependentReads(isFew ? 12 : 50).snapshot());
    const Theme theme = isDark ? Themes::dark() : Themes::light();
    graph.view.setTheme(theme);
    graph.view.setStyleSheet(styleSheetOf(theme));
    graph.view.resize(460, 520);
    if (name == u"graph-opened"_s) {
        graph.view.setCurrentNode(GraphNodeId{Kind::Tasks, 2, 0});
        graph.view.activateCurrent();
        graph.view.setSelectedTask(TaskId(5));
    }
    const QDir folder(qEnvironmentVariable("COROSCOPE_BINARY_DIR", QDir::tempPath())
                      + u"/screenshots"_s);
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(graph.view.grab().save(
        folder.filePath(name + (isDark ? u"-dark.png"_s : u"-light.png"_s))));
}

COROSCOPE_TEST(TestGraphView)
#include "tst_graphview.moc"
