// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<void> sleeper(VirtualRun &run, QString name, TraceTime duration)
{
    co_await run.stage().sleepFor(duration);
    run.noteTime(name);
}

Task<void> blocker(VirtualRun &run, TraceTime duration)
{
    run.stage().blockFor(duration);
    co_return;
}

Task<void> yields(VirtualRun &run, QString name, int times)
{
    for (int i = 0; i < times; ++i) {
        run.note(name + QString::number(i));
        co_await run.stage().sleepFor(0s);
    }
}

Task<void> equalDueTimes(VirtualRun &run)
{
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"a"_s, sleeper(run, u"a"_s, 2s)));
    tasks.push_back(start(u"b"_s, sleeper(run, u"b"_s, 1s)));
    tasks.push_back(start(u"c"_s, sleeper(run, u"c"_s, 2s)));
    tasks.push_back(start(u"d"_s, sleeper(run, u"d"_s, 1s)));
    co_await gather(std::move(tasks));
}

Task<void> overdueTimers(VirtualRun &run)
{
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"late"_s, sleeper(run, u"late"_s, 3s)));
    tasks.push_back(start(u"early"_s, sleeper(run, u"early"_s, 1s)));
    tasks.push_back(start(u"middle"_s, sleeper(run, u"middle"_s, 2s)));
    tasks.push_back(start(u"blocker"_s, blocker(run, 10s)));
    co_await gather(std::move(tasks));
}

Task<void> awaits(VirtualRun &run, Task<void> &task, QString name)
{
    co_await task;
    run.note(name);
}

Task<void> endsAtOnce(VirtualRun &run)
{
    run.note(u"ended"_s);
    co_return;
}

Task<void> waitersQueueUp(VirtualRun &run)
{
    Task<void> task = start(u"task"_s, sleeper(run, u"task"_s, 1s));
    std::vector<Task<void>> others;
    others.push_back(start(u"w1"_s, awaits(run, task, u"w1"_s)));
    others.push_back(start(u"w2"_s, awaits(run, task, u"w2"_s)));
    others.push_back(start(u"same time"_s, sleeper(run, u"same time"_s, 1s)));
    co_await gather(std::move(others));
}

Task<void> turns(VirtualRun &run)
{
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"a"_s, yields(run, u"a"_s, 3)));
    tasks.push_back(start(u"b"_s, yields(run, u"b"_s, 2)));
    co_await run.stage().sleepFor(0s);
    run.note(u"main"_s);
    co_await gather(std::move(tasks));
}

Task<void> yieldsUntil(VirtualRun &run, TraceTime time)
{
    while (run.stage().now() < time) {
        run.stage().blockFor(1ms);
        co_await run.stage().sleepFor(0s);
    }
    run.noteTime(u"yielder"_s);
}

Task<void> timersAmongYielders(VirtualRun &run)
{
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"timer"_s, sleeper(run, u"timer"_s, 20ms)));
    tasks.push_back(start(u"yielder"_s, yieldsUntil(run, 100ms)));
    co_await gather(std::move(tasks));
}

Task<int> deep(int depth)
{
    if (depth == 0) {
        co_return 0;
    }
    co_return 1 + co_await deep(depth - 1);
}

Task<void> deepMain(VirtualRun &run)
{
    run.note(QString::number(co_await deep(10'000)));
}

Task<void> deepSleeper(VirtualRun &run, int depth)
{
    if (depth == 0) {
        co_await run.stage().sleepFor(1h);
    } else {
        co_await deepSleeper(run, depth - 1);
    }
}

Task<void> manyReadyAwaits(VirtualRun &run)
{
    Task<void> done = start(u"done"_s, endsAtOnce(run), StartPolicy::Eager);
    for (int i = 0; i < 100'000; ++i) {
        co_await done;
    }
    run.note(u"through"_s);
}

Task<void> writes(VirtualRun &run, QString name)
{
    run.note(name);
    co_return;
}

Task<void> twoWriters(VirtualRun &run)
{
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"x"_s, writes(run, u"x"_s)));
    tasks.push_back(start(u"y"_s, writes(run, u"y"_s)));
    co_await gather(std::move(tasks));
}

Task<void> cancelsTheEndOfTheQueue(VirtualRun &run)
{
    Task<void> yielder = start(u"yielder"_s, yieldsUntil(run, 50ms));
    Task<void> timer = start(u"timer"_s, sleeper(run, u"timer"_s, 5ms));
    Task<void> victim = start(u"victim"_s, endsAtOnce(run));
    Task<void> other = start(u"other"_s, yieldsUntil(run, 50ms));
    victim.cancel();
    co_await yielder;
    co_await timer;
    co_await other;
}

} // namespace

