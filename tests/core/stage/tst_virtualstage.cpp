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

Task<void> call(VirtualRun &run, TraceTime await, TraceTime block)
{
    co_await run.stage().sleepFor(await);
    run.stage().blockFor(block);
}

Task<void> threeCalls(VirtualRun &run)
{
    std::vector<Task<void>> calls;
    for (int i = 1; i <= 3; ++i) {
        calls.push_back(start(u"call %1"_s.arg(i), call(run, 2500ms, 2500ms)));
    }
    co_await gather(std::move(calls));
}

Task<void> drawsAndSleeps(VirtualRun &run)
{
    for (int i = 0; i < 20; ++i) {
        const int seconds = run.stage().random().wholeNumber(1, 5);
        run.stage().print(QString::number(seconds));
        co_await run.stage().sleepFor(std::chrono::seconds(seconds));
    }
}

/// What nothing will ever complete.
class Never : public Awaitable
{
public:
    AwaitDescription describe() override { return {}; }
    void begin(TaskBase &) override { }
    void abandon() noexcept override { }
    void await_resume() { }
};

Task<void> waitsForEver(VirtualRun &run)
{
    run.note(u"stuck"_s);
    Task<void> other = start(u"other"_s, call(run, 1s, 0s));
    co_await other;
    co_await Never();
}

Task<void> sleepsNegatively(VirtualRun &run)
{
    co_await run.stage().sleepFor(-1s);
    run.stage().blockFor(-1s);
    run.noteTime(u"done"_s);
}

Task<void> sleepsPrecisely(VirtualRun &run)
{
    co_await run.stage().sleepFor(TraceTime(1));
    co_await run.stage().sleepFor(24h * 365);
    co_await run.stage().sleepFor(TraceTime(1));
}

Task<void> counts(VirtualRun &run)
{
    run.stage().count(u"in flight"_s, 1);
    co_await run.stage().sleepFor(1s);
    run.stage().count(u"in flight"_s, 0);
}

QByteArray bytesOf(const EventLog &log)
{
    QByteArray bytes;
    for (std::size_t i = 0; i < log.size(); ++i) {
        const PackedEvent packed = pack(log.at(i));
        bytes.append(reinterpret_cast<const char *>(&packed), sizeof(packed));
    }
    return bytes;
}

} // namespace

class tst_VirtualStage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void blockingAddsToTheClockAndDelaysWhatIsReady()
    {
        VirtualRun run;
        run.run(threeCalls(run));
        const std::array<TraceTime, 3> ends{5s, 7500ms, 10s};
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const TaskTimeline task = run.taskNamed(u"call %1"_s.arg(i + 1));
            QCOMPARE(task.ended, std::optional(ends[i]));
            QCOMPARE(task.times[std::size_t(TaskState::Awaiting)], TraceTime(2500ms));
            QCOMPARE(task.times[std::size_t(TaskState::Ready)], TraceTime(2500ms) * int(i));
            QCOMPARE(task.times[std::size_t(TaskState::Blocking)], TraceTime(2500ms));
            QCOMPARE(task.times[std::size_t(TaskState::Running)], TraceTime(0));
        }
        QCOMPARE(run.taskNamed(u"main"_s).ended, std::optional(TraceTime(10s)));
    }

    void sleepsAreExactToTheNanosecond()
    {
        VirtualRun run;
        run.run(sleepsPrecisely(run));
        QCOMPARE(run.snapshot().now, TraceTime(24h * 365) + TraceTime(2));
    }

    void timesBelowZeroAreNone()
    {
        VirtualRun run;
        run.run(sleepsNegatively(run));
        QCOMPARE(run.notes, QStringList({u"done 0"_s}));
    }

    void equalInputsGiveEqualLogs()
    {
        VirtualRun first;
        first.run(drawsAndSleeps(first));
        first.end();
        VirtualRun second;
        second.run(drawsAndSleeps(second));
        QVERIFY(bytesOf(first.log) == bytesOf(second.log));
        QCOMPARE(first.output(), second.output());
        QCOMPARE(first.output().mid(0, 5),
                 QStringList({u"2"_s, u"5"_s, u"1"_s, u"3"_s, u"1"_s}));
    }

    void whenNothingCanHappenTheRunEndsAndMainIsCancelled()
    {
        VirtualRun run;
        run.run(waitsForEver(run));
        QCOMPARE(run.notes, QStringList({u"stuck"_s}));
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Cancelled);
        QCOMPARE(run.endOf(u"other"_s), TaskEnd::Finished);
    }

    void countersAreRecorded()
    {
        VirtualRun run;
        run.run(counts(run));
        const Snapshot snapshot = run.snapshot();
        QCOMPARE(snapshot.counters.size(), std::size_t(1));
        QCOMPARE(snapshot.counters.at(0).peak, 1);
        QCOMPARE(snapshot.counters.at(0).samples.last().at, TraceTime(1s));
    }
};

COROSCOPE_TEST(tst_VirtualStage)
#include "tst_virtualstage.moc"
