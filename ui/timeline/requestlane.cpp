// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanes.h"
#include "ui/timeline/spantext.h"

#include <algorithm>

namespace Coroscope {
namespace {

constexpr std::ptrdiff_t mostRequests = 300; ///< of one lane; the newest in view are drawn

std::optional<RequestStretch> stretchAfter(RequestStep step)
{
    switch (step) {
    case RequestStep::Queued:
        return RequestStretch::Queued;
    case RequestStep::Connecting:
        return RequestStretch::Connecting;
    case RequestStep::Encrypting:
        return RequestStretch::Encrypting;
    case RequestStep::Sent:
        return RequestStretch::Waiting;
    case RequestStep::FirstByte:
    case RequestStep::Downloading:
        return RequestStretch::Downloading;
    case RequestStep::Done:
        break;
    }
    return std::nullopt;
}

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
    std::optional<RequestStretch> stretch;
    TraceTime begin{};
    const auto close = [&](TraceTime end) {
        const ColumnRange columns = context.scale.columns(begin, end);
        const bool isSeen = columns.last >= context.firstColumn
            && columns.first <= context.lastColumn;
        if (stretch && end > begin && isSeen) {
            lane.bars.push_back({context.clipped(columns, area.top(), area.height()), begin, end,
                                 *request.task, TaskState::Awaiting, stretch});
        }
    };
    for (std::size_t i = 0; i < request.steps.size(); ++i) {
        if (!request.steps[i]) {
            continue;
        }
        const auto next = stretchAfter(RequestStep(i));
        if (next != stretch) {
            close(*request.steps[i]);
            begin = *request.steps[i];
            stretch = next;
        }
    }
    close(std::max(begin, context.snapshot.now));
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
