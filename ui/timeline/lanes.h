// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/geometry.h"
#include "ui/timeline/lanecolumns.h"

namespace Coroscope {

/// What all lanes of one geometry share while they are made.
struct LaneContext
{
    explicit LaneContext(const GeometryInput &input);

    const GeometryInput &in;
    const Snapshot &snapshot;
    const TimeScale &scale;
    int firstColumn; ///< of the view
    int lastColumn;
    TimeRange seen;  ///< what the view's columns stand for
    LaneColumns columns;

    bool isSeen(TraceTime at) const { return at >= seen.begin && at <= seen.end; }
    /// Left and right of a bar, kept near the view so that its border is drawn where it ends.
    QRect clipped(ColumnRange range, int top, int height) const;
};

/// How high bars of a state are in a row, and where: all bars of a lane have one centre line.
int barHeight(const Row &row, RowDensity density, TaskState state);
QRect barArea(const QRect &lane, const Row &row, RowDensity density, TaskState state);

/// Fill the lane, whose row and rect are set, with what belongs there.
void buildThreadLane(LaneContext &context, Lane &lane);
void buildTaskLane(LaneContext &context, Lane &lane);
void buildRequests(const LaneContext &context, Lane &lane);
void buildVariableLane(const LaneContext &context, Lane &lane);
void buildCounterLane(const LaneContext &context, Lane &lane, const CounterTimeline &counter);

/// The arrows and threads between the lanes that are seen.
std::vector<Link> linksOf(const LaneContext &context, const std::vector<Lane> &lanes);

/// The number of leading elements of which `isBefore(element)` holds; they come first.
template<typename T, typename Predicate>
std::size_t leading(const ListView<T> &list, Predicate isBefore)
{
    std::size_t first = 0;
    for (std::size_t size = list.size(); size > 0;) {
        const std::size_t half = size / 2;
        const bool before = isBefore(list.at(first + half));
        first += before ? half + 1 : 0;
        size = before ? size - half - 1 : half;
    }
    return first;
}

} // namespace Coroscope
