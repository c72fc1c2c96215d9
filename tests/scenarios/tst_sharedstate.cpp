// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/workfigures.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

QString chainUpTo(int call)
{
    QString chain;
    for (int link = 1; link <= call; ++link) {
        chain += QStringLiteral("->%1").arg(link);
    }
    return chain;
}

/// "   myProc 1 finished in 5.00000 seconds. sum = 1 chain ->1"
QString sumLine(int call, double elapsed, int sum)
{
    return QStringLiteral("   myProc %1 finished in %2 seconds. sum = %3 chain %4")
        .arg(QString::number(call), fiveDecimals(elapsed), QString::number(sum), chainUpTo(sum));
}

/// What the calls say of their check: "myProc 4 sum = 4 PASSED".
QStringList verdicts(const ScenarioRun &run)
{
    return run.output().filter(QRegularExpression(QStringLiteral("PASSED|FAILED")));
}

} // namespace

// The demos with variables that tasks share.
class tst_SharedState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumAwaitFirstTakesAsLongAsAwaitThenBlock_data();
    void sumAwaitFirstTakesAsLongAsAwaitThenBlock();
    void sumAwaitFirstPrintsAGrowingSumAndChain_data();
    void sumAwaitFirstPrintsAGrowingSumAndChain();
    void sumBlockFirstTakesAsLongAsBlockThenAwait_data();
    void sumBlockFirstTakesAsLongAsBlockThenAwait();
    void sumBlockFirstPrintsTheWholeSumAndChain_data();
    void sumBlockFirstPrintsTheWholeSumAndChain();
    void theSumsCountReadsAndWrites_data();
    void theSumsCountReadsAndWrites();
    void theThresholdIsCheckedAfterTheSameWork_data();
    void theThresholdIsCheckedAfterTheSameWork();
    void theOrderDecidesWhoIsAboveTheThreshold_data();
    void theOrderDecidesWhoIsAboveTheThreshold();
    void theThresholdPrintsTheArticlesLines();
    void whoIsStartedFirstDecidesTheValue_data();
    void whoIsStartedFirstDecidesTheValue();
    void watcherAndWorkerPrintEveryStep();
    void watcherAndWorkerShareOneVariable();
};

void tst_SharedState::sumAwaitFirstTakesAsLongAsAwaitThenBlock_data()
{
    rowsOfWork();
}

void tst_SharedState::sumAwaitFirstTakesAsLongAsAwaitThenBlock()
{
    QFETCH(Work, work);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("sum-await-first"), parametersOf(work)));

    verifyAwaitFirst(run, work);
}

void tst_SharedState::sumAwaitFirstPrintsAGrowingSumAndChain_data()
{
    rowsOfWork();
}

void tst_SharedState::sumAwaitFirstPrintsAGrowingSumAndChain()
{
    QFETCH(Work, work);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("sum-await-first"), parametersOf(work)));

    QStringList expected = startedLinesUpTo(work.tasks);
    for (int call = 1; call <= work.tasks; ++call) {
        expected += sumLine(call, work.await + call * work.block, call);
    }
    QCOMPARE(run.output().mid(0, expected.size()), expected);
    QCOMPARE(run.output().size(), expected.size() + 1);
}

void tst_SharedState::sumBlockFirstTakesAsLongAsBlockThenAwait_data()
{
    rowsOfWork();
}

void tst_SharedState::sumBlockFirstTakesAsLongAsBlockThenAwait()
{
    QFETCH(Work, work);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("sum-block-first"), parametersOf(work)));

    verifyBlockFirst(run, work);
}

void tst_SharedState::sumBlockFirstPrintsTheWholeSumAndChain_data()
{
    rowsOfWork();
}

void tst_SharedState::sumBlockFirstPrintsTheWholeSumAndChain()
{
    QFETCH(Work, work);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("sum-block-first"), parametersOf(work)));

    const std::vector<TaskFigures> calls = run.calls();
    QStringList expected = startedLinesUpTo(work.tasks);
    for (int call = 1; call <= work.tasks; ++call) {
        const double elapsed = toSeconds(*calls.at(std::size_t(call) - 1).elapsed);
        expected += sumLine(call, elapsed, work.tasks);
    }
    QCOMPARE(run.output().mid(0, expected.size()), expected);
    QCOMPARE(run.output().size(), expected.size() + 1);
}

void tst_SharedState::theSumsCountReadsAndWrites_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("await first") << QStringLiteral("sum-await-first");
    QTest::newRow("block first") << QStringLiteral("sum-block-first");
}

void tst_SharedState::theSumsCountReadsAndWrites()
{
    QFETCH(QString, id);

    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(id));

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

void tst_SharedState::theThresholdIsCheckedAfterTheSameWork_data()
{
    rowsOfWork();
}

void tst_SharedState::theThresholdIsCheckedAfterTheSameWork()
{
    QFETCH(Work, work);
    QMap<QString, QString> parameters = parametersOf(work);
    const QString id = QStringLiteral("sum-threshold");

    verifyAwaitFirst(ScenarioRun::onVirtualStage(requestFor(id, parameters)), work);
    parameters.insert(QStringLiteral("order"), QStringLiteral("block-first"));
    verifyBlockFirst(ScenarioRun::onVirtualStage(requestFor(id, parameters)), work);
}

