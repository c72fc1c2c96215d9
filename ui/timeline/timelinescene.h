// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/chromepainter.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/viewrange.h"

#include <set>

namespace Coroscope {

/// Where something was pointed at.
struct TimelineHit
{
    enum class Area : std::uint8_t { Nothing, Overview, Ruler, Header, Disclosure, Lanes };
    Area area = Area::Nothing;
    std::optional<Row> row;
    std::optional<TraceTime> time; ///< in the overview on its own scale
};

/// The whole picture of a run without a widget: what is known, what is in view, what is chosen, and
/// how it is drawn. Used by the view, for export, and by benchmarks; on one thread.
class TimelineScene
{
public:
    TimelineScene(const Theme &theme, const QFont &font);

    void setLook(const Theme &theme, const QFont &font);
    /// A snapshot of another run than the last one starts everything again.
    void setSnapshot(const Snapshot &snapshot);
    void clear();
    void setSize(QSize size);
    void setScroll(int scroll);
    /// Shows or hides the children of a task.
    void setCollapsed(TaskId task, bool isCollapsed);

    const std::optional<Snapshot> &snapshot() const noexcept { return m_snapshot; }
    bool hasRun() const { return m_snapshot && m_snapshot->tasks.size() > 0; }
    bool isLive() const;
    const RowLayout &rows() const noexcept { return m_rows; }
    const ViewRange &range() const noexcept { return m_range; }
    /// For navigation; the picture is made again before it is next asked for.
    ViewRange &editRange();
    LaneHighlights &highlights() noexcept { return m_highlights; }
    int scroll() const noexcept { return m_scroll; }
    int largestScroll() const;

    const ChromeLayout &layout() const noexcept { return m_layout; }
    TimeScale scale() const;
    /// The picture's geometry; made again when something it depends on has changed.
    const TimelineGeometry &picture();
    void paint(QPainter &painter);

    TimelineHit hitAt(QPoint place) const;
    /// The times of span edges in the row that lie within a few pixels of `x`; the nearest one.
    TraceTime snapped(double x, const std::optional<Row> &row) const;
    /// Scrolls so that the task's row is seen.
    void reveal(TaskId task);

private:
    void layOutRows();

    PaintKit m_kit;
    LanePainter m_lanes;
    LaneCache m_laneCache;
    CounterCache m_counterCache;
    FlushCache m_flushCache;
    ChromePainter m_chrome;
    ChromeLayout m_layout;
    std::optional<Snapshot> m_snapshot;
    TraceIndex m_index;
    RowLayout m_rows;
    ViewRange m_range;
    std::set<TaskId> m_collapsed;
    LaneHighlights m_highlights;
    TimelineGeometry m_picture;
    QSize m_size;
    int m_scroll = 0;
    bool m_isPictureOld = true;
};

} // namespace Coroscope
