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

private:
    struct Piece
    {
        QRect rect;
        QRgb colour;
    };

    void paintPieces(QPainter &painter, const PaintKit &kit, const Lane &lane) const;
    void paintPicture(QPainter &painter, const PaintKit &kit, const Lane &lane, const QRect &view);
    void fill(const QRect &rect, QRgb colour);

    QImage m_picture;
    QPoint m_origin;
};

/// The rectangles of one column from the bottom up, by state; empty for states it does not hold.
std::array<QRect, 4> stackOf(const Column &column, const QRect &area);

} // namespace Coroscope
