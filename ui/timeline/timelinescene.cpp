// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinescene.h"

#include "ui/timeline/spantext.h"

namespace Coroscope {
namespace {

constexpr double snapDistance = 8; ///< pixels

bool isOtherRun(const std::optional<Snapshot> &before, const Snapshot &now)
{
    return !before || before->tables != now.tables || before->events > now.events;
}

} // namespace

TimelineScene::TimelineScene(const Theme &theme, const QFont &font)
    : m_kit(theme, font)
{
}

void TimelineScene::setLook(const Theme &theme, const QFont &font)
{
    m_kit = PaintKit(theme, font);
    setSize(m_size);
}

void TimelineScene::setSnapshot(const Snapshot &snapshot)
{
    if (isOtherRun(m_snapshot, snapshot)) {
        clear();
    }
    m_snapshot = snapshot;
    if (m_index.update(snapshot)) {
        layOutRows();
    }
    m_range.setRun(snapshot.now, isLive() ? RunProgress::Live : RunProgress::Over);
    m_isPictureOld = true;
}

void TimelineScene::clear()
{
    m_snapshot.reset();
    m_index = TraceIndex();
    m_collapsed.clear();
    m_highlights = LaneHighlights();
    m_range.reset();
    m_scroll = 0;
    layOutRows();
}

bool TimelineScene::isLive() const
{
    return hasRun() && m_snapshot->tasks.at(0).end == TaskEnd::None;
}

void TimelineScene::setSize(QSize size)
{
    m_size = size;
    m_layout = ChromeLayout(size, m_kit.texts().scale());
    layOutRows();
}

void TimelineScene::layOutRows()
{
    m_rows = RowLayout(m_index, m_collapsed, {m_layout.lanes.height(), m_kit.texts().scale()});
    setScroll(m_scroll);
    m_isPictureOld = true;
}

int TimelineScene::largestScroll() const
{
    return m_rows.largestScroll(m_layout.lanes.height());
}

void TimelineScene::setScroll(int scroll)
{
    m_scroll = std::clamp(scroll, 0, largestScroll());
    m_isPictureOld = true;
}

void TimelineScene::setCollapsed(TaskId task, bool isCollapsed)
{
    if (isCollapsed) {
        m_collapsed.insert(task);
    } else {
        m_collapsed.erase(task);
    }
    layOutRows();
}

ViewRange &TimelineScene::editRange()
{
    m_isPictureOld = true;
    return m_range;
}

TimeScale TimelineScene::scale() const
{
    return m_layout.scale(m_range.range());
}

const TimelineGeometry &TimelineScene::picture()
{
    if (m_isPictureOld && m_snapshot) {
        m_picture = geometryOf({*m_snapshot, m_index, m_rows, scale(), m_layout.lanes, m_scroll,
                                m_kit.texts(), m_laneCache, m_counterCache, m_flushCache});
        m_isPictureOld = false;
    }
    return m_picture;
}

void TimelineScene::paint(QPainter &painter)
{
    if (!hasRun()) {
        m_chrome.paintIdle(painter, m_kit, QRect(QPoint(0, 0), m_size));
        return;
    }
    const TimelineGeometry &geometry = picture();
    m_lanes.paint(painter, m_kit, geometry, m_rows, 0, m_highlights);
    const TraceTime at = m_highlights.cursor.value_or(m_snapshot->now);
    m_chrome.paintHeaders(painter, m_kit, geometry, m_rows, {*m_snapshot, m_index, at}, m_layout);
    const auto progress = isLive() ? RunProgress::Live : RunProgress::Over;
    const TimeScale whole = m_layout.scale(
        {TraceTime(0), ViewRange::generousEnd(m_snapshot->now, progress)});
    m_chrome.paintOverview(painter, m_kit, *m_snapshot, m_layout, whole, m_range.range());
    m_chrome.paintRuler(painter, m_kit, geometry, m_layout, m_snapshot->now);
}

TimelineHit TimelineScene::hitAt(QPoint place) const
{
    using Area = TimelineHit::Area;
    TimelineHit hit;
    if (!hasRun()) {
        return hit;
    }
    if (m_layout.overview.contains(place)) {
        hit.area = Area::Overview;
        const auto progress = isLive() ? RunProgress::Live : RunProgress::Over;
        hit.time = m_layout
                       .scale({TraceTime(0), ViewRange::generousEnd(m_snapshot->now, progress)})
                       .time(place.x());
        return hit;
    }
    if (place.x() >= m_layout.lanes.left()) {
        hit.time = scale().time(place.x());
        hit.area = m_layout.ruler.contains(place) ? Area::Ruler
            : m_layout.lanes.contains(place)      ? Area::Lanes
                                                  : Area::Nothing;
    } else if (place.y() >= m_layout.lanes.top()) {
        hit.area = Area::Header;
    }
    const auto row = place.y() < m_layout.lanes.top()
        ? std::nullopt
        : m_rows.rowAt(place.y(), m_layout.lanes, m_scroll);
    if (row) {
        hit.row = m_rows.rows()[*row];
        if (hit.area == Area::Header && hit.row->children != Row::Children::None
            && place.x() < m_layout.nameLeft(*hit.row)) {
            hit.area = Area::Disclosure;
        }
    }
    return hit;
}

TraceTime TimelineScene::snapped(double x, const std::optional<Row> &row) const
{
    const TimeScale now = scale();
    const TraceTime at = now.time(x);
    if (!row || row->kind != Row::Kind::Task) {
        return at;
    }
    const auto span = spanAt(*m_snapshot, row->task(), at);
    if (!span) {
        return at;
    }
    const bool isBegin = at - span->begin < span->end - at;
    const TraceTime edge = isBegin ? span->begin : span->end;
    return std::abs(now.x(edge) - x) <= snapDistance ? edge : at;
}

void TimelineScene::reveal(TaskId task)
{
    const auto index = m_rows.rowOfTask(task);
    if (!index) {
        return;
    }
    const Row &row = m_rows.rows()[*index];
    const int height = m_rows.bodyViewHeight(m_layout.lanes.height());
    if (row.top < m_scroll) {
        setScroll(row.top);
    } else if (row.top + row.height > m_scroll + height) {
        setScroll(row.top + row.height - height);
    }
}

} // namespace Coroscope
