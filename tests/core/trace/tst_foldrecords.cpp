// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/eventscript.h"
#include "tests/support/tracecheck.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = VariableAccess::Kind;

void writeVariables(EventScript &trace)
{
    const TaskId main = trace.begin(u"main"_s);
    trace.write(main, u"x"_s, u"0"_s, 0);
    trace.read(main, u"x"_s, u"0"_s, 0);
    trace.at(1);
    trace.write(main, u"x"_s, u"1"_s, 1, 0);
    trace.at(2);
    trace.write(main, u"x"_s, u"7"_s, 2);
    trace.at(3);
    trace.write(main, u"x"_s, u"1"_s, 3, 0);
    trace.write(std::nullopt, u"y"_s, u"9"_s, 0);
}

} // namespace

class tst_FoldRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(takeFaults(), QStringList()); }

    void aWriteIsStaleWhenItsVersionWasNotTheNewest()
    {
        EventScript trace;
        writeVariables(trace);
        const Snapshot snapshot = trace.snapshot();
        const VariableTimeline &x = snapshot.variables.at(0);
        const std::array kinds{Kind::Made, Kind::Read, Kind::Written, Kind::Written,
                               Kind::WrittenStale};
        QCOMPARE(x.accesses.size(), kinds.size());
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            QCOMPARE(x.accesses.at(i).kind, kinds[i]);
        }
        QCOMPARE(x.values.size(), std::size_t(4));
        QCOMPARE(x.reads, 1U);
        QCOMPARE(x.writes, 3U);
        QCOMPARE(x.staleWrites, 1U);
        QCOMPARE(x.version, 3U);
        QCOMPARE(snapshot.text(x.value), u"1"_s);
        QCOMPARE(x.writer, std::optional(TaskId(1)));
        QVERIFY(!snapshot.variables.at(1).writer.has_value());
    }

    void aFlushNamesTheTasksThatWaitForIt()
    {
        EventScript trace;
        const TaskId first = trace.begin(u"first"_s);
        trace.suspend(first, AwaitReason::CacheRead);
        const TaskId second = trace.begin(u"second"_s);
        trace.suspend(second, AwaitReason::CacheRead);
        trace.at(1);
        trace.note(std::nullopt, FlushBegan{FlushId(1), trace.text(u"memcached"_s), 2,
                                            trace.text(u"a, b"_s)});
        trace.note(first, FlushAwaited{FlushId(1)});
        trace.note(second, FlushAwaited{FlushId(1)});
        const Snapshot before = trace.snapshot();
        trace.at(3);
        trace.note(std::nullopt, FlushEnded{FlushId(1), 1, 1, trace.text(u"refused"_s)});
        const FlushTimeline flush = trace.snapshot().flushes.at(0);
        QVERIFY(!before.flushes.at(0).ended);
        QCOMPARE(flush.waiting.size(), std::size_t(2));
        QCOMPARE(flush.waiting.at(0), first);
        QCOMPARE(flush.waiting.at(1), second);
        QCOMPARE(flush.began, TraceTime(1ms));
        QCOMPARE(flush.ended, std::optional(TraceTime(3ms)));
        QCOMPARE(before.text(*flush.text), u"a, b"_s);
        QCOMPARE(flush.keys, 2U);
        QCOMPARE(flush.failed, 1U);
        QVERIFY(!flush.task);
    }

    void requestsKeepTheTimeOfEveryStep()
    {
        EventScript trace;
        const TaskId main = trace.begin(u"main"_s);
        trace.request(main, 1, RequestStep::Queued,
                      {RequestId(), {}, {}, {}, {}, trace.text(u"http://x/"_s)});
        trace.at(2);
        trace.request(main, 1, RequestStep::Sent,
                      {RequestId(), {}, ConnectionUse::Reused, {}, {}, {}});
        trace.at(5);
        trace.request(main, 1, RequestStep::FirstByte, {RequestId(), {}, {}, 200, {}, {}});
        trace.at(6);
        trace.request(main, 1, RequestStep::Downloading, {RequestId(), {}, {}, {}, 100, {}});
        QVERIFY(!trace.snapshot().requests.at(0).isDone());
        trace.at(9);
        trace.request(main, 1, RequestStep::Done,
                      {RequestId(), {}, {}, {}, 450, trace.text(u"gone"_s)});
        const Snapshot snapshot = trace.snapshot();
        const RequestTimeline &request = snapshot.requests.at(0);
        QCOMPARE(request.task, std::optional(main));
        QCOMPARE(snapshot.text(request.address.value()), u"http://x/"_s);
        QCOMPARE(request.step(RequestStep::Sent), std::optional(TraceTime(2ms)));
        QVERIFY(!request.step(RequestStep::Connecting).has_value());
        QCOMPARE(request.connection, ConnectionUse::Reused);
        QCOMPARE(int(request.status.value()), 200);
        QCOMPARE(request.bytes, std::optional(std::uint64_t(450)));
        QCOMPARE(snapshot.text(request.error.value()), u"gone"_s);
        QVERIFY(request.isDone());
    }

    void countersKeepTheirPeak()
    {
        EventScript trace;
        trace.count(u"in flight"_s, 1);
        trace.at(1);
        trace.count(u"in flight"_s, 3);
        trace.count(u"debt"_s, -4);
        trace.at(2);
        trace.count(u"in flight"_s, 0);
        const Snapshot snapshot = trace.snapshot();
        QCOMPARE(snapshot.counters.size(), std::size_t(2));
        QCOMPARE(snapshot.counters.at(0).peak, 3);
        QCOMPARE(snapshot.counters.at(0).samples.size(), std::size_t(3));
        QCOMPARE(snapshot.counters.at(0).samples.last().value, 0);
        QCOMPARE(snapshot.counters.at(1).peak, -4);
    }

    void theReadyQueueCountsWhoWaitsForTheThread()
    {
        EventScript trace;
        const TaskId first = trace.begin(u"first"_s);
        trace.suspend(first, AwaitReason::Event);
        const TaskId second = trace.begin(u"second"_s);
        trace.suspend(second, AwaitReason::Event);
        trace.at(2);
        trace.ready(first);
        trace.ready(second);
        trace.at(3);
        trace.resume(first);
        trace.at(4);
        trace.finish(first);
        trace.lose(second);
        const Snapshot snapshot = trace.snapshot();
        QCOMPARE(snapshot.readyQueue.peak, 2);
        std::vector<std::int64_t> values;
        for (std::size_t i = 0; i < snapshot.readyQueue.samples.size(); ++i) {
            values.push_back(snapshot.readyQueue.samples.at(i).value);
        }
        QCOMPARE(values, (std::vector<std::int64_t>{1, 2, 1, 0}));
    }

    void outputKeepsItsTaskAndTime()
    {
        EventScript trace;
        const TaskId main = trace.begin(u"main"_s);
        trace.at(3);
        trace.print(main, u"hello"_s);
        trace.print(std::nullopt, u"the run"_s);
        const Snapshot snapshot = trace.snapshot();
        QCOMPARE(snapshot.output.size(), std::size_t(2));
        QCOMPARE(snapshot.text(snapshot.output.at(0).text), u"hello"_s);
        QCOMPARE(snapshot.output.at(0).task, std::optional(main));
        QCOMPARE(snapshot.output.at(0).at, TraceTime(3ms));
        QVERIFY(!snapshot.output.at(1).task.has_value());
    }

    void eventsThatWereLostAreCounted()
    {
        EventScript trace(2);
        trace.begin(u"main"_s);
        trace.print(TaskId(1), u"dropped"_s);
        QCOMPARE(trace.snapshot().lostEvents, std::size_t(1));
        QCOMPARE(trace.snapshot().events, std::size_t(2));
    }

    void anOldSnapshotStaysAsItWas()
    {
        EventScript trace;
        writeVariables(trace);
        trace.suspend(TaskId(1), AwaitReason::Sleep, 8);
        Fold fold(trace.log().tables());
        fold.takeIn(trace.log());
        const Snapshot old = fold.snapshot();
        trace.at(8);
        trace.ready(TaskId(1));
        trace.at(9);
        trace.resume(TaskId(1));
        trace.write(TaskId(1), u"x"_s, u"5"_s, 4);
        trace.begin(u"later"_s, TaskId(1));
        trace.count(u"counter"_s, 1);
        fold.takeIn(trace.log());
        QCOMPARE(fold.snapshot().tasks.size(), std::size_t(2));

        QCOMPARE(old.now, TraceTime(3ms));
        QCOMPARE(old.tasks.size(), std::size_t(1));
        QCOMPARE(old.task(TaskId(1))->spans.size(), std::size_t(1));
        QCOMPARE(old.task(TaskId(1))->open->state, TaskState::Awaiting);
        QCOMPARE(old.variables.at(0).version, 3U);
        QCOMPARE(old.variables.at(0).accesses.size(), std::size_t(5));
        QCOMPARE(old.thread.size(), std::size_t(1));
        QCOMPARE(old.counters.size(), std::size_t(0));
        QCOMPARE(old.readyQueue.samples.size(), std::size_t(0));
        QCOMPARE(old.statesNow[std::size_t(TaskState::Awaiting)], 1U);
        QVERIFY(old.task(TaskId(7)) == nullptr);
    }
};

COROSCOPE_TEST(tst_FoldRecords)
#include "tst_foldrecords.moc"
