// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace Coroscope {

/// A key, and the tasks that asked for it, in the order of asking.
struct GraphKey
{
    QString name;
    std::vector<TaskId> readers;
    bool operator==(const GraphKey &) const = default;
};

/// The keys that one flush carried, each once, in the order of asking.
struct GraphFlush
{
    FlushId flush;
    std::vector<GraphKey> keys;
    bool operator==(const GraphFlush &) const = default;
};

/// Children of one group of tasks that are called alike but for a number at the end: "get_name 1",
/// "get_name 2". The first group is that of main.
struct TaskGroup
{
    std::optional<std::size_t> parent; ///< the group of the members' parents; an earlier one
    QString name;                      ///< without the number
    std::uint32_t depth = 0;           ///< generations below the first
    std::vector<TaskId> members;       ///< in order of making
    bool operator==(const TaskGroup &) const = default;
};

/// One task awaits another that it did not make.
struct TaskAwait
{
    TaskId waiter;
    TaskId awaited;
    bool operator==(const TaskAwait &) const = default;
};

/// Who waits for whom, and for which keys, as far as a run has told: grows with the run and costs
/// in proportion to what is new, and to the number of tasks. Whatever the steps in which it grew,
/// the same snapshot gives the same graph, but for the order of awaits.
///
/// Nothing ever changes its place in one of its lists, but for keys that leave those not yet sent.
class DependencyGraph
{
public:
    /// Takes in what is new; starts again when the snapshot is of another run. Returns true if
    /// anything is new.
    bool update(const Snapshot &snapshot);

    const std::vector<TaskGroup> &groups() const noexcept { return m_groups; }
    std::size_t tasks() const noexcept { return m_tasks.size(); }
    /// The number of the task's group.
    std::size_t groupOf(TaskId task) const { return m_tasks[task.value() - 1].group; }
    std::optional<TaskId> parentOf(TaskId task) const { return m_tasks[task.value() - 1].parent; }
    const std::vector<GraphFlush> &flushes() const noexcept { return m_flushes; }
    /// Keys that tasks have asked for and no flush carries yet.
    const std::vector<GraphKey> &unsent() const noexcept { return m_unsent; }
    const std::vector<TaskAwait> &awaits() const noexcept { return m_awaits; }

private:
    struct TaskFacts
    {
        std::size_t group = 0;
        std::optional<TaskId> parent;
        std::size_t spansSeen = 0;
        std::size_t nextRead = 0; ///< the first span that may be a read not yet found in a flush
        QStringList lastRead; ///< the keys of the read found last
        std::set<TaskId> awaited;
    };
    struct FlushFacts
    {
        std::size_t waitersSeen = 0;
        bool isOwnTaskSeen = false;
        QStringList all; ///< its keys as far as they are told
        QHash<QString, std::size_t> keys;
    };

    bool addTasks(const Snapshot &snapshot);
    bool addAwaits(const Snapshot &snapshot);
    bool addFlushes(const Snapshot &snapshot);
    bool findUnsent(const Snapshot &snapshot);
    /// The keys for which the task waits for the flush.
    QStringList readOf(const Snapshot &snapshot, const FlushTimeline &flush, TaskId task);
    /// The keys of the read with which it does, which is taken off.
    std::optional<QStringList> nextRead(const Snapshot &snapshot, const FlushTimeline &flush,
                                        TaskId task);
    void addReader(FlushId flush, const QStringList &names, TaskId reader);

    std::shared_ptr<const LogTables> m_tables;
    std::vector<TaskFacts> m_tasks;
    std::vector<TaskGroup> m_groups;
    QHash<std::pair<std::size_t, QString>, std::size_t> m_groupNumbers; ///< by parent's and name
    std::vector<GraphFlush> m_flushes;
    std::vector<FlushFacts> m_flushFacts;
    std::vector<GraphKey> m_unsent;
    std::vector<TaskAwait> m_awaits;
    std::size_t m_firstOpenFlush = 0;
};

/// The graph of a snapshot by itself.
DependencyGraph dependencyGraphOf(const Snapshot &snapshot);

/// A name without the number at its end: "get_name 12" and "get_name" are both "get_name", "user:7"
/// is "user:".
QString withoutNumber(const QString &name);

} // namespace Coroscope
