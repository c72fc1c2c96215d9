// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/timeout.h"
#include "core/scenario/scenario.h"
#include "core/stage/virtualstage.h"
#include "core/trace/fold.h"
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"
#include "tests/support/tracecheck.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

#include <set>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

/// Ends the demo at a moment; in which way is the difference.
using Ending = Task<void> (*)(Stage &stage, Task<void> demo, TraceTime at);

Task<void> endByTimeout(Stage &, Task<void> demo, TraceTime at)
{
    try {
        co_await withTimeout(at, std::move(demo));
    } catch (const TimedOut &) {
    }
}

Task<void> endByCancelling(Stage &stage, Task<void> demo, TraceTime at)
{
    Task<void> running = start(QStringLiteral("demo"), std::move(demo));
    co_await stage.sleepFor(at);
    running.cancel();
    try {
        co_await running;
    } catch (const Cancelled &) {
    }
}

void addDemos()
{
    QTest::addColumn<QString>("id");
    for (const Scenario &scenario : allScenarios()) {
        if (scenario.network == NetworkUse::None) {
            QTest::newRow(qPrintable(scenario.id)) << scenario.id;
        }
    }
}

/// Every moment at which something happens when the demo is left alone.
std::set<TraceTime> momentsOf(const ScenarioRun &run)
{
    std::set<TraceTime> moments;
    for (std::size_t i = 0; i < run.log().size(); ++i) {
        moments.insert(run.log().at(i).at);
    }
    return moments;
}

/// How often a task comes from the ready queue when the demo is left alone.
int turnCount(const ScenarioRun &run)
{
    int turns = 0;
    for (std::size_t i = 0; i < run.log().size(); ++i) {
        const EventBody body = run.log().at(i).body;
        turns += std::holds_alternative<TaskStarted>(body)
                         || std::holds_alternative<TaskResumed>(body)
                     ? 1
                     : 0;
    }
    return turns;
}

void verifyAllOver(const Snapshot &snapshot)
{
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        const TaskEnd end = snapshot.tasks.at(i).end;
        QVERIFY2(end == TaskEnd::Finished || end == TaskEnd::Cancelled,
                 qPrintable(snapshot.text(snapshot.tasks.at(i).name)));
    }
    for (const WorkerTimeline &worker : snapshot.workers) {
        QVERIFY(!worker.open);
    }
}

qsizetype entriesOf(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System).size();
}

/// Threads and open descriptors of this process.
std::pair<qsizetype, qsizetype> handles()
{
    return {entriesOf(QStringLiteral("/proc/self/task")), entriesOf(QStringLiteral("/proc/self/fd"))};
}

} // namespace

// Wherever a demo is cut off, nothing of it stays: no frame, no task without an end, no worker at
// work, no thread, no descriptor.
class tst_Cancelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(takeFaults(), QStringList()); }

    void aDemoStoppedAtEachTurnLeavesNothing_data() { addDemos(); }
    void aDemoStoppedAtEachTurnLeavesNothing()
    {
        QFETCH(QString, id);
        const int turns = turnCount(ScenarioRun::onVirtualStage(requestFor(id)));
        QCOMPARE_GT(turns, 1);

        for (int turn = 0; turn <= turns; ++turn) {
            const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(id), turn);
            QCOMPARE(frameCount(), std::size_t(0));
            QCOMPARE(run.fault(), QString());
            verifyAllOver(run.snapshot());
        }
    }

    void aDemoStoppedOnTheRealClockLeavesNoThreadAndNoDescriptor_data() { addDemos(); }
    void aDemoStoppedOnTheRealClockLeavesNoThreadAndNoDescriptor()
    {
        QFETCH(QString, id);
        RunRequest request = requestFor(id);
        request.speed = 100;
        const int turns = turnCount(ScenarioRun::onVirtualStage(request));
        const auto before = handles();
        QCOMPARE_GT(before.first, 0);

        for (int turn = 1; turn <= turns; turn += 3) {
            const ScenarioRun run = ScenarioRun::onRealStage(request, turn);
            QCOMPARE(run.fault(), QString());
            verifyAllOver(run.snapshot());
        }

        QCOMPARE(frameCount(), std::size_t(0));
        // The kernel lists a thread for a moment after it has been joined.
        QTRY_COMPARE(handles(), before);
    }

    void aDemoTimedOutAtEachMomentLeavesNothing_data() { addDemos(); }
    void aDemoTimedOutAtEachMomentLeavesNothing() { verifyEndingAtEachMoment(endByTimeout); }

    void aDemoCancelledAtEachMomentLeavesNothing_data() { addDemos(); }
    void aDemoCancelledAtEachMomentLeavesNothing() { verifyEndingAtEachMoment(endByCancelling); }

private:
    static void verifyEndingAtEachMoment(Ending ending)
    {
        QFETCH(QString, id);
        const RunRequest request = requestFor(id);
        const Scenario &scenario = *findScenario(id);

        for (const TraceTime at : momentsOf(ScenarioRun::onVirtualStage(request))) {
            EventLog log;
            {
                VirtualStage stage(log, request.seed);
                stage.run(ending(stage, scenario.run(stage, request.parameters), at));
            }
            rememberFault(log);
            QCOMPARE(frameCount(), std::size_t(0));
            Fold fold(log.tables());
            fold.takeIn(log);
            verifyAllOver(fold.snapshot());
        }
    }
};

COROSCOPE_TEST(tst_Cancelling)
#include "tst_cancelling.moc"
