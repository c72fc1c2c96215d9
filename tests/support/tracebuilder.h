// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/fold.h"
#include "tests/support/flushverbs.h"

#include <cstdint>
#include <map>
#include <memory>
#include <utility>

namespace Coroscope::Testing {

/// Seconds of scenario time.
inline TraceTime seconds(double time)
{
    return fromSeconds(time);
}

/// Writes down a run event by event, as the recorder would, and folds it into a snapshot.
///
/// Every verb notes its event at the builder's time, which at() moves. Verbs return the builder, so
/// that a run reads as a sentence.
class TraceBuilder : public FlushVerbs<TraceBuilder>
{
public:
    TraceBuilder &at(double time) { return at(seconds(time)); }
    TraceBuilder &at(TraceTime time)
    {
        m_now = time;
        return *this;
    }

    /// Creates a task under the first one, or without a parent if it is the first.
    TraceBuilder &task(const QString &name)
    {
        return task(name, m_tasks == 0 ? std::nullopt : std::optional(TaskId(1)));
    }
    TraceBuilder &task(const QString &name, std::optional<TaskId> parent)
    {
        ++m_tasks;
        return note(TaskId(m_tasks), TaskCreated{parent, m_log->text(name), StartPolicy::Scheduled,
                                                 std::nullopt});
    }
    TraceBuilder &beginWork(std::uint32_t task, std::uint32_t worker)
    {
        return note(TaskId(task), WorkBegan{worker, line(40)});
    }
    TraceBuilder &endWork(std::uint32_t task, std::uint32_t worker)
    {
        return note(TaskId(task), WorkEnded{worker});
    }
    TraceBuilder &start(std::uint32_t task) { return note(TaskId(task), TaskStarted{}); }
    TraceBuilder &sleep(std::uint32_t task, double until)
    {
        return note(TaskId(task), TaskSuspended{nextAwait(task), AwaitReason::Sleep, std::nullopt,
                                                line(22), seconds(until)});
    }
    TraceBuilder &await(std::uint32_t task, AwaitReason reason, const QString &detail = {})
    {
        return note(TaskId(task), TaskSuspended{nextAwait(task), reason, textOrNone(detail),
                                                line(36), std::nullopt});
    }
    TraceBuilder &ready(std::uint32_t task, std::optional<TaskId> cause = std::nullopt)
    {
        return note(TaskId(task), TaskReady{m_awaits[task], cause});
    }
    TraceBuilder &resume(std::uint32_t task)
    {
        return note(TaskId(task), TaskResumed{m_awaits[task]});
    }
    TraceBuilder &block(std::uint32_t task) { return note(TaskId(task), BlockBegan{line(26)}); }
    TraceBuilder &unblock(std::uint32_t task) { return note(TaskId(task), BlockEnded{}); }
    TraceBuilder &finish(std::uint32_t task, const QString &value = {})
    {
        return note(TaskId(task), TaskFinished{Outcome::Succeeded, textOrNone(value)});
    }
    TraceBuilder &end(std::uint32_t task, Outcome outcome)
    {
        return note(TaskId(task), TaskFinished{outcome, std::nullopt});
    }
    TraceBuilder &lose(std::uint32_t task) { return note(TaskId(task), TaskLost{}); }

    TraceBuilder &write(std::uint32_t task, const QString &variable, const QString &value,
                        std::uint32_t version, std::optional<std::uint32_t> basedOn)
    {
        return note(TaskId(task),
                    VariableWritten{m_log->text(variable), m_log->text(value), version, basedOn,
                                    ValueKind::Number, line(25)});
    }
    TraceBuilder &read(std::uint32_t task, const QString &variable, const QString &value,
                       std::uint32_t version)
    {
        return note(TaskId(task), VariableRead{m_log->text(variable), m_log->text(value), version,
                                               ValueKind::Number, line(25)});
    }
    TraceBuilder &request(std::uint32_t task, std::uint32_t request, RequestStep step)
    {
        return phase(task, {RequestId(request), step, ConnectionUse::New, {}, {}, {}});
    }
    TraceBuilder &phase(std::uint32_t task, const RequestPhase &of) { return note(TaskId(task), of); }
    TextId text(const QString &text) { return m_log->text(text); }
    TraceBuilder &count(const QString &name, std::int64_t value)
    {
        return note(std::nullopt, CounterChanged{m_log->text(name), value});
    }
    template<typename Body>
    TraceBuilder &note(std::optional<TaskId> task, const Body &body)
    {
        m_log->append(Event{m_now, task, body});
        return *this;
    }

    const EventLog &log() const { return *m_log; }
    Snapshot snapshot(double now = 0) const
    {
        Fold fold(m_log->tables());
        fold.takeIn(*m_log);
        return fold.snapshot(seconds(now));
    }

private:
    std::optional<TextId> textOrNone(const QString &text)
    {
        return text.isEmpty() ? std::nullopt : std::optional(m_log->text(text));
    }
    AwaitId nextAwait(std::uint32_t task)
    {
        m_awaits[task] = AwaitId(++m_awaitCount);
        return m_awaits[task];
    }
    LocationId line(std::uint32_t number)
    {
        return m_log->location(SourceLine{QStringLiteral("demo.cpp"), QStringLiteral("myproc"),
                                         number, 5});
    }

    std::unique_ptr<EventLog> m_log = std::make_unique<EventLog>();
    TraceTime m_now{};
    std::uint32_t m_tasks = 0;
    std::uint32_t m_awaitCount = 0;
    std::map<std::uint32_t, AwaitId> m_awaits;
};

/// The run of the design picture: five calls that await 2.5 s and then block 2.5 s, one after
/// another, up to `until` seconds; 15 s is the whole of it.
inline TraceBuilder sumThatDepends(double until = 15)
{
    TraceBuilder run;
    const QString sum = QStringLiteral("sum");
    run.task(QStringLiteral("main")).start(1).write(1, sum, QStringLiteral("0"), 0, std::nullopt);
    for (std::uint32_t call = 1; call <= 5; ++call) {
        run.task(QStringLiteral("myproc %1").arg(call));
    }
    run.await(1, AwaitReason::Gather);
    for (std::uint32_t task = 2; task <= 6; ++task) {
        run.start(task).sleep(task, 2.5);
    }
    for (std::uint32_t call = 1; call <= 5; ++call) {
        const double begin = 2.5 * call;
        if (begin > until) {
            return run;
        }
        const std::uint32_t task = call + 1;
        if (call == 1) {
            run.at(begin).ready(2).ready(3).ready(4).ready(5).ready(6);
        }
        run.at(begin).resume(task).read(task, sum, QString::number(call - 1), call - 1);
        run.write(task, sum, QString::number(call), call, call - 1).block(task);
        if (begin + 2.5 > until) {
            return run;
        }
        run.at(begin + 2.5).unblock(task).finish(task, QStringLiteral("sum %1").arg(call));
    }
    run.at(15.0).ready(1, TaskId(6)).resume(1).finish(1);
    return run;
}

} // namespace Coroscope::Testing
