// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/completion.h"
#include "core/coro/gather.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<int> givesAfter(VirtualRun &run, int number, TraceTime delay)
{
    co_await run.stage().sleepFor(delay);
    run.noteTime(u"end %1"_s.arg(number));
    co_return number;
}

std::vector<Task<int>> threeSleepers(VirtualRun &run)
{
    std::vector<Task<int>> tasks;
    tasks.push_back(givesAfter(run, 1, 3s));
    tasks.push_back(start(u"two"_s, givesAfter(run, 2, 1s)));
    tasks.push_back(givesAfter(run, 3, 2s));
    return tasks;
}

Task<void> takesTheFirst(VirtualRun &run)
{
    std::vector<Task<int>> tasks = threeSleepers(run);
    const std::size_t first = co_await waitForFirst(tasks);
    run.noteTime(u"first is %1"_s.arg(tasks[first].result()));
    co_await gather(std::move(tasks));
}

Task<void> takesThemAsTheyCome(VirtualRun &run)
{
    std::vector<Task<int>> tasks = threeSleepers(run);
    AsCompleted completed(tasks);
    while (completed.hasNext()) {
        run.noteTime(u"got %1"_s.arg(tasks[co_await completed.next()].result()));
        run.stage().blockFor(500ms);
    }
}

Task<void> takesFromEnded(VirtualRun &run)
{
    std::vector<Task<int>> tasks;
    tasks.push_back(start(u"one"_s, givesAfter(run, 1, 1s)));
    co_await run.stage().sleepFor(2s);
    run.note(u"first is %1"_s.arg(co_await waitForFirst(tasks)));
    AsCompleted completed(tasks);
    run.note(u"next is %1"_s.arg(co_await completed.next()));
}

Task<void> waitsForOneOf(std::vector<Task<int>> &tasks)
{
    co_await waitForFirst(tasks);
}

Task<void> cancelsOneWhoWaits(VirtualRun &run)
{
    std::vector<Task<int>> tasks = threeSleepers(run);
    Task<void> waiting = start(u"waiting"_s, waitsForOneOf(tasks));
    co_await run.stage().sleepFor(500ms);
    waiting.cancel();
    co_await gather(std::move(tasks));
}

Task<void> awaitsIt(VirtualRun &run, Task<int> &task, QString name)
{
    co_await task;
    run.noteTime(name);
}

Task<void> manyAwaitOne(VirtualRun &run)
{
    Task<int> one = start(u"one"_s, givesAfter(run, 1, 1s));
    std::vector<Task<void>> waiting;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
        waiting.push_back(start(name, awaitsIt(run, one, name)));
    }
    co_await gather(std::move(waiting));
}

Task<void> yieldsInTurn(VirtualRun &run, QString name)
{
    run.note(name + u"1"_s);
    co_await run.stage().sleepFor(0s);
    run.note(name + u"2"_s);
}

Task<void> sleepsForNothing(VirtualRun &run)
{
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"a"_s, yieldsInTurn(run, u"a"_s)));
    tasks.push_back(start(u"b"_s, yieldsInTurn(run, u"b"_s)));
    run.note(u"main1"_s);
    co_await run.stage().sleepFor(0s);
    run.note(u"main2"_s);
    co_await gather(std::move(tasks));
}

} // namespace

class tst_Completion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void theFirstEndsTheWaitAndTheOthersRunOn()
    {
        VirtualRun run;
        run.run(takesTheFirst(run));
        QCOMPARE(run.notes, QStringList({u"end 2 1000"_s, u"first is 2 1000"_s, u"end 3 2000"_s,
                                         u"end 1 3000"_s}));
    }

    void theyComeInTheOrderOfFinishing()
    {
        VirtualRun run;
        run.run(takesThemAsTheyCome(run));
        QCOMPARE(run.notes, QStringList({u"end 2 1000"_s, u"got 2 1000"_s, u"end 3 2000"_s,
                                         u"got 3 2000"_s, u"end 1 3000"_s, u"got 1 3000"_s}));
    }

    void waitingForWhatHasEndedDoesNotSuspend()
    {
        VirtualRun run;
        run.run(takesFromEnded(run));
        QCOMPARE(run.notes, QStringList({u"end 1 1000"_s, u"first is 0"_s, u"next is 0"_s}));
        QCOMPARE(run.eventsOf<AwaitedReady>().size(), std::size_t(2));
    }

    void cancellingTheWaiterLeavesTheTasksRunning()
    {
        VirtualRun run;
        run.run(cancelsOneWhoWaits(run));
        QCOMPARE(run.notes, QStringList({u"end 2 1000"_s, u"end 3 2000"_s, u"end 1 3000"_s}));
        QCOMPARE(run.endOf(u"waiting"_s), TaskEnd::Cancelled);
    }

    void thoseWhoAwaitOneTaskGoOnOnceInTheirOrderOnTheNextTurn()
    {
        VirtualRun run;
        run.run(manyAwaitOne(run));
        QCOMPARE(run.notes, QStringList({u"end 1 1000"_s, u"a 1000"_s, u"b 1000"_s, u"c 1000"_s}));
    }

    void sleepingForNothingGivesEveryoneQueuedExactlyOneTurn()
    {
        VirtualRun run;
        run.run(sleepsForNothing(run));
        QCOMPARE(run.notes,
                 QStringList({u"main1"_s, u"a1"_s, u"b1"_s, u"main2"_s, u"a2"_s, u"b2"_s}));
    }
};

COROSCOPE_TEST(tst_Completion)
#include "tst_completion.moc"
