// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rowlayout.h"

#include <algorithm>
#include <cmath>

namespace Coroscope {
namespace {

struct Heights
{
    int thread;
    int worker;
    int task;
    int variable;
    int counter;
};

constexpr std::array<Heights, 4> heights{{
    {60, 44, 56, 50, 70},
    {48, 36, 36, 44, 54},
    {40, 30, 24, 38, 46},
    {36, 24, 14, 34, 44},
}};

int scaled(int height, double scale)
{
    return std::max(4, int(std::lround(height * scale)));
}

/// Where each task hangs: the first child and the next sibling of every task, 0 for none.
struct Tree
{
    std::vector<std::uint32_t> firstChild;
    std::vector<std::uint32_t> nextSibling;
    std::vector<std::uint32_t> roots;
};

Tree treeOf(const TraceIndex &index)
{
    Tree tree;
    tree.firstChild.assign(index.tasks() + 1, 0);
    tree.nextSibling.assign(index.tasks() + 1, 0);
    for (std::size_t id = index.tasks(); id > 0; --id) {
        const auto parent = index.parent(id - 1);
        if (parent && parent->value() < id) {
            tree.nextSibling[id] = tree.firstChild[parent->value()];
            tree.firstChild[parent->value()] = std::uint32_t(id);
        } else {
            tree.roots.push_back(std::uint32_t(id));
        }
    }
    return tree;
}

/// The roomiest density at which all rows fit, or the densest.
RowDensity densityFor(const TraceIndex &index, const RowMetrics &metrics)
{
    for (const auto density : {RowDensity::Roomy, RowDensity::Medium, RowDensity::Small}) {
        const Heights &of = heights[std::size_t(density)];
        const double all = of.thread + double(of.worker) * double(index.workers())
                           + double(of.task) * double(index.tasks())
                           + double(of.variable) * double(index.variables())
                           + double(of.counter) * double(index.counters().size() + 1);
        if (all * metrics.scale <= metrics.viewHeight) {
            return density;
        }
    }
    return RowDensity::Compact;
}

} // namespace

RowLayout::RowLayout(const TraceIndex &index, const std::set<TaskId> &collapsed, RowMetrics metrics)
    : m_scale(metrics.scale)
{
    m_density = densityFor(index, metrics);
    const Heights &of = heights[std::size_t(m_density)];
    addRow({}, of.thread);
    const bool areWorkersPinned = scaled(of.thread + of.worker * int(index.workers()), m_scale) * 2
                                  <= metrics.viewHeight;
    if (areWorkersPinned) {
        addWorkers(index, Row::Zone::Head);
    }
    m_firstBody = m_rows.size();
    if (!areWorkersPinned) {
        addWorkers(index, Row::Zone::Body);
    }
    addTasks(index, collapsed);
    addFoot(index, metrics.viewHeight);
}

void RowLayout::addFoot(const TraceIndex &index, int viewHeight)
{
    const Heights &of = heights[std::size_t(m_density)];
    const int counters = int(index.counters().size()) + 1; // with the ready queue
    const int height = scaled(of.variable * int(index.variables()) + of.counter * counters,
                              m_scale);
    const bool isPinned = height * 2 <= viewHeight;
    const Row::Zone zone = isPinned ? Row::Zone::Foot : Row::Zone::Body;
    m_firstFoot = m_rows.size();
    for (std::uint32_t i = 0; i < index.variables(); ++i) {
        addRow({Row::Kind::Variable, zone, Row::Children::None, 0, i}, of.variable);
    }
    addRow({Row::Kind::ReadyQueue, zone}, of.counter);
    for (const std::size_t counter : index.counters()) {
        addRow({Row::Kind::Counter, zone, Row::Children::None, 0, std::uint32_t(counter)},
               of.counter);
    }
    m_firstFoot = isPinned ? m_firstFoot : m_rows.size();
}

void RowLayout::addWorkers(const TraceIndex &index, Row::Zone zone)
{
    const int height = heights[std::size_t(m_density)].worker;
    for (std::uint32_t i = 0; i < index.workers(); ++i) {
        addRow({Row::Kind::Worker, zone, Row::Children::None, 0, i}, height);
    }
}

void RowLayout::addRow(Row row, int height)
{
    int &zoneHeight = m_zoneHeights[std::size_t(row.zone)];
    row.top = zoneHeight;
    row.height = scaled(height, m_scale);
    zoneHeight += row.height;
    m_rows.push_back(row);
}

void RowLayout::addTasks(const TraceIndex &index, const std::set<TaskId> &collapsed)
{
    struct Pending
    {
        std::uint32_t id;
        std::uint16_t depth;
        std::optional<std::uint32_t> hiddenIn; ///< the row of a collapsed ancestor
    };
    const Tree tree = treeOf(index);
    const int height = heights[std::size_t(m_density)].task;
    m_rows.reserve(index.tasks() + 8);
    auto rowOfTask = std::make_shared<std::vector<std::uint32_t>>(index.tasks());
    std::vector<Pending> pending;
    for (const std::uint32_t root : tree.roots) {
        pending.push_back({root, 0, std::nullopt});
    }
    while (!pending.empty()) {
        const Pending next = pending.back();
        pending.pop_back();
        const bool hasChildren = tree.firstChild[next.id] != 0;
        const bool isCollapsed = hasChildren && collapsed.contains(TaskId(next.id));
        const std::uint32_t row = next.hiddenIn.value_or(std::uint32_t(m_rows.size()));
        (*rowOfTask)[next.id - 1] = row;
        if (!next.hiddenIn) {
            const auto children = isCollapsed   ? Row::Children::Hidden
                                  : hasChildren ? Row::Children::Shown
                                                : Row::Children::None;
            addRow({Row::Kind::Task, Row::Zone::Body, children, next.depth, next.id - 1}, height);
        }
        const std::size_t before = pending.size();
        for (std::uint32_t child = tree.firstChild[next.id]; child != 0;
             child = tree.nextSibling[child]) {
            pending.push_back(
                {child, std::uint16_t(next.depth + 1), isCollapsed ? row : next.hiddenIn});
        }
        std::reverse(pending.begin() + std::ptrdiff_t(before), pending.end());
    }
    m_rowOfTask = std::move(rowOfTask);
}

int RowLayout::bodyViewHeight(int viewHeight) const noexcept
{
    return std::max(0, viewHeight - m_zoneHeights[0] - m_zoneHeights[2]);
}

int RowLayout::largestScroll(int viewHeight) const noexcept
{
    return std::max(0, bodyHeight() - bodyViewHeight(viewHeight));
}

std::optional<std::size_t> RowLayout::rowOfTask(TaskId task) const
{
    if (!m_rowOfTask || task.value() > m_rowOfTask->size()) {
        return std::nullopt;
    }
    return (*m_rowOfTask)[task.value() - 1];
}

std::optional<std::size_t> RowLayout::ownRowOfTask(TaskId task) const
{
    const auto row = rowOfTask(task);
    return row && m_rows[*row].task() == task ? row : std::nullopt;
}

int RowLayout::zoneTop(Row::Zone zone, int viewHeight) const noexcept
{
    switch (zone) {
    case Row::Zone::Head:
        return 0;
    case Row::Zone::Body:
        return m_zoneHeights[0];
    case Row::Zone::Foot:
        break;
    }
    return m_zoneHeights[0] + std::min(bodyHeight(), bodyViewHeight(viewHeight));
}

QRect RowLayout::zoneRect(Row::Zone zone, const QRect &view) const
{
    const int height = zone == Row::Zone::Body
                           ? std::min(bodyHeight(), bodyViewHeight(view.height()))
                           : m_zoneHeights[std::size_t(zone)];
    return {view.left(), view.top() + zoneTop(zone, view.height()), view.width(), height};
}

QRect RowLayout::rectOf(const Row &row, const QRect &view, int scroll) const
{
    const int shift = row.zone == Row::Zone::Body ? scroll : 0;
    return {view.left(), view.top() + zoneTop(row.zone, view.height()) + row.top - shift,
            view.width(), row.height};
}

std::vector<std::size_t> RowLayout::rowsIn(const QRect &view, int scroll) const
{
    std::vector<std::size_t> seen;
    for (std::size_t i = 0; i < m_firstBody; ++i) {
        seen.push_back(i);
    }
    const auto body = m_rows.begin() + std::ptrdiff_t(m_firstBody);
    const auto foot = m_rows.begin() + std::ptrdiff_t(m_firstFoot);
    auto row = std::partition_point(body, foot,
                                    [scroll](const Row &r) { return r.top + r.height <= scroll; });
    const int bottom = scroll + bodyViewHeight(view.height());
    for (; row != foot && row->top < bottom; ++row) {
        seen.push_back(std::size_t(row - m_rows.begin()));
    }
    for (std::size_t i = m_firstFoot; i < m_rows.size(); ++i) {
        seen.push_back(i);
    }
    return seen;
}

std::optional<std::size_t> RowLayout::rowAt(int y, const QRect &view, int scroll) const
{
    for (const std::size_t i : rowsIn(view, scroll)) {
        const QRect seen = rectOf(m_rows[i], view, scroll) & zoneRect(m_rows[i].zone, view);
        if (!seen.isEmpty() && y >= seen.top() && y <= seen.bottom()) {
            return i;
        }
    }
    return std::nullopt;
}

} // namespace Coroscope
