// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/chromepainter.h"

#include "ui/timeline/timelinetexts.h"

namespace Coroscope {
namespace {

constexpr std::size_t mostRows = 18; ///< of the overview; more tasks are represented by some

/// The tasks that stand for all: every one while they are few, without the one that starts them.
std::vector<std::size_t> representatives(const Snapshot &snapshot)
{
    const std::size_t first = snapshot.tasks.size() > 1 ? 1 : 0;
    const std::size_t count = snapshot.tasks.size() - first;
    const std::size_t rows = std::min(count, mostRows);
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < rows; ++i) {
        chosen.push_back(first + i * count / rows);
    }
    return chosen;
}

TaskState dominant(const Column &column)
{
    const auto largest = std::max_element(column.shares.begin(), column.shares.end());
    return TaskState(largest - column.shares.begin());
}

/// Blocking stands out by its height, for there is no room for patterns.
void paintStretch(QPainter &painter, const PaintKit &kit, TaskState state, const QRect &rect)
{
    const int more = state == TaskState::Blocking ? 1 : 0;
    painter.fillRect(rect.adjusted(0, -more, 0, more), kit.theme().state(state).map);
}

void paintRow(QPainter &painter, const PaintKit &kit, const LaneSpans &spans, int top, int height)
{
    for (const WideSpan &span : spans.wide) {
        paintStretch(painter, kit, span.state,
                     {span.columns.first, top, span.columns.width(), height});
    }
    const auto &columns = spans.columns;
    for (std::size_t i = 0; i < columns.size();) {
        std::size_t end = i + 1;
        while (end < columns.size() && columns[end].isEmpty() == columns[i].isEmpty()
               && dominant(columns[end]) == dominant(columns[i])) {
            ++end;
        }
        if (!columns[i].isEmpty()) {
            paintStretch(painter, kit, dominant(columns[i]),
                         {spans.strip.first + int(i), top, int(end - i), height});
        }
        i = end;
    }
}

} // namespace

void ChromePainter::paintOverview(QPainter &painter, PaintKit &kit, const Snapshot &snapshot,
                                  const ChromeLayout &layout, const TimeScale &whole,
                                  TimeRange seen)
{
    const QRect all(0, 0, layout.overview.right() + 1, layout.overview.height());
    painter.fillRect(all, kit.colour(ColourRole::LaneEven));
    painter.fillRect(all.left(), all.bottom(), all.width(), 1, kit.colour(ColourRole::Separator));
    kit.drawText(painter, QRectF(18 * layout.textScale, 0, layout.headerWidth, all.height()),
                 Qt::AlignLeft, TimelineTexts::tr("OVERVIEW"), TextRole::Label,
                 kit.colour(ColourRole::DimText));
    const QRect frame = layout.overview.adjusted(8, 7, -8, -8);
    const auto tasks = representatives(snapshot);
    const double pitch = std::min(7.0, double(frame.height() - 5) / double(tasks.size()));
    const int height = std::max(2, int(pitch) - 2);
    m_overview.begin(snapshot);
    const ColumnRange view{layout.overview.left(), layout.overview.right()};
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const int top = frame.top() + 4 + int(double(i) * pitch);
        const TaskTimeline &task = snapshot.tasks.at(tasks[i]);
        paintRow(painter, kit, m_overview.task(snapshot, task, whole, view), top, height);
    }
    const double left = std::max(whole.x(seen.begin), double(frame.left()));
    const double right = std::min(whole.x(seen.end), double(frame.right()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kit.colour(ColourRole::Accent), 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(left - 2, frame.top() + 0.5, std::max(right - left, 4.0) + 4,
                                   frame.height() - 1),
                            4, 4);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace Coroscope
