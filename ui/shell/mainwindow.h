// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/session/session.h"
#include "ui/shell/appearance.h"
#include "ui/shell/preferences.h"

#include <QtWidgets/QMainWindow>

class QLabel;

namespace Coroscope {

class Legend;
class Localisation;
class RunRefresh;
class WindowActions;
class Workbench;

/// The window: chooses a demo, runs it in the session, and shows what happens while it happens.
///
/// Never waits for a run. Closed while one goes on, it hides at once, stops the run, and is closed
/// when the run has ended.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// All three must outlive the window.
    MainWindow(Session &session, Preferences &preferences, Localisation &localisation);
    ~MainWindow() override;

    /// Shows the demo with the parameters it had last; an unknown id changes nothing. A run of
    /// another demo is stopped.
    void selectScenario(const QString &id);
    /// The id of the demo shown.
    const QString &scenario() const noexcept { return m_scenario->id; }
    /// For this time only, as the next; what is chosen in the menus is remembered.
    void setTheme(ThemeChoice choice);
    void setLanguage(const QString &language);
    void setInterfaceSize(int percent);

    /// Starts what the toolbar shows, once the user has agreed to what the demo asks; problems appear
    /// in the message bar.
    void run();
    void stop();
    void runOrStop();
    Workbench &workbench() noexcept { return *m_workbench; }

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void start(const RunRequest &request);
    void connectActions();
    void connectView();
    void connectFollowing();
    void connectRefresh();
    void makeStatusBar();
    void restore();
    void save();
    void followPhase(Session::Phase phase);
    void noteEnd();
    bool isShowingRun() const;
    void showNothing();
    void showFrame(const Snapshot &snapshot);
    void showPanels(const Snapshot &snapshot);
    void showResults(const Snapshot &snapshot);
    void enableActions();
    bool isSpaceUsedBy(const QWidget *focused) const;
    void retranslate();

    Session &m_session;
    Preferences &m_preferences;
    Localisation &m_localisation;
    Appearance m_appearance;
    const Scenario *m_scenario;
    WindowActions *m_actions;
    Workbench *m_workbench;
    RunRefresh *m_refresh;
    QLabel *m_status;
    Legend *m_legend;
    bool m_isClosing = false;
};

} // namespace Coroscope
