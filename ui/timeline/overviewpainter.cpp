// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/chromepainter.h"
#include "ui/timeline/lanecolumns.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

constexpr std::size_t mostRows = 14; ///< of the overview; more tasks are represented by some

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

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

void collect(LaneColumns &columns, const TaskTimeline &task, TraceTime now, const TimeScale &whole)
{
    const auto add = [&](const SpanPiece &piece) {
        columns.add(whole.columns(piece.begin, piece.end), piece.begin, piece.end, piece.times,
                    piece.present);
    };
    task.spans.walkMerging(
        TraceTime(0), now,
        [&whole](TraceTime begin, TraceTime end) {
            return whole.column(begin) == whole.column(end);
        },
        add);
    for (const Span &span : currentSpans(task, now)) {
        SpanPiece piece{span.begin, span.end, {}, {}, &span};
        piece.times[std::size_t(span.state)] = span.length();
        piece.present[std::size_t(span.state)] = true;
        add(piece);
    }
}

void paintRow(QPainter &painter, const PaintKit &kit, const Strip &strip)
{
    const auto &columns = strip.columns;
    for (std::size_t i = 0; i < columns.size();) {
        std::size_t end = i + 1;
        while (end < columns.size() && columns[end].isEmpty() == columns[i].isEmpty()
               && dominant(columns[end]) == dominant(columns[i])) {
            ++end;
        }
        if (!columns[i].isEmpty()) {
            const BarLook &look = kit.theme().state(dominant(columns[i]));
            const bool isFaint = look.pattern == Pattern::Dots || look.pattern == Pattern::Thin;
            QColor colour = look.fill;
            if (isFaint && look.pattern == Pattern::Dots) {
                colour = kit.colour(ColourRole::Counter);
            }
            painter.fillRect(strip.rect.left() + int(i), strip.rect.top(), int(end - i),
                             strip.rect.height(), colour);
        }
        i = end;
    }
}

} // namespace

void ChromePainter::paintOverview(QPainter &painter, PaintKit &kit, const Snapshot &snapshot,
                                  const ChromeLayout &layout, const TimeScale &whole,
                                  TimeRange seen) const
{
    const QRect all(0, 0, layout.overview.right() + 1, layout.overview.height());
    painter.fillRect(all, kit.colour(ColourRole::LaneEven));
    painter.fillRect(all.left(), all.bottom(), all.width(), 1, kit.colour(ColourRole::Separator));
    kit.drawText(painter, QRectF(18 * layout.textScale, 0, layout.headerWidth, all.height()),
                 Qt::AlignLeft, Texts::tr("OVERVIEW"), TextRole::Label,
                 kit.colour(ColourRole::DimText));
    const QRect frame = layout.overview.adjusted(8, 7, -8, -8);
    const auto tasks = representatives(snapshot);
    const double pitch = std::min(7.0, double(frame.height() - 6) / double(tasks.size()));
    const int height = std::max(1, int(pitch - (pitch >= 4 ? 2 : pitch >= 2 ? 1 : 0)));
    LaneColumns columns(whole, layout.overview.left(), layout.overview.right());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        collect(columns, snapshot.tasks.at(tasks[i]), snapshot.now, whole);
        const int top = frame.top() + 4 + int(double(i) * pitch);
        paintRow(painter, kit, columns.take(QRect(0, top, 1, height)));
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
