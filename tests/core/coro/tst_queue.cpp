// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "core/coro/manualresetevent.h"
#include "core/coro/queue.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<void> putsThree(VirtualRun &run, Queue<int> &queue)
{
    for (int item = 1; item <= 3; ++item) {
        co_await queue.put(item);
        run.noteTime(u"put %1"_s.arg(item));
    }
}

Task<void> takesOne(VirtualRun &run, Queue<int> &queue, QString name)
{
    const int item = co_await queue.take();
    run.noteTime(u"%1 took %2"_s.arg(name).arg(item));
}

Task<void> fillsAQueueOfTwo(VirtualRun &run)
{
    Queue<int> queue(2, u"box"_s);
    Task<void> putting = start(u"putter"_s, putsThree(run, queue));
    co_await run.stage().sleepFor(1s);
    co_await takesOne(run, queue, u"main"_s);
    co_await putting;
    run.note(u"left %1"_s.arg(queue.size()));
}

Task<void> twoTakeInTheirOrder(VirtualRun &run)
{
    Queue<int> queue(5);
    std::vector<Task<void>> takers;
    takers.push_back(start(u"a"_s, takesOne(run, queue, u"a"_s)));
    takers.push_back(start(u"b"_s, takesOne(run, queue, u"b"_s)));
    co_await run.stage().sleepFor(1s);
    co_await queue.put(1);
    co_await queue.put(2);
    co_await gather(std::move(takers));
}

Task<void> cancelsATakerThatHasBeenServed(VirtualRun &run)
{
    Queue<int> queue(5);
    Task<void> first = start(u"a"_s, takesOne(run, queue, u"a"_s));
    Task<void> second = start(u"b"_s, takesOne(run, queue, u"b"_s));
    co_await run.stage().sleepFor(1s);
    co_await queue.put(1);
    first.cancel();
    co_await second;
}

Task<void> cancelsAPutter(VirtualRun &run)
{
    Queue<int> queue(1);
    Task<void> putting = start(u"putter"_s, putsThree(run, queue));
    co_await run.stage().sleepFor(1s);
    putting.cancel();
    co_await takesOne(run, queue, u"main"_s);
    run.note(u"left %1"_s.arg(queue.size()));
}

Task<void> waitsFor(VirtualRun &run, ManualResetEvent &event, QString name)
{
    co_await event.wait();
    run.noteTime(name);
}

Task<void> setsAnEvent(VirtualRun &run)
{
    ManualResetEvent event(u"go"_s);
    std::vector<Task<void>> waiting;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
        waiting.push_back(start(name, waitsFor(run, event, name)));
    }
    co_await run.stage().sleepFor(1s);
    waiting[1].cancel();
    event.set();
    co_await event.wait();
    run.noteTime(u"main"_s);
    event.clear();
    co_await gatherCollected(std::move(waiting));
    run.note(event.isSet() ? u"set"_s : u"clear"_s);
}

Task<void> waitsForAnEventThatGoes(VirtualRun &run)
{
    Task<void> waiting = [](VirtualRun &its) -> Task<void> {
        ManualResetEvent event;
        Task<void> task = start(u"waiter"_s, waitsFor(its, event, u"never"_s));
        co_await its.stage().sleepFor(1s);
    }(run);
    co_await waiting;
    run.noteTime(u"gone"_s);
}

} // namespace

class tst_Queue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void aQueueOfTwoBlocksTheThirdPut()
    {
        VirtualRun run;
        run.run(fillsAQueueOfTwo(run));
        QCOMPARE(run.notes, QStringList({u"put 1 0"_s, u"put 2 0"_s, u"main took 1 1000"_s,
                                         u"put 3 1000"_s, u"left 2"_s}));
        QCOMPARE(run.eventsOf<AwaitedReady>().at(0).reason, AwaitReason::Queue);
    }

    void takersAreServedInTheOrderInWhichTheyCame()
    {
        VirtualRun run;
        run.run(twoTakeInTheirOrder(run));
        QCOMPARE(run.notes, QStringList({u"a took 1 1000"_s, u"b took 2 1000"_s}));
    }

    void anItemOnItsWayToACancelledTakerGoesToTheNext()
    {
        VirtualRun run;
        run.run(cancelsATakerThatHasBeenServed(run));
        QCOMPARE(run.notes, QStringList({u"b took 1 1000"_s}));
        QCOMPARE(run.endOf(u"a"_s), TaskEnd::Cancelled);
    }

    void aCancelledPutterHasPutNothing()
    {
        VirtualRun run;
        run.run(cancelsAPutter(run));
        QCOMPARE(run.notes, QStringList({u"put 1 0"_s, u"main took 1 1000"_s, u"left 0"_s}));
    }

    void settingAnEventWakesAllInTheirOrder()
    {
        VirtualRun run;
        run.run(setsAnEvent(run));
        QCOMPARE(run.notes, QStringList({u"main 1000"_s, u"a 1000"_s, u"c 1000"_s, u"clear"_s}));
        QCOMPARE(run.endOf(u"b"_s), TaskEnd::Cancelled);
    }

    void waitingForAnEventThatIsSetDoesNotSuspend()
    {
        VirtualRun run;
        run.run(setsAnEvent(run));
        QCOMPARE(run.eventsOf<AwaitedReady>().size(), std::size_t(1));
        QCOMPARE(run.eventsOf<AwaitedReady>().at(0).reason, AwaitReason::Event);
    }

    void whoWaitsForAnEventThatIsGoneIsLostWithTheRun()
    {
        VirtualRun run;
        run.run(waitsForAnEventThatGoes(run));
        QCOMPARE(run.notes, QStringList({u"gone 1000"_s}));
        QCOMPARE(run.endOf(u"waiter"_s), TaskEnd::Lost);
    }
};

COROSCOPE_TEST(tst_Queue)
#include "tst_queue.moc"
