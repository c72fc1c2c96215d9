// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "core/coro/manualresetevent.h"
#include "core/coro/taskgroup.h"
#include "core/coro/taskscope.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<int> memberEnds(VirtualRun &run, int number, TraceTime delay)
{
    co_await run.stage().sleepFor(delay);
    run.noteTime(u"end %1"_s.arg(number));
    co_return number;
}

Task<void> memberFails(VirtualRun &run, const char *why, TraceTime delay)
{
    co_await run.stage().sleepFor(delay);
    throw std::runtime_error(why);
}

Task<void> memberFailsCleaningUp(VirtualRun &run)
{
    try {
        co_await run.stage().sleepFor(1h);
    } catch (const Cancelled &) {
        throw std::runtime_error("worse");
    }
}

Task<void> groupOfTwo(VirtualRun &run)
{
    int sum = 0;
    co_await taskGroup([&](TaskGroup &group) -> Task<void> {
        group.start(u"slow"_s, memberEnds(run, 3, 3s));
        Task<int> &quick = group.start(u"quick"_s, memberEnds(run, 1, 1s));
        sum += co_await quick;
        run.noteTime(u"body"_s);
    });
    run.noteTime(u"after, %1"_s.arg(sum));
}

Task<void> failingGroup(VirtualRun &run)
{
    try {
        co_await taskGroup([&](TaskGroup &group) -> Task<void> {
            group.start(u"sleeper"_s, memberEnds(run, 1, 1h));
            group.start(u"bad"_s, memberFails(run, "bad", 1s));
            group.start(u"worse"_s, memberFailsCleaningUp(run));
            co_await run.stage().sleepFor(1h);
        });
    } catch (const TaskGroupError &error) {
        run.noteTime(u"%1 (%2)"_s.arg(QString::fromUtf8(error.what())).arg(error.errors().size()));
    }
}

Task<void> failingBody(VirtualRun &run)
{
    try {
        co_await taskGroup([&](TaskGroup &group) -> Task<void> {
            group.start(u"sleeper"_s, memberEnds(run, 1, 1h));
            co_await run.stage().sleepFor(1s);
            throw std::runtime_error("body");
        });
    } catch (const TaskGroupError &error) {
        run.noteTime(QString::fromUtf8(error.what()));
    }
}

Task<void> groupWithACancelledMember(VirtualRun &run)
{
    co_await taskGroup([&](TaskGroup &group) -> Task<void> {
        Task<int> &given = group.start(u"given up"_s, memberEnds(run, 1, 1h));
        group.start(u"other"_s, memberEnds(run, 2, 2s));
        co_await run.stage().sleepFor(1s);
        given.cancel();
    });
    run.noteTime(u"after"_s);
}

Task<void> longGroup(VirtualRun &run)
{
    co_await taskGroup([&](TaskGroup &group) -> Task<void> {
        group.start(u"sleeper"_s, memberEnds(run, 1, 1h));
        co_return;
    });
}

Task<void> cancelsAGroup(VirtualRun &run)
{
    Task<void> task = start(u"outer"_s, longGroup(run));
    co_await run.stage().sleepFor(1s);
    task.cancel();
    try {
        co_await task;
    } catch (const Cancelled &) {
        run.noteTime(u"cancelled"_s);
    }
}

struct Tracked
{
    explicit Tracked(VirtualRun &its)
        : run(its)
    {}
    ~Tracked() { run.noteTime(u"object gone"_s); }
    VirtualRun &run;
    ManualResetEvent event;
};

Task<void> usesTracked(VirtualRun &run, Tracked &tracked)
{
    try {
        co_await tracked.event.wait();
    } catch (const Cancelled &) {
        run.noteTime(u"cleaning up"_s);
    }
    co_await run.stage().sleepFor(2s);
    run.noteTime(tracked.event.isSet() ? u"set"_s : u"not set"_s);
}

Task<void> scopeThatIsJoined(VirtualRun &run)
{
    TaskScope scope;
    Tracked &tracked = scope.own(std::make_unique<Tracked>(run));
    scope.start(u"user"_s, usesTracked(run, tracked));
    co_await run.stage().sleepFor(1s);
    tracked.event.set();
    co_await scope.join();
    run.noteTime(u"joined"_s);
}

