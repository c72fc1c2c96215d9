// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QHash>

namespace Coroscope {

/// Turns the events of a log into timelines, as they come.
///
/// The log must be legal (TraceValidator). Folding costs in proportion to the new events, a
/// snapshot in proportion to the number of tasks / 32. Used on one thread; snapshots stay on it.
class Fold
{
public:
    explicit Fold(std::shared_ptr<const LogTables> tables);

    /// Takes in what the log holds beyond what was taken in before.
    void takeIn(const EventLog &log);
    /// Takes in one event.
    void takeIn(const Event &event);
    /// All that is known, seen at `now` (or the newest event's time, if that is later).
    Snapshot snapshot(TraceTime now = {}) const;

private:
    void apply(const Event &event, const TaskCreated &body);
    void apply(const Event &event, const TaskStarted &body);
    void apply(const Event &event, const TaskSuspended &body);
    void apply(const Event &event, const AwaitedReady &body);
    void apply(const Event &event, const TaskReady &body);
    void apply(const Event &event, const TaskResumed &body);
    void apply(const Event &event, const BlockBegan &body);
    void apply(const Event &event, const BlockEnded &body);
    void apply(const Event &event, const TaskFinished &body);
    void apply(const Event &event, const TaskLost &body);
    void apply(const Event &event, const VariableRead &body);
    void apply(const Event &event, const VariableWritten &body);
    void apply(const Event &event, const Printed &body);
    void apply(const Event &event, const RequestPhase &body);
    void apply(const Event &event, const CounterChanged &body);
    void apply(const Event &event, const WorkBegan &body);
    void apply(const Event &event, const WorkEnded &body);
    void apply(const Event &event, const FlushBegan &body);
    void apply(const Event &event, const FlushAwaited &body);
    void apply(const Event &event, const FlushEnded &body);

    TaskTimeline &taskOf(const Event &event);
    void openSpan(TaskTimeline &task, Span span);
    void closeSpan(TaskTimeline &task, TraceTime at);
    void takeThread(TaskTimeline &task, TraceTime at);
    void leaveThread(TraceTime at);
    void openThread(TraceTime at, const TaskTimeline &task, TaskState state,
                    std::optional<LocationId> line);
    void closeThread(TraceTime at);
    void endTask(const Event &event, TaskEnd end);
    void count(CounterTimeline &counter, TraceTime at, std::int64_t value);
    VariableTimeline &variable(TextId name);

    Snapshot m_state;
    std::vector<TaskId> m_thread; ///< innermost last
    QHash<std::uint32_t, std::size_t> m_variables;
    QHash<std::uint32_t, std::size_t> m_counters;
};

} // namespace Coroscope
