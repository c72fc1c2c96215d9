// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/workfigures.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

// The figures of the article "Async processing in Python for faster data pipelines", exactly, and
// what the same rules give with other parameters.
class tst_Ordering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAfterAnotherNothingOverlaps_data();
    void oneAfterAnotherNothingOverlaps();
    void oneAfterAnotherPrintsTheArticlesLines();
    void allAtOnceEveryCallTakesAsLongAsItsSleep_data();
    void allAtOnceEveryCallTakesAsLongAsItsSleep();
    void allAtOncePrintsTheArticlesLines();
    void awaitThenBlockQueuesForTheThread_data();
    void awaitThenBlockQueuesForTheThread();
    void awaitThenBlockPrintsTheArticlesLines();
    void blockThenAwaitStartsOneByOne_data();
    void blockThenAwaitStartsOneByOne();
    void blockThenAwaitHasTheArticlesFigures();
    void blockThenAwaitPrintsTheArticlesLines();
    void tenThousandTasksRun_data();
    void tenThousandTasksRun();
};

void tst_Ordering::oneAfterAnotherNothingOverlaps_data()
{
    QTest::addColumn<int>("tasks");
    QTest::addColumn<double>("block");
    QTest::newRow("the article's") << 5 << 5.0;
    QTest::newRow("one task") << 1 << 2.0;
    QTest::newRow("no blocking at all") << 3 << 0.0;
    QTest::newRow("seven tasks") << 7 << 1.25;
    QTest::newRow("the longest") << 2 << 3600.0;
}

void tst_Ordering::oneAfterAnotherNothingOverlaps()
{
    QFETCH(int, tasks);
    QFETCH(double, block);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("one-after-another"),
                   {{QStringLiteral("tasks"), QString::number(tasks)},
                    {QStringLiteral("block_s"), QString::number(block)}}));

    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.finishOrder(), namesUpTo(tasks));
    const std::vector<TaskFigures> calls = run.calls();
    QCOMPARE(calls.size(), std::size_t(tasks));
    for (int call = 0; call < tasks; ++call) {
        const TaskFigures &figures = calls.at(std::size_t(call));
        QCOMPARE(figures.started, fromSeconds(call * block));
        QCOMPARE(figures.finished, fromSeconds((call + 1) * block));
        QCOMPARE(figures.elapsed, fromSeconds(block));
        QCOMPARE(timeIn(figures, TaskState::Blocking), fromSeconds(block));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(tasks * block));
    QCOMPARE(timeIn(run.main(), TaskState::Awaiting), fromSeconds(tasks * block));
}

void tst_Ordering::oneAfterAnotherPrintsTheArticlesLines()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("one-after-another")));

    QStringList expected;
    for (int call = 0; call < 5; ++call) {
        expected += QStringLiteral("myProc started ...");
        expected += QStringLiteral("   myProc finished in 5.00000 seconds.");
    }
    expected += QStringLiteral("Job finished in 25.00000 seconds.");
    QCOMPARE(run.output(), expected);
}

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

    const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(
        QStringLiteral("all-at-once"), {{QStringLiteral("tasks"), QString::number(tasks)},
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

void tst_Ordering::awaitThenBlockQueuesForTheThread_data()
{
    rowsOfWork();
}

void tst_Ordering::awaitThenBlockQueuesForTheThread()
{
    QFETCH(Work, work);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("await-then-block"), parametersOf(work)));

    verifyAwaitFirst(run, work);
}

void tst_Ordering::awaitThenBlockPrintsTheArticlesLines()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("await-then-block")));

    QStringList expected(5, QStringLiteral("myProc started ..."));
    for (const double elapsed : {5.0, 7.5, 10.0, 12.5, 15.0}) {
        expected += QStringLiteral("   myProc finished in %1 seconds.").arg(fiveDecimals(elapsed));
    }
    expected += QStringLiteral("Job finished in 15.00000 seconds.");
    QCOMPARE(run.output(), expected);
}

void tst_Ordering::blockThenAwaitStartsOneByOne_data()
{
    rowsOfWork();
}

void tst_Ordering::blockThenAwaitStartsOneByOne()
{
    QFETCH(Work, work);

    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("block-then-await"), parametersOf(work)));

    verifyBlockFirst(run, work);
}

void tst_Ordering::blockThenAwaitHasTheArticlesFigures()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("block-then-await")));

    std::vector<double> started;
    std::vector<double> elapsed;
    for (const TaskFigures &call : run.calls()) {
        started.push_back(toSeconds(*call.started));
        elapsed.push_back(toSeconds(*call.elapsed));
    }
    QCOMPARE(started, (std::vector<double>{0, 2.5, 5, 7.5, 10}));
    QCOMPARE(elapsed, (std::vector<double>{12.5, 10, 7.5, 5, 5}));
    QCOMPARE(run.main().elapsed, fromSeconds(15));
}

void tst_Ordering::blockThenAwaitPrintsTheArticlesLines()
{
    const ScenarioRun run = ScenarioRun::onVirtualStage(
        requestFor(QStringLiteral("block-then-await")));

    QStringList expected(5, QStringLiteral("myProc started ..."));
    for (const double elapsed : {12.5, 10.0, 7.5, 5.0, 5.0}) {
        expected += QStringLiteral("   myProc finished in %1 seconds.").arg(fiveDecimals(elapsed));
    }
    expected += QStringLiteral("Job finished in 15.00000 seconds.");
    QCOMPARE(run.output(), expected);
}

void tst_Ordering::tenThousandTasksRun_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("one after another") << QStringLiteral("one-after-another");
    QTest::newRow("all at once") << QStringLiteral("all-at-once");
    QTest::newRow("await, then block") << QStringLiteral("await-then-block");
    QTest::newRow("block, then await") << QStringLiteral("block-then-await");
    QTest::newRow("sum above a threshold") << QStringLiteral("sum-threshold");
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
