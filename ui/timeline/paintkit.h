// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/geometry.h"

#include <QtCore/QHash>
#include <QtGui/QBrush>
#include <QtGui/QPainter>
#include <QtGui/QStaticText>

namespace Coroscope {

/// The colours of what is too narrow for its pattern: level stripes stand for hatches.
struct NarrowInk
{
    QRgb plain = 0;
    QRgb stripe = 0;
    /// Of the pixels `level` above the lowest ones.
    QRgb at(int level) const noexcept { return level % 4 < 2 ? plain : stripe; }
};

/// What painters need again and again: brushes made from a theme, texts laid out once.
class PaintKit
{
public:
    PaintKit(const Theme &theme, const QFont &base);

    const Theme &theme() const noexcept { return m_theme; }
    TextWidths &texts() noexcept { return m_texts; }
    const QColor &colour(ColourRole role) const { return m_theme.colour(role); }

    const BarLook &look(const Bar &bar) const;
    const QBrush &brush(const Bar &bar) const;
    const QBrush &brush(RequestStretch stretch) const
    {
        return m_stretchBrushes[std::size_t(stretch)];
    }
    const NarrowInk &narrowInk(const Bar &bar) const;
    const NarrowInk &narrowInk(TaskState state) const { return m_stateInks[std::size_t(state)]; }
    /// The same as a fill, to be drawn with the brush's origin below the lowest pixel.
    const QBrush &narrowBrush(const Bar &bar) const;
    const QBrush &narrowBrush(TaskState state) const
    {
        return m_narrowStateBrushes[std::size_t(state)];
    }
    /// Draws a text with its top left corner there.
    void drawText(QPainter &painter, QPointF place, const QString &text, TextRole role,
                  const QColor &colour);
    /// The same, in the middle of a rectangle's height and, if asked, its width.
    void drawText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment,
                  const QString &text, TextRole role, const QColor &colour);

private:
    Theme m_theme;
    TextWidths m_texts;
    std::array<QBrush, 5> m_stateBrushes;
    std::array<QBrush, 5> m_stretchBrushes;
    std::array<NarrowInk, 5> m_stateInks;
    std::array<NarrowInk, 5> m_stretchInks;
    std::array<QBrush, 5> m_narrowStateBrushes;
    std::array<QBrush, 5> m_narrowStretchBrushes;
    std::array<QHash<QString, QStaticText>, 7> m_laidOut;
};

/// The fill of a bar: a plain colour or a small picture that repeats.
QBrush brushOf(const BarLook &look);

/// Draws the sign of a task's end: a tick in a disc, a cross, a bar, a hollow mark.
void drawEndMark(QPainter &painter, const Theme &theme, TaskEnd end, QPointF centre, double radius);

/// Draws the sign of a request that went wrong: a cross in a disc, or, where a function failed behind
/// the service, an ƒ in a square.
void drawTroubleMark(QPainter &painter, const Theme &theme, RequestResult result, QPointF centre,
                     double radius);

} // namespace Coroscope
