// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/models/writtenrun.h"
#include "ui/models/statemodel.h"
#include "ui/models/taskroles.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class TestStateModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aVariableShowsItsValueItsHistoryAndWhoWroteLast()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        run.write(0, {}, u"sum"_s, u"0"_s, 0);
        run.write(10, main, u"sum"_s, u"1"_s, 1);
        StateModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(run.snapshot(), WrittenRun::ms(20));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, StateModel::NameColumn).data().toString(), u"sum"_s);
        QCOMPARE(model.index(0, StateModel::ValueColumn).data().toString(), u"1"_s);
        QCOMPARE(model.index(0, StateModel::HistoryColumn).data().toString(), u"0 → 1"_s);
        QCOMPARE(model.index(0, StateModel::WriterColumn).data().toString(), u"main"_s);
        QCOMPARE(taskOf(model.index(0, 0)), std::optional(main));
    }

    void staleWritesUpToTheMomentAreCounted()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        run.write(0, {}, u"sum"_s, u"0"_s, 0);
        run.write(10, main, u"sum"_s, u"1"_s, 1);
        run.write(20, main, u"sum"_s, u"1"_s, 2, 0);
        StateModel model;
        model.setSnapshot(run.snapshot(), WrittenRun::ms(15));
        QCOMPARE(model.index(0, StateModel::StaleColumn).data().toString(), QString());
        model.setSnapshot(run.snapshot(), WrittenRun::ms(25));
        QCOMPARE(model.index(0, StateModel::StaleColumn).data().toString(), u"1 stale"_s);
    }

    void onlyTheVariableThatChangedIsAnnounced()
    {
        WrittenRun run;
        const TaskId main = run.create(u"main"_s);
        run.start(0, main);
        run.write(0, {}, u"sum"_s, u"0"_s, 0);
        run.write(0, {}, u"other"_s, u"0"_s, 0);
        StateModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(run.snapshot(), WrittenRun::ms(5));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        run.write(10, main, u"other"_s, u"7"_s, 1);
        model.setSnapshot(run.snapshot(), WrittenRun::ms(20));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    }

    void aRunWithoutVariablesHasNoRows()
    {
        StateModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(Snapshot(), {});
        QCOMPARE(model.rowCount(), 0);
    }
};

COROSCOPE_TEST(TestStateModel)
#include "tst_statemodel.moc"
