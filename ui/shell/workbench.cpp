// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workbench.h"

#include "ui/graph/graphview.h"
#include "ui/panels/codepanel.h"
#include "ui/panels/lessonpanel.h"
#include "ui/panels/lessonspanel.h"
#include "ui/panels/messagebar.h"
#include "ui/panels/outputpanel.h"
#include "ui/panels/requestspanel.h"
#include "ui/panels/resultspanel.h"
#include "ui/panels/runbar.h"
#include "ui/panels/statepanel.h"
#include "ui/shell/preferences.h"
#include "ui/shell/windowactions.h"
#include "ui/timeline/timelineview.h"

#include <QtCore/QEvent>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

namespace Coroscope {

Workbench::Workbench(WindowActions &actions, const std::vector<Scenario> &scenarios,
                     QWidget *parent)
    : QWidget(parent)
{
    makePanels(actions, scenarios);
    placePanels();
    shareSelection();
    retranslate();
}

void Workbench::makePanels(WindowActions &actions, const std::vector<Scenario> &scenarios)
{
    m_runBar = new RunBar(actions.run, actions.stop, this);
    m_messages = new MessageBar(this);
    m_lessons = new LessonsPanel(scenarios, this);
    m_timeline = new TimelineView(this);
    m_output = new OutputPanel(this);
    m_results = new ResultsPanel(this);
    m_requests = new RequestsPanel(this);
    m_code = new CodePanel(this);
    m_lesson = new LessonPanel(this);
    m_state = new StatePanel(StatePanel::Form::Full, this);
    m_stateCard = new StatePanel(StatePanel::Form::Card, this);
    m_graph = new GraphView(this);
}

void Workbench::placePanels()
{
    makeCentre();
    makeSide();
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->addWidget(m_lessons);
    m_columns->addWidget(m_centre);
    m_columns->addWidget(m_side);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({230, 960, 410});
    for (QSplitter *splitter : {m_columns, m_centre}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_runBar);
    layout->addWidget(m_messages);
    layout->addWidget(m_columns, 1);
}

void Workbench::makeCentre()
{
    m_bottom = new QTabWidget(this);
    m_bottom->setObjectName(QStringLiteral("bottomTabs"));
    m_bottom->addTab(m_output, QString());
    m_bottom->addTab(m_results, QString());
    m_bottom->addTab(m_requests, QString());
    m_bottom->setCornerWidget(m_requests->sortControls());
    const auto showControls = [this] {
        m_requests->sortControls()->setVisible(m_bottom->currentWidget() == m_requests);
    };
    connect(m_bottom, &QTabWidget::currentChanged, this, showControls);
    showControls();
    m_centre = new QSplitter(Qt::Vertical, this);
    m_centre->setObjectName(QStringLiteral("centre"));
    m_centre->addWidget(m_timeline);
    m_centre->addWidget(m_bottom);
    m_centre->setStretchFactor(0, 1);
    m_centre->setMinimumWidth(420);
    m_centre->setSizes({640, 240});
}

void Workbench::makeSide()
{
    m_sideTabs = new QTabWidget(this);
    m_sideTabs->setObjectName(QStringLiteral("sideTabs"));
    m_sideTabs->setDocumentMode(true);
    m_sideTabs->addTab(m_code, QString());
    m_sideTabs->addTab(m_lesson, QString());
    m_sideTabs->addTab(m_state, QString());
    m_sideTabs->addTab(m_graph, QString());
    m_side = new QWidget(this);
    auto *layout = new QVBoxLayout(m_side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sideTabs, 1);
    layout->addWidget(m_stateCard);
    connect(m_sideTabs, &QTabWidget::currentChanged, this,
            [this] { m_stateCard->setVisible(m_sideTabs->currentWidget() != m_state); });
    connect(m_sideTabs, &QTabWidget::tabBarClicked, this, [this] { m_tabBeforeGraph.reset(); });
}

void Workbench::shareSelection()
{
    connect(m_timeline, &TimelineView::taskSelected, this, &Workbench::selectTask);
    connect(m_timeline, &TimelineView::cursorTimeChanged, this, &Workbench::showMoment);
    connect(m_output, &OutputPanel::taskSelected, this, &Workbench::selectTask);
    connect(m_results, &ResultsPanel::taskSelected, this, &Workbench::selectTask);
    connect(m_requests, &RequestsPanel::taskSelected, this, &Workbench::selectTask);
    connect(m_code, &CodePanel::taskSelected, this, &Workbench::selectTask);
    connect(m_graph, &GraphView::taskSelected, this, &Workbench::selectTask);
    connect(m_state, &StatePanel::taskSelected, this, &Workbench::selectTask);
    connect(m_stateCard, &StatePanel::taskSelected, this, &Workbench::selectTask);
}

void Workbench::selectTask(std::optional<TaskId> task)
{
    m_timeline->setSelectedTask(task);
    m_output->setSelectedTask(task);
    m_results->setSelectedTask(task);
    m_requests->setSelectedTask(task);
    m_code->setSelectedTask(task);
    m_graph->setSelectedTask(task);
}

void Workbench::setScenario(const Scenario &scenario)
{
    m_code->setScenario(scenario);
    m_requests->setScenario(scenario);
    m_lesson->setScenario(scenario);
    m_lessons->setCurrent(scenario.id);
}

void Workbench::setTheme(const Theme &theme)
{
    m_timeline->setTheme(theme);
    m_code->setTheme(theme);
    m_graph->setTheme(theme);
    m_requests->setTheme(theme);
    m_lessons->setTheme(theme);
}

void Workbench::showTimeline(const Snapshot &snapshot)
{
    m_timeline->setSnapshot(snapshot);
}

void Workbench::showPanels(const Snapshot &snapshot)
{
    const Snapshot before = std::exchange(m_shown, snapshot);
    chooseSideTab(before);
    m_graph->setSnapshot(snapshot);
    m_output->setSnapshot(snapshot);
    m_requests->showProgress(snapshot);
    showMoment();
}

void Workbench::chooseSideTab(const Snapshot &before)
{
    const bool isOtherRun = before.tables != m_shown.tables;
    if (isOtherRun && m_tabBeforeGraph) {
        m_sideTabs->setCurrentIndex(*m_tabBeforeGraph);
        m_tabBeforeGraph.reset();
    }
    const bool isFirstFlush = (isOtherRun || before.flushes.isEmpty())
        && !m_shown.flushes.isEmpty();
    if (isFirstFlush && m_sideTabs->currentWidget() != m_graph) {
        m_tabBeforeGraph = m_sideTabs->currentIndex();
        m_sideTabs->setCurrentWidget(m_graph);
    }
}

void Workbench::showMoment()
{
    const TraceTime at = m_timeline->cursorTime().value_or(m_shown.now);
    m_code->setSnapshot(m_shown, at);
    m_state->setSnapshot(m_shown, at);
    m_stateCard->setSnapshot(m_shown, at);
}

void Workbench::showResults(const Snapshot &snapshot)
{
    m_results->setSnapshot(snapshot);
    m_requests->setSnapshot(snapshot);
}

void Workbench::restore(const Preferences &preferences)
{
    for (QSplitter *splitter : {m_columns, m_centre}) {
        splitter->restoreState(preferences.splitter(splitter->objectName()));
    }
    m_sideTabs->setCurrentIndex(preferences.sideTab());
    m_lessons->setFinished(preferences.finishedScenarios());
}

void Workbench::save(Preferences &preferences) const
{
    for (const QSplitter *splitter : {m_columns, m_centre}) {
        preferences.setSplitter(splitter->objectName(), splitter->saveState());
    }
    preferences.setSideTab(m_tabBeforeGraph.value_or(m_sideTabs->currentIndex()));
}

void Workbench::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void Workbench::retranslate()
{
    m_bottom->setTabText(m_bottom->indexOf(m_output), tr("Output"));
    m_bottom->setTabText(m_bottom->indexOf(m_results), tr("Results"));
    m_bottom->setTabText(m_bottom->indexOf(m_requests), tr("Requests"));
    m_sideTabs->setTabText(m_sideTabs->indexOf(m_code), tr("Code"));
    m_sideTabs->setTabText(m_sideTabs->indexOf(m_lesson), tr("Lesson"));
    m_sideTabs->setTabText(m_sideTabs->indexOf(m_state), tr("State"));
    m_sideTabs->setTabText(m_sideTabs->indexOf(m_graph), tr("Graph"));
}

} // namespace Coroscope
