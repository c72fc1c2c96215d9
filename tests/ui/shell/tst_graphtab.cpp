// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets it before other headers.
#include "core/trace/snapshot.h"

#include "tests/support/batchrun.h"
#include "tests/support/testmain.h"
#include "tests/ui/shell/windowtest.h"
#include "ui/graph/graphview.h"
#include "ui/models/taskroles.h"

#include <QtWidgets/QTabBar>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class TestGraphTab : public WindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        makeWindow();
        m_tabs = m_window->findChild<QTabWidget *>(u"sideTabs"_s);
        m_graph = &m_window->workbench().graph();
    }
    void cleanup() { dropWindow(); }
    void theGraphComesToTheFrontWhenARunFirstAsksAStore();
    void itGivesWayWhenAnotherRunBegins();
    void aTabThatTheUserChoseStays();
    void theTabToComeBackToIsRemembered();
    void selectingANodeSelectsItsTaskEverywhereAndTheOtherWayRound();
    void aRunWithRoundTripsCanBeSeen();

private:
    void show(const Snapshot &snapshot)
    {
        m_window->workbench().showTimeline(snapshot);
        m_window->workbench().showPanels(snapshot);
        m_window->workbench().showResults(snapshot);
    }
    QTabWidget *m_tabs = nullptr;
    GraphView *m_graph = nullptr;
};

void TestGraphTab::theGraphComesToTheFrontWhenARunFirstAsksAStore()
{
    m_tabs->setCurrentIndex(0);
    show(askingTasks(3).snapshot(1));
    QCOMPARE(m_tabs->currentIndex(), 0);
    show(sentTasks(3).snapshot(2));
    QVERIFY(m_graph->isVisible());
    QCOMPARE(m_tabs->tabText(m_tabs->indexOf(m_graph)), u"Graph"_s);
    QCOMPARE(m_graph->picture().boxes.size(), std::size_t(1));
}

void TestGraphTab::itGivesWayWhenAnotherRunBegins()
{
    m_tabs->setCurrentIndex(0);
    show(sentTasks(3).snapshot(2));
    show(sumThatDepends().snapshot());
    QCOMPARE(m_tabs->currentIndex(), 0);
}

void TestGraphTab::aTabThatTheUserChoseStays()
{
    const TraceBuilder run = dependentReads(3);
    m_tabs->setCurrentIndex(0);
    show(run.snapshot());
    QVERIFY(m_graph->isVisible());
    QTest::mouseClick(m_tabs->tabBar(), Qt::LeftButton, {}, m_tabs->tabBar()->tabRect(1).center());
    show(run.snapshot(1));
    QCOMPARE(m_tabs->currentIndex(), 1);
    show(sumThatDepends().snapshot());
    QCOMPARE(m_tabs->currentIndex(), 1);
}

void TestGraphTab::theTabToComeBackToIsRemembered()
{
    m_tabs->setCurrentIndex(2);
    show(sentTasks(3).snapshot(2));
    m_window->workbench().save(*m_preferences);
    QCOMPARE(m_preferences->sideTab(), 2);
}

void TestGraphTab::selectingANodeSelectsItsTaskEverywhereAndTheOtherWayRound()
{
    show(answeredTasks(3).snapshot(4));
    m_graph->setCurrentNode(GraphNodeId{GraphNodeId::Kind::Task, 3, 0});
    m_graph->activateCurrent();
    QCOMPARE(m_window->workbench().timeline().selectedTask(), std::optional(TaskId(3)));
    QCOMPARE(taskOf(results().selectionModel()->selectedRows().value(0)),
             std::optional(TaskId(3)));
    m_window->workbench().timeline().setSelectedTask(TaskId(4));
    QCOMPARE(m_graph->currentNode(), std::optional(GraphNodeId{GraphNodeId::Kind::Task, 4, 0}));
}

void TestGraphTab::aRunWithRoundTripsCanBeSeen()
{
    show(dependentReads(20).snapshot());
    m_window->workbench().selectTask(TaskId(5));
    QVERIFY(m_graph->isVisible());
    keepPicture(*m_window, u"round-trips-light"_s);
    m_window->setTheme(ThemeChoice::Dark);
    keepPicture(*m_window, u"round-trips-dark"_s);
}

COROSCOPE_TEST(TestGraphTab)
#include "tst_graphtab.moc"
