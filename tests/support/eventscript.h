// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/fold.h"

#include <QtCore/QHash>

namespace Coroscope::Testing {

/// Writes a trace event by event. Times are milliseconds; at() sets that of the events after it.
/// A trace that turns out illegal is remembered (takeFaults()).
class EventScript
{
public:
    explicit EventScript(std::size_t maximum = EventLog::defaultMaximum)
        : m_log(maximum)
    {
    }
    EventScript(const EventScript &) = delete;
    EventScript &operator=(const EventScript &) = delete;
    ~EventScript();

    void at(int milliseconds) { m_now = std::chrono::milliseconds(milliseconds); }
    /// A position in "demo.cpp".
    LocationId line(std::uint32_t line);
    TextId text(const QString &text) { return m_log.text(text); }

    TaskId create(const QString &name, std::optional<TaskId> parent = std::nullopt,
                  StartPolicy policy = StartPolicy::Scheduled);
    void start(TaskId task) { note(task, TaskStarted{}); }
    /// create() and start().
    TaskId begin(const QString &name, std::optional<TaskId> parent = std::nullopt);
    void suspend(TaskId task, AwaitReason reason, std::optional<int> due = std::nullopt,
                 std::optional<LocationId> line = std::nullopt);
    void ready(TaskId task, std::optional<TaskId> cause = std::nullopt);
    void resume(TaskId task) { note(task, TaskResumed{m_awaits[task.value()]}); }
    void readyAwait(TaskId task);
    void block(TaskId task, std::optional<LocationId> line = std::nullopt)
    {
        note(task, BlockBegan{line});
    }
    void unblock(TaskId task) { note(task, BlockEnded{}); }
    void finish(TaskId task, Outcome outcome = Outcome::Succeeded,
                std::optional<QString> text = std::nullopt);
    void lose(TaskId task) { note(task, TaskLost{}); }
    void print(std::optional<TaskId> task, const QString &text);
    void write(std::optional<TaskId> task, const QString &name, const QString &value,
               std::uint32_t version, std::optional<std::uint32_t> basedOn = std::nullopt);
    void read(std::optional<TaskId> task, const QString &name, const QString &value,
              std::uint32_t version);
    void request(std::optional<TaskId> task, std::uint32_t id, RequestStep step,
                 const RequestPhase &more = {RequestId(), {}, {}, {}, {}, {}});
    void count(const QString &name, std::int64_t value);
    void note(std::optional<TaskId> task, const EventBody &body);

    const EventLog &log() const { return m_log; }
    Snapshot snapshot(int now = 0) const;

private:
    EventLog m_log;
    TraceTime m_now{};
    std::uint32_t m_tasks = 0;
    std::uint32_t m_lastAwait = 0;
    QHash<std::uint32_t, AwaitId> m_awaits;
};

} // namespace Coroscope::Testing
