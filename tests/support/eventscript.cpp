// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/eventscript.h"

#include "tests/support/tracecheck.h"

namespace Coroscope::Testing {

EventScript::~EventScript()
{
    rememberFault(m_log);
}

LocationId EventScript::line(std::uint32_t line)
{
    return m_log.location(
        SourceLine{QStringLiteral("demo.cpp"), QStringLiteral("demo()"), line, 1});
}

TaskId EventScript::create(const QString &name, std::optional<TaskId> parent, StartPolicy policy)
{
    const TaskId task(++m_tasks);
    note(task, TaskCreated{parent, text(name), policy, std::nullopt});
    return task;
}

TaskId EventScript::begin(const QString &name, std::optional<TaskId> parent)
{
    const TaskId task = create(name, parent);
    start(task);
    return task;
}

void EventScript::suspend(TaskId task, AwaitReason reason, std::optional<int> due,
                           std::optional<LocationId> line)
{
    const AwaitId await(++m_lastAwait);
    m_awaits[task.value()] = await;
    std::optional<TraceTime> dueTime;
    if (due) {
        dueTime = std::chrono::milliseconds(*due);
    }
    note(task, TaskSuspended{await, reason, std::nullopt, line, dueTime});
}

void EventScript::ready(TaskId task, std::optional<TaskId> cause)
{
    note(task, TaskReady{m_awaits[task.value()], cause});
}

void EventScript::readyAwait(TaskId task)
{
    note(task, AwaitedReady{AwaitReason::Task, std::nullopt, std::nullopt});
}

void EventScript::finish(TaskId task, Outcome outcome, std::optional<QString> what)
{
    note(task, TaskFinished{outcome, what ? std::optional(text(*what)) : std::nullopt});
}

void EventScript::print(std::optional<TaskId> task, const QString &line)
{
    note(task, Printed{m_log.freshText(line)});
}

void EventScript::write(std::optional<TaskId> task, const QString &name, const QString &value,
                         std::uint32_t version, std::optional<std::uint32_t> basedOn)
{
    note(task,
         VariableWritten{text(name), text(value), version, basedOn, ValueKind::Number,
                         std::nullopt});
}

void EventScript::read(std::optional<TaskId> task, const QString &name, const QString &value,
                        std::uint32_t version)
{
    note(task, VariableRead{text(name), text(value), version, ValueKind::Number, std::nullopt});
}

void EventScript::request(std::optional<TaskId> task, std::uint32_t id, RequestStep step,
                           const RequestPhase &more)
{
    RequestPhase phase = more;
    phase.request = RequestId(id);
    phase.step = step;
    note(task, phase);
}

void EventScript::count(const QString &name, std::int64_t value)
{
    note(std::nullopt, CounterChanged{text(name), value});
}

void EventScript::note(std::optional<TaskId> task, const EventBody &body)
{
    m_log.append(Event{m_now, task, body});
}

Snapshot EventScript::snapshot(int now) const
{
    Fold fold(m_log.tables());
    fold.takeIn(m_log);
    return fold.snapshot(std::chrono::milliseconds(now));
}

} // namespace Coroscope::Testing
