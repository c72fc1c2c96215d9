// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "core/coro/shield.h"
#include "core/coro/timeout.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<int> sleepsThenGives(VirtualRun &run, TraceTime duration, int number)
{
    try {
        co_await run.stage().sleepFor(duration);
    } catch (const Cancelled &) {
        run.noteTime(u"inside cancelled"_s);
        throw;
    }
    co_return number;
}

Task<int> cleansUpSlowly(VirtualRun &run)
{
    bool isCancelled = false;
    try {
        co_await run.stage().sleepFor(1h);
    } catch (const Cancelled &) {
        isCancelled = true;
    }
    co_await run.stage().sleepFor(2s);
    run.noteTime(u"cleaned up"_s);
    if (isCancelled) {
        throw Cancelled();
    }
    co_return 0;
}

Task<int> refusesToEnd(VirtualRun &run)
{
    try {
        co_await run.stage().sleepFor(1h);
    } catch (const Cancelled &) {
    }
    co_return 4;
}

Task<int> blocks(VirtualRun &run)
{
    run.stage().blockFor(5s);
    co_await run.stage().sleepFor(1s);
    co_return 1;
}

Task<void> limits(VirtualRun &run, TraceTime limit, Task<int> task)
{
    try {
        const int number = co_await withTimeout(limit, std::move(task));
        run.noteTime(u"got %1"_s.arg(number));
    } catch (const TimedOut &) {
        run.noteTime(u"timed out"_s);
    }
}

Task<void> limitsALongSleep(VirtualRun &run)
{
    co_await limits(run, 1s, sleepsThenGives(run, 3s, 7));
}

Task<void> limitsAShortSleep(VirtualRun &run)
{
    co_await limits(run, 3s, sleepsThenGives(run, 1s, 7));
    co_await run.stage().sleepFor(10s);
}

Task<void> limitsAStartedTask(VirtualRun &run)
{
    co_await limits(run, 3s, start(u"started"_s, sleepsThenGives(run, 1s, 7)));
}

Task<void> limitsSlowCleanUp(VirtualRun &run)
{
    co_await limits(run, 1s, cleansUpSlowly(run));
}

Task<void> limitsWhatRefuses(VirtualRun &run)
{
    co_await limits(run, 1s, refusesToEnd(run));
}

Task<void> limitsABlockingCall(VirtualRun &run)
{
    co_await limits(run, 1s, blocks(run));
}

Task<void> limitsAnEndedTask(VirtualRun &run)
{
    Task<int> task = start(u"ended"_s, sleepsThenGives(run, 1s, 7));
    co_await run.stage().sleepFor(2s);
    co_await limits(run, 0s, std::move(task));
}

Task<void> cancelsTheLimited(VirtualRun &run)
{
    Task<void> task = start(u"outer"_s, limits(run, 1h, sleepsThenGives(run, 2h, 7)));
    co_await run.stage().sleepFor(1s);
    task.cancel();
    co_await gatherCollected([](Task<void> only) {
        std::vector<Task<void>> tasks;
        tasks.push_back(std::move(only));
        return tasks;
    }(std::move(task)));
}

Task<void> awaitsShielded(VirtualRun &run, Task<int> &inner)
{
    try {
        run.noteTime(u"got %1"_s.arg(co_await shield(inner)));
    } catch (const Cancelled &) {
        run.noteTime(u"outer cancelled"_s);
        throw;
    }
}

Task<void> cancelsOutsideAShield(VirtualRun &run)
{
    Task<int> inner = sleepsThenGives(run, 3s, 7).named(u"inner"_s);
    Task<void> outer = start(u"outer"_s, awaitsShielded(run, inner));
    co_await run.stage().sleepFor(1s);
    outer.cancel();
    run.noteTime(u"then %1"_s.arg(co_await inner));
    co_await awaitsShielded(run, inner);
}

} // namespace

class tst_Timeout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void whatOverrunsEndsAtTheDeadline()
    {
        VirtualRun run;
        run.run(limitsALongSleep(run));
        QCOMPARE(run.notes, QStringList({u"inside cancelled 1000"_s, u"timed out 1000"_s}));
    }

    void whatIsInTimeGivesItsResult()
    {
        VirtualRun run;
        run.run(limitsAShortSleep(run));
        QCOMPARE(run.notes, QStringList({u"got 7 1000"_s}));
    }

    void aStartedTaskMayBeLimited()
    {
        VirtualRun run;
        run.run(limitsAStartedTask(run));
        QCOMPARE(run.notes, QStringList({u"got 7 1000"_s}));
    }

    void cleaningUpAfterTheDeadlineIsWaitedFor()
    {
        VirtualRun run;
        run.run(limitsSlowCleanUp(run));
        QCOMPARE(run.notes, QStringList({u"cleaned up 3000"_s, u"timed out 3000"_s}));
    }

    void aTaskThatReturnsAllTheSameGivesItsResult()
    {
        VirtualRun run;
        run.run(limitsWhatRefuses(run));
        QCOMPARE(run.notes, QStringList({u"got 4 1000"_s}));
    }

    void blockingCodeDelaysTheDeadline()
    {
        VirtualRun run;
        run.run(limitsABlockingCall(run));
        QCOMPARE(run.notes, QStringList({u"timed out 5000"_s}));
    }

    void limitingAnEndedTaskDoesNotSuspend()
    {
        VirtualRun run;
        run.run(limitsAnEndedTask(run));
        QCOMPARE(run.notes, QStringList({u"got 7 2000"_s}));
        QCOMPARE(run.eventsOf<AwaitedReady>().size(), std::size_t(1));
    }

    void cancellingTheWaiterIsNoTimeout()
    {
        VirtualRun run;
        run.run(cancelsTheLimited(run));
        QCOMPARE(run.notes, QStringList({u"inside cancelled 1000"_s}));
        QCOMPARE(run.endOf(u"outer"_s), TaskEnd::Cancelled);
    }

    void aShieldedTaskRunsOnWhenItsWaiterIsCancelled()
    {
        VirtualRun run;
        run.run(cancelsOutsideAShield(run));
        QCOMPARE(run.notes,
                 QStringList({u"outer cancelled 1000"_s, u"then 7 3000"_s, u"got 7 3000"_s}));
        QCOMPARE(run.endOf(u"inner"_s), TaskEnd::Finished);
    }
};

COROSCOPE_TEST(tst_Timeout)
#include "tst_timeout.moc"
