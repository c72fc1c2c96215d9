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
    return std::size_t(
        std::count_if(lane.bars.begin(), lane.bars.end(), isNarrow)
        + std::count_if(lane.strip.columns.begin(), lane.strip.columns.end(), isUsed));
}

template<std::size_t Count>
using TopsBlock = std::array<std::array<std::int16_t, Count>, 4>;

/// The tops of some columns, state by state in the order of the stack. Without branches and in 16
/// bits: this is done for every column of every dense lane, and so it is done for eight at once.
template<std::size_t Count>
void fillTops(const Column *columns, int columnHeight, TopsBlock<Count> &tops)
{
    std::array<std::int16_t, Count> following{}; // states that still follow; each keeps a pixel
    TopsBlock<Count> shares;
    for (std::size_t k = 0; k < stackOrder.size(); ++k) {
        for (std::size_t i = 0; i < Count; ++i) {
            const std::int16_t share = columns[i].shares[std::size_t(stackOrder[k])];
            shares[k][i] = share;
            following[i] = std::int16_t(following[i] + (share > 0 ? 1 : 0));
        }
    }
    const auto height = std::int16_t(columnHeight);
    std::array<std::uint16_t, Count> sum{};
    std::array<std::int16_t, Count> top{};
    for (std::size_t k = 0; k < stackOrder.size(); ++k) {
        for (std::size_t i = 0; i < Count; ++i) {
            const std::int16_t occurs = shares[k][i] > 0 ? 1 : 0;
            following[i] = std::int16_t(following[i] - occurs);
            sum[i] = std::uint16_t(sum[i] + shares[k][i]);
            const auto scaled = std::uint16_t(sum[i] * std::uint16_t(height) + 127);
            const auto wanted = std::int16_t((std::uint32_t(scaled) * 257U) >> 16); // / 255
            const auto room = std::int16_t(height - following[i]);
            const auto least = std::int16_t(top[i] + occurs);
            top[i] = std::min(height, std::max(least, std::min(wanted, room)));
            tops[k][i] = top[i];
        }
    }
}

} // namespace

ColumnTops topsOf(const Column &column, int height)
{
    TopsBlock<1> tops;
    fillTops<1>(&column, height, tops);
    return {std::uint8_t(tops[0][0]), std::uint8_t(tops[1][0]), std::uint8_t(tops[2][0]),
            std::uint8_t(tops[3][0])};
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
            painter.setBrushOrigin(0, bar.rect.bottom() + 1);
            painter.fillRect(bar.rect, kit.narrowBrush(bar));
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
        const ColumnTops tops = topsOf(columns[i], area.height());
        painter.setBrushOrigin(0, area.bottom() + 1);
        int below = 0;
        for (std::size_t k = 0; k < tops.size(); ++k) {
            const int height = tops[k] - below;
            painter.fillRect(area.left(), area.bottom() + 1 - tops[k], area.width(), height,
                             kit.narrowBrush(stackOrder[k]));
            below = tops[k];
        }
    }
}

void StripPainter::beginPicture(const QRect &area)
{
    if (m_picture.width() < area.width() || m_picture.height() < area.height()) {
        m_picture = QImage(std::max(m_picture.width(), area.width()),
                           std::max(m_picture.height(), area.height()),
                           QImage::Format_ARGB32_Premultiplied);
    }
    m_origin = area.topLeft();
    m_bits = m_picture.bits();
    m_stride = m_picture.bytesPerLine();
    fill(area, 0);
}

void StripPainter::fill(const QRect &rect, QRgb colour)
{
    const QRect part = rect.translated(-m_origin) & m_picture.rect();
    for (int y = part.top(); y <= part.bottom(); ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(m_bits + y * m_stride);
        std::fill(line + part.left(), line + part.right() + 1, colour);
    }
}

void StripPainter::fillNarrow(const QRect &rect, const NarrowInk &ink)
{
    if (ink.plain == ink.stripe) {
        fill(rect, ink.plain);
        return;
    }
    for (int level = 0; level < rect.height(); ++level) {
        fill(QRect(rect.left(), rect.bottom() - level, rect.width(), 1), ink.at(level));
    }
}

