// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "core/coro/timeout.h"
#include "core/stage/workers.h"
#include "tests/support/realrun.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

#include <thread>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<int> worksFor(RecordedRun &run, Workers &workers, TraceTime duration, int number)
{
    const int got = co_await workers.run([duration, number](Worker &worker) {
        worker.blockFor(duration);
        return number;
    });
    run.noteTime(u"done %1"_s.arg(got));
    co_return got;
}

Task<void> threeOnTwoWorkers(RecordedRun &run, TraceTime each)
{
    Workers workers(run.stage(), 2);
    std::vector<Task<int>> tasks;
    for (int number = 1; number <= 3; ++number) {
        tasks.push_back(start(u"task %1"_s.arg(number), worksFor(run, workers, each, number)));
    }
    co_await gather(std::move(tasks));
}

Task<void> blocksWhileAWorkerWorks(RecordedRun &run)
{
    Workers workers(run.stage(), 1);
    std::vector<Task<int>> tasks;
    tasks.push_back(start(u"a"_s, worksFor(run, workers, 1s, 1)));
    tasks.push_back(start(u"b"_s, worksFor(run, workers, 1s, 2)));
    co_await run.stage().sleepFor(500ms);
    run.stage().blockFor(5s);
    co_await gather(std::move(tasks));
}

Task<void> failsOnAWorker(RecordedRun &run)
{
    Workers workers(run.stage(), 1);
    try {
        co_await workers.run([](Worker &) { throw std::runtime_error("worker's error"); });
    } catch (const std::runtime_error &error) {
        run.note(QString::fromUtf8(error.what()));
    }
}

Task<void> cancelsCalls(RecordedRun &run)
{
    Workers workers(run.stage(), 1);
    Task<int> begun = start(u"begun"_s, worksFor(run, workers, 1h, 1));
    Task<int> queued = start(u"queued"_s, worksFor(run, workers, 1h, 2));
    co_await run.stage().sleepFor(100ms);
    queued.cancel();
    begun.cancel();
    std::vector<Task<int>> both;
    both.push_back(std::move(begun));
    both.push_back(std::move(queued));
    co_await gatherCollected(std::move(both));
    run.note(u"over"_s);
}

Task<void> leavesACallBehind(RecordedRun &run)
{
    Workers workers(run.stage(), 1);
    Task<int> left = start(u"left"_s, worksFor(run, workers, 1h, 1));
    co_await run.stage().sleepFor(100ms);
}

Task<void> asksForTheThread(RecordedRun &run, std::thread::id &worker)
{
    Workers workers(run.stage(), 1);
    worker = co_await workers.run([](Worker &) { return std::this_thread::get_id(); });
}

} // namespace

class tst_Workers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void callsWaitForAFreeWorker()
    {
        VirtualRun run;
        run.run(threeOnTwoWorkers(run, 2s));
        QCOMPARE(run.notes, QStringList({u"done 1 2000"_s, u"done 2 2000"_s, u"done 3 4000"_s}));
        const Snapshot snapshot = run.snapshot();
        QCOMPARE(snapshot.workers.size(), std::size_t(2));
        QCOMPARE(snapshot.workers.at(0).spans.size(), std::size_t(2));
        QCOMPARE(snapshot.workers.at(0).spans.at(1).begin, TraceTime(2s));
        QCOMPARE(snapshot.workers.at(1).spans.size(), std::size_t(1));
        QCOMPARE(run.taskNamed(u"task 3"_s).times[std::size_t(TaskState::Awaiting)], TraceTime(4s));
    }

    void workersGoOnWhileTheThreadIsBlocked()
    {
        VirtualRun run;
        run.run(blocksWhileAWorkerWorks(run));
        QCOMPARE(run.notes, QStringList({u"done 1 5500"_s, u"done 2 5500"_s}));
        const SpanTrack spans = run.snapshot().workers.at(0).spans;
        QCOMPARE(spans.at(0).end, TraceTime(1s));
        QCOMPARE(spans.at(1).begin, TraceTime(1s));
        QCOMPARE(spans.at(1).end, TraceTime(2s));
    }

    void realWorkersWorkAtTheSameTimeOnOtherThreads()
    {
        RealRun run(10);
        run.run(threeOnTwoWorkers(run, 2s));
        const Snapshot snapshot = run.snapshot();
        QCOMPARE(snapshot.workers.size(), std::size_t(2));
        QCOMPARE(snapshot.workers.at(0).spans.size() + snapshot.workers.at(1).spans.size(),
                 std::size_t(3));
        QCOMPARE_LT(snapshot.workers.at(1).spans.at(0).begin,
                    snapshot.workers.at(0).spans.at(0).end);
        QCOMPARE_GE(run.taskNamed(u"main"_s).ended.value(), TraceTime(4s));
        std::thread::id worker;
        RealRun other;
        other.run(asksForTheThread(other, worker));
        QVERIFY(worker != std::thread::id());
        QVERIFY(worker != std::this_thread::get_id());
    }

    void anErrorOnAWorkerReachesWhoeverAwaits_data() { addStages(); }
    void anErrorOnAWorkerReachesWhoeverAwaits()
    {
        const auto run = makeRun();
        runOn(*run, failsOnAWorker(*run));
        QCOMPARE(run->notes, QStringList({u"worker's error"_s}));
    }

    void cancellingEndsCallsThatHaveBegunAndDropsOthers_data() { addStages(); }
    void cancellingEndsCallsThatHaveBegunAndDropsOthers()
    {
        const auto run = makeRun();
        runOn(*run, cancelsCalls(*run));
        QCOMPARE(run->notes, QStringList({u"over"_s}));
        QCOMPARE(run->endOf(u"begun"_s), TaskEnd::Cancelled);
        QCOMPARE(run->endOf(u"queued"_s), TaskEnd::Cancelled);
        QCOMPARE(run->snapshot().workers.at(0).spans.size(), std::size_t(1));
    }

    void aRunThatEndsLeavesNoWorkerBehind_data() { addStages(); }
    void aRunThatEndsLeavesNoWorkerBehind()
    {
        const auto run = makeRun();
        runOn(*run, leavesACallBehind(*run));
        QCOMPARE(run->endOf(u"left"_s), TaskEnd::Lost);
        QVERIFY(!run->snapshot().workers.at(0).open);
    }

private:
    static void addStages()
    {
        QTest::addColumn<bool>("isReal");
        QTest::newRow("virtual stage") << false;
        QTest::newRow("real stage") << true;
    }
    static std::unique_ptr<RecordedRun> makeRun()
    {
        QFETCH(bool, isReal);
        if (isReal) {
            return std::make_unique<RealRun>();
        }
        return std::make_unique<VirtualRun>();
    }
    static void runOn(RecordedRun &run, Task<void> main)
    {
        if (auto *real = dynamic_cast<RealRun *>(&run)) {
            real->run(std::move(main));
        } else {
            dynamic_cast<VirtualRun &>(run).run(std::move(main));
        }
    }
};

COROSCOPE_TEST(tst_Workers)
#include "tst_workers.moc"
