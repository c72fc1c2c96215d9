// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/geometry.h"
#include "ui/timeline/listsearch.h"

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

    ColumnRange columns() const { return {firstColumn, lastColumn}; }
    bool isSeen(TraceTime at) const { return at >= seen.begin && at <= seen.end; }
    /// Left and right of a bar, kept near the view so that its border is drawn where it ends.
    QRect clipped(ColumnRange range, int top, int height) const;
};

/// How high bars of a state are in a row, and where: all bars of a lane have one centre line.
int barHeight(const Row &row, RowDensity density, TaskState state);
QRect barArea(const QRect &lane, const Row &row, RowDensity density, TaskState state);

/// Of the mark where a task ended.
double endMarkRadius(const LaneContext &context);

/// A counter and what limits it; the keys tell the counters of a snapshot apart.
struct CounterLane
{
    const CounterTimeline &counter;
    std::uint32_t key = 0;
    QString name = {};                      ///< as recorded; empty for the ready queue
    const CounterTimeline *limit = nullptr; ///< none: no limit
    std::uint32_t limitKey = 0;
};

/// Puts a label over a bar or into it, shortened as needed; none if there is no room.
void addBarLabel(const LaneContext &context, Lane &lane, const Bar &bar, const QString &full,
                 const QString &brief, Label::Style style);

/// Fill the lane, whose row and rect are set, with what belongs there.
void buildThreadLane(const LaneContext &context, Lane &lane);
void buildWorkerLane(const LaneContext &context, Lane &lane);
void buildTaskLane(const LaneContext &context, Lane &lane);
void buildRequests(const LaneContext &context, Lane &lane);
void buildVariableLane(const LaneContext &context, Lane &lane);
void buildCounterLane(const LaneContext &context, Lane &lane, const CounterLane &of);

/// The arrows and threads between the lanes that are seen.
std::vector<Link> linksOf(const LaneContext &context, const std::vector<Lane> &lanes);

/// The lines of the flushes for which lanes wait, seen or not, that cross those seen.
std::vector<FlushLine> flushLinesOf(const LaneContext &context, const std::vector<Lane> &lanes);

} // namespace Coroscope