void tst_SharedState::theOrderDecidesWhoIsAboveTheThreshold_data()
{
    QTest::addColumn<int>("tasks");
    QTest::addColumn<int>("threshold");
    QTest::newRow("the article's") << 5 << 3;
    QTest::newRow("nobody fails") << 5 << 0;
    QTest::newRow("nobody passes") << 5 << 5;
    QTest::newRow("seven tasks") << 7 << 6;
    QTest::newRow("out of reach") << 3 << 10000;
}

void tst_SharedState::theOrderDecidesWhoIsAboveTheThreshold()
{
    QFETCH(int, tasks);
    QFETCH(int, threshold);
    const auto run = [&](const QString &order) {
        return ScenarioRun::onVirtualStage(
            requestFor(QStringLiteral("sum-threshold"),
                       {{QStringLiteral("tasks"), QString::number(tasks)},
                        {QStringLiteral("threshold"), QString::number(threshold)},
                        {QStringLiteral("order"), order}}));
    };
    const auto line = [threshold](int call, int sum) {
        const QString verdict = sum > threshold ? QStringLiteral("PASSED")
                                                : QStringLiteral("FAILED");
        return QStringLiteral("myProc %1 sum = %2 %3").arg(call).arg(sum).arg(verdict);
    };
    QStringList growing;
    QStringList whole;
    for (int call = 1; call <= tasks; ++call) {
        growing += line(call, call);
        whole += line(call, tasks);
    }

    QCOMPARE(verdicts(run(QStringLiteral("await-first"))), growing);
    QCOMPARE(verdicts(run(QStringLiteral("block-first"))), whole);
}

void tst_SharedState::theThresholdPrintsTheArticlesLines()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("sum-threshold")));

    QStringList expected = startedLinesUpTo(5);
    expected += {QStringLiteral("myProc 1 sum = 1 FAILED"),
                 QStringLiteral("myProc 2 sum = 2 FAILED"),
                 QStringLiteral("myProc 3 sum = 3 FAILED"),
                 QStringLiteral("myProc 4 sum = 4 PASSED"),
                 QStringLiteral("myProc 5 sum = 5 PASSED"),
                 QStringLiteral("Job finished in 15.00000 seconds.")};
    QCOMPARE(run.output(), expected);
    QCOMPARE(run.ends(), QStringList(6, QStringLiteral("finished")));
}

void tst_SharedState::whoIsStartedFirstDecidesTheValue_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("value");
    const QString workerFirst = QStringLiteral("worker-first");
    const QString watcherFirst = QStringLiteral("watcher-first");
    QTest::newRow("the article's, worker first") << 5 << workerFirst << QStringLiteral("62");
    QTest::newRow("the article's, watcher first") << 5 << watcherFirst << QStringLiteral("31");
    QTest::newRow("one step, worker first") << 1 << workerFirst << QStringLiteral("2");
    QTest::newRow("one step, watcher first") << 1 << watcherFirst << QStringLiteral("1");
    QTest::newRow("most, worker first") << 30 << workerFirst << QStringLiteral("2147483646");
    QTest::newRow("most, watcher first") << 30 << watcherFirst << QStringLiteral("1073741823");
}

void tst_SharedState::whoIsStartedFirstDecidesTheValue()
{
    QFETCH(int, steps);
    QFETCH(QString, order);
    QFETCH(QString, value);

    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(
        QStringLiteral("watcher-and-worker"),
        {{QStringLiteral("steps"), QString::number(steps)}, {QStringLiteral("order"), order}}));

    QStringList names{QStringLiteral("worker"), QStringLiteral("watcher")};
    if (order == QLatin1String("watcher-first")) {
        names.swapItemsAt(0, 1);
    }
    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.finishOrder(), names);
    QCOMPARE(run.snapshot().text(run.snapshot().variables.at(0).value), value);
    QCOMPARE(run.output().at(2 * steps), QStringLiteral("The value is %1 in the end.").arg(value));
    for (const TaskFigures &figures : run.calls()) {
        QCOMPARE(figures.started, TraceTime(0));
        QCOMPARE(figures.elapsed, fromSeconds(steps));
        QCOMPARE(timeIn(figures, TaskState::Awaiting), fromSeconds(steps));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(steps));
}

void tst_SharedState::watcherAndWorkerPrintEveryStep()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("watcher-and-worker")));

    QStringList expected;
    for (const int value : {2, 6, 14, 30, 62}) {
        expected += QStringLiteral("worker adds 1: value = %1").arg(value / 2);
        expected += QStringLiteral("watcher doubles: value = %1").arg(value);
    }
    expected += {QStringLiteral("The value is 62 in the end."),
                 QStringLiteral("Job finished in 5.00000 seconds.")};
    QCOMPARE(run.output(), expected);
}

void tst_SharedState::watcherAndWorkerShareOneVariable()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("watcher-and-worker")));

    QCOMPARE(run.snapshot().variables.size(), std::size_t(1));
    const VariableTimeline &variable = run.snapshot().variables.at(0);
    QCOMPARE(run.snapshot().text(variable.name), QStringLiteral("value"));
    QCOMPARE(variable.kind, ValueKind::Number);
    // Each step reads to compute and again to print; main prints too.
    QCOMPARE(variable.reads, 21U);
    QCOMPARE(variable.writes, 10U);
    QCOMPARE(variable.staleWrites, 0U);
}

COROSCOPE_TEST(tst_SharedState)
#include "tst_sharedstate.moc"
