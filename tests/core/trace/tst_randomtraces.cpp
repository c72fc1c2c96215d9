// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/trace/randomtrace.h"
#include "tests/support/testmain.h"
#include "tests/support/tracecheck.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

/// The task's closed spans and its current ones.
std::vector<Span> allSpans(const TaskTimeline &task, TraceTime now)
{
    std::vector<Span> spans;
    for (std::size_t i = 0; i < task.spans.size(); ++i) {
        spans.push_back(task.spans.at(i));
    }
    const std::vector<Span> current = currentSpans(task, now);
    spans.insert(spans.end(), current.begin(), current.end());
    return spans;
}

TraceTime total(const TaskTimeline &task, TraceTime now)
{
    TraceTime sum{};
    for (const TraceTime time : task.times) {
        sum += time;
    }
    for (const Span &span : currentSpans(task, now)) {
        sum += span.length();
    }
    return sum;
}

void verifyTask(const TaskTimeline &task, TraceTime now)
{
    if (!task.started) {
        QCOMPARE(allSpans(task, now).size(), std::size_t(0));
        return;
    }
    TraceTime reached = *task.started;
    for (const Span &span : allSpans(task, now)) {
        QCOMPARE(span.begin, reached);
        QCOMPARE_GE(span.end, span.begin);
        QCOMPARE(span.task, task.id);
        reached = span.end;
    }
    QCOMPARE(reached, task.ended.value_or(now));
    QCOMPARE(total(task, now), reached - *task.started);
}

void verifyThread(const Snapshot &snapshot)
{
    TraceTime reached{};
    for (std::size_t i = 0; i < snapshot.thread.size(); ++i) {
        const Span &span = snapshot.thread.at(i);
        QCOMPARE_GE(span.begin, reached);
        QVERIFY(span.state == TaskState::Running || span.state == TaskState::Blocking);
        reached = span.end;
    }
}

void verifyReadyQueue(const CounterTimeline &queue)
{
    TraceTime reached{};
    for (std::size_t i = 0; i < queue.samples.size(); ++i) {
        QCOMPARE_GE(queue.samples.at(i).value, 0);
        QCOMPARE_LE(queue.samples.at(i).value, queue.peak);
        QCOMPARE_GE(queue.samples.at(i).at, reached);
        reached = queue.samples.at(i).at;
    }
}

void verifySnapshot(const Snapshot &snapshot)
{
    std::array<std::uint32_t, 5> states{};
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        const TaskTimeline &task = snapshot.tasks.at(i);
        verifyTask(task, snapshot.now);
        if (task.end != TaskEnd::None) {
            ++states[std::size_t(TaskState::Done)];
        } else if (task.open) {
            ++states[std::size_t(task.open->state)];
        }
    }
    QCOMPARE(snapshot.statesNow, states);
    verifyThread(snapshot);
    verifyReadyQueue(snapshot.readyQueue);
}

} // namespace

class tst_RandomTraces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(takeFaults(), QStringList()); }

    void statesFillEveryTasksTimeWithoutGapOrOverlap_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void statesFillEveryTasksTimeWithoutGapOrOverlap()
    {
        QFETCH(quint32, seed);
        RandomTrace trace(seed);
        Fold fold(trace.builder().log().tables());
        for (int step = 0; step < 300; ++step) {
            trace.step();
            if (step % 10 == 0) {
                fold.takeIn(trace.builder().log());
                verifySnapshot(fold.snapshot());
                verifySnapshot(fold.snapshot(std::chrono::milliseconds(trace.now() + 5)));
            }
        }
        trace.loseTheRest();
        fold.takeIn(trace.builder().log());
        verifySnapshot(fold.snapshot());
        QCOMPARE(fold.snapshot().statesNow[std::size_t(TaskState::Done)],
                 std::uint32_t(fold.snapshot().tasks.size()));
    }

    void foldingInPiecesGivesWhatFoldingAtOnceGives()
    {
        RandomTrace trace(7);
        Fold inPieces(trace.builder().log().tables());
        for (int step = 0; step < 500; ++step) {
            trace.step();
            inPieces.takeIn(trace.builder().log());
        }
        const Snapshot pieces = inPieces.snapshot();
        const Snapshot whole = trace.builder().snapshot();
        QCOMPARE(pieces.tasks.size(), whole.tasks.size());
        for (std::size_t i = 0; i < whole.tasks.size(); ++i) {
            QVERIFY(allSpans(pieces.tasks.at(i), pieces.now)
                    == allSpans(whole.tasks.at(i), whole.now));
        }
        QCOMPARE(pieces.thread.size(), whole.thread.size());
        QCOMPARE(pieces.readyQueue.peak, whole.readyQueue.peak);
    }
};

COROSCOPE_TEST(tst_RandomTraces)
#include "tst_randomtraces.moc"
