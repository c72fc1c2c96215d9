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

Task<void> worker(VirtualRun &run, TraceTime duration)
{
    co_await run.stage().sleepFor(duration);
    run.noteTime(u"worked"_s);
}

Task<void> dropsAndOutlives(VirtualRun &run, StartPolicy policy)
{
    {
        Task<void> dropped = start(u"worker"_s, worker(run, 1s), policy);
    }
    co_await run.stage().sleepFor(2s);
}

Task<void> dropsAndLeaves(VirtualRun &run)
{
    {
        Task<void> dropped = start(u"worker"_s, worker(run, 1s));
    }
    co_await run.stage().sleepFor(500ms);
}

Task<void> neverStarts(VirtualRun &run)
{
    {
        Task<void> lazy = worker(run, 1s).named(u"read()"_s);
    }
    co_await run.stage().sleepFor(1ms);
}

Task<void> keepsUntilTheEnd(VirtualRun &run)
{
    Task<void> lazy = worker(run, 1s).named(u"lazy"_s);
    Task<void> started = start(u"started"_s, worker(run, 1s));
    Task<void> replaced = start(u"replaced"_s, worker(run, 1s));
    replaced = start(u"second"_s, worker(run, 1ms));
    co_await replaced;
}

Task<void> grandchild(VirtualRun &run)
{
    co_await run.stage().sleepFor(1h);
}

Task<void> parentOfSleeper(VirtualRun &run)
{
    Task<void> child = start(u"grandchild"_s, grandchild(run));
    co_await child;
}

Task<void> leavesATree(VirtualRun &run)
{
    Task<void> first = start(u"child"_s, parentOfSleeper(run));
    co_await run.stage().sleepFor(1s);
}

const QString pending = u"Task was destroyed but it is pending! "_s;

} // namespace

class tst_Handle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void aTaskWhoseHandleIsDroppedGoesOn_data()
    {
        QTest::addColumn<StartPolicy>("policy");
        QTest::newRow("scheduled") << StartPolicy::Scheduled;
        QTest::newRow("eager") << StartPolicy::Eager;
    }
    void aTaskWhoseHandleIsDroppedGoesOn()
    {
        QFETCH(StartPolicy, policy);
        VirtualRun run;
        run.run(dropsAndOutlives(run, policy));
        QCOMPARE(run.notes, QStringList({u"worked 1000"_s}));
        QCOMPARE(run.endOf(u"worker"_s), TaskEnd::Finished);
        QCOMPARE(run.output(), QStringList());
    }

    void whatIsUnfinishedWhenTheRunEndsIsLost()
    {
        VirtualRun run;
        run.run(dropsAndLeaves(run));
        QCOMPARE(run.notes, QStringList());
        QCOMPARE(run.endOf(u"worker"_s), TaskEnd::Lost);
        QCOMPARE(run.output(), QStringList({pending + u"worker"_s}));
        QCOMPARE(TaskBase::frameCount(), std::size_t(0));
    }

    void aLazyTaskDroppedBeforeItsStartHasNeverStarted()
    {
        VirtualRun run;
        run.run(neverStarts(run));
        QCOMPARE(run.endOf(u"read()"_s), TaskEnd::NeverStarted);
        QCOMPARE(run.output(), QStringList({pending + u"read()"_s}));
        QCOMPARE(run.snapshot().output.at(0).task, std::optional(TaskId(1)));
    }

    void handlesHeldByMainMayGoWithIt()
    {
        VirtualRun run;
        run.run(keepsUntilTheEnd(run));
        QCOMPARE(run.endOf(u"lazy"_s), TaskEnd::NeverStarted);
        QCOMPARE(run.endOf(u"started"_s), TaskEnd::Lost);
        QCOMPARE(run.endOf(u"replaced"_s), TaskEnd::Lost);
        QCOMPARE(run.endOf(u"second"_s), TaskEnd::Finished);
        QCOMPARE(TaskBase::frameCount(), std::size_t(0));
    }

    void aTreeOfTasksIsLostAsAWhole()
    {
        VirtualRun run;
        run.run(leavesATree(run));
        QCOMPARE(run.endOf(u"child"_s), TaskEnd::Lost);
        QCOMPARE(run.endOf(u"grandchild"_s), TaskEnd::Lost);
        QCOMPARE(TaskBase::frameCount(), std::size_t(0));
    }

    void aTaskThatNobodyRunsGoesWithTheStage()
    {
        VirtualRun run;
        {
            Task<void> task = start(u"idle"_s, worker(run, 1s));
        }
        QCOMPARE(TaskBase::frameCount(), std::size_t(1));
        run.end();
        QCOMPARE(TaskBase::frameCount(), std::size_t(0));
        QCOMPARE(run.endOf(u"idle"_s), TaskEnd::NeverStarted);
    }
};

COROSCOPE_TEST(tst_Handle)
#include "tst_handle.moc"
