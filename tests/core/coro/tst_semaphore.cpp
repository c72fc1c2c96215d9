// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "core/coro/semaphore.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<void> holdsPermit(VirtualRun &run, Semaphore &semaphore, QString name, TraceTime holding)
{
    const Permit permit = co_await semaphore.acquire();
    run.noteTime(name);
    co_await run.stage().sleepFor(holding);
}

Task<void> holdsTwice(VirtualRun &run, Semaphore &semaphore, QString name)
{
    Permit permit = co_await semaphore.acquire();
    run.noteTime(name);
    co_await run.stage().sleepFor(1s);
    permit.release();
    const Permit again = co_await semaphore.acquire();
    run.noteTime(name + u" again"_s);
}

Task<void> threeAskOneReleases(VirtualRun &run)
{
    Semaphore semaphore(1, u"door"_s);
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"a"_s, holdsTwice(run, semaphore, u"a"_s)));
    tasks.push_back(start(u"b"_s, holdsPermit(run, semaphore, u"b"_s, 1s)));
    tasks.push_back(start(u"c"_s, holdsPermit(run, semaphore, u"c"_s, 1s)));
    co_await gather(std::move(tasks));
    run.note(u"free %1"_s.arg(semaphore.available()));
}

Task<void> cancelsAWaiter(VirtualRun &run, TraceTime when)
{
    Semaphore semaphore(1);
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"a"_s, holdsPermit(run, semaphore, u"a"_s, 2s)));
    tasks.push_back(start(u"b"_s, holdsPermit(run, semaphore, u"b"_s, 2s)));
    tasks.push_back(start(u"c"_s, holdsPermit(run, semaphore, u"c"_s, 2s)));
    co_await run.stage().sleepFor(when);
    tasks[1].cancel();
    co_await gatherCollected(std::move(tasks));
    run.note(u"free %1"_s.arg(semaphore.available()));
}

/// Gives the permit back and cancels the task that it was handed to, before that one has run.
Task<void> cancelsTheNextInLine(VirtualRun &run)
{
    Semaphore semaphore(1);
    Permit permit = co_await semaphore.acquire();
    Task<void> next = start(u"b"_s, holdsPermit(run, semaphore, u"b"_s, 1s));
    Task<void> last = start(u"c"_s, holdsPermit(run, semaphore, u"c"_s, 1s));
    co_await run.stage().sleepFor(1s);
    permit.release();
    next.cancel();
    co_await last;
    run.note(u"free %1"_s.arg(semaphore.available()));
}

Task<void> passesWithoutSuspending(VirtualRun &run)
{
    Semaphore semaphore(2);
    const Permit first = co_await semaphore.acquire();
    const Permit second = co_await semaphore.acquire();
    run.note(u"free %1"_s.arg(semaphore.available()));
}

Task<void> ticks(VirtualRun &run)
{
    for (int i = 0; i < 3; ++i) {
        co_await run.stage().sleepFor(1s);
        run.noteTime(u"tick"_s);
    }
}

Task<void> locksAround(VirtualRun &run, Mutex &mutex, QString name)
{
    const Permit lock = co_await mutex.lock();
    run.noteTime(name + u" in"_s);
    co_await run.stage().sleepFor(1s);
    run.noteTime(name + u" out"_s);
}

Task<void> twoLockAndOneTicks(VirtualRun &run)
{
    Mutex mutex(u"door"_s);
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"a"_s, locksAround(run, mutex, u"a"_s)));
    tasks.push_back(start(u"b"_s, locksAround(run, mutex, u"b"_s)));
    tasks.push_back(start(u"ticks"_s, ticks(run)));
    co_await gather(std::move(tasks));
    run.note(mutex.isLocked() ? u"locked"_s : u"open"_s);
}

Task<void> keepsAPermitTooLong(VirtualRun &run)
{
    Task<void> holder = [](VirtualRun &its) -> Task<void> {
        Semaphore semaphore(1);
        Task<void> waiting = start(u"late"_s, holdsPermit(its, semaphore, u"late"_s, 1s));
        const Permit permit = co_await semaphore.acquire();
        co_await its.stage().sleepFor(1s);
    }(run);
    co_await holder;
    run.noteTime(u"gone"_s);
    co_await run.stage().sleepFor(5s);
}

} // namespace

class tst_Semaphore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void whoeverReleasesAndAsksAgainStandsAtTheEnd()
    {
        VirtualRun run;
        run.run(threeAskOneReleases(run));
        QCOMPARE(run.notes,
                 QStringList({u"a 0"_s, u"b 1000"_s, u"c 2000"_s, u"a again 3000"_s, u"free 1"_s}));
    }

    void aCancelledWaiterLosesItsPlace()
    {
        VirtualRun run;
        run.run(cancelsAWaiter(run, 1s));
        QCOMPARE(run.notes, QStringList({u"a 0"_s, u"c 2000"_s, u"free 1"_s}));
        QCOMPARE(run.endOf(u"b"_s), TaskEnd::Cancelled);
    }

    void aPermitOnItsWayToACancelledTaskGoesToTheNext()
    {
        VirtualRun run;
        run.run(cancelsTheNextInLine(run));
        QCOMPARE(run.notes, QStringList({u"c 1000"_s, u"free 1"_s}));
        QCOMPARE(run.endOf(u"b"_s), TaskEnd::Cancelled);
    }

    void aHolderThatIsCancelledGivesItsPermitBack()
    {
        VirtualRun run;
        run.run(cancelsAWaiter(run, 3s));
        QCOMPARE(run.notes, QStringList({u"a 0"_s, u"b 2000"_s, u"c 3000"_s, u"free 1"_s}));
    }

    void acquiringAFreeOneDoesNotSuspend()
    {
        VirtualRun run;
        run.run(passesWithoutSuspending(run));
        QCOMPARE(run.notes, QStringList({u"free 0"_s}));
        QCOMPARE(run.eventsOf<TaskSuspended>().size(), std::size_t(0));
        QCOMPARE(run.eventsOf<AwaitedReady>().size(), std::size_t(2));
        QCOMPARE(run.eventsOf<AwaitedReady>().at(0).reason, AwaitReason::Semaphore);
    }

    void aMutexLetsOneInAtATimeAndDoesNotBlockTheLoop()
    {
        VirtualRun run;
        run.run(twoLockAndOneTicks(run));
        QCOMPARE(run.notes,
                 QStringList({u"a in 0"_s, u"a out 1000"_s, u"tick 1000"_s, u"b in 1000"_s,
                              u"tick 2000"_s, u"b out 2000"_s, u"tick 3000"_s, u"open"_s}));
        QCOMPARE(run.eventsOf<TaskSuspended>().at(2).reason, AwaitReason::Mutex);
    }

    void waitingTasksMayOutliveTheSemaphore()
    {
        VirtualRun run;
        run.run(keepsAPermitTooLong(run));
        QCOMPARE(run.notes, QStringList({u"gone 1000"_s, u"late 1000"_s}));
        QCOMPARE(run.endOf(u"late"_s), TaskEnd::Finished);
    }
};

COROSCOPE_TEST(tst_Semaphore)
#include "tst_semaphore.moc"
