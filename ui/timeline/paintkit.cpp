// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/paintkit.h"

#include <QtGui/QPainterPath>

namespace Coroscope {
namespace {

constexpr qsizetype mostTexts = 5000; ///< laid-out ones are dropped beyond this number

/// Diagonal stripes that meet at the tile's borders.
QImage hatchTile(const BarLook &look)
{
    constexpr int side = 10;
    QImage tile(side, side, QImage::Format_RGB32);
    tile.fill(look.fill);
    const QRgb full = blended(look.ink, look.fill).rgb();
    QColor faint = look.ink;
    faint.setAlphaF(faint.alphaF() / 2);
    const QRgb half = blended(faint, look.fill).rgb();
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int place = (x + y) % side;
            if (place == 1 || place == 2) {
                tile.setPixel(x, y, full);
            } else if (place == 0 || place == 3) {
                tile.setPixel(x, y, half);
            }
        }
    }
    return tile;
}

/// Diagonal lines in both directions.
QImage crossTile(const BarLook &look)
{
    constexpr int side = 8;
    QImage tile(side, side, QImage::Format_RGB32);
    tile.fill(look.fill);
    const QRgb ink = blended(look.ink, look.fill).rgb();
    for (int i = 0; i < side; ++i) {
        tile.setPixel(i, i, ink);
        tile.setPixel(i, side - 1 - i, ink);
    }
    return tile;
}

QImage dotTile(const BarLook &look)
{
    constexpr int side = 6;
    QImage tile(side, side, QImage::Format_RGB32);
    tile.fill(look.fill);
    const QRgb ink = blended(look.ink, look.fill).rgb();
    for (const QPoint dot : {QPoint(2, 2), QPoint(3, 2), QPoint(2, 3), QPoint(3, 3)}) {
        tile.setPixel(dot, ink);
    }
    return tile;
}

NarrowInk narrowInkOf(const BarLook &look)
{
    const bool isStriped = look.pattern == Pattern::Hatch;
    return {look.strong.rgb(), (isStriped ? blended(look.ink, look.strong) : look.strong).rgb()};
}

QBrush brushOf(const NarrowInk &ink)
{
    if (ink.plain == ink.stripe) {
        return QBrush(QColor(ink.plain));
    }
    constexpr int side = 4;
    QImage tile(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            tile.setPixel(x, y, ink.at(side - 1 - y));
        }
    }
    return QBrush(tile);
}

} // namespace

QBrush brushOf(const BarLook &look)
{
    switch (look.pattern) {
    case Pattern::Hatch:
        return QBrush(hatchTile(look));
    case Pattern::Dots:
        return QBrush(dotTile(look));
    case Pattern::Cross:
        return QBrush(crossTile(look));
    case Pattern::Solid:
    case Pattern::Thin:
        break;
    }
    return QBrush(look.fill);
}

PaintKit::PaintKit(const Theme &theme, const QFont &base)
    : m_theme(theme)
    , m_texts(base)
{
    for (std::size_t i = 0; i < m_stateBrushes.size(); ++i) {
        m_stateBrushes[i] = brushOf(theme.states[i]);
        m_stretchBrushes[i] = brushOf(theme.stretches[i]);
        m_stateInks[i] = narrowInkOf(theme.states[i]);
        m_stretchInks[i] = narrowInkOf(theme.stretches[i]);
        m_narrowStateBrushes[i] = brushOf(m_stateInks[i]);
        m_narrowStretchBrushes[i] = brushOf(m_stretchInks[i]);
    }
}

const BarLook &PaintKit::look(const Bar &bar) const
{
    return bar.stretch ? m_theme.stretch(*bar.stretch) : m_theme.state(bar.state);
}

const QBrush &PaintKit::brush(const Bar &bar) const
{
    return bar.stretch ? m_stretchBrushes[std::size_t(*bar.stretch)]
                       : m_stateBrushes[std::size_t(bar.state)];
}

const NarrowInk &PaintKit::narrowInk(const Bar &bar) const
{
    return bar.stretch ? m_stretchInks[std::size_t(*bar.stretch)] : narrowInk(bar.state);
}

