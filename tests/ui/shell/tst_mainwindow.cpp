// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets it before other headers.
#include "core/trace/snapshot.h"

#include "core/session/runenvironment.h"
#include "tests/support/testmain.h"
#include "ui/models/statemodel.h"
#include "ui/models/taskroles.h"
#include "ui/panels/codepanel.h"
#include "ui/panels/copyview.h"
#include "ui/panels/legend.h"
#include "ui/panels/messagebar.h"
#include "ui/panels/outputpanel.h"
#include "ui/panels/parametersbar.h"
#include "ui/panels/resultspanel.h"
#include "ui/panels/runbar.h"
#include "ui/shell/localisation.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workbench.h"
#include "ui/timeline/timelineview.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtGui/QActionGroup>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QToolButton>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

void keepPicture(QWidget &window, const QString &name)
{
    const QDir folder(qEnvironmentVariable("COROSCOPE_BINARY_DIR") + u"/screenshots"_s);
    QVERIFY(folder.mkpath(u"."_s));
    window.resize(1600, 1000);
    QCoreApplication::processEvents(); // lay out what is new
    QVERIFY(window.grab().save(folder.filePath(name + u".png"_s)));
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstStartShowsTheFirstLesson();
    void spaceRunsTheDemoAndItsResultsAppear();
    void spaceInATextEditorIsOnlyASpace();
    void spaceOnAFocusedWidgetThatUsesItDoesNotRun_data();
    void spaceOnAFocusedWidgetThatUsesItDoesNotRun();
    void homeAndEndBelongToTheTableThatHasTheFocus();
    void theFollowActionSaysAndSetsWhetherTheTimelineFollows();
    void aFinishedDemoIsRememberedAsFinished();
    void aStoppedDemoIsNot();
    void theRunIsShownWhileItGoesOn();
    void closingDuringARunHidesAtOnceAndEndsWithTheRun();
    void selectingATaskSelectsItEverywhere();
    void aWrongRequestShowsItsReasonInTheMessageBar();
    void anotherLanguageChangesEveryTextAtOnce();
    void theDarkThemeReachesTheWholeWindow();
    void codeAndStateAreShownAsTheyWereAtTheCursor();
    void theLegendShowsWhatFitsAndNamesTheRest();
    void onlyAThemeChosenInTheMenuIsRemembered();
    void interfaceSizeScalesTheFont();
    void theParametersOfADemoAreRemembered();
    void theKeysAreListedWithoutBlockingAnything();
    void manyTasksAreShown();

private:
    void useVirtualClock();
    void runToTheEnd();
    QString statusOf() const { return m_window->findChild<QLabel *>(u"statusText"_s)->text(); }
    CopyView &results() { return m_window->findChild<ResultsPanel *>()->view(); }

    RunEnvironment m_environment;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Localisation> m_localisation;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"coroscope.ini"_s));
    m_preferences->setTheme(ThemeChoice::Light);
    m_localisation = std::make_unique<Localisation>(u"en"_s);
    m_session = std::make_unique<Session>(m_environment);
    m_window = std::make_unique<MainWindow>(*m_session, *m_preferences, *m_localisation);
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_localisation.reset();
}

void TestMainWindow::useVirtualClock()
{
    m_window->findChild<QToolButton *>(u"virtualClock"_s)->click();
    QCOMPARE(m_window->workbench().runBar().request().clock, ClockKind::Virtual);
}

void TestMainWindow::runToTheEnd()
{
    m_window->run();
    QTRY_COMPARE(m_session->phase(), Session::Phase::Finished);
}

void TestMainWindow::theFirstStartShowsTheFirstLesson()
{
    QCOMPARE(m_window->scenario(), u"all-at-once"_s);
    QVERIFY(m_window->windowTitle().endsWith(u"— Coroscope"_s));
    QCOMPARE(m_window->findChild<QTabWidget *>(u"sideTabs"_s)->currentIndex(), 1);
    QCOMPARE(statusOf(), u"Not yet run"_s);
    keepPicture(*m_window, u"first-start"_s);
}

