// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tracebuilder.h"
#include "ui/timeline/geometry.h"

namespace Coroscope::Testing {

/// A snapshot laid out so that a second is 50 pixels and 0 lies on pixel 100.
struct Picture
{
    static constexpr QRect view{100, 50, 800, 600};

    explicit Picture(const Snapshot &of, double secondsSeen = 16)
        : snapshot(of)
        , texts(testFont())
    {
        index.update(snapshot);
        rows = RowLayout(index, {}, {view.height(), 1});
        const TimeScale scale({seconds(0), seconds(secondsSeen)}, view.left(), view.width());
        geometry = geometryOf({snapshot, index, rows, scale, view, 0, texts, lanes, counters,
                               flushes});
    }
    const Lane &lane(std::size_t number) const { return geometry.lanes.at(number); }
    static QFont testFont()
    {
        QFont font = uiFont();
        font.setPixelSize(13);
        return font;
    }

    Snapshot snapshot;
    TraceIndex index;
    RowLayout rows;
    TextWidths texts;
    LaneCache lanes;
    CounterCache counters;
    FlushCache flushes;
    TimelineGeometry geometry;
};

} // namespace Coroscope::Testing
