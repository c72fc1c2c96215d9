// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/models/texts.h"
#include "ui/panels/legend.h"
#include "ui/panels/lessonpanel.h"
#include "ui/panels/lessonspanel.h"
#include "ui/panels/messagebar.h"
#include "ui/panels/parametersbar.h"
#include "ui/panels/runbar.h"
#include "ui/panels/statustext.h"
#include "ui/shell/consentdialog.h"
#include "ui/shell/localisation.h"
#include "ui/shell/runrefresh.h"
#include "ui/shell/textdialogs.h"
#include "ui/shell/tracesaving.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workbench.h"
#include "ui/timeline/timelineview.h"

#include <QtGui/QActionGroup>
#include <QtGui/QCloseEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStatusBar>

namespace Coroscope {
namespace {

constexpr QSize firstSize(1600, 1000);
const auto firstScenario = QStringLiteral("all-at-once");

Snapshot emptySnapshot()
{
    Snapshot snapshot;
    snapshot.tables = std::make_shared<const LogTables>();
    return snapshot;
}

} // namespace

MainWindow::MainWindow(Session &session, Preferences &preferences, Localisation &localisation)
    : m_session(session)
    , m_preferences(preferences)
    , m_localisation(localisation)
    , m_scenario(&allScenarios().front())
    , m_actions(new WindowActions(*menuBar()))
    , m_workbench(new Workbench(*m_actions, allScenarios(), this))
    , m_refresh(new RunRefresh(session, this))
    , m_status(new QLabel(this))
    , m_legend(new Legend(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setCentralWidget(m_workbench);
    makeStatusBar();
    connectActions();
    connectView();
    connectRefresh();
    restore();
    retranslate();
    m_workbench->timeline().setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeStatusBar()
{
    m_status->setObjectName(QStringLiteral("statusText"));
    m_status->setMargin(4);
    statusBar()->addWidget(m_status, 1);
    statusBar()->addPermanentWidget(m_legend);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectActions()
{
    connect(&m_actions->run, &QAction::triggered, this, &MainWindow::run);
    connect(&m_actions->stop, &QAction::triggered, this, &MainWindow::stop);
    connect(&m_actions->runOrStop, &QAction::triggered, this, &MainWindow::runOrStop);
    connect(&m_actions->reset, &QAction::triggered, this,
            [this] { m_workbench->runBar().parameters().resetToDefaults(); });
    connect(&m_actions->saveTrace, &QAction::triggered, this, [this] {
        TraceSaving::ask(*this, m_session, [this](const std::optional<RunProblem> &problem) {
            m_workbench->messages().setProblem(problem);
        });
    });
    connect(&m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(&m_actions->keys, &QAction::triggered, this, [this] { showKeys(this); });
    connect(&m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(&m_session, &Session::phaseChanged, this, &MainWindow::followPhase);
    connect(&m_workbench->lessons(), &LessonsPanel::scenarioChosen, this,
            &MainWindow::selectScenario);
    connect(&m_workbench->runBar(), &RunBar::requestChanged, this, [this] {
        m_preferences.setRequest(*m_scenario, m_workbench->runBar().request());
        enableActions();
    });
}

void MainWindow::connectView()
{
    TimelineView &timeline = m_workbench->timeline();
    connect(&m_actions->zoomIn, &QAction::triggered, &timeline, &TimelineView::zoomIn);
    connect(&m_actions->zoomOut, &QAction::triggered, &timeline, &TimelineView::zoomOut);
    connect(&m_actions->fit, &QAction::triggered, &timeline, &TimelineView::fitAll);
    connectFollowing();
    connect(&m_actions->larger, &QAction::triggered, this,
            [this] { setInterfaceSize(Appearance::larger(m_preferences.interfaceSize())); });
    connect(&m_actions->smaller, &QAction::triggered, this,
            [this] { setInterfaceSize(Appearance::smaller(m_preferences.interfaceSize())); });
    connect(&m_actions->usualSize, &QAction::triggered, this, [this] { setInterfaceSize(100); });
    connect(&m_actions->fullScreen, &QAction::toggled, this, [this](bool isOn) {
        setWindowState(windowState().setFlag(Qt::WindowFullScreen, isOn));
    });
    connect(m_actions->themes, &QActionGroup::triggered, this, [this](QAction *chosen) {
        const auto choice = ThemeChoice(m_actions->themes->actions().indexOf(chosen));
        setTheme(choice);
        m_preferences.setTheme(choice);
    });
    connect(m_actions->languages, &QActionGroup::triggered, this, [this](QAction *chosen) {
        const auto index = m_actions->languages->actions().indexOf(chosen);
        setLanguage(Localisation::languages().at(index).code);
        m_preferences.setLanguage(m_localisation.language());
    });
}

void MainWindow::connectFollowing()
{
    TimelineView &timeline = m_workbench->timeline();
    QAction &follow = m_actions->follow;
    follow.setChecked(timeline.isFollowing());
    connect(&follow, &QAction::triggered, &timeline, [&timeline](bool isWanted) {
        isWanted ? timeline.follow() : timeline.stopFollowing();
    });
    connect(&timeline, &TimelineView::followingChanged, &follow, &QAction::setChecked);
}

void MainWindow::connectRefresh()
{
    const auto whileShown = [this](void (MainWindow::*showPart)(const Snapshot &)) {
        return [this, showPart](const Snapshot &snapshot) {
            if (isShowingRun()) {
                (this->*showPart)(snapshot);
            }
        };
    };
    connect(m_refresh, &RunRefresh::frameDue, this, whileShown(&MainWindow::showFrame));
    connect(m_refresh, &RunRefresh::panelsDue, this, whileShown(&MainWindow::showPanels));
    connect(m_refresh, &RunRefresh::resultsDue, this, whileShown(&MainWindow::showResults));
}

void MainWindow::showFrame(const Snapshot &snapshot)
{
    m_workbench->showTimeline(snapshot);
}

void MainWindow::showPanels(const Snapshot &snapshot)
{
    m_workbench->showPanels(snapshot);
    m_status->setText(statusText(m_session.phase(), snapshot, m_session.problem()));
}

void MainWindow::showResults(const Snapshot &snapshot)
{
    m_workbench->showResults(snapshot);
}

bool MainWindow::isShowingRun() const
{
    return m_session.request() && m_session.request()->scenario == m_scenario->id;
}

void MainWindow::showNothing()
{
    const Snapshot nothing = emptySnapshot();
    m_workbench->showTimeline(nothing);
    m_workbench->showPanels(nothing);
    m_workbench->showResults(nothing);
    m_status->setText(statusText(Session::Phase::Idle, nothing));
}

void MainWindow::restore()
{
    // Less on a small screen, whose edges also carry the window's frame and the desktop's bars.
    resize(firstSize.boundedTo(screen()->availableSize() - QSize(0, 40)));
    restoreGeometry(m_preferences.geometry());
    setTheme(m_preferences.theme());
    setInterfaceSize(m_preferences.interfaceSize());
    setLanguage(m_localisation.language());
    m_workbench->restore(m_preferences);
    const bool isKnown = findScenario(m_preferences.lastScenario()) != nullptr;
    selectScenario(isKnown ? m_preferences.lastScenario() : firstScenario);
}

void MainWindow::save()
{
    m_preferences.setGeometry(saveGeometry());
    m_workbench->save(m_preferences);
}

void MainWindow::selectScenario(const QString &id)
{
    const Scenario *scenario = findScenario(id);
    if (scenario == nullptr) {
        return;
    }
    if (scenario != m_scenario) {
        m_session.stop();
    }
    m_scenario = scenario;
    m_preferences.setLastScenario(id);
    m_workbench->selectTask(std::nullopt);
    m_workbench->setScenario(*scenario);
    m_workbench->runBar().setRequest(*scenario, m_preferences.request(*scenario));
    m_workbench->messages().setProblem(std::nullopt);
    if (isShowingRun()) {
        m_refresh->refreshAll();
    } else {
        showNothing();
    }
    enableActions();
    retranslate();
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_appearance.setTheme(choice);
    m_workbench->setTheme(m_appearance.theme());
    m_legend->setTheme(m_appearance.theme());
    m_actions->setTheme(m_appearance.theme());
    m_actions->themes->actions().at(int(choice))->setChecked(true);
}

void MainWindow::setLanguage(const QString &language)
{
    m_localisation.setLanguage(language);
    m_workbench->lesson().setLanguage(m_localisation.language());
    const auto &all = Localisation::languages();
    for (qsizetype i = 0; i < all.size(); ++i) {
        m_actions->languages->actions().at(i)->setChecked(all.at(i).code
                                                          == m_localisation.language());
    }
}

void MainWindow::setInterfaceSize(int percent)
{
    m_preferences.setInterfaceSize(percent);
    m_appearance.setInterfaceSize(percent);
}

void MainWindow::run()
{
    if (m_session.isActive()) {
        return;
    }
    m_workbench->selectTask(std::nullopt);
    start(m_workbench->runBar().request());
}

void MainWindow::start(const RunRequest &request)
{
    const std::optional<RunProblem> problem = m_session.start(request);
    if (!ConsentDialog::isNeededFor(problem)) {
        m_workbench->messages().setProblem(problem);
        return;
    }
    m_workbench->messages().setProblem(std::nullopt);
    ConsentDialog::ask(*this, *problem, [this, agreed = request]() mutable {
        agreed.consent = Consent::Given;
        start(agreed);
    });
}

void MainWindow::stop()
{
    m_session.stop();
}

void MainWindow::runOrStop()
{
    if (m_session.isActive()) {
        stop();
    } else {
        run();
    }
}

void MainWindow::followPhase(Session::Phase phase)
{
    enableActions();
    if (phase != Session::Phase::Finished) {
        return;
    }
    noteEnd();
    if (m_isClosing) {
        close();
        QCoreApplication::quit();
    }
}

void MainWindow::noteEnd()
{
    if (m_session.problem() && isShowingRun()) {
        m_workbench->messages().setProblem(m_session.problem());
    }
    const Snapshot snapshot = m_session.snapshot();
    const TaskTimeline *main = snapshot.task(TaskId(1));
    if (main != nullptr && main->end == TaskEnd::Finished) {
        m_preferences.addFinishedScenario(m_session.request()->scenario);
        m_workbench->lessons().setFinished(m_preferences.finishedScenarios());
    }
}

void MainWindow::enableActions()
{
    const bool isActive = m_session.isActive();
    m_actions->run.setEnabled(!isActive);
    m_actions->stop.setEnabled(m_session.phase() == Session::Phase::Running);
    m_actions->saveTrace.setEnabled(TraceSaving::isPossible(m_session));
    m_actions->reset.setEnabled(!m_workbench->runBar().parameters().isDefault());
}

bool MainWindow::isSpaceUsedBy(const QWidget *focused) const
{
    // In the list of lessons it chooses nothing that is not chosen already: it may run the demo.
    return qobject_cast<const QAbstractButton *>(focused) != nullptr
        || qobject_cast<const QComboBox *>(focused) != nullptr
        || (qobject_cast<const QAbstractItemView *>(focused) != nullptr
            && !m_workbench->lessons().isAncestorOf(focused));
}

bool MainWindow::event(QEvent *event)
{
    // Space runs and stops, but not while it presses a button or chooses a row.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier
            && isSpaceUsedBy(QApplication::focusWidget())) {
            event->accept();
        }
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_isClosing) {
        save();
    }
    if (m_session.isActive()) {
        m_isClosing = true;
        m_session.stop();
        hide();
        event->ignore();
    } else {
        event->accept();
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::WindowStateChange) {
        m_actions->fullScreen.setChecked(isFullScreen());
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    setWindowTitle(QStringLiteral("%1 — Coroscope").arg(scenarioText(m_scenario->title)));
    const bool isShown = isShowingRun();
    if (isShown) {
        m_status->setText(
            statusText(m_session.phase(), m_session.snapshot(), m_session.problem()));
    } else {
        m_status->setText(statusText(Session::Phase::Idle, emptySnapshot()));
    }
}

} // namespace Coroscope