void TestMainWindow::spaceRunsTheDemoAndItsResultsAppear()
{
    m_window->selectScenario(u"await-then-block"_s);
    useVirtualClock();
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QTRY_COMPARE(m_session->phase(), Session::Phase::Finished);
    QCOMPARE(results().model()->rowCount(), 7);
    QCOMPARE(results().model()->index(5, 2).data().toString(), u"15.000"_s);
    QVERIFY2(statusOf().startsWith(u"Finished · 15.000 s · 6 tasks: 6 finished"_s),
             qPrintable(statusOf()));
    m_window->findChild<QTabWidget *>(u"bottomTabs"_s)->setCurrentIndex(1);
    keepPicture(*m_window, u"finished-light"_s);
}

void TestMainWindow::spaceInATextEditorIsOnlyASpace()
{
    auto *filter = m_window->findChild<QLineEdit *>(u"lessonsFilter"_s);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Space);
    QCOMPARE(filter->text(), u" "_s);
    QCOMPARE(m_session->phase(), Session::Phase::Idle);
}

void TestMainWindow::spaceOnAFocusedWidgetThatUsesItDoesNotRun_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("button") << u"virtualClock"_s;
    QTest::newRow("combo box") << u"speed"_s;
    QTest::newRow("list") << u"lessonsTree"_s;
}

void TestMainWindow::spaceOnAFocusedWidgetThatUsesItDoesNotRun()
{
    QFETCH(QString, name);
    auto *widget = m_window->findChild<QWidget *>(name);
    widget->setFocus();
    QCOMPARE(QApplication::focusWidget(), widget);
    QTest::keyClick(widget, Qt::Key_Space);
    QCOMPARE(m_session->phase(), Session::Phase::Idle);
    if (QWidget *popup = QApplication::activePopupWidget()) {
        popup->close();
    }
}

void TestMainWindow::homeAndEndBelongToTheTableThatHasTheFocus()
{
    m_window->selectScenario(u"await-then-block"_s);
    useVirtualClock();
    runToTheEnd();
    TimelineView &timeline = m_window->workbench().timeline();
    timeline.setVisibleRange({fromSeconds(1), fromSeconds(2)});
    const TimeRange seen = timeline.visibleRange();
    m_window->findChild<QTabWidget *>(u"bottomTabs"_s)->setCurrentIndex(1);
    results().setFocus();
    QTest::keyClick(&results(), Qt::Key_End);
    QCOMPARE(results().currentIndex().row(), results().model()->rowCount() - 1);
    QTest::keyClick(&results(), Qt::Key_Home);
    QCOMPARE(results().currentIndex().row(), 0);
    QCOMPARE(timeline.visibleRange(), seen);
    timeline.setFocus();
    QTest::keyClick(&timeline, Qt::Key_Home);
    QVERIFY(timeline.visibleRange() != seen);
}

void TestMainWindow::theFollowActionSaysAndSetsWhetherTheTimelineFollows()
{
    TimelineView &timeline = m_window->workbench().timeline();
    QAction &follow = m_window->findChild<WindowActions *>()->follow;
    QVERIFY(timeline.isFollowing());
    QVERIFY(follow.isChecked());
    follow.trigger();
    QVERIFY(!follow.isChecked());
    QVERIFY(!timeline.isFollowing());
    follow.trigger();
    QVERIFY(follow.isChecked());
    QVERIFY(timeline.isFollowing());
    timeline.panEarlier();
    QVERIFY(!follow.isChecked());
}

void TestMainWindow::aFinishedDemoIsRememberedAsFinished()
{
    useVirtualClock();
    runToTheEnd();
    QCOMPARE(m_preferences->finishedScenarios(), QSet<QString>{u"all-at-once"_s});
}

void TestMainWindow::aStoppedDemoIsNot()
{
    m_window->run();
    QCOMPARE(m_session->phase(), Session::Phase::Running);
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QTRY_COMPARE(m_session->phase(), Session::Phase::Finished);
    QVERIFY(m_preferences->finishedScenarios().isEmpty());
}

