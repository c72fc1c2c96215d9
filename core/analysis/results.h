// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace Coroscope {

/// One task's figures up to the snapshot's moment. elapsed = running + blocking + awaiting + ready.
struct TaskFigures
{
    TaskId task{1};
    TaskEnd end = TaskEnd::None;
    TraceTime created{};
    std::optional<TraceTime> started;
    std::optional<TraceTime> finished; ///< or cancelled, or lost
    std::optional<TraceTime> elapsed;  ///< from its start to its end, or to now
    StateTimes times{};                ///< by TaskState
    std::optional<TextId> result;      ///< of a task that succeeded
    std::optional<TextId> error;       ///< of a task that failed
};

TaskFigures figuresOf(const TaskTimeline &task, TraceTime now);

/// The figures of every task, in order of making.
std::vector<TaskFigures> resultsTable(const Snapshot &snapshot);

/// A variable's value at a moment.
struct VariableAt
{
    TextId name{1};
    ValueKind kind = ValueKind::Text;
    TextId value{1};
    std::optional<TaskId> writer;   ///< none before its first write
    std::vector<TextId> history;    ///< the newest values up to then, oldest first, at most 8
    std::uint32_t staleWrites = 0;  ///< up to then
};

/// The variables that existed at `at`, in order of making.
std::vector<VariableAt> variablesAt(const Snapshot &snapshot, TraceTime at);

/// Where a task stood at a moment: its state and the line of its await or blocking call. A running
/// task's line is that of its last await or block, if it had one.
struct TaskStand
{
    TaskId task{1};
    TaskState state = TaskState::Running;
    std::optional<LocationId> line;
};

/// Where every task that had started and not ended stood at `at`; costs O(log spans) a task.
std::vector<TaskStand> standsAt(const Snapshot &snapshot, TraceTime at);

} // namespace Coroscope
