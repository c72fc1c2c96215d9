// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/models/writtenrun.h"
#include "ui/models/resultsmodel.h"
#include "ui/models/taskroles.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList rowTexts(const ResultsModel &model, int row)
{
    QStringList texts;
    for (int column = 0; column < model.columnCount(); ++column) {
        texts.append(model.index(row, column).data().toString());
    }
    return texts;
}

} // namespace

class TestResultsModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTaskHasARowWithItsFigures()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(run.snapshot());
        const QStringList second{u"myproc 2"_s, u"0.000"_s, u"7.500"_s, u"7.500"_s,
                                 u"2.500"_s,    u"2.500"_s, u"2.500"_s, u"finished"_s};
        QCOMPARE(rowTexts(model, 2), second);
        QCOMPARE(taskOf(model.index(2, 0)), std::optional(TaskId(3)));
        QCOMPARE(model.indexOf(TaskId(3)), model.index(2, 0));
    }

    void theLastRowHoldsTheSumsAndTheSpeedUpOverOneByOne()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsModel model;
        model.setSnapshot(run.snapshot());
        QCOMPARE(model.rowCount(), 4);
        const QStringList sums = rowTexts(model, 3);
        QCOMPARE(sums.at(ResultsModel::ElapsedColumn), u"job 7.500"_s);
        QCOMPARE(sums.at(ResultsModel::AwaitingColumn), u"5.000"_s);
        QCOMPARE(sums.at(ResultsModel::ReadyColumn), u"2.500"_s);
        QCOMPARE(sums.at(ResultsModel::BlockingColumn), u"5.000"_s);
        // 10 s one by one in 7.5 s.
        QCOMPARE(sums.at(ResultsModel::ResultColumn), u"1.33 × (one by one 10.000 s)"_s);
        QVERIFY(!taskOf(model.index(3, 0)).has_value());
    }

    void sumsTakenStepByStepEqualSumsTakenAtOnce()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        const TaskId call = run.create(u"call"_s, main);
        const TaskId child = run.create(u"child"_s, call);
        run.gather(0, main);
        ResultsModel stepwise;
        QAbstractItemModelTester tester(&stepwise,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        stepwise.setSnapshot(run.snapshot(100));
        run.start(200, call);
        run.gather(300, call);
        stepwise.setSnapshot(run.snapshot(400));
        run.start(500, child);
        run.finish(700, child);
        stepwise.setSnapshot(run.snapshot(800));
        ResultsModel atOnce;
        atOnce.setSnapshot(run.snapshot(900));
        stepwise.setSnapshot(run.snapshot(900));
        QCOMPARE(rowTexts(stepwise, 3), rowTexts(atOnce, 3));
        QCOMPARE(rowTexts(stepwise, 3).at(ResultsModel::AwaitingColumn), u"0.600"_s);
    }

    void rowsThatAreOverAreNotAnnouncedAgain()
    {
        WrittenRun run;
        const TaskId first = run.create(u"main"_s);
        run.start(0, first);
        run.finish(10, first);
        const TaskId second = run.create(u"late"_s);
        run.start(20, second);
        ResultsModel model;
        model.setSnapshot(run.snapshot(30));
        model.setSnapshot(run.snapshot(40));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setSnapshot(run.snapshot(50));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    }

    void aFailureShowsItsReason()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        run.finish(10, main, Outcome::Failed, u"Connection refused"_s);
        ResultsModel model;
        model.setSnapshot(run.snapshot());
        QCOMPARE(rowTexts(model, 0).last(), u"failed: Connection refused"_s);
    }

    void belowATaskLieTheLinesThatItPrinted()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(run.snapshot());
        QVERIFY(!model.hasChildren(model.index(0, 0)));
        const QModelIndex second = model.index(2, 0);
        QCOMPARE(model.rowCount(second), 2);
        const QModelIndex line = model.index(1, ResultsModel::LineTextColumn, second);
        QCOMPARE(line.data().toString(), u"   myProc finished"_s);
        QCOMPARE(line.siblingAtColumn(ResultsModel::LineTimeColumn).data().toString(), u"7.500"_s);
        QCOMPARE(line.siblingAtColumn(ResultsModel::ResultColumn).data(), QVariant());
        QCOMPARE(line.parent(), second);
        QCOMPARE(taskOf(line), std::optional(TaskId(3)));
        QVERIFY(ResultsModel::isLine(line) && !ResultsModel::isLine(second));
        QVERIFY(!model.hasChildren(model.index(3, 0)));
    }

    void newLinesAreAddedBelowTheirTasksOnly()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        const TaskId call = run.create(u"call"_s, main);
        ResultsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        run.print(1, main, u"one"_s);
        model.setSnapshot(run.snapshot());
        const QPersistentModelIndex one = model.index(0, 1, model.index(0, 0));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        run.print(2, call, u"two"_s);
        run.print(3, main, u"three"_s);
        run.print(4, call, u"four"_s);
        run.create(u"late"_s, main);
        model.setSnapshot(run.snapshot());
        QCOMPARE(inserted.size(), 3); // a task, and lines of two
        QCOMPARE(model.rowCount(model.index(0, 0)), 2);
        QCOMPARE(model.rowCount(model.index(1, 0)), 2);
        QCOMPARE(model.index(1, 1, model.index(1, 0)).data().toString(), u"four"_s);
        QCOMPARE(one.data().toString(), u"one"_s);
        model.setSnapshot(run.snapshot());
        QCOMPARE(inserted.size(), 3);
    }

    void anotherRunForgetsTheLinesOfTheLast()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        ResultsModel model;
        model.setSnapshot(run.snapshot());
        WrittenRun other;
        other.create(u"main"_s);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(other.snapshot());
        QVERIFY(!model.hasChildren(model.index(0, 0)));
    }

    void tenThousandTasksMayPrintWhileTheyRun()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        ResultsModel model;
        for (int part = 0; part < 10; ++part) {
            for (int i = 0; i < 1000; ++i) {
                const TaskId task = run.create(u"call"_s, main);
                run.start(part, task);
                run.print(part, task, u"started"_s);
                run.print(part, TaskId(2), u"again"_s);
            }
            model.setSnapshot(run.snapshot());
        }
        QCOMPARE(model.rowCount(), 10'002);
        QCOMPARE(model.rowCount(model.index(10'000, 0)), 1);
        QCOMPARE(model.rowCount(model.index(1, 0)), 10'001);
    }

    void anEmptyRunHasNoRowsAtAll()
    {
        ResultsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        WrittenRun run;
        model.setSnapshot(run.snapshot());
        QCOMPARE(model.rowCount(), 0);
        run.create(u"main"_s);
        model.setSnapshot(run.snapshot());
        QCOMPARE(model.rowCount(), 2);
    }
};

COROSCOPE_TEST(TestResultsModel)
#include "tst_resultsmodel.moc"
