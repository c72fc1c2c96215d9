// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/flushpainter.h"

namespace Coroscope {
namespace {

constexpr std::size_t mostRoundMarks = 600; ///< beyond so many, marks are drawn as squares

/// The time until the answer, with a dashed line where it came.
void paintAnswer(QPainter &painter, const PaintKit &kit, const FlushLine &line)
{
    const QRect band(QPoint(line.column, line.top), QPoint(line.endColumn, line.bottom));
    if (band.width() < 2) {
        return;
    }
    painter.fillRect(band, kit.colour(ColourRole::FlushFill));
    if (line.answer == FlushLine::Answer::UnderWay || line.isMerged() || band.width() < 4) {
        return;
    }
    const bool hasFailures = line.answer == FlushLine::Answer::WithFailures;
    QPen pen(kit.colour(hasFailures ? ColourRole::Stale : ColourRole::Flush), 1);
    pen.setDashPattern({3, 4});
    painter.setPen(pen);
    painter.drawLine(line.endColumn, line.top, line.endColumn, line.bottom);
}

void paintMarks(QPainter &painter, const PaintKit &kit, const std::vector<FlushLine> &lines)
{
    std::size_t count = 0;
    for (const FlushLine &line : lines) {
        count += line.marks.size();
    }
    const bool isRound = count <= mostRoundMarks;
    painter.setRenderHint(QPainter::Antialiasing, isRound);
    painter.setPen(isRound ? QPen(kit.colour(ColourRole::OnFlush), 1) : QPen(Qt::NoPen));
    painter.setBrush(kit.colour(ColourRole::Flush));
    for (const FlushLine &line : lines) {
        for (const double y : line.marks) {
            if (isRound) {
                painter.drawEllipse(QPointF(line.column + 1, y), line.radius, line.radius);
            } else {
                painter.fillRect(line.column - 1, int(y) - 2, 4, 4, painter.brush());
            }
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintCap(QPainter &painter, PaintKit &kit, const FlushLine &line)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kit.colour(ColourRole::Flush));
    painter.drawRoundedRect(*line.cap, Spacing::barRadius, Spacing::barRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    kit.drawText(painter, *line.cap, Qt::AlignHCenter, line.text, TextRole::Label,
                 kit.colour(ColourRole::OnFlush));
}

} // namespace

void paintFlushes(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry)
{
    if (geometry.flushes.empty()) {
        return;
    }
    for (const FlushLine &line : geometry.flushes) {
        paintAnswer(painter, kit, line);
        painter.fillRect(line.column, line.top, line.isMerged() ? 3 : 2,
                         line.bottom - line.top + 1, kit.colour(ColourRole::Flush));
    }
    paintMarks(painter, kit, geometry.flushes);
    for (const FlushLine &line : geometry.flushes) {
        if (line.cap) {
            paintCap(painter, kit, line);
        }
    }
}

} // namespace Coroscope
