// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"
#include "ui/timeline/requeststretches.h"

#include <algorithm>

namespace Coroscope {
namespace {

constexpr std::ptrdiff_t mostRequests = 300; ///< of one lane; the newest in view are drawn

QRect stretchArea(const Lane &lane, RowDensity density)
{
    const QRect waiting = barArea(lane.rect, lane.row, density, TaskState::Awaiting);
    if (density == RowDensity::Roomy) {
        return waiting.translated(0, waiting.height() + 2);
    }
    return barArea(lane.rect, lane.row, density, TaskState::Ready);
}

void addRequest(const LaneContext &context, Lane &lane, const RequestTimeline &request)
{
    const QRect area = stretchArea(lane, context.in.rows.density());
    visitStretches(request, context.snapshot.now, [&](RequestStretch stretch, TimeRange time) {
        const ColumnRange columns = context.scale.columns(time.begin, time.end);
        const bool isSeen = columns.last >= context.firstColumn
            && columns.first <= context.lastColumn;
        if (isSeen) {
            lane.bars.push_back({context.clipped(columns, area.top(), area.height()), time.begin,
                                 time.end, *request.task, TaskState::Awaiting, stretch});
        }
    });
}

} // namespace

void buildRequests(const LaneContext &context, Lane &lane)
{
    const std::vector<RequestId> &ids = context.in.index.requests(lane.row.task());
    const auto request = [&context](RequestId id) -> const RequestTimeline & {
        return context.snapshot.requests.at(id.value() - 1);
    };
    const auto beyond = std::partition_point(ids.begin(), ids.end(), [&](RequestId id) {
        return request(id).step(RequestStep::Queued).value_or(TraceTime(0)) <= context.seen.end;
    });
    const auto first = beyond - std::min(beyond - ids.begin(), mostRequests);
    for (auto id = first; id != beyond; ++id) {
        const auto done = request(*id).step(RequestStep::Done);
        if (!done || *done >= context.seen.begin) {
            addRequest(context, lane, request(*id));
        }
    }
}

} // namespace Coroscope
