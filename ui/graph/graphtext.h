// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/graph/graphlayout.h"

namespace Coroscope {

/// How many tasks of a group are in which state.
struct TaskTally
{
    std::array<std::uint32_t, 5> states{}; ///< by TaskState, of those under way
    std::array<std::uint32_t, 6> ends{};   ///< by TaskEnd, of those that are over
    std::uint32_t notStarted = 0;
    bool operator==(const TaskTally &) const = default;
};

TaskTally tallyOf(const Snapshot &snapshot, const TaskGroup &group);

/// What is known of a key that was asked for.
enum class KeyState : std::uint8_t { Unsent, Sent, Answered };

KeyState keyStateOf(const Snapshot &snapshot, const GraphNodeId &key);

/// Words for the dependency graph, in the language of the window.
namespace GraphText {

/// The name of what a node stands for: "get_name 3", "get_name × 50".
QString name(const Snapshot &snapshot, const GraphNode &node);
/// "✓ 30  ◷ 20".
QString tally(const TaskTally &tally);
QString sign(KeyState state);
/// "⇊ round trip 1 · 50 keys", "2 keys asked for".
QString title(const Snapshot &snapshot, const GraphBox &box);
/// "⇊ 1 · 50 keys", "2 keys".
QString briefTitle(const Snapshot &snapshot, const GraphBox &box);
/// One sentence of a node, without marks: "task get_name 3, awaiting, await cache read user:3".
QString sentence(const Snapshot &snapshot, const DependencyGraph &graph, const GraphNode &node);
/// One sentence of all: "3 tasks wait for 2 keys in 1 round trip. 51 tasks, 2 round trips."
QString summary(const Snapshot &snapshot, const DependencyGraph &graph);

} // namespace GraphText
} // namespace Coroscope
