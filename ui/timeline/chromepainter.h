// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/paintkit.h"

namespace Coroscope {

/// Where the parts of the timeline lie.
struct ChromeLayout
{
    ChromeLayout() = default;
    ChromeLayout(QSize size, double textScale);

    /// A range lies a little inside the lanes, so that its first and last marks are whole.
    TimeScale scale(TimeRange range) const;
    /// Where the name in a row's header begins.
    int nameLeft(const Row &row) const;

    QRect overview; ///< the strip, without the header column
    QRect ruler;
    QRect lanes;    ///< without the header column
    int headerWidth = 0;
    double textScale = 1;
};

/// What headers tell of.
struct HeaderFacts
{
    const Snapshot &snapshot;
    const TraceIndex &index; ///< of this snapshot
    TraceTime at{};          ///< the moment of which counters are told
};

/// Draws what surrounds the lanes: their headers, the overview, the ruler.
class ChromePainter
{
public:
    void paintIdle(QPainter &painter, PaintKit &kit, const QRect &area) const;
    /// Counters are told as they stand at a moment.
    void paintHeaders(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                      const RowLayout &rows, const HeaderFacts &facts,
                      const ChromeLayout &layout) const;
    void paintRuler(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                    const ChromeLayout &layout, TraceTime now) const;
    /// `whole` is the scale of the strip; `seen` what the lanes show.
    void paintOverview(QPainter &painter, PaintKit &kit, const Snapshot &snapshot,
                       const ChromeLayout &layout, const TimeScale &whole, TimeRange seen);

private:
    LaneCache m_overview;
};

} // namespace Coroscope