const QBrush &PaintKit::narrowBrush(const Bar &bar) const
{
    return bar.stretch ? m_narrowStretchBrushes[std::size_t(*bar.stretch)]
                       : narrowBrush(bar.state);
}

void PaintKit::drawText(QPainter &painter, QPointF place, const QString &text, TextRole role,
                        const QColor &colour)
{
    auto &known = m_laidOut[std::size_t(role)];
    auto found = known.find(text);
    if (found == known.end()) {
        if (known.size() > mostTexts) {
            known.clear();
        }
        QStaticText laidOut(text);
        laidOut.setTextFormat(Qt::PlainText);
        laidOut.setPerformanceHint(QStaticText::AggressiveCaching);
        laidOut.prepare({}, m_texts.font(role));
        found = known.insert(text, laidOut);
    }
    painter.setFont(m_texts.font(role));
    painter.setPen(colour);
    painter.drawStaticText(place, *found);
}

void PaintKit::drawText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment,
                        const QString &text, TextRole role, const QColor &colour)
{
    const double width = alignment & (Qt::AlignHCenter | Qt::AlignRight) ? m_texts.width(text, role)
                                                                          : 0;
    const double left = alignment & Qt::AlignHCenter ? rect.center().x() - width / 2
        : alignment & Qt::AlignRight                 ? rect.right() - width
                                                     : rect.left();
    drawText(painter, QPointF(left, rect.center().y() - m_texts.height(role) / 2), text, role,
             colour);
}

void drawEndMark(QPainter &painter, const Theme &theme, TaskEnd end, QPointF centre, double radius)
{
    const EndLook &look = theme.end(end);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isHollow = end == TaskEnd::Lost || end == TaskEnd::NeverStarted;
    const QColor ink = isHollow ? look.colour : look.onMark;
    const Qt::PenStyle style = end == TaskEnd::NeverStarted ? Qt::DotLine : Qt::SolidLine;
    painter.setPen(isHollow ? QPen(look.colour, std::max(1.5, radius / 4), style)
                            : QPen(Qt::NoPen));
    painter.setBrush(isHollow ? QBrush(look.onMark) : QBrush(look.colour));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(ink, std::max(1.2, radius / 5), Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    const auto at = [&](double x, double y) { return centre + QPointF(x, y) * radius; };
    if (end == TaskEnd::Finished) {
        const std::array tick{at(-0.42, 0.02), at(-0.1, 0.34), at(0.44, -0.32)};
        painter.drawPolyline(tick.data(), int(tick.size()));
    } else if (end == TaskEnd::Failed) {
        painter.drawLine(at(-0.36, -0.36), at(0.36, 0.36));
        painter.drawLine(at(-0.36, 0.36), at(0.36, -0.36));
    } else if (end == TaskEnd::Cancelled) {
        painter.drawLine(at(-0.48, 0), at(0.48, 0));
    }
    painter.restore();
}

void drawTroubleMark(QPainter &painter, const Theme &theme, RequestResult result, QPointF centre,
                     double radius)
{
    if (result != RequestResult::FailureBehind) {
        return drawEndMark(painter, theme, TaskEnd::Failed, centre, radius);
    }
    const EndLook &look = theme.result(result);
    const auto at = [&](double x, double y) { return centre + QPointF(x, y) * radius; };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.colour);
    painter.drawRoundedRect(QRectF(at(-0.95, -0.95), at(0.95, 0.95)), radius / 4, radius / 4);
    // Drawn, because a letter of this size would be a blot.
    QPainterPath letter(at(0.46, -0.62));
    letter.cubicTo(at(0.12, -0.82), at(0.08, -0.5), at(0.03, -0.2));
    letter.cubicTo(at(-0.06, 0.4), at(-0.1, 0.86), at(-0.5, 0.62));
    letter.moveTo(at(-0.36, -0.12));
    letter.lineTo(at(0.36, -0.12));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.onMark, std::max(1.2, radius / 5), Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    painter.drawPath(letter);
    painter.restore();
}

} // namespace Coroscope
