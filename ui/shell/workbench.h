// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/trace/snapshot.h"
#include "ui/theme/theme.h"

#include <QtWidgets/QWidget>

#include <optional>

class QSplitter;
class QTabWidget;

namespace Coroscope {

class CodePanel;
class GraphView;
class LessonPanel;
class LessonsPanel;
class MessageBar;
class OutputPanel;
class Preferences;
class RequestsPanel;
class ResultsPanel;
class RunBar;
class StatePanel;
class TimelineView;
class WindowActions;

/// All that lies between the menus and the status bar: the panels in their places, one selection
/// for all of them.
class Workbench : public QWidget
{
    Q_OBJECT
public:
    Workbench(WindowActions &actions, const std::vector<Scenario> &scenarios,
              QWidget *parent = nullptr);

    RunBar &runBar() noexcept { return *m_runBar; }
    MessageBar &messages() noexcept { return *m_messages; }
    LessonsPanel &lessons() noexcept { return *m_lessons; }
    TimelineView &timeline() noexcept { return *m_timeline; }
    LessonPanel &lesson() noexcept { return *m_lesson; }
    GraphView &graph() noexcept { return *m_graph; }

    void setScenario(const Scenario &scenario);
    void setTheme(const Theme &theme);
    /// Selects the task in every panel; none clears the selection.
    void selectTask(std::optional<TaskId> task);

    /// The parts of a refresh, by what they cost.
    void showTimeline(const Snapshot &snapshot);
    void showPanels(const Snapshot &snapshot);
    void showResults(const Snapshot &snapshot);

    void restore(const Preferences &preferences);
    void save(Preferences &preferences) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void makePanels(WindowActions &actions, const std::vector<Scenario> &scenarios);
    void placePanels();
    void makeCentre();
    void makeSide();
    void shareSelection();
    /// Shows code and variables at the cursor's time, or as they are now.
    void showMoment();
    /// Brings the graph to the front when a run first asks a store, and what was there before back
    /// when another run begins.
    void chooseSideTab(const Snapshot &before);
    void retranslate();

    Snapshot m_shown; ///< in the panels
    RunBar *m_runBar = nullptr;
    MessageBar *m_messages = nullptr;
    LessonsPanel *m_lessons = nullptr;
    TimelineView *m_timeline = nullptr;
    OutputPanel *m_output = nullptr;
    ResultsPanel *m_results = nullptr;
    RequestsPanel *m_requests = nullptr;
    CodePanel *m_code = nullptr;
    LessonPanel *m_lesson = nullptr;
    StatePanel *m_state = nullptr;
    GraphView *m_graph = nullptr;
    StatePanel *m_stateCard = nullptr;
    QTabWidget *m_bottom = nullptr;
    QTabWidget *m_sideTabs = nullptr;
    std::optional<int> m_tabBeforeGraph; ///< while the graph has come to the front by itself
    QSplitter *m_columns = nullptr;
    QSplitter *m_centre = nullptr;
    QWidget *m_side = nullptr;
};

} // namespace Coroscope
