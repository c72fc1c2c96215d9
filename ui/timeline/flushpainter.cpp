// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/flushpainter.h"

namespace Coroscope {
namespace {

constexpr int dash = 8; ///< pixels
constexpr int dashSpacing = 16;
constexpr std::size_t mostWashes = 24;
constexpr std::size_t mostRoundMarks = 600; ///< beyond so many, marks are drawn as squares

/// The time until the answer. Of many it would cover everything, tell nothing, and cost most of all.
void paintWash(QPainter &painter, const PaintKit &kit, const FlushLine &line)
{
    const QRect band(QPoint(line.column, line.top), QPoint(line.endColumn, line.bottom));
    if (band.width() >= 2) {
        painter.fillRect(band, kit.colour(ColourRole::FlushFill));
    }
}

/// A dashed line where the answer came.
void paintAnswer(QPainter &painter, const PaintKit &kit, const FlushLine &line)
{
    if (line.answer == FlushLine::Answer::UnderWay || line.isMerged()
        || line.endColumn - line.column < 3) {
        return;
    }
    const bool hasFailures = line.answer == FlushLine::Answer::WithFailures;
    const QColor &colour = kit.colour(hasFailures ? ColourRole::Stale : ColourRole::Flush);
    for (int y = line.top; y < line.bottom; y += dashSpacing) {
        painter.fillRect(line.endColumn, y, 1, std::min(dash, line.bottom - y), colour);
    }
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
    std::vector<QRect> squares;
    squares.reserve(isRound ? 0 : count);
    for (const FlushLine &line : lines) {
        for (const double y : line.marks) {
            if (isRound) {
                painter.drawEllipse(QPointF(line.column + 1, y), line.radius, line.radius);
            } else {
                squares.emplace_back(line.column - 1, int(y) - 2, 4, 4);
            }
        }
    }
    painter.drawRects(squares.data(), int(squares.size()));
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
        if (geometry.flushes.size() <= mostWashes) {
            paintWash(painter, kit, line);
        }
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
