// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

/// A moment of an undisturbed run at which a task is taken from the ready queue.
struct Turn
{
    TraceTime at;
    bool isMainToCome; ///< `main` has still to be woken: a stop asked for now finds it unfinished
};

std::vector<Turn> turnsOf(const ScenarioRun &run)
{
    std::vector<Turn> turns;
    const TaskId main = run.main().task;
    for (std::size_t i = 0; i < run.log().size(); ++i) {
        const Event event = run.log().at(i);
        if (std::holds_alternative<TaskStarted>(event.body)
            || std::holds_alternative<TaskResumed>(event.body)) {
            turns.push_back({event.at, false});
        } else if (std::holds_alternative<TaskReady>(event.body) && event.task == main) {
            for (Turn &turn : turns) {
                turn.isMainToCome = true;
            }
        }
    }
    return turns;
}

} // namespace

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
    static void verifyEnded(const ScenarioRun &run);
};

void tst_Stopping::aFinishedRunLeavesNoFrame_data()
{
    QTest::addColumn<RunRequest>("request");
    for (const NamedRequest &named : virtualRequests()) {
        QTest::newRow(qPrintable(named.name)) << named.request;
    }
}

void tst_Stopping::aFinishedRunLeavesNoFrame()
{
    QFETCH(RunRequest, request);

    const ScenarioRun run = ScenarioRun::onVirtualStage(request);

    QCOMPARE(frameCount(), std::size_t(0));
    QCOMPARE(run.ends().count(QStringLiteral("finished")), run.ends().size());
}

void tst_Stopping::verifyEnded(const ScenarioRun &run)
{
    QCOMPARE(frameCount(), std::size_t(0));
    QCOMPARE(run.fault(), QString());
    const QStringList ends = run.ends();
    QVERIFY(!ends.isEmpty());
    QCOMPARE(ends.count(QStringLiteral("finished")) + ends.count(QStringLiteral("cancelled")),
             ends.size());
}

void tst_Stopping::aStoppedVirtualRunEndsEveryTask_data()
{
    QTest::addColumn<RunRequest>("request");
    QTest::addColumn<int>("turn");
    QTest::addColumn<QString>("endOfMain");
    for (const auto &[name, request] : virtualRequests()) {
        const std::vector<Turn> turns = turnsOf(ScenarioRun::onVirtualStage(request));
        QTest::addRow("%s, turn 0", qPrintable(name))
            << request << 0 << QStringLiteral("cancelled");
        for (int turn = 1; turn <= int(turns.size()); ++turn) {
            QTest::addRow("%s, turn %d", qPrintable(name), turn)
                << request << turn
                << (turns.at(std::size_t(turn) - 1).isMainToCome ? QStringLiteral("cancelled")
                                                                 : QStringLiteral("finished"));
        }
    }
}

void tst_Stopping::aStoppedVirtualRunEndsEveryTask()
{
    QFETCH(RunRequest, request);
    QFETCH(int, turn);
    QFETCH(QString, endOfMain);

    const ScenarioRun run = ScenarioRun::onVirtualStage(request, turn);

    verifyEnded(run);
    QCOMPARE(run.ends().first(), endOfMain);
}

void tst_Stopping::aStoppedRealRunEndsEveryTask_data()
{
    QTest::addColumn<RunRequest>("request");
    QTest::addColumn<int>("turn");
    for (auto [name, request] : virtualRequests()) {
        if (findScenario(request.scenario)->parameter(QStringLiteral("await_s")) != nullptr) {
            request.parameters.set(QStringLiteral("await_s"), 1.0);
        }
        request.speed = 100;
        const std::vector<Turn> turns = turnsOf(ScenarioRun::onVirtualStage(request));
        QTest::addRow("%s, turn 0", qPrintable(name)) << request << 0;
        // Where no time is left to pass, the real clock's stop may come too late. And a heartbeat
        // does not make up for what it misses: of its turns only the first are sure.
        const bool skipsBeats = request.scenario == QStringLiteral("frozen-window");
        const int sure = skipsBeats ? 7 : int(turns.size());
        for (int turn = 1; turn <= sure && turns.at(std::size_t(turn) - 1).at < turns.back().at;
             ++turn) {
            QTest::addRow("%s, turn %d", qPrintable(name), turn) << request << turn;
        }
    }
}

void tst_Stopping::aStoppedRealRunEndsEveryTask()
{
    QFETCH(RunRequest, request);
    QFETCH(int, turn);

    const ScenarioRun run = ScenarioRun::onRealStage(request, turn);

    verifyEnded(run);
    QCOMPARE(run.ends().first(), QStringLiteral("cancelled"));
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
