// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/task.h"
#include "tests/core/coro/foreigners.h"
#include "tests/support/realrun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <stdexcept>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<void> awaitsOne(RealRun &run, Foreigners &things, Foreigners::Kind kind)
{
    switch (kind) {
    case Foreigners::Kind::Timer:
        co_await things.timer;
        break;
    case Foreigners::Kind::TimerPointer:
        co_await &things.timer;
        break;
    case Foreigners::Kind::Future:
        run.note(QString::number(co_await things.future()));
        break;
    case Foreigners::Kind::Reply:
        run.note(QString::fromUtf8((co_await things.reply)->readAll()));
        break;
    case Foreigners::Kind::Coroutine:
        run.note(QString::number(co_await things.coroutine));
        break;
    }
    run.note(u"done"_s);
}

Task<void> awaitsTwice(RealRun &run, Foreigners &things, Foreigners::Kind kind)
{
    co_await awaitsOne(run, things, kind);
    co_await awaitsOne(run, things, kind).named(u"second"_s);
}

Task<void> cancelsAndStays(RealRun &run, Foreigners &things, Foreigners::Kind kind)
{
    Task<void> task = start(u"waiter"_s, awaitsOne(run, things, kind));
    co_await run.stage().sleepFor(1ms);
    task.cancel();
    try {
        co_await task;
    } catch (const Cancelled &) {
        run.note(u"cancelled"_s);
    }
    things.complete();
    while (!things.isComplete(kind)) {
        co_await run.stage().sleepFor(1ms);
    }
}

Task<int> ours(RealRun &run)
{
    co_await run.stage().sleepFor(1ms);
    run.note(u"ours"_s);
    co_return 5;
}

QCoro::Task<int> theirs(RealRun &run)
{
    const int number = co_await ours(run).named(u"ours"_s);
    run.stage().print(u"theirs"_s);
    run.note(u"theirs"_s);
    co_return number + 1;
}

Task<void> ready(RealRun &run)
{
    co_await run.stage().sleepFor(1ms);
    run.note(u"ready"_s);
}

Task<void> awaitsTheirs(RealRun &run)
{
    Task<void> other = start(u"other"_s, ready(run));
    run.note(QString::number(co_await theirs(run)));
    co_await other;
}

Task<int> fails()
{
    throw std::runtime_error("broken");
    co_return 0;
}

QCoro::Task<int> passesAFailureOn()
{
    co_return co_await fails();
}

Task<void> awaitsAFailure(RealRun &run)
{
    try {
        co_await passesAFailureOn();
    } catch (const std::runtime_error &error) {
        run.note(QString::fromUtf8(error.what()));
    }
}

Task<int> sleepsForever(RealRun &run)
{
    co_await run.stage().sleepFor(1h);
    co_return 0;
}

QCoro::Task<void> waitsForever(RealRun &run)
{
    try {
        co_await sleepsForever(run);
    } catch (const Cancelled &) {
        run.note(u"lost"_s);
    }
}

Task<void> leavesAForeignWaiter(RealRun &run)
{
    QCoro::Task<void> waiter = waitsForever(run);
    co_await run.stage().sleepFor(1ms);
}

} // namespace

Q_DECLARE_METATYPE(Coroscope::Testing::Foreigners::Kind)

class tst_Foreign : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void whatQCoroAwaitsResumesATask_data() { kinds(); }
    void whatQCoroAwaitsResumesATask()
    {
        QFETCH(Foreigners::Kind, kind);
        QFETCH(AwaitReason, reason);
        Foreigners things;
        RealRun run;
        things.begin();
        run.run(awaitsOne(run, things, kind));
        QCOMPARE(run.notes.last(), u"done"_s);
        QCOMPARE(run.eventsOf<TaskSuspended>().at(0).reason, reason);
        QCOMPARE(run.eventsOf<TaskResumed>().size(), std::size_t(1));
    }

    void awaitingItDoesNotBlockTheLoop_data() { kinds(); }
    void awaitingItDoesNotBlockTheLoop()
    {
        QFETCH(Foreigners::Kind, kind);
        Foreigners things;
        RealRun run;
        things.begin();
        int ticks = 0;
        QTimer ticker;
        QObject::connect(&ticker, &QTimer::timeout, &ticker, [&ticks] { ++ticks; });
        ticker.start(0);
        run.run(awaitsOne(run, things, kind));
        QCOMPARE_GT(ticks, 0);
    }

    void awaitingItDoesNotSuspendWhenItIsReady_data() { kinds(); }
    void awaitingItDoesNotSuspendWhenItIsReady()
    {
        QFETCH(Foreigners::Kind, kind);
        Foreigners things;
        RealRun run;
        things.begin();
        run.run(awaitsTwice(run, things, kind));
        QCOMPARE(run.taskNamed(u"second"_s).readyAwaits, 1U);
        QCOMPARE(run.endOf(u"second"_s), TaskEnd::Finished);
    }

    void completingAfterACancellationTouchesNothing_data() { kinds(); }
    void completingAfterACancellationTouchesNothing()
    {
        QFETCH(Foreigners::Kind, kind);
        Foreigners things;
        things.holdBack();
        RealRun run;
        things.begin();
        run.run(cancelsAndStays(run, things, kind));
        QCOMPARE(run.notes, QStringList({u"cancelled"_s}));
        QCOMPARE(run.endOf(u"waiter"_s), TaskEnd::Cancelled);
    }

    void aForeignCoroutineIsResumedInlineWhenOursEnds()
    {
        RealRun run;
        run.run(awaitsTheirs(run));
        QCOMPARE_LT(run.notes.indexOf(u"ours"_s), run.notes.indexOf(u"theirs"_s));
        QCOMPARE(run.notes.indexOf(u"theirs"_s), run.notes.indexOf(u"ours"_s) + 1);
        QVERIFY(run.notes.contains(u"6"_s));
    }

    void whatAForeignCoroutinePrintsIsNotTheEndedTasks()
    {
        RealRun run;
        run.run(awaitsTheirs(run));
        const Snapshot snapshot = run.snapshot();
        QCOMPARE(run.output(), QStringList({u"theirs"_s}));
        QVERIFY(!snapshot.output.at(0).task.has_value());
    }

    void anErrorPassesThroughAForeignCoroutine()
    {
        RealRun run;
        run.run(awaitsAFailure(run));
        QCOMPARE(run.notes, QStringList({u"broken"_s}));
    }

    void aForeignCoroutineThatAwaitsALostTaskSeesACancellation()
    {
        RealRun run;
        run.run(leavesAForeignWaiter(run));
        QCOMPARE(run.notes, QStringList({u"lost"_s}));
        QCOMPARE(TaskBase::frameCount(), std::size_t(0));
    }

private:
    static void kinds()
    {
        using Kind = Foreigners::Kind;
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<AwaitReason>("reason");
        QTest::newRow("timer") << Kind::Timer << AwaitReason::Signal;
        QTest::newRow("pointer to timer") << Kind::TimerPointer << AwaitReason::Signal;
        QTest::newRow("future") << Kind::Future << AwaitReason::Future;
        if (Foreigners::hasNetwork) {
            QTest::newRow("network reply") << Kind::Reply << AwaitReason::Request;
        }
        QTest::newRow("QCoro::Task") << Kind::Coroutine << AwaitReason::Task;
    }
};

COROSCOPE_TEST(tst_Foreign)
#include "tst_foreign.moc"
