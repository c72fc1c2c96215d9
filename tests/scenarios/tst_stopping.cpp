// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

// However a run ends, nothing of it stays: no frame, no task without an end.
class tst_Stopping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFinishedRunLeavesNoFrame_data();
    void aFinishedRunLeavesNoFrame();
    void aStoppedVirtualRunEndsEveryTask_data();
    void aStoppedVirtualRunEndsEveryTask();
    void aStoppedRealRunEndsEveryTask_data();
    void aStoppedRealRunEndsEveryTask();
    void aRunStoppedAtOnceEndsCancelled();

private:
    static void rowsOfMoments();
    static void verifyStopped(const ScenarioRun &run);
};

void tst_Stopping::aFinishedRunLeavesNoFrame_data()
{
    QTest::addColumn<QString>("id");
    for (const Scenario &scenario : allScenarios()) {
        if (scenario.network == NetworkUse::None) {
            QTest::newRow(qPrintable(scenario.id)) << scenario.id;
        }
    }
}

void tst_Stopping::aFinishedRunLeavesNoFrame()
{
    QFETCH(QString, id);

    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(id));

    QCOMPARE(frameCount(), std::size_t(0));
    QCOMPARE(run.ends().count(QStringLiteral("finished")), run.ends().size());
}

void tst_Stopping::rowsOfMoments()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("turn");
    for (const Scenario &scenario : allScenarios()) {
        // Turns 1 to 6 start the tasks, 7 to 11 resume them. Without a blocking call these end so
        // fast that the real clock's stop may come too late.
        const bool isBlocking = scenario.parameter(QStringLiteral("block_s")) != nullptr;
        const int lastTurn = isBlocking ? 11 : 6;
        for (int turn = 0; scenario.network == NetworkUse::None && turn <= lastTurn; ++turn) {
            QTest::addRow("%s, turn %d", qPrintable(scenario.id), turn) << scenario.id << turn;
        }
    }
}

void tst_Stopping::verifyStopped(const ScenarioRun &run)
{
    QCOMPARE(frameCount(), std::size_t(0));
    QCOMPARE(run.fault(), QString());
    const QStringList ends = run.ends();
    QVERIFY(!ends.isEmpty());
    QCOMPARE(ends.first(), QStringLiteral("cancelled"));
    QCOMPARE(ends.count(QStringLiteral("finished")) + ends.count(QStringLiteral("cancelled")),
             ends.size());
}

void tst_Stopping::aStoppedVirtualRunEndsEveryTask_data()
{
    rowsOfMoments();
}

void tst_Stopping::aStoppedVirtualRunEndsEveryTask()
{
    QFETCH(QString, id);
    QFETCH(int, turn);

    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(id), turn);

    verifyStopped(run);
}

void tst_Stopping::aStoppedRealRunEndsEveryTask_data()
{
    rowsOfMoments();
}

void tst_Stopping::aStoppedRealRunEndsEveryTask()
{
    QFETCH(QString, id);
    QFETCH(int, turn);
    RunRequest request = requestFor(id, {{QStringLiteral("await_s"), QStringLiteral("1")}});
    request.speed = 100;

    const ScenarioRun run = ScenarioRun::onRealStage(request, turn);

    verifyStopped(run);
}

void tst_Stopping::aRunStoppedAtOnceEndsCancelled()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("await-then-block")), 0);

    QCOMPARE(run.ends(), QStringList(QStringLiteral("cancelled")));
    QCOMPARE(run.output(), QStringList());
}

COROSCOPE_TEST(tst_Stopping)
#include "tst_stopping.moc"