void TestMainWindow::theRunIsShownWhileItGoesOn()
{
    m_window->selectScenario(u"sum-await-first"_s);
    m_window->findChild<QTabWidget *>(u"sideTabs"_s)->setCurrentIndex(0);
    m_window->run();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot().now > fromSeconds(5.3), 20000);
    QTRY_VERIFY2(statusOf().contains(u"1 on the thread"_s), qPrintable(statusOf()));
    keepPicture(*m_window, u"running-light"_s);
    m_window->setTheme(ThemeChoice::Dark);
    keepPicture(*m_window, u"running-dark"_s);
    m_window->stop();
    QTRY_COMPARE(m_session->phase(), Session::Phase::Finished);
}

void TestMainWindow::closingDuringARunHidesAtOnceAndEndsWithTheRun()
{
    m_window->run();
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isHidden());
    QTRY_COMPARE(m_session->phase(), Session::Phase::Finished);
    QVERIFY(m_window->isHidden());
    QVERIFY(m_window->close());
}

void TestMainWindow::selectingATaskSelectsItEverywhere()
{
    m_window->selectScenario(u"await-then-block"_s);
    useVirtualClock();
    runToTheEnd();
    auto &output = m_window->findChild<OutputPanel *>()->view();
    results().setCurrentIndex(results().model()->index(2, 0));
    QCOMPARE(m_window->workbench().timeline().selectedTask(), std::optional(TaskId(3)));
    QCOMPARE(output.selectionModel()->selectedRows().size(), 2);
    output.setCurrentIndex(output.model()->index(0, 0));
    QCOMPARE(m_window->workbench().timeline().selectedTask(), std::optional(TaskId(2)));
    QCOMPARE(taskOf(results().selectionModel()->selectedRows().first()), std::optional(TaskId(2)));
}

void TestMainWindow::aWrongRequestShowsItsReasonInTheMessageBar()
{
    m_window->selectScenario(u"hundred-requests"_s);
    auto *server = m_window->findChild<QWidget *>(u"server"_s)->findChild<QLineEdit *>();
    QTest::keyClicks(server, u"ftp://example.org"_s);
    m_window->run();
    QCOMPARE(m_session->phase(), Session::Phase::Idle);
    const MessageBar &bar = m_window->workbench().messages();
    QVERIFY(bar.isVisible());
    QVERIFY2(bar.text().contains(u"server"_s), qPrintable(bar.text()));
    keepPicture(*m_window, u"problem"_s);
    m_window->selectScenario(u"all-at-once"_s);
    QVERIFY(!bar.isVisible());
}

void TestMainWindow::anotherLanguageChangesEveryTextAtOnce()
{
    m_window->selectScenario(u"sum-await-first"_s);
    useVirtualClock();
    runToTheEnd();
    m_window->setLanguage(u"zh_CN"_s);
    QTRY_COMPARE(m_window->findChild<QTabWidget *>(u"sideTabs"_s)->tabText(0), u"代码"_s);
    QVERIFY(
        m_window->findChild<QTextBrowser *>(u"lessonPanel"_s)->toPlainText().contains(u"预测"_s));
    QCOMPARE(results().model()->headerData(0, Qt::Horizontal).toString(), u"任务"_s);
    QVERIFY2(statusOf().startsWith(u"已结束"_s), qPrintable(statusOf()));
    keepPicture(*m_window, u"chinese-light"_s);
    m_window->setLanguage(u"en"_s);
    QTRY_COMPARE(m_window->findChild<QTabWidget *>(u"sideTabs"_s)->tabText(0), u"Code"_s);
}

void TestMainWindow::theDarkThemeReachesTheWholeWindow()
{
    m_window->setTheme(ThemeChoice::Dark);
    const QColor panel = Themes::dark().colour(ColourRole::Panel);
    QCOMPARE(m_window->palette().color(QPalette::Window), panel);
    keepPicture(*m_window, u"first-start-dark"_s);
}

