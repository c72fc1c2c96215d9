// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/completion.h"
#include "core/coro/gather.h"
#include "core/coro/manualresetevent.h"
#include "core/coro/queue.h"
#include "core/coro/semaphore.h"
#include "core/coro/shield.h"
#include "core/coro/taskgroup.h"
#include "core/coro/taskscope.h"
#include "core/coro/timeout.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Things to wait for, all of which happen two seconds after begin().
struct Things
{
    explicit Things(VirtualRun &its)
        : run(its)
    {}
    Task<int> twoSeconds()
    {
        co_await run.stage().sleepFor(2s);
        co_return 7;
    }
    Task<void> provide()
    {
        co_await run.stage().sleepFor(2s);
        event.set();
        held.reset();
        lock.reset();
        co_await queue.put(7);
    }
    Task<void> begin()
    {
        held.emplace(co_await semaphore.acquire());
        lock.emplace(co_await mutex.lock());
        task.emplace(start(u"task"_s, twoSeconds()));
        tasks.push_back(start(u"one of some"_s, twoSeconds()));
        scope.start(u"of the scope"_s, twoSeconds());
        provider.emplace(start(u"provider"_s, provide()));
    }

    VirtualRun &run;
    Semaphore semaphore{1};
    Mutex mutex;
    ManualResetEvent event;
    Queue<int> queue{1};
    TaskScope scope;
    std::optional<Permit> held;
    std::optional<Permit> lock;
    std::optional<Task<int>> task;
    std::optional<Task<void>> provider;
    std::vector<Task<int>> tasks;
};

using Await = Task<void> (*)(Things &);

Task<void> awaitSemaphore(Things &things)
{
    const Permit permit = co_await things.semaphore.acquire();
}
Task<void> awaitMutex(Things &things)
{
    const Permit lock = co_await things.mutex.lock();
}
Task<void> awaitEvent(Things &things)
{
    co_await things.event.wait();
}
Task<void> awaitQueue(Things &things)
{
    co_await things.queue.take();
}
Task<void> awaitShield(Things &things)
{
    co_await shield(*things.task);
}
Task<void> awaitTimeout(Things &things)
{
    co_await withTimeout(10s, std::move(*things.task));
}
Task<void> awaitGather(Things &things)
{
    co_await gather(std::move(things.tasks));
}
Task<void> awaitFirst(Things &things)
{
    co_await waitForFirst(things.tasks);
}
Task<void> awaitScope(Things &things)
{
    co_await things.scope.join();
}
Task<void> awaitTask(Things &things)
{
    co_await *things.task;
}

Task<void> ticksThreeTimes(VirtualRun &run)
{
    for (int i = 0; i < 3; ++i) {
        co_await run.stage().sleepFor(750ms);
        run.noteTime(u"tick"_s);
    }
}

Task<void> awaitsBesideATicker(VirtualRun &run, Await await)
{
    Things things(run);
    co_await things.begin();
    Task<void> ticking = start(u"ticker"_s, ticksThreeTimes(run));
    co_await await(things);
    run.noteTime(u"passed"_s);
    co_await ticking;
}

Task<void> awaitsWhatHasHappened(VirtualRun &run, Await await)
{
    Things things(run);
    co_await things.begin();
    co_await run.stage().sleepFor(3s);
    run.noteTime(u"asking"_s);
    Task<void> asking = await(things).named(u"asker"_s);
    co_await asking;
    run.noteTime(u"passed"_s);
}

} // namespace

// What QCoro tests of everything that can be awaited: it triggers, it does not block the loop, and
// it does not suspend when it has happened already.
class tst_Primitives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void awaitingItPassesWhenItHappensAndDoesNotBlockTheLoop_data() { addPrimitives(); }
    void awaitingItPassesWhenItHappensAndDoesNotBlockTheLoop()
    {
        QFETCH(int, primitive);
        VirtualRun run;
        run.run(awaitsBesideATicker(run, primitives().at(std::size_t(primitive)).second));
        QCOMPARE(run.notes,
                 QStringList({u"tick 750"_s, u"tick 1500"_s, u"passed 2000"_s, u"tick 2250"_s}));
    }

    void awaitingItDoesNotSuspendWhenItHasHappened_data() { addPrimitives(); }
    void awaitingItDoesNotSuspendWhenItHasHappened()
    {
        QFETCH(int, primitive);
        VirtualRun run;
        run.run(awaitsWhatHasHappened(run, primitives().at(std::size_t(primitive)).second));
        QCOMPARE(run.notes, QStringList({u"asking 3000"_s, u"passed 3000"_s}));
        QCOMPARE(run.taskNamed(u"asker"_s).readyAwaits, 1U);
        QCOMPARE(run.taskNamed(u"asker"_s).spans.size(), std::size_t(1));
    }

private:
    static const std::vector<std::pair<const char *, Await>> &primitives()
    {
        static const std::vector<std::pair<const char *, Await>> all{
            {"semaphore", awaitSemaphore}, {"mutex", awaitMutex},   {"event", awaitEvent},
            {"queue", awaitQueue},         {"shield", awaitShield}, {"time limit", awaitTimeout},
            {"gather", awaitGather},       {"first", awaitFirst},   {"scope", awaitScope},
            {"task", awaitTask},
        };
        return all;
    }
    static void addPrimitives()
    {
        QTest::addColumn<int>("primitive");
        for (std::size_t i = 0; i < primitives().size(); ++i) {
            QTest::newRow(primitives()[i].first) << int(i);
        }
    }
};

COROSCOPE_TEST(tst_Primitives)
#include "tst_primitives.moc"
