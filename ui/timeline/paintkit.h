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
    std::array<QHash<QString, QStaticText>, 7> m_laidOut;
};

/// The fill of a bar: a plain colour or a small picture that repeats.
QBrush brushOf(const BarLook &look);

/// Draws the sign of a task's end: a tick in a disc, a cross, a bar, a hollow mark.
void drawEndMark(QPainter &painter, const Theme &theme, TaskEnd end, QPointF centre, double radius);

} // namespace Coroscope