void TestMainWindow::codeAndStateAreShownAsTheyWereAtTheCursor()
{
    m_window->selectScenario(u"sum-await-first"_s);
    useVirtualClock();
    runToTheEnd();
    const auto *code = m_window->findChild<CodePanel *>();
    const auto *state = m_window->findChild<QWidget *>(u"stateCard"_s)->findChild<CopyView *>();
    const QModelIndex sum = state->model()->index(0, StateModel::ValueColumn);
    QCOMPARE(sum.data().toString(), u"5"_s);
    QVERIFY(code->litLines().empty());
    TimelineView &timeline = m_window->workbench().timeline();
    const TimelineScene &scene = timeline.scene();
    QTest::mouseClick(timeline.viewport(), Qt::LeftButton, {},
                      {int(scene.scale().x(fromSeconds(6))), scene.layout().ruler.center().y()});
    QCOMPARE(sum.data().toString(), u"2"_s);
    QCOMPARE(code->litLines().size(), std::size_t(1));
    timeline.follow();
    QCOMPARE(sum.data().toString(), u"5"_s);
    QVERIFY(code->litLines().empty());
}

void TestMainWindow::theLegendShowsWhatFitsAndNamesTheRest()
{
    const auto *legend = m_window->findChild<Legend *>();
    m_window->resize(1280, 800);
    QTRY_COMPARE(m_window->width(), 1280);
    QVERIFY(legend->shownLabels().contains(u"cancelled"_s));
    QVERIFY(m_window->statusBar()->rect().contains(legend->geometry()));
    QVERIFY(legend->toolTip().contains(u"downloading"_s));
    m_window->resize(2400, 800);
    QTRY_VERIFY(legend->shownLabels().contains(u"downloading"_s));
}

void TestMainWindow::onlyAThemeChosenInTheMenuIsRemembered()
{
    m_window->setTheme(ThemeChoice::Dark);
    QCOMPARE(m_preferences->theme(), ThemeChoice::Light);
    const auto *actions = m_window->findChild<WindowActions *>();
    actions->themes->actions().at(int(ThemeChoice::System))->trigger();
    QCOMPARE(m_preferences->theme(), ThemeChoice::System);
}

void TestMainWindow::interfaceSizeScalesTheFont()
{
    const qreal before = QApplication::font().pointSizeF();
    QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_preferences->interfaceSize(), 110);
    QCOMPARE_GT(QApplication::font().pointSizeF(), before);
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), before);
}

void TestMainWindow::theParametersOfADemoAreRemembered()
{
    m_window->selectScenario(u"await-then-block"_s);
    auto *tasks = m_window->findChild<QWidget *>(u"tasks"_s)->findChild<QLineEdit *>();
    tasks->selectAll();
    QTest::keyClicks(tasks, u"9"_s);
    QTest::keyClick(tasks, Qt::Key_Tab);
    m_window->selectScenario(u"all-at-once"_s);
    m_window->selectScenario(u"await-then-block"_s);
    ParametersBar &bar = m_window->workbench().runBar().parameters();
    QCOMPARE(bar.values().integer(u"tasks"_s), 9);
    bar.resetToDefaults();
    QCOMPARE(
        m_preferences->request(*findScenario(u"await-then-block"_s)).parameters.integer(u"tasks"_s),
        5);
}

void TestMainWindow::theKeysAreListedWithoutBlockingAnything()
{
    QTest::keyClick(m_window.get(), '?');
    const auto *dialog = m_window->findChild<QDialog *>();
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->isModal());
}

void TestMainWindow::manyTasksAreShown()
{
    m_window->selectScenario(u"all-at-once"_s);
    useVirtualClock();
    auto *tasks = m_window->findChild<QWidget *>(u"tasks"_s)->findChild<QLineEdit *>();
    tasks->selectAll();
    QTest::keyClicks(tasks, u"10000"_s);
    QTest::keyClick(tasks, Qt::Key_Tab);
    m_window->run();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->phase(), Session::Phase::Finished, 60000);
    QCOMPARE(results().model()->rowCount(), 10002);
    keepPicture(*m_window, u"ten-thousand"_s);
}

COROSCOPE_TEST(TestMainWindow)
#include "tst_mainwindow.moc"
