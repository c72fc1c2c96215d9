// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/models/writtenrun.h"
#include "ui/panels/clockswitch.h"
#include "ui/panels/lessonpanel.h"
#include "ui/panels/lessonspanel.h"
#include "ui/panels/messagebar.h"
#include "ui/panels/statustext.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class TestMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theStatusCountsTasksByTheirState()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        const TaskId first = run.create(u"myproc 1"_s, main);
        const TaskId second = run.create(u"myproc 2"_s, main);
        run.gather(0, main);
        run.start(0, first);
        run.finish(10, first);
        run.start(10, second);
        run.beginBlock(10, second);
        const QString text = statusText(Session::Phase::Running, run.snapshot(9300));
        QVERIFY2(text.startsWith(u"Running · 9.300 s · 3 task"_s), qPrintable(text));
        QVERIFY2(text.endsWith(u": 1 finished, 1 on the thread, 1 awaiting"_s), qPrintable(text));
    }

    void beforeTheFirstRunTheStatusSaysSo()
    {
        QCOMPARE(statusText(Session::Phase::Idle, Snapshot()), u"Not yet run"_s);
    }

    void aRunThatIsOverSaysHowItEnded_data()
    {
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("begin");
        QTest::newRow("finished") << Outcome::Succeeded << u"Finished · 0.020 s"_s;
        QTest::newRow("stopped") << Outcome::Cancelled << u"Stopped · 0.020 s"_s;
        QTest::newRow("failed") << Outcome::Failed << u"Failed · 0.020 s"_s;
    }
    void aRunThatIsOverSaysHowItEnded()
    {
        QFETCH(Outcome, outcome);
        QFETCH(QString, begin);
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        run.finish(20, main, outcome);
        const QString text = statusText(Session::Phase::Finished, run.snapshot());
        QVERIFY2(text.startsWith(begin), qPrintable(text));
    }

    void aRunThatDidNotBeginWasStoppedOrCouldNotRun()
    {
        QCOMPARE(statusText(Session::Phase::Finished, Snapshot()), u"Stopped · 0.000 s"_s);
        const RunProblem problem{RunProblem::Kind::CannotRun, "There is no server.", {}};
        QCOMPARE(statusText(Session::Phase::Finished, Snapshot(), problem),
                 u"Could not run · 0.000 s"_s);
    }

    void aProblemIsShownWithItsArgumentsUntilAllIsWell()
    {
        MessageBar bar;
        bar.setProblem(RunProblem{
            RunProblem::Kind::WrongUse, "The demo %1 has no parameter %2.", {u"a%2"_s, u"b"_s}});
        QVERIFY(!bar.isHidden());
        QVERIFY2(bar.text().endsWith(u"The demo a%2 has no parameter b."_s),
                 qPrintable(bar.text()));
        bar.setProblem(std::nullopt);
        QVERIFY(bar.isHidden());
    }

    void theVirtualClockIsNotOfferedToDemosThatNeedANetwork()
    {
        ClockSwitch clock;
        clock.setClock(ClockKind::Virtual);
        QCOMPARE(clock.clock(), ClockKind::Virtual);
        clock.setNetworkUse(NetworkUse::Required);
        QCOMPARE(clock.clock(), ClockKind::Real);
        const auto *button = clock.findChild<QToolButton *>(u"virtualClock"_s);
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"network"_s));
    }

    void everyDemoHasALessonInBothLanguages()
    {
        for (const Scenario &scenario : allScenarios()) {
            LessonPanel panel;
            panel.setScenario(scenario);
            const QString english = panel.toPlainText();
            panel.setLanguage(u"zh_CN"_s);
            QVERIFY2(english.contains(u"Predict"_s), qPrintable(scenario.id));
            QVERIFY2(panel.toPlainText().contains(u"预测"_s), qPrintable(scenario.id));
        }
    }

    void aLanguageWithoutALessonGetsTheEnglishOne()
    {
        LessonPanel panel;
        panel.setScenario(*findScenario(u"all-at-once"_s));
        const QString english = panel.toPlainText();
        panel.setLanguage(u"de"_s);
        QCOMPARE(panel.toPlainText(), english);
        QVERIFY(!panel.openExternalLinks());
    }

    void typingFiltersTheLessonsAndChoosesNone()
    {
        LessonsPanel panel(allScenarios());
        panel.setCurrent(u"all-at-once"_s);
        QSignalSpy chosen(&panel, &LessonsPanel::scenarioChosen);
        panel.show();
        panel.activateWindow();
        QTRY_VERIFY(panel.isActiveWindow());
        auto *filter = panel.findChild<QLineEdit *>();
        filter->setFocus();
        QTest::keyClicks(filter, u"100 req"_s);
        const auto *model = panel.findChild<QTreeView *>()->model();
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->rowCount(model->index(0, 0)), 1);
        QCOMPARE(chosen.size(), 0);
    }

    void theOnlyDemoLeftByTheFilterCanBeChosen()
    {
        LessonsPanel panel(allScenarios());
        panel.setCurrent(u"all-at-once"_s);
        QSignalSpy chosen(&panel, &LessonsPanel::scenarioChosen);
        panel.resize(260, 600);
        panel.show();
        panel.activateWindow();
        QTRY_VERIFY(panel.isActiveWindow());
        auto *filter = panel.findChild<QLineEdit *>();
        auto *tree = panel.findChild<QTreeView *>();
        filter->setFocus();
        QTest::keyClicks(filter, u"block"_s);
        QVERIFY(!tree->selectionModel()->hasSelection());
        const QModelIndex only = tree->model()->index(0, 0, tree->model()->index(0, 0));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(only).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), u"await-then-block"_s);
    }

    void theDemoShownIsSelectedAgainWhenTheFilterLetsItPass()
    {
        LessonsPanel panel(allScenarios());
        panel.setCurrent(u"all-at-once"_s);
        QSignalSpy chosen(&panel, &LessonsPanel::scenarioChosen);
        const auto *tree = panel.findChild<QTreeView *>();
        const QString before = tree->currentIndex().data().toString();
        panel.findChild<QLineEdit *>()->setText(u"100 req"_s);
        panel.findChild<QLineEdit *>()->clear();
        QCOMPARE(tree->currentIndex().data().toString(), before);
        QVERIFY(tree->selectionModel()->isSelected(tree->currentIndex()));
        QCOMPARE(chosen.size(), 0);
    }

    void aClickChoosesADemo()
    {
        LessonsPanel panel(allScenarios());
        panel.setCurrent(u"all-at-once"_s);
        QSignalSpy chosen(&panel, &LessonsPanel::scenarioChosen);
        panel.resize(260, 600);
        panel.show();
        auto *tree = panel.findChild<QTreeView *>();
        const QModelIndex third = tree->model()->index(2, 0, tree->model()->index(0, 0));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(third).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), u"await-then-block"_s);
    }
};

COROSCOPE_TEST(TestMessages)
#include "tst_messages.moc"
