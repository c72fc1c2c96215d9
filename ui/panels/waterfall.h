// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/requesttotals.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timescale.h"

#include <QtCore/QPointF>
#include <QtCore/QRect>

#include <optional>
#include <vector>

namespace Coroscope {

/// A stretch of a request in its row.
struct WaterfallBar
{
    QRect rect;
    RequestStretch stretch = RequestStretch::Queued;
    bool operator==(const WaterfallBar &) const = default;
};

/// The sign of a request that went wrong.
struct WaterfallMark
{
    QPointF centre; ///< where it ended
    RequestResult result = RequestResult::Failed;
    bool operator==(const WaterfallMark &) const = default;
};

/// All that is drawn of one request. Equal inputs give equal rows.
struct WaterfallRow
{
    std::vector<WaterfallBar> bars; ///< in order of time, each at least a column wide
    std::optional<WaterfallMark> trouble;
    QPointF beyond;                 ///< where there is room for a sign after all of it
    bool operator==(const WaterfallRow &) const = default;
};

/// The time that a waterfall shows: from the first request to the last end; while some are under
/// way, further than now, so that it need not be drawn anew with every moment. Costs in proportion
/// to the number of requests.
TimeRange waterfallRange(const Snapshot &snapshot);

/// A waterfall's range on a column of a table, with room for marks on both sides.
TimeScale waterfallScale(TimeRange range, int left, int width);

/// Where a request lies in its cell.
WaterfallRow waterfallRow(const RequestTimeline &request, TraceTime now, const TimeScale &scale,
                          const QRect &cell);

} // namespace Coroscope
