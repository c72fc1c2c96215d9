// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/waterfall.h"

#include "ui/timeline/requeststretches.h"
#include "ui/timeline/viewrange.h"

namespace Coroscope {
namespace {

constexpr int leftRoom = 10;
constexpr int rightRoom = 36;

} // namespace

TimeRange waterfallRange(const Snapshot &snapshot)
{
    TimeRange range{TraceTime::max(), TraceTime(0)};
    bool isLive = false;
    for (std::size_t i = 0; i < snapshot.requests.size(); ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        const TraceTime begin = request.step(RequestStep::Queued).value_or(snapshot.now);
        range.begin = std::min(range.begin, begin);
        range.end = std::max(range.end, begin);
        if (const auto done = request.step(RequestStep::Done)) {
            range.end = std::max(range.end, *done);
        } else {
            isLive = true;
        }
    }
    if (range.begin == TraceTime::max()) {
        return {TraceTime(0), TraceTime(1)};
    }
    if (isLive) {
        const TraceTime length = std::max(snapshot.now, range.end) - range.begin;
        range.end = range.begin + ViewRange::generousEnd(length, RunProgress::Live);
    }
    return range;
}

TimeScale waterfallScale(TimeRange range, int left, int width)
{
    return TimeScale(range, left + leftRoom, width - leftRoom - rightRoom);
}

WaterfallRow waterfallRow(const RequestTimeline &request, TraceTime now, const TimeScale &scale,
                          const QRect &cell)
{
    WaterfallRow row;
    const int height = std::max(4, cell.height() * 7 / 10);
    const int top = cell.top() + (cell.height() - height) / 2;
    visitStretches(request, now, [&](RequestStretch stretch, TimeRange time) {
        const ColumnRange columns = scale.columns(time.begin, time.end);
        row.bars.push_back({QRect(columns.first, top, columns.width(), height), stretch});
    });
    const TraceTime end = request.step(RequestStep::Done).value_or(now);
    const double middle = top + height / 2.0;
    const double radius = height / 2.0;
    row.beyond = QPointF(scale.x(end) + 4, middle);
    if (const RequestResult result = resultOf(request); isTrouble(result)) {
        row.trouble = WaterfallMark{QPointF(scale.x(end), middle), result};
        row.beyond.rx() += radius;
    }
    return row;
}

} // namespace Coroscope
