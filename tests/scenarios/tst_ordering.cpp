// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

TraceTime timeIn(const TaskFigures &figures, TaskState state)
{
    return figures.times[std::size_t(state)];
}

QString fiveDecimals(double seconds)
{
    return QString::number(seconds, 'f', 5);
}

QStringList namesUpTo(int tasks)
{
    QStringList names;
    for (int call = 1; call <= tasks; ++call) {
        names.append(QStringLiteral("myproc %1").arg(call));
    }
    return names;
}

} // namespace

// The figures of the article "Async processing in Python for faster data pipelines", exactly, and
// what the same rules give with other parameters.
class tst_Ordering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAtOnceEveryCallTakesAsLongAsItsSleep_data();
    void allAtOnceEveryCallTakesAsLongAsItsSleep();
    void allAtOncePrintsTheArticlesLines();
    void awaitThenBlockQueuesForTheThread_data();
    void awaitThenBlockQueuesForTheThread();
    void awaitThenBlockPrintsTheArticlesLines();
    void sumAwaitFirstTakesAsLongAsAwaitThenBlock_data();
    void sumAwaitFirstTakesAsLongAsAwaitThenBlock();
    void sumAwaitFirstPrintsAGrowingSumAndChain();
    void sumAwaitFirstCountsReadsAndWrites();
    void tenThousandTasksRun_data();
    void tenThousandTasksRun();

private:
    static void blockingRows();
    static void verifyQueueing(const ScenarioRun &run, int tasks, double await, double block);
};

void tst_Ordering::allAtOnceEveryCallTakesAsLongAsItsSleep_data()
{
    QTest::addColumn<int>("tasks");
    QTest::addColumn<double>("await");
    QTest::newRow("the article's") << 5 << 5.0;
    QTest::newRow("one task") << 1 << 2.0;
    QTest::newRow("no sleep at all") << 3 << 0.0;
    QTest::newRow("seven tasks") << 7 << 1.25;
    QTest::newRow("a nanosecond") << 2 << 1e-9;
}

void tst_Ordering::allAtOnceEveryCallTakesAsLongAsItsSleep()
{
    QFETCH(int, tasks);
    QFETCH(double, await);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("all-at-once"),
                   {{QStringLiteral("tasks"), QString::number(tasks)},
                    {QStringLiteral("await_s"), QString::number(await)}}));

    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.finishOrder(), namesUpTo(tasks));
    QCOMPARE(run.calls().size(), std::size_t(tasks));
    for (const TaskFigures &call : run.calls()) {
        QCOMPARE(call.started, TraceTime(0));
        QCOMPARE(call.elapsed, fromSeconds(await));
        QCOMPARE(timeIn(call, TaskState::Awaiting), fromSeconds(await));
        QCOMPARE(timeIn(call, TaskState::Ready), TraceTime(0));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(await));
}

void tst_Ordering::allAtOncePrintsTheArticlesLines()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(QStringLiteral("all-at-once")));

    QStringList expected(5, QStringLiteral("myProc started ..."));
    expected += QStringList(5, QStringLiteral("   myProc finished in 5.00000 seconds."));
    expected += QStringLiteral("Job finished in 5.00000 seconds.");
    QCOMPARE(run.output(), expected);
}

void tst_Ordering::blockingRows()
{
    QTest::addColumn<int>("tasks");
    QTest::addColumn<double>("await");
    QTest::addColumn<double>("block");
    QTest::newRow("the article's") << 5 << 2.5 << 2.5;
    QTest::newRow("seven tasks") << 7 << 1.25 << 0.5;
    QTest::newRow("one task") << 1 << 2.0 << 3.0;
    QTest::newRow("no sleep") << 3 << 0.0 << 2.0;
    QTest::newRow("no blocking") << 3 << 2.0 << 0.0;
    QTest::newRow("the longest") << 2 << 3600.0 << 3600.0;
}

/// Elapsed grows by the blocking time from call to call, all of it in state ready.
void tst_Ordering::verifyQueueing(const ScenarioRun &run, int tasks, double await, double block)
{
    const std::vector<TaskFigures> calls = run.calls();
    QCOMPARE(calls.size(), std::size_t(tasks));
    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.finishOrder(), namesUpTo(tasks));
    for (int call = 0; call < tasks; ++call) {
        const TaskFigures &figures = calls.at(std::size_t(call));
        QCOMPARE(figures.started, TraceTime(0));
        QCOMPARE(figures.elapsed, fromSeconds(await + (call + 1) * block));
        QCOMPARE(timeIn(figures, TaskState::Awaiting), fromSeconds(await));
        QCOMPARE(timeIn(figures, TaskState::Ready), fromSeconds(call * block));
        QCOMPARE(timeIn(figures, TaskState::Blocking), fromSeconds(block));
        QCOMPARE(timeIn(figures, TaskState::Running), TraceTime(0));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(await + tasks * block));
    QCOMPARE(timeIn(run.main(), TaskState::Awaiting), fromSeconds(await + tasks * block));
    QCOMPARE(run.output().last(), QStringLiteral("Job finished in %1 seconds.")
                                      .arg(fiveDecimals(await + tasks * block)));
}

