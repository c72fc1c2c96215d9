// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/geometry.h"

#include "ui/timeline/lanes.h"

namespace Coroscope {
namespace {

void buildCounter(const LaneContext &context, Lane &lane)
{
    const auto &counters = context.snapshot.counters;
    const std::uint32_t number = lane.row.index;
    const auto limit = context.in.index.limitOf(number);
    buildCounterLane(context, lane,
                     {counters[number], number + 1, context.snapshot.text(counters[number].name),
                      limit ? &counters[*limit] : nullptr,
                      std::uint32_t(limit.value_or(0)) + 1});
}

void build(const LaneContext &context, Lane &lane)
{
    switch (lane.row.kind) {
    case Row::Kind::Thread:
        return buildThreadLane(context, lane);
    case Row::Kind::Worker:
        return buildWorkerLane(context, lane);
    case Row::Kind::Task:
        return buildTaskLane(context, lane);
    case Row::Kind::Variable:
        return buildVariableLane(context, lane);
    case Row::Kind::ReadyQueue:
        return buildCounterLane(context, lane, {context.snapshot.readyQueue, 0, {}});
    case Row::Kind::Counter:
        return buildCounter(context, lane);
    }
}

} // namespace

TimelineGeometry geometryOf(const GeometryInput &input)
{
    TimelineGeometry geometry;
    geometry.view = input.view;
    geometry.scale = input.scale;
    const LaneContext context(input);
    input.lanes.begin(input.snapshot);
    input.counters.begin(input.snapshot);
    input.flushes.begin(input.snapshot, input.rows);
    const std::vector<std::size_t> seen = input.rows.rowsIn(input.view, input.scroll);
    geometry.lanes.reserve(seen.size());
    for (const std::size_t i : seen) {
        Lane &lane = geometry.lanes.emplace_back();
        lane.row = input.rows.rows()[i];
        lane.rect = input.rows.rectOf(lane.row, input.view, input.scroll);
        build(context, lane);
    }
    geometry.links = linksOf(context, geometry.lanes);
    geometry.flushes = flushLinesOf(context, geometry.lanes);
    geometry.ticks = ticksOf(input.scale, 84 * input.texts.scale());
    if (context.isSeen(input.snapshot.now)) {
        geometry.nowX = input.scale.x(input.snapshot.now);
    }
    return geometry;
}

} // namespace Coroscope
