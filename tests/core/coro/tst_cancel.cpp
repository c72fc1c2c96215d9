// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<void> sleeper(VirtualRun &run)
{
    co_await run.stage().sleepFor(1h);
    run.note(u"woke up"_s);
}

Task<void> cancelsASleeper(VirtualRun &run)
{
    Task<void> task = start(u"sleeper"_s, sleeper(run));
    co_await run.stage().sleepFor(1s);
    task.cancel();
    try {
        co_await task;
    } catch (const Cancelled &) {
        run.noteTime(u"seen"_s);
    }
}

Task<void> cancelsBeforeTheStart(VirtualRun &run)
{
    Task<void> queued = start(u"queued"_s, sleeper(run));
    queued.cancel();
    Task<void> called = sleeper(run).named(u"called"_s);
    called.cancel();
    co_await run.stage().sleepFor(1s);
    try {
        co_await called;
    } catch (const Cancelled &) {
        run.note(u"seen"_s);
    }
}

Task<int> catchesAndReturns(VirtualRun &run)
{
    try {
        co_await run.stage().sleepFor(1h);
    } catch (const Cancelled &) {
        run.note(u"caught"_s);
    }
    co_return 4;
}

Task<void> cancelsACatcher(VirtualRun &run)
{
    Task<int> task = start(u"catcher"_s, catchesAndReturns(run));
    co_await run.stage().sleepFor(1s);
    task.cancel();
    run.note(QString::number(co_await task));
}

Task<void> level(VirtualRun &run, int depth)
{
    try {
        if (depth == 0) {
            co_await run.stage().sleepFor(1h);
        } else {
            co_await level(run, depth - 1).named(u"level %1"_s.arg(depth - 1));
        }
    } catch (const Cancelled &) {
        run.note(u"level %1"_s.arg(depth));
        throw;
    }
}

Task<void> cancelsNested(VirtualRun &run)
{
    Task<void> task = start(u"level 3"_s, level(run, 3));
    co_await run.stage().sleepFor(1s);
    task.cancel();
    co_await run.stage().sleepFor(1s);
}

Task<void> cleansUp(VirtualRun &run)
{
    try {
        co_await run.stage().sleepFor(1h);
    } catch (const Cancelled &) {
    }
    try {
        co_await run.stage().sleepFor(1s);
        run.note(u"slept on"_s);
    } catch (const Cancelled &) {
        run.note(u"cancelled again"_s);
        throw;
    }
}

Task<void> cancelsOneThatSleepsOn(VirtualRun &run)
{
    Task<void> task = start(u"cleaner"_s, cleansUp(run));
    co_await run.stage().sleepFor(1s);
    task.cancel();
    co_await task;
}

Task<void> stopsACleaner(VirtualRun &run)
{
    Task<void> task = start(u"cleaner"_s, cleansUp(run));
    co_await run.stage().sleepFor(1s);
    run.requestStop();
    co_await task;
}

Task<void> notesCancellation(VirtualRun &run, QString name)
{
    try {
        co_await run.stage().sleepFor(1h);
    } catch (const Cancelled &) {
        run.note(name);
        throw;
    }
}

Task<void> manyToStop(VirtualRun &run)
{
    std::vector<Task<void>> tasks;
    for (int i = 1; i <= 3; ++i) {
        const QString name = u"t%1"_s.arg(i);
        tasks.push_back(start(name, notesCancellation(run, name)));
    }
    co_await run.stage().sleepFor(1s);
    run.requestStop();
    co_await run.stage().sleepFor(1h);
}

Task<void> nestedToStop(VirtualRun &run)
{
    Task<void> task = start(u"level 3"_s, level(run, 3));
    co_await run.stage().sleepFor(1s);
    run.requestStop();
    co_await task;
}

Task<void> cancelsItself(VirtualRun &run)
{
    run.scheduler().currentTask()->cancel();
    run.note(u"still running"_s);
    co_await run.stage().sleepFor(1h);
    run.note(u"slept"_s);
}

Task<void> cancelsOverdue(VirtualRun &run)
{
    Task<void> task = start(u"overdue"_s, notesCancellation(run, u"overdue"_s));
    co_await run.stage().sleepFor(1s);
    run.stage().blockFor(2h);
    task.cancel();
    co_await run.stage().sleepFor(1s);
}

} // namespace

