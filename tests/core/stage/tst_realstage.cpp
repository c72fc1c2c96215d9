// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "tests/support/realrun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <thread>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<void> sleeper(RealRun &run, TraceTime duration, QString name)
{
    co_await run.stage().sleepFor(duration);
    run.note(name);
}

Task<void> nearlyEqualSleeps(RealRun &run)
{
    std::vector<Task<void>> tasks;
    for (const int tenths : {505, 503, 501, 504, 502}) {
        const QString name = QString::number(tenths);
        tasks.push_back(start(name, sleeper(run, tenths * 100us, name)));
    }
    co_await gather(std::move(tasks));
}

Task<void> fastSleeps(RealRun &run)
{
    Task<void> second = start(u"2"_s, sleeper(run, 500ms, u"2"_s));
    Task<void> first = start(u"1"_s, sleeper(run, 200ms, u"1"_s));
    run.stage().blockFor(100ms);
    run.note(u"0"_s);
    co_await second;
}

Task<void> blocksForever(RealRun &run, std::atomic<bool> &isBlocking)
{
    isBlocking = true;
    run.stage().blockFor(1h);
    run.note(u"went on"_s);
    co_return;
}

Task<void> manyThatWait(RealRun &run, std::atomic<bool> &isBlocking)
{
    std::vector<Task<void>> tasks;
    tasks.push_back(start(u"sleeper"_s, sleeper(run, 2h, u"woke up"_s)));
    tasks.push_back(start(u"blocker"_s, blocksForever(run, isBlocking)));
    tasks.push_back(start(u"queued"_s, sleeper(run, 2h, u"woke up"_s)));
    co_await gather(std::move(tasks));
}

Task<void> sleepsForever(RealRun &run, std::atomic<bool> &isSleeping)
{
    isSleeping = true;
    co_await run.stage().sleepFor(24h * 365);
}

template<typename Main>
void runAndStop(RealRun &run, Main main)
{
    std::atomic<bool> isThere = false;
    std::thread stopper([&run, &isThere] {
        while (!isThere) {
            std::this_thread::yield();
        }
        run.requestStop();
    });
    run.run(main(run, isThere));
    stopper.join();
}

Task<void> overtakes(RealRun &run)
{
    Task<void> task = start(u"late"_s, sleeper(run, 2ms, u"late"_s));
    co_await run.stage().sleepFor(0s);
    run.stage().blockFor(10ms);
    co_await task;
}

} // namespace

class tst_RealStage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void nearlyEqualSleepsEndInOrder()
    {
        RealRun run;
        run.run(nearlyEqualSleeps(run));
        std::map<std::uint32_t, TraceTime> dueOf;
        for (const TaskSuspended &suspended : run.eventsOf<TaskSuspended>()) {
            if (suspended.due) {
                dueOf.emplace(suspended.await.value(), *suspended.due);
            }
        }
        std::vector<TraceTime> dueInOrder;
        for (const TaskResumed &resumed : run.eventsOf<TaskResumed>()) {
            if (dueOf.contains(resumed.await.value())) {
                dueInOrder.push_back(dueOf.at(resumed.await.value()));
            }
        }
        QCOMPARE(dueInOrder.size(), std::size_t(5));
        QVERIFY(std::ranges::is_sorted(dueInOrder));
    }

    void speedKeepsTheOrderAndMultipliesTheTimesBack()
    {
        RealRun run(10);
        run.run(fastSleeps(run));
        QCOMPARE(run.notes, QStringList({u"0"_s, u"1"_s, u"2"_s}));
        QCOMPARE_GE(run.taskNamed(u"main"_s).ended.value(), TraceTime(500ms));
        QCOMPARE_GE(run.taskNamed(u"main"_s).times[std::size_t(TaskState::Blocking)],
                    TraceTime(100ms));
    }

    void aSleepIsReadyFromItsDueTimeAlthoughTheThreadIsBlocked()
    {
        RealRun run;
        run.run(overtakes(run));
        const TaskTimeline late = run.taskNamed(u"late"_s);
        const Span awaiting = late.spans.at(1);
        const Span ready = late.spans.at(2);
        QCOMPARE(awaiting.state, TaskState::Awaiting);
        QCOMPARE(ready.state, TaskState::Ready);
        const auto suspended = run.eventsOf<TaskSuspended>();
        const auto isLates = [&](const TaskSuspended &s) { return s.due == ready.begin; };
        QCOMPARE(std::count_if(suspended.begin(), suspended.end(), isLates), 1);
    }

    void stoppingEndsABlockingCallAndCancelsEveryTask()
    {
        RealRun run;
        runAndStop(run, manyThatWait);
        QCOMPARE(run.notes, QStringList());
        for (const QString &name : {u"main"_s, u"sleeper"_s, u"blocker"_s, u"queued"_s}) {
            QCOMPARE(run.endOf(name), TaskEnd::Cancelled);
        }
        QCOMPARE(run.eventsOf<BlockEnded>().size(), std::size_t(1));
    }

    void stoppingEndsASleep()
    {
        RealRun run;
        runAndStop(run, sleepsForever);
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Cancelled);
    }

    void aRunStoppedBeforeItBeganEndsAtOnce()
    {
        RealRun run;
        run.requestStop();
        std::atomic<bool> isBlocking = false;
        run.run(blocksForever(run, isBlocking));
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Cancelled);
        QCOMPARE(run.notes, QStringList());
    }
};

COROSCOPE_TEST(tst_RealStage)
#include "tst_realstage.moc"
