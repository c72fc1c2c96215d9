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

/// "running 0-5" and so on, closed spans first, then the current ones with a "+".
QStringList spansOf(const TaskTimeline &task, TraceTime now)
{
    constexpr std::array names{"running", "blocking", "awaiting", "ready"};
    const auto textOf = [&names](const Span &span, const char *mark) {
        return u"%1%2 %3-%4"_s.arg(QLatin1String(mark),
                                   QLatin1String(names[std::size_t(span.state)]))
            .arg(span.begin / 1ms)
            .arg(span.end / 1ms);
    };
    QStringList texts;
    for (std::size_t i = 0; i < task.spans.size(); ++i) {
        texts.append(textOf(task.spans.at(i), ""));
    }
    for (const Span &span : currentSpans(task, now)) {
        texts.append(textOf(span, "+"));
    }
    return texts;
}

QStringList spansOf(const Snapshot &snapshot, TaskId task)
{
    return spansOf(*snapshot.task(task), snapshot.now);
}

} // namespace

class tst_Fold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(takeFaults(), QStringList()); }

    void aTaskGoesThroughFiveStates()
    {
        EventScript trace;
        const TaskId task = trace.create(u"main"_s);
        trace.at(1);
        trace.start(task);
        trace.at(3);
        trace.suspend(task, AwaitReason::Request);
        trace.at(6);
        trace.ready(task);
        trace.at(10);
        trace.resume(task);
        trace.at(15);
        trace.block(task);
        trace.at(21);
        trace.unblock(task);
        trace.at(28);
        trace.finish(task, Outcome::Succeeded, u"42"_s);
        const Snapshot snapshot = trace.snapshot();
        QCOMPARE(spansOf(snapshot, task),
                 QStringList({u"running 1-3"_s, u"awaiting 3-6"_s, u"ready 6-10"_s,
                              u"running 10-15"_s, u"blocking 15-21"_s, u"running 21-28"_s}));
        QCOMPARE(snapshot.task(task)->times, (StateTimes{14ms, 6ms, 3ms, 4ms}));
        QCOMPARE(snapshot.task(task)->ended, std::optional(TraceTime(28ms)));
        QCOMPARE(snapshot.text(snapshot.task(task)->result.value()), u"42"_s);
        QCOMPARE(currentState(*snapshot.task(task), snapshot.now), std::optional(TaskState::Done));
    }

    void whoeverCallsAnEagerChildAwaitsIt()
    {
        EventScript trace;
        const TaskId main = trace.begin(u"main"_s);
        trace.at(2);
        const TaskId child = trace.create(u"child"_s, main, StartPolicy::Eager);
        trace.start(child);
        trace.at(4);
        const TaskId grandchild = trace.create(u"grandchild"_s, child, StartPolicy::Eager);
        trace.start(grandchild);
        trace.at(5);
        trace.finish(grandchild);
        trace.at(7);
        trace.suspend(child, AwaitReason::Sleep, 20);
        trace.at(9);
        trace.finish(main);
        const Snapshot snapshot = trace.snapshot();
        QCOMPARE(spansOf(snapshot, main),
                 QStringList({u"running 0-2"_s, u"awaiting 2-7"_s, u"running 7-9"_s}));
        QCOMPARE(spansOf(snapshot, child),
                 QStringList({u"running 2-4"_s, u"awaiting 4-5"_s, u"running 5-7"_s,
                              u"+awaiting 7-9"_s}));
        QCOMPARE(snapshot.thread.size(), std::size_t(5));
        QVERIFY(!currentThreadSpan(snapshot).has_value());
    }

    void aSleepBecomesReadyAtItsDueTimeWhileTheThreadIsBlocked()
    {
        EventScript trace;
        const TaskId sleeper = trace.begin(u"sleeper"_s);
        trace.suspend(sleeper, AwaitReason::Sleep, 5);
        const TaskId blocker = trace.begin(u"blocker"_s);
        trace.at(1);
        trace.block(blocker);
        QCOMPARE(spansOf(trace.snapshot(3), sleeper),
                 QStringList({u"running 0-0"_s, u"+awaiting 0-3"_s}));
        const Snapshot later = trace.snapshot(8);
        QCOMPARE(spansOf(later, sleeper),
                 QStringList({u"running 0-0"_s, u"+awaiting 0-5"_s, u"+ready 5-8"_s}));
        QCOMPARE(currentState(*later.task(sleeper), later.now), std::optional(TaskState::Ready));
        QCOMPARE(currentThreadSpan(later)->end, TraceTime(8ms));
        QCOMPARE(currentThreadSpan(later)->state, TaskState::Blocking);
    }

    void aLateNoteOfADueSleepCountsFromItsDueTime()
    {
        EventScript trace;
        const TaskId sleeper = trace.begin(u"sleeper"_s);
        trace.suspend(sleeper, AwaitReason::Sleep, 5);
        const TaskId blocker = trace.begin(u"blocker"_s);
        trace.block(blocker);
        trace.at(5);
        trace.ready(sleeper);
        trace.at(9);
        trace.unblock(blocker);
        trace.finish(blocker);
        trace.resume(sleeper);
        QCOMPARE(spansOf(trace.snapshot(), sleeper),
                 QStringList({u"running 0-0"_s, u"awaiting 0-5"_s, u"ready 5-9"_s,
                              u"+running 9-9"_s}));
    }

    void endsAreToldApart()
    {
        EventScript trace;
        const TaskId failed = trace.begin(u"failed"_s);
        trace.finish(failed, Outcome::Failed, u"why"_s);
        const TaskId cancelled = trace.create(u"cancelled"_s);
        trace.finish(cancelled, Outcome::Cancelled);
        const TaskId lost = trace.begin(u"lost"_s);
        trace.suspend(lost, AwaitReason::Event);
        const TaskId neverStarted = trace.create(u"never started"_s);
        const TaskId unfinished = trace.create(u"unfinished"_s);
        trace.at(4);
        trace.lose(lost);
        trace.lose(neverStarted);
        const Snapshot snapshot = trace.snapshot();
        QCOMPARE(snapshot.task(failed)->end, TaskEnd::Failed);
        QCOMPARE(snapshot.task(cancelled)->end, TaskEnd::Cancelled);
        QVERIFY(!snapshot.task(cancelled)->started.has_value());
        QCOMPARE(snapshot.task(lost)->end, TaskEnd::Lost);
        QCOMPARE(snapshot.task(lost)->ended, std::optional(TraceTime(4ms)));
        QCOMPARE(snapshot.task(neverStarted)->end, TaskEnd::NeverStarted);
        QCOMPARE(snapshot.task(unfinished)->end, TaskEnd::None);
        QVERIFY(!currentState(*snapshot.task(unfinished), snapshot.now).has_value());
        QCOMPARE(snapshot.endOrder.size(), std::size_t(4));
        QCOMPARE(snapshot.endOrder.at(3), neverStarted);
        QCOMPARE(snapshot.statesNow[std::size_t(TaskState::Done)], 4U);
    }

    void whatATaskWaitsForStaysWithItsSpan()
    {
        EventScript trace;
        const TaskId main = trace.begin(u"main"_s);
        trace.suspend(main, AwaitReason::Mutex, std::nullopt, trace.line(12));
        const TaskId other = trace.begin(u"other"_s, main);
        trace.at(3);
        trace.ready(main, other);
        const Span ready = trace.snapshot().task(main)->open.value();
        QCOMPARE(ready.reason, AwaitReason::Mutex);
        QCOMPARE(ready.line, std::optional(trace.line(12)));
        QCOMPARE(ready.cause, std::optional(other));
        QVERIFY(!trace.snapshot().task(main)->spans.at(1).cause.has_value());
    }
};

COROSCOPE_TEST(tst_Fold)
#include "tst_fold.moc"