class tst_Cancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void aSleepingTaskEndsAtOnceAndItsWaiterSees()
    {
        VirtualRun run;
        run.run(cancelsASleeper(run));
        QCOMPARE(run.notes, QStringList({u"seen 1000"_s}));
        QCOMPARE(run.endOf(u"sleeper"_s), TaskEnd::Cancelled);
        QCOMPARE(run.taskNamed(u"sleeper"_s).ended, std::optional(TraceTime(1s)));
        QVERIFY(!run.taskNamed(u"sleeper"_s).result.has_value());
    }

    void aTaskThatHasNotBegunNeverRuns()
    {
        VirtualRun run;
        run.run(cancelsBeforeTheStart(run));
        QCOMPARE(run.notes, QStringList({u"seen"_s}));
        for (const QString &name : {u"queued"_s, u"called"_s}) {
            QCOMPARE(run.endOf(name), TaskEnd::Cancelled);
            QVERIFY(!run.taskNamed(name).started.has_value());
        }
        QCOMPARE(run.output(), QStringList());
    }

    void aTaskThatCatchesItAndReturnsHasFinished()
    {
        VirtualRun run;
        run.run(cancelsACatcher(run));
        QCOMPARE(run.notes, QStringList({u"caught"_s, u"4"_s}));
        QCOMPARE(run.endOf(u"catcher"_s), TaskEnd::Finished);
    }

    void itIsDeliveredInnermostAndUnwindsOutwards()
    {
        VirtualRun run;
        run.run(cancelsNested(run));
        QCOMPARE(run.notes,
                 QStringList({u"level 0"_s, u"level 1"_s, u"level 2"_s, u"level 3"_s}));
        QCOMPARE(run.endOf(u"level 0"_s), TaskEnd::Cancelled);
        QCOMPARE(run.endOf(u"level 3"_s), TaskEnd::Cancelled);
    }

    void itIsDeliveredOnce()
    {
        VirtualRun run;
        run.run(cancelsOneThatSleepsOn(run));
        QCOMPARE(run.notes, QStringList({u"slept on"_s}));
        QCOMPARE(run.endOf(u"cleaner"_s), TaskEnd::Finished);
    }

    void aTaskMayCancelItself()
    {
        VirtualRun run;
        run.run(cancelsItself(run));
        QCOMPARE(run.notes, QStringList({u"still running"_s}));
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Cancelled);
    }

    void stoppingCancelsEveryTaskNewestFirst()
    {
        VirtualRun run;
        run.run(manyToStop(run));
        QCOMPARE(run.notes, QStringList({u"t3"_s, u"t2"_s, u"t1"_s}));
        for (const QString &name : {u"main"_s, u"t1"_s, u"t2"_s, u"t3"_s}) {
            QCOMPARE(run.endOf(name), TaskEnd::Cancelled);
        }
    }

    void stoppingReachesTheInnermostOfNestedAwaits()
    {
        VirtualRun run;
        run.run(nestedToStop(run));
        QCOMPARE(run.notes,
                 QStringList({u"level 0"_s, u"level 1"_s, u"level 2"_s, u"level 3"_s}));
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Cancelled);
    }

    void whileStoppingEveryAwaitThrowsAgain()
    {
        VirtualRun run;
        run.run(stopsACleaner(run));
        QCOMPARE(run.notes, QStringList({u"cancelled again"_s}));
        QCOMPARE(run.endOf(u"cleaner"_s), TaskEnd::Cancelled);
    }

    void anOverdueSleeperWasReadySinceItsDueTime()
    {
        VirtualRun run;
        run.run(cancelsOverdue(run));
        QCOMPARE(run.endOf(u"overdue"_s), TaskEnd::Cancelled);
        const StateTimes times = run.taskNamed(u"overdue"_s).times;
        QCOMPARE(times[std::size_t(TaskState::Awaiting)], TraceTime(1h));
        QCOMPARE(times[std::size_t(TaskState::Ready)], TraceTime(1h + 1s));
    }
};

COROSCOPE_TEST(tst_Cancel)
#include "tst_cancel.moc"