void StripPainter::takeTops(const std::vector<Column> &columns, int height)
{
    constexpr std::size_t block = 64;
    const std::size_t padded = (columns.size() + block - 1) / block * block;
    for (auto &tops : m_tops) {
        tops.resize(std::max(tops.size(), padded));
    }
    TopsBlock<block> tops;
    for (std::size_t first = 0; first < columns.size(); first += block) {
        if (first + block <= columns.size()) {
            fillTops<block>(&columns[first], height, tops);
        } else {
            std::array<Column, block> rest{};
            std::copy(columns.begin() + std::ptrdiff_t(first), columns.end(), rest.begin());
            fillTops<block>(rest.data(), height, tops);
        }
        for (std::size_t k = 0; k < tops.size(); ++k) {
            std::copy(tops[k].begin(), tops[k].end(), m_tops[k].begin() + std::ptrdiff_t(first));
        }
    }
}

void StripPainter::fillColumns(const PaintKit &kit, const Strip &strip)
{
    const int height = std::min(strip.rect.height(), 255);
    takeTops(strip.columns, height);
    std::array<QRgb, 4> colours{};
    for (std::size_t k = 0; k < colours.size(); ++k) {
        colours[k] = kit.theme().state(stackOrder[k]).strong.rgb();
    }
    const QPoint corner = strip.rect.topLeft() - m_origin;
    const int first = std::max(0, -corner.x());
    const int end = std::min(int(strip.columns.size()), m_picture.width() - corner.x());
    // Row by row: memory is written in order, and the compiler makes the choice without branches.
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(m_bits + (corner.y() + y) * m_stride) + corner.x();
        const auto level = std::uint32_t(height - 1 - y);
        const QRgb lowest = kit.narrowInk(stackOrder[0]).at(int(level));
        const std::uint32_t *tops0 = m_tops[0].data();
        const std::uint32_t *tops1 = m_tops[1].data();
        const std::uint32_t *tops2 = m_tops[2].data();
        const std::uint32_t *tops3 = m_tops[3].data();
        for (int i = first; i < end; ++i) {
            const QRgb lower = level < tops0[i] ? lowest : colours[1];
            const QRgb upper = level < tops2[i] ? colours[2] : colours[3];
            const QRgb colour = level < tops1[i] ? lower : upper;
            line[i] = level < tops3[i] ? colour : line[i];
        }
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
    beginPicture(area);
    for (const Bar &bar : lane.bars) {
        if (bar.rect.width() < narrow) {
            fillNarrow(bar.rect, kit.narrowInk(bar));
        }
    }
    fillColumns(kit, lane.strip);
    const bool isFull = lane.strip.rect.contains(area)
                        && std::none_of(lane.strip.columns.begin(), lane.strip.columns.end(),
                                        [](const Column &column) { return column.isEmpty(); });
    // Where every pixel is set, copying needs no look at what lies below.
    const QImage picture(m_bits, area.width(), area.height(), m_stride,
                         isFull ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    painter.drawImage(area.topLeft(), picture);
}

void StripPainter::paintSteps(QPainter &painter, const PaintKit &kit, const Lane &lane)
{
    QRect area;
    for (const CounterStep &step : lane.steps) {
        area |= step.rect.adjusted(-1, -2, 1, 1);
    }
    if (area.isEmpty()) {
        return;
    }
    beginPicture(area);
    const QRgb ground = qPremultiply(kit.colour(ColourRole::CounterFill).rgba());
    const QRgb line = kit.colour(ColourRole::Counter).rgb();
    std::optional<int> previousTop;
    for (const CounterStep &step : lane.steps) {
        const QRect &rect = step.rect;
        fill(rect, ground);
        fill(QRect(rect.left(), rect.top() - 1, rect.width(), 2), line);
        if (previousTop && *previousTop != rect.top()) {
            const int top = std::min(*previousTop, rect.top()) - 1;
            fill(QRect(QPoint(rect.left() - 1, top),
                       QPoint(rect.left(), std::max(*previousTop, rect.top()))),
                 line);
        }
        previousTop = rect.top();
    }
    painter.drawImage(area.topLeft(), QImage(m_bits, area.width(), area.height(), m_stride,
                                             QImage::Format_ARGB32_Premultiplied));
}

} // namespace Coroscope
