// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <vector>

namespace Coroscope {

/// What snapshots of one run tell about who belongs to whom: grows with the run, and costs in
/// proportion to what is new.
class TraceIndex
{
public:
    /// Takes in what is new; starts again when the snapshot is of another run. Returns true if any
    /// task, variable or counter is new.
    bool update(const Snapshot &snapshot);

    std::size_t tasks() const noexcept { return m_parents.size(); }
    std::size_t variables() const noexcept { return m_variables; }
    std::size_t workers() const noexcept { return m_workers; }
    /// The numbers of the counters that have lanes: all but the limits of others.
    const std::vector<std::size_t> &counters() const noexcept { return m_counters; }
    /// The number of the counter that is the limit of this one.
    std::optional<std::size_t> limitOf(std::size_t counter) const { return m_limits[counter]; }
    /// Of task number `index` + 1; a parent is always older than its children.
    std::optional<TaskId> parent(std::size_t index) const { return m_parents[index]; }
    /// The task's requests, in order of making.
    const std::vector<RequestId> &requests(TaskId task) const;

private:
    const LogTables *m_tables = nullptr;
    std::vector<std::optional<TaskId>> m_parents;
    std::vector<std::vector<RequestId>> m_requests; ///< by task; shorter than the tasks' list
    std::size_t m_requestCount = 0;
    std::size_t m_workers = 0;
    std::size_t m_variables = 0;
    std::vector<std::size_t> m_counters;
    std::vector<std::optional<std::size_t>> m_limits; ///< by counter
};

} // namespace Coroscope
