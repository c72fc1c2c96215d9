// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/traceindex.h"

#include <QtCore/QRect>

#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace Coroscope {

/// How much room a task's row has.
enum class RowDensity : std::uint8_t { Roomy, Medium, Small, Compact };

/// One row of the timeline.
struct Row
{
    enum class Kind : std::uint8_t { Thread, Worker, Task, Variable, ReadyQueue, Counter };
    /// Rows of the head and foot stay in view, those of the body scroll.
    enum class Zone : std::uint8_t { Head, Body, Foot };
    enum class Children : std::uint8_t { None, Shown, Hidden };

    Kind kind = Kind::Thread;
    Zone zone = Zone::Head;
    Children children = Children::None;
    std::uint16_t depth = 0;  ///< of a task: generations below the first
    std::uint32_t index = 0;  ///< of the task, worker, variable or counter in the snapshot
    int top = 0;              ///< from the top of its zone
    int height = 0;
    TaskId task() const noexcept { return TaskId(index + 1); }
    bool operator==(const Row &) const = default;
};

/// What decides how high rows are.
struct RowMetrics
{
    int viewHeight = 0; ///< of all lanes together
    double scale = 1;   ///< of the text, 1 for 13 pixels
    bool operator==(const RowMetrics &) const = default;
};

/// Which row is where: the thread's lane, the workers', then tasks with children under their parents in order of
/// making, then variables and counters.
///
/// Making one costs in proportion to the number of tasks; asking one costs O(log n) or less. Rows
/// are as high as lets all of them fit, from roomy down to compact; from there on they scroll, and
/// the thread's lane stays on top, variables and counters below while they take less than half.
class RowLayout
{
public:
    RowLayout() = default;
    RowLayout(const TraceIndex &index, const std::set<TaskId> &collapsed, RowMetrics metrics);

    const std::vector<Row> &rows() const noexcept { return m_rows; }
    RowDensity density() const noexcept { return m_density; }
    int bodyHeight() const noexcept { return m_zoneHeights[1]; }
    /// What the body has to itself in a view of this height.
    int bodyViewHeight(int viewHeight) const noexcept;
    int largestScroll(int viewHeight) const noexcept;

    /// Stays the same object for as long as the rows are the same.
    std::shared_ptr<const void> identity() const noexcept { return m_rowOfTask; }
    /// The task's row, or that of its nearest ancestor in sight.
    std::optional<std::size_t> rowOfTask(TaskId task) const;
    /// The task's own row; none while an ancestor is collapsed.
    std::optional<std::size_t> ownRowOfTask(TaskId task) const;

    /// Where a row lies in a view of this height, scrolled by `scroll`; left and width are those of
    /// `view`.
    QRect rectOf(const Row &row, const QRect &view, int scroll) const;
    /// The part of the view in which rows of a zone are seen.
    QRect zoneRect(Row::Zone zone, const QRect &view) const;
    /// Indexes of the rows that are seen, in order from top to bottom.
    std::vector<std::size_t> rowsIn(const QRect &view, int scroll) const;
    std::optional<std::size_t> rowAt(int y, const QRect &view, int scroll) const;

private:
    void addTasks(const TraceIndex &index, const std::set<TaskId> &collapsed);
    void addWorkers(const TraceIndex &index, Row::Zone zone);
    void addFoot(const TraceIndex &index, int viewHeight);
    void addRow(Row row, int height);
    int zoneTop(Row::Zone zone, int viewHeight) const noexcept;

    std::vector<Row> m_rows;
    /// Of the row that shows the task or hides it; null before the first layout.
    std::shared_ptr<const std::vector<std::uint32_t>> m_rowOfTask;
    std::size_t m_firstBody = 0;
    std::size_t m_firstFoot = 0;
    std::array<int, 3> m_zoneHeights{};
    RowDensity m_density = RowDensity::Roomy;
    double m_scale = 1;
};

} // namespace Coroscope
