// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/strippainter.h"

#include <algorithm>

namespace Coroscope {
namespace {

constexpr std::size_t fewPieces = 24; ///< up to so many are drawn one by one

// From the bottom up: what holds the thread lies lowest, so that the place tells the state too.
constexpr std::array stackOrder{TaskState::Blocking, TaskState::Running, TaskState::Ready,
                                TaskState::Awaiting};

std::size_t pieceCount(const Lane &lane)
{
    const auto isNarrow = [](const Bar &bar) { return bar.rect.width() < StripPainter::narrow; };
    const auto isUsed = [](const Column &column) { return !column.isEmpty(); };
    return std::size_t(std::count_if(lane.bars.begin(), lane.bars.end(), isNarrow)
                       + std::count_if(lane.strip.columns.begin(), lane.strip.columns.end(),
                                       isUsed));
}

} // namespace

std::array<QRect, 4> stackOf(const Column &column, const QRect &area)
{
    int total = 0;
    for (const std::uint8_t share : column.shares) {
        total += share;
    }
    std::array<QRect, 4> stack;
    if (total == 0) {
        return stack;
    }
    int below = 0;
    int left = 0; // states above this one, each of which keeps a pixel
    for (const TaskState state : stackOrder) {
        left += column.shares[std::size_t(state)] > 0 ? 1 : 0;
    }
    int sum = 0;
    for (const TaskState state : stackOrder) {
        const int share = column.shares[std::size_t(state)];
        if (share == 0) {
            continue;
        }
        --left;
        sum += share;
        const int wanted = left == 0 ? area.height() : (sum * area.height() + total / 2) / total;
        const int top = std::clamp(wanted, std::min(below + 1, area.height()),
                                   std::max(below + 1, area.height() - left));
        stack[std::size_t(state)] = QRect(area.left(), area.bottom() + 1 - top, area.width(),
                                          top - below);
        below = top;
    }
    return stack;
}

void StripPainter::paint(QPainter &painter, const PaintKit &kit, const Lane &lane,
                         const QRect &view)
{
    const std::size_t pieces = pieceCount(lane);
    if (pieces == 0) {
        return;
    }
    if (pieces <= fewPieces) {
        paintPieces(painter, kit, lane);
    } else {
        paintPicture(painter, kit, lane, view);
    }
}

void StripPainter::paintPieces(QPainter &painter, const PaintKit &kit, const Lane &lane) const
{
    for (const Bar &bar : lane.bars) {
        if (bar.rect.width() < narrow) {
            painter.fillRect(bar.rect, kit.look(bar).fill);
        }
    }
    const auto &columns = lane.strip.columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].isEmpty()) {
            continue;
        }
        // Alone among bars, one pixel would hardly be seen.
        const bool isAlone = (i == 0 || columns[i - 1].isEmpty())
            && (i + 1 == columns.size() || columns[i + 1].isEmpty());
        const QRect area(lane.strip.rect.left() + int(i), lane.strip.rect.top(), isAlone ? 2 : 1,
                         lane.strip.rect.height());
        const auto stack = stackOf(columns[i], area);
        for (std::size_t state = 0; state < stack.size(); ++state) {
            painter.fillRect(stack[state], kit.theme().states[state].fill);
        }
    }
}

void StripPainter::fill(const QRect &rect, QRgb colour)
{
    const QRect part = rect.translated(-m_origin) & m_picture.rect();
    for (int y = part.top(); y <= part.bottom(); ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(m_picture.scanLine(y));
        std::fill(line + part.left(), line + part.right() + 1, colour);
    }
}

void StripPainter::paintPicture(QPainter &painter, const PaintKit &kit, const Lane &lane,
                                const QRect &view)
{
    QRect area = lane.strip.rect;
    for (const Bar &bar : lane.bars) {
        area = bar.rect.width() < narrow ? area | bar.rect : area;
    }
    area &= QRect(view.left(), area.top(), view.width(), area.height());
    if (m_picture.width() < area.width() || m_picture.height() < area.height()) {
        m_picture = QImage(std::max(m_picture.width(), area.width()),
                           std::max(m_picture.height(), area.height()),
                           QImage::Format_ARGB32_Premultiplied);
    }
    m_origin = area.topLeft();
    fill(area, 0);
    for (const Bar &bar : lane.bars) {
        if (bar.rect.width() < narrow) {
            fill(bar.rect, kit.look(bar).fill.rgb());
        }
    }
    std::array<QRgb, 4> colours{};
    for (std::size_t state = 0; state < colours.size(); ++state) {
        colours[state] = kit.theme().states[state].fill.rgb();
    }
    for (std::size_t i = 0; i < lane.strip.columns.size(); ++i) {
        const QRect column(lane.strip.rect.left() + int(i), lane.strip.rect.top(), 1,
                           lane.strip.rect.height());
        const auto stack = stackOf(lane.strip.columns[i], column);
        for (std::size_t state = 0; state < stack.size(); ++state) {
            fill(stack[state], colours[state]);
        }
    }
    painter.drawImage(area.topLeft(), m_picture, QRect(QPoint(0, 0), area.size()));
}

} // namespace Coroscope
