// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dependencygraph.h"

#include <QtCore/QRectF>

#include <compare>

namespace Coroscope {

/// What a node stands for; names it for as long as the run goes on.
struct GraphNodeId
{
    enum class Kind : std::uint8_t {
        Task,     ///< `first` is the task's id
        Tasks,    ///< a group of many tasks; `first` is its number
        Key,      ///< `first` is the id of the flush or 0, `second` the number of the key in it
        Keys      ///< many keys alike; the same, of the first of them
    };
    Kind kind = Kind::Task;
    std::uint32_t first = 1;
    std::uint32_t second = 0;
    bool isTask() const noexcept { return kind == Kind::Task; }
    bool isMany() const noexcept { return kind == Kind::Tasks || kind == Kind::Keys; }
    auto operator<=>(const GraphNodeId &) const = default;
};

/// Whether a node that stands for many is followed by each of them.
enum class Siblings : std::uint8_t { None, Merged, Shown };

/// A node with its place, in pixels at the usual size.
struct GraphNode
{
    GraphNodeId id;
    QRectF rect;
    std::size_t layer = 0;
    QString name;          ///< of a key, or what many nodes have in common; empty for a task
    std::size_t count = 1; ///< how many it stands for
    Siblings siblings = Siblings::None;
    bool operator==(const GraphNode &) const = default;
};

/// A frame around the keys that one flush carried, or that nobody has sent yet.
struct GraphBox
{
    QRectF rect;
    QRectF title;
    std::optional<FlushId> flush;
    std::size_t keys = 0;
    bool operator==(const GraphBox &) const = default;
};

/// A line from one node to another, both told by their number.
struct GraphEdge
{
    enum class Kind : std::uint8_t { Creates, Awaits, Reads };
    Kind kind = Kind::Creates;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    bool operator==(const GraphEdge &) const = default;
};

/// Everything of a dependency graph that is drawn, with its place.
struct GraphPicture
{
    std::vector<GraphNode> nodes;
    std::vector<GraphBox> boxes;
    std::vector<GraphEdge> edges;                 ///< each once
    std::vector<std::vector<std::uint32_t>> layers; ///< numbers of nodes, from top to bottom
    std::vector<std::uint32_t> nodeOfTask;        ///< by the task's id - 1
    QSizeF size;

    std::optional<std::uint32_t> nodeAt(QPointF place) const;
    std::optional<std::uint32_t> find(const GraphNodeId &id) const;
    /// The flush whose frame, but for its nodes, is there.
    const GraphBox *boxAt(QPointF place) const;
};

/// More siblings than these are one node, unless it is opened.
inline constexpr std::size_t mostSiblings = 24;

/// Lays the graph out in layers from left to right: main, its tasks, theirs, and at the right the
/// keys in a box for each flush.
///
/// In a layer, nodes stand in the order in which they came into being, and so stay where they are
/// as the graph grows. They move only when siblings become one node or are opened, and the keys to
/// the right when tasks go one layer deeper. Costs in proportion to the size of the graph.
GraphPicture layOut(const DependencyGraph &graph, const std::set<GraphNodeId> &opened);

} // namespace Coroscope
