// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/requesttotals.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/requeststretches.h"
#include "ui/timeline/spantext.h"

#include <algorithm>

namespace Coroscope {
namespace {

constexpr std::ptrdiff_t mostRequests = 300; ///< of one lane; the newest in view are drawn

/// High enough for words where rows have the room, below the bar of the await in the roomiest.
QRect stretchArea(const Lane &lane, RowDensity density)
{
    const QRect waiting = barArea(lane.rect, lane.row, density, TaskState::Awaiting);
    switch (density) {
    case RowDensity::Roomy:
        return {waiting.left(), waiting.bottom() + 3, waiting.width(), lane.row.height * 18 / 56};
    case RowDensity::Medium: {
        const int height = lane.row.height / 2;
        return {lane.rect.left(), lane.rect.top() + (lane.rect.height() - height) / 2,
                lane.rect.width(), height};
    }
    case RowDensity::Small:
    case RowDensity::Compact:
        break;
    }
    return barArea(lane.rect, lane.row, density, TaskState::Ready);
}

void addRequest(const LaneContext &context, Lane &lane, const RequestTimeline &request)
{
    const RowDensity density = context.in.rows.density();
    const QRect area = stretchArea(lane, density);
    visitStretches(request, context.snapshot.now, [&](RequestStretch stretch, TimeRange time) {
        const ColumnRange columns = context.scale.columns(time.begin, time.end);
        const bool isSeen = columns.last >= context.firstColumn
            && columns.first <= context.lastColumn;
        if (!isSeen) {
            return;
        }
        const Bar bar{context.clipped(columns, area.top(), area.height()), time.begin, time.end,
                      *request.task, TaskState::Awaiting, stretch};
        lane.bars.push_back(bar);
        if (density <= RowDensity::Medium && columns.width() >= 24) {
            addBarLabel(context, lane, bar, SpanText::signedStretch(stretch, request.connection),
                        SpanText::stretchSigns(stretch, request.connection), Label::Style::Pill);
        }
    });
}

/// Marks where a request ended that went wrong; left of the end of its task, if that came with it.
void addTrouble(const LaneContext &context, Lane &lane, const RequestTimeline &request)
{
    const RequestResult result = resultOf(request);
    const auto done = request.step(RequestStep::Done);
    if (!isTrouble(result) || !context.isSeen(*done)) {
        return;
    }
    const RowDensity density = context.in.rows.density();
    const QRect area = stretchArea(lane, density);
    const double radius = std::clamp(area.height() / 2.0 - 1, 3.0, 8.0);
    double x = context.scale.x(*done);
    if (const auto ended = context.snapshot.task(*request.task)->ended) {
        const double right = context.scale.x(*ended) - endMarkRadius(context) - radius - 1;
        x = std::min(x, std::max(right, x - 2 * endMarkRadius(context) - radius));
    }
    lane.marks.push_back({.kind = Mark::Kind::Trouble,
                          .centre = QPointF(x, area.center().y() + 0.5),
                          .radius = radius,
                          .result = result});
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
            addTrouble(context, lane, request(*id));
        }
    }
}

} // namespace Coroscope
