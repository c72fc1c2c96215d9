// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First, because moc of Qt 6.4 stumbles over <compare> when it meets it before other headers.
#include "core/trace/snapshot.h"

#include "tests/support/testmain.h"
#include "tests/ui/shell/windowtest.h"
#include "ui/models/statemodel.h"
#include "ui/models/taskroles.h"
#include "ui/panels/codepanel.h"
#include "ui/panels/legend.h"
#include "ui/panels/messagebar.h"
#include "ui/panels/outputpanel.h"
#include "ui/panels/parametersbar.h"

#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QTextBrowser>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class TestMainWindow : public WindowTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { makeWindow(); }
    void cleanup() { dropWindow(); }
    void theFirstStartShowsTheFirstLesson();
    void spaceRunsTheDemoAndItsResultsAppear();
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
    void theParametersOfADemoAreRemembered();
    void manyTasksAreShown();
};

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