class tst_Order : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void timersOfEqualDueTimeFireInTheOrderTheyWereSet()
    {
        VirtualRun run;
        run.run(equalDueTimes(run));
        QCOMPARE(run.notes,
                 QStringList({u"b 1000"_s, u"d 1000"_s, u"a 2000"_s, u"c 2000"_s}));
    }

    void overdueTimersFireInDueOrder()
    {
        VirtualRun run;
        run.run(overdueTimers(run));
        QCOMPARE(run.notes,
                 QStringList({u"early 10000"_s, u"middle 10000"_s, u"late 10000"_s}));
        const TaskTimeline early = run.taskNamed(u"early"_s);
        QCOMPARE(early.times[std::size_t(TaskState::Awaiting)], TraceTime(1s));
        QCOMPARE(early.times[std::size_t(TaskState::Ready)], TraceTime(9s));
    }

    void finishingPutsWaitersAtTheEndOfTheReadyQueue()
    {
        VirtualRun run;
        run.run(waitersQueueUp(run));
        QCOMPARE(run.notes,
                 QStringList({u"task 1000"_s, u"same time 1000"_s, u"w1"_s, u"w2"_s}));
        QCOMPARE(run.eventsOf<TaskReady>().at(2).cause, std::optional(TaskId(2)));
    }

    void sleepingForNoTimeGivesEveryQueuedTaskOneTurn()
    {
        VirtualRun run;
        run.run(turns(run));
        QCOMPARE(run.notes,
                 QStringList({u"a0"_s, u"b0"_s, u"main"_s, u"a1"_s, u"b1"_s, u"a2"_s}));
    }

    void tasksThatOnlyYieldDoNotHoldTimersUp()
    {
        VirtualRun run;
        run.run(timersAmongYielders(run));
        QCOMPARE(run.notes.size(), 2);
        QVERIFY(run.notes.at(0).startsWith(u"timer"));
    }

    void aTaskCancelledInTheQueueDoesNotMakeTheTurnEndless()
    {
        VirtualRun run;
        run.run(cancelsTheEndOfTheQueue(run));
        QVERIFY(run.notes.at(0).startsWith(u"timer"));
    }

    void tenThousandNestedLazyTasksDoNotOverflowTheStack()
    {
        VirtualRun run;
        run.run(deepMain(run));
        QCOMPARE(run.notes, QStringList({u"10000"_s}));
    }

    void tenThousandNestedLazyTasksCanBeStopped()
    {
        VirtualRun run;
        run.requestStop();
        run.run(deepSleeper(run, 10'000));
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Cancelled);
    }

    void aHundredThousandReadyAwaitsDoNotOverflowTheStack()
    {
        VirtualRun run;
        run.run(manyReadyAwaits(run));
        QCOMPARE(run.notes, QStringList({u"ended"_s, u"through"_s}));
        QCOMPARE(run.taskNamed(u"main"_s).readyAwaits, 100'000U);
    }

    void aPolicyDecidesWhichReadyTaskRunsNext()
    {
        QStringList outcomes;
        for (const std::size_t choice : {0, 1}) {
            VirtualRun run;
            run.scheduler().setReadyPolicy(
                [choice](std::size_t count) { return std::min(choice, count - 1); });
            run.run(twoWriters(run));
            outcomes.append(run.notes.join(u','));
        }
        QCOMPARE(outcomes, QStringList({u"x,y"_s, u"y,x"_s}));
    }
};

COROSCOPE_TEST(tst_Order)
#include "tst_order.moc"