Task<void> scopeThatIsLeft(VirtualRun &run)
{
    {
        TaskScope scope;
        Tracked &tracked = scope.own(std::make_unique<Tracked>(run));
        scope.start(u"user"_s, usesTracked(run, tracked));
        co_await run.stage().sleepFor(1s);
    }
    run.noteTime(u"left"_s);
    co_await run.stage().sleepFor(5s);
}

Task<void> scopeThatIsLostWithTheRun(VirtualRun &run)
{
    TaskScope scope;
    Tracked &tracked = scope.own(std::make_unique<Tracked>(run));
    scope.start(u"user"_s, usesTracked(run, tracked));
    co_await run.stage().sleepFor(1s);
}

Task<void> scopeWithAnError(VirtualRun &run)
{
    TaskScope scope;
    scope.start(u"bad"_s, memberFails(run, "bad", 1s));
    scope.start(u"good"_s, memberEnds(run, 2, 2s));
    try {
        co_await scope.join();
    } catch (const std::runtime_error &error) {
        run.noteTime(QString::fromUtf8(error.what()));
    }
}

} // namespace

class tst_TaskGroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void leavingItWaitsForEveryTask()
    {
        VirtualRun run;
        run.run(groupOfTwo(run));
        QCOMPARE(run.notes, QStringList({u"end 1 1000"_s, u"body 1000"_s, u"end 3 3000"_s,
                                         u"after, 1 3000"_s}));
    }

    void aFailureCancelsSiblingsAndBodyAndErrorsComeTogether()
    {
        VirtualRun run;
        run.run(failingGroup(run));
        QCOMPARE(run.notes, QStringList({u"2 failed: bad; worse (2) 1000"_s}));
        QCOMPARE(run.endOf(u"sleeper"_s), TaskEnd::Cancelled);
        QCOMPARE(run.endOf(u"main {…}"_s), TaskEnd::Cancelled);
    }

    void aFailingBodyCancelsTheTasks()
    {
        VirtualRun run;
        run.run(failingBody(run));
        QCOMPARE(run.notes, QStringList({u"1 failed: body 1000"_s}));
        QCOMPARE(run.endOf(u"sleeper"_s), TaskEnd::Cancelled);
    }

    void aTaskThatIsCancelledByItselfLeavesTheOthersAlone()
    {
        VirtualRun run;
        run.run(groupWithACancelledMember(run));
        QCOMPARE(run.notes, QStringList({u"end 2 2000"_s, u"after 2000"_s}));
    }

    void cancellingTheWaiterCancelsTheGroup()
    {
        VirtualRun run;
        run.run(cancelsAGroup(run));
        QCOMPARE(run.notes, QStringList({u"cancelled 1000"_s}));
        QCOMPARE(run.endOf(u"sleeper"_s), TaskEnd::Cancelled);
    }

    void aJoinedScopeGoesAfterItsTasks()
    {
        VirtualRun run;
        run.run(scopeThatIsJoined(run));
        QCOMPARE(run.notes, QStringList({u"set 3000"_s, u"joined 3000"_s, u"object gone 3000"_s}));
    }

    void objectsOfAScopeThatIsLeftStayUntilItsTasksHaveEnded()
    {
        VirtualRun run;
        run.run(scopeThatIsLeft(run));
        QCOMPARE(run.notes, QStringList({u"left 1000"_s, u"cleaning up 1000"_s, u"not set 3000"_s,
                                         u"object gone 3000"_s}));
    }

    void aScopeWhoseTasksAreLostWithTheRunLeavesNothing()
    {
        VirtualRun run;
        run.run(scopeThatIsLostWithTheRun(run));
        QCOMPARE(run.notes, QStringList({u"object gone 1000"_s}));
        QCOMPARE(run.endOf(u"user"_s), TaskEnd::Lost);
    }

    void joiningThrowsTheFirstError()
    {
        VirtualRun run;
        run.run(scopeWithAnError(run));
        QCOMPARE(run.notes, QStringList({u"end 2 2000"_s, u"bad 2000"_s}));
    }
};

COROSCOPE_TEST(tst_TaskGroup)
#include "tst_taskgroup.moc"
