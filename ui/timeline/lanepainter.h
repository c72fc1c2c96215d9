// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/strippainter.h"

namespace Coroscope {

/// What is drawn over the lanes beyond the geometry: choices of the user.
struct LaneHighlights
{
    std::optional<TaskId> selectedTask;     ///< the one whose lane is lit
    std::optional<TimeRange> selectedSpan;  ///< in that row
    std::optional<TimeRange> range;         ///< selected by Shift and dragging
    std::optional<TraceTime> cursor;        ///< the moment that other panels show
    std::optional<double> pointerX;         ///< of the line through all lanes
};

/// Replays a geometry. Painting the same one twice gives the same picture.
class LanePainter
{
public:
    /// `headerLeft` is where lanes' backgrounds begin; they reach to the right edge of the view.
    void paint(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
               const RowLayout &rows, int headerLeft, const LaneHighlights &highlights);

private:
    void paintZone(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                   Row::Zone zone, int headerLeft, const LaneHighlights &highlights);
    void paintLane(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry,
                   const Lane &lane);

    StripPainter m_strips;
};

} // namespace Coroscope