void tst_Ordering::awaitThenBlockQueuesForTheThread_data()
{
    blockingRows();
}

void tst_Ordering::awaitThenBlockQueuesForTheThread()
{
    QFETCH(int, tasks);
    QFETCH(double, await);
    QFETCH(double, block);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("await-then-block"),
                   {{QStringLiteral("tasks"), QString::number(tasks)},
                    {QStringLiteral("await_s"), QString::number(await)},
                    {QStringLiteral("block_s"), QString::number(block)}}));

    verifyQueueing(run, tasks, await, block);
}

void tst_Ordering::awaitThenBlockPrintsTheArticlesLines()
{
    const ScenarioRun run
        = ScenarioRun::onVirtualStage(requestFor(QStringLiteral("await-then-block")));

    QStringList expected(5, QStringLiteral("myProc started ..."));
    for (const double elapsed : {5.0, 7.5, 10.0, 12.5, 15.0}) {
        expected += QStringLiteral("   myProc finished in %1 seconds.").arg(fiveDecimals(elapsed));
    }
    expected += QStringLiteral("Job finished in 15.00000 seconds.");
    QCOMPARE(run.output(), expected);
}

void tst_Ordering::sumAwaitFirstTakesAsLongAsAwaitThenBlock_data()
{
    blockingRows();
}

void tst_Ordering::sumAwaitFirstTakesAsLongAsAwaitThenBlock()
{
    QFETCH(int, tasks);
    QFETCH(double, await);
    QFETCH(double, block);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("sum-await-first"),
                   {{QStringLiteral("tasks"), QString::number(tasks)},
                    {QStringLiteral("await_s"), QString::number(await)},
                    {QStringLiteral("block_s"), QString::number(block)}}));

    verifyQueueing(run, tasks, await, block);
}

void tst_Ordering::sumAwaitFirstPrintsAGrowingSumAndChain()
{
    const ScenarioRun run
        = ScenarioRun::onVirtualStage(requestFor(QStringLiteral("sum-await-first")));

    QStringList expected;
    for (int call = 1; call <= 5; ++call) {
        expected += QStringLiteral("myProc %1 started ...").arg(call);
    }
    QString chain;
    for (int call = 1; call <= 5; ++call) {
        chain += QStringLiteral("->%1").arg(call);
        expected += QStringLiteral("   myProc %1 finished in %2 seconds. sum = %1 chain %3")
                        .arg(QString::number(call), fiveDecimals(2.5 + call * 2.5), chain);
    }
    expected += QStringLiteral("Job finished in 15.00000 seconds.");
    QCOMPARE(run.output(), expected);
}

void tst_Ordering::sumAwaitFirstCountsReadsAndWrites()
{
    const ScenarioRun run
        = ScenarioRun::onVirtualStage(requestFor(QStringLiteral("sum-await-first")));

    const Snapshot &snapshot = run.snapshot();
    QCOMPARE(snapshot.variables.size(), std::size_t(2));
    QCOMPARE(snapshot.text(snapshot.variables.at(0).name), QStringLiteral("sum"));
    QCOMPARE(snapshot.text(snapshot.variables.at(0).value), QStringLiteral("5"));
    QCOMPARE(snapshot.text(snapshot.variables.at(1).value), QStringLiteral("->1->2->3->4->5"));
    for (const VariableTimeline &variable : snapshot.variables) {
        QCOMPARE(variable.reads, 10U);
        QCOMPARE(variable.writes, 5U);
        QCOMPARE(variable.staleWrites, 0U);
    }
}

void tst_Ordering::tenThousandTasksRun_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("all at once") << QStringLiteral("all-at-once");
    QTest::newRow("await, then block") << QStringLiteral("await-then-block");
}

void tst_Ordering::tenThousandTasksRun()
{
    QFETCH(QString, id);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(id, {{QStringLiteral("tasks"), QStringLiteral("10000")}}));

    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.finishOrder(), namesUpTo(10000));
    QCOMPARE(run.ends().count(QStringLiteral("finished")), 10001);
}

COROSCOPE_TEST(tst_Ordering)
#include "tst_ordering.moc"
