// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/models/writtenrun.h"
#include "ui/models/outputmodel.h"
#include "ui/models/taskroles.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class TestOutputModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPrintedLineShowsTimeTaskAndText()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        OutputModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(run.snapshot());
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(3, OutputModel::TimeColumn).data().toString(), u"7.500"_s);
        QCOMPARE(model.index(3, OutputModel::TaskColumn).data().toString(), u"myproc 2"_s);
        QCOMPARE(model.index(3, OutputModel::TextColumn).data().toString(),
                 u"   myProc finished"_s);
        QCOMPARE(taskOf(model.index(3, 0)), std::optional(TaskId(3)));
    }

    void newLinesAreAppendedAndNothingElseMoves()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        run.print(0, main, u"one"_s);
        OutputModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(run.snapshot());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        run.print(10, main, u"two"_s);
        run.print(20, main, u"three"_s);
        model.setSnapshot(run.snapshot());
        QCOMPARE(resets.size(), 0);
        QCOMPARE(inserts.size(), 1);
        QCOMPARE(inserts.at(0).at(1).toInt(), 1);
        QCOMPARE(inserts.at(0).at(2).toInt(), 2);
    }

    void aSnapshotWithoutNewLinesChangesNothing()
    {
        WrittenRun run;
        recordAwaitThenBlock(run);
        OutputModel model;
        model.setSnapshot(run.snapshot());
        QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setSnapshot(run.snapshot(9000));
        QCOMPARE(inserts.size(), 0);
        QCOMPARE(resets.size(), 0);
    }

    void anotherRunStartsAfresh()
    {
        WrittenRun first;
        recordAwaitThenBlock(first);
        WrittenRun second;
        const TaskId main = second.create(u"main"_s);
        second.start(0, main);
        for (int line = 0; line < 6; ++line) {
            second.print(0, main, u"again"_s);
        }
        OutputModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(first.snapshot());
        model.setSnapshot(second.snapshot());
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.index(0, OutputModel::TextColumn).data().toString(), u"again"_s);
    }
};

COROSCOPE_TEST(TestOutputModel)
#include "tst_outputmodel.moc"
