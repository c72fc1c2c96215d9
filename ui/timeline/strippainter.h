// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/paintkit.h"

#include <QtGui/QImage>

namespace Coroscope {

/// Draws what is narrow in a lane: columns of many spans, and short bars. Where there is much of
/// it, pixels are written into one picture that is then drawn as a whole.
class StripPainter
{
public:
    /// Bars narrower than this are drawn here.
    static constexpr int narrow = 12;

    void paint(QPainter &painter, const PaintKit &kit, const Lane &lane, const QRect &view);
    /// Draws the steps of a counter.
    void paintSteps(QPainter &painter, const PaintKit &kit, const Lane &lane);

private:
    void paintPieces(QPainter &painter, const PaintKit &kit, const Lane &lane) const;
    void paintPicture(QPainter &painter, const PaintKit &kit, const Lane &lane, const QRect &view);
    void beginPicture(const QRect &area);
    void fill(const QRect &rect, QRgb colour);
    void fillNarrow(const QRect &rect, const NarrowInk &ink);
    void takeTops(const std::vector<Column> &columns, int height);
    void fillColumns(const PaintKit &kit, const Strip &strip);

    QImage m_picture;
    uchar *m_bits = nullptr; ///< of the picture while it is made
    qsizetype m_stride = 0;
    std::array<std::vector<std::uint32_t>, 4> m_tops; ///< of all columns, one state after another
    QPoint m_origin;
};

/// How high the states of a column reach, from the bottom up: blocking, running, ready, awaiting.
using ColumnTops = std::array<std::uint8_t, 4>;

/// The tops of a column that is `height` pixels high, at most 255. The states fill it in proportion
/// to their shares; each that occurs has at least a pixel while there are enough.
ColumnTops topsOf(const Column &column, int height);

} // namespace Coroscope
