// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/results.h"

#include <optional>
#include <vector>

namespace Coroscope {

/// Sums over a run's tasks, kept up to date at a cost in proportion to the tasks that are new or
/// not yet over.
///
/// One by one, the tasks would take what they ran, blocked and awaited, one after another; waiting
/// for the thread would not occur, and a task that awaits its children would do nothing meanwhile.
class RunTotals
{
public:
    /// Takes in a later snapshot of the same run.
    void takeIn(const Snapshot &snapshot);

    std::size_t tasks() const noexcept { return m_known; }
    /// Of all tasks but `main`.
    const StateTimes &times() const noexcept { return m_times; }
    TraceTime oneByOne() const noexcept { return m_oneByOne; }
    /// How long `main` took, so far; none before it started.
    std::optional<TraceTime> job() const noexcept { return m_job; }
    /// How many times faster the job was than its tasks one by one; none if that says nothing.
    std::optional<double> speedUp() const noexcept;

private:
    void add(const TaskTimeline &task, const TaskFigures &figures);
    void noteTask(const TaskTimeline &task);

    std::size_t m_known = 0;
    std::vector<TaskId> m_unfinished;
    std::vector<bool> m_hasChildren; ///< by task number - 1
    StateTimes m_finishedTimes{};
    TraceTime m_finishedOneByOne{};
    StateTimes m_times{};
    TraceTime m_oneByOne{};
    std::optional<TraceTime> m_job;
};

} // namespace Coroscope
