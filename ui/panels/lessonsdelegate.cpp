// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/lessonsdelegate.h"

#include "ui/models/lessonroles.h"

#include <QtGui/QPainter>

namespace Coroscope {
namespace {

bool isGroup(const QModelIndex &index)
{
    return !index.data(ScenarioIdRole).isValid();
}

} // namespace

QSize LessonsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = option.fontMetrics.height();
    const int above = isGroup(index) ? Spacing::wide : Spacing::normal;
    return {option.fontMetrics.horizontalAdvance(index.data().toString()) + 3 * Spacing::wide,
            text + above + Spacing::tight / 2};
}

void LessonsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const bool group = isGroup(index);
    if (!group) {
        paintBackground(*painter, option);
    }
    QFont font = option.font;
    font.setWeight(group || isCurrent ? QFont::DemiBold : QFont::Normal);
    painter->setFont(font);
    painter->setPen(m_theme.colour(group         ? ColourRole::DimText
                                   : isCurrent ? ColourRole::Accent
                                               : ColourRole::Text));
    QRect text = option.rect.adjusted(group ? Spacing::tight : Spacing::wide, 0, -Spacing::tight, 0);
    if (group) {
        text.setTop(text.bottom() - option.fontMetrics.height() - Spacing::tight);
    }
    if (index.data(FinishedRole).toBool()) {
        const int tick = option.fontMetrics.height();
        paintTick(*painter, QRect(text.right() - tick, text.top(), tick, text.height()));
        text.setRight(text.right() - tick - Spacing::tight);
    }
    const QString label
        = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width());
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, label);
    painter->restore();
}

void LessonsDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    if (!isCurrent && !isHovered) {
        return;
    }
    const QPen pen = painter.pen();
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(isCurrent ? ColourRole::AccentWash : ColourRole::Hover));
    painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), Spacing::tight, Spacing::tight);
    if (isCurrent) {
        painter.fillRect(QRect(option.rect.left(), option.rect.top() + 2, 3,
                               option.rect.height() - 4),
                         m_theme.colour(ColourRole::Accent));
    }
    painter.setPen(pen);
}

void LessonsDelegate::paintTick(QPainter &painter, const QRect &rect) const
{
    const QPen before = painter.pen();
    painter.setPen(m_theme.end(TaskEnd::Finished).text);
    painter.drawText(rect, Qt::AlignCenter, m_theme.end(TaskEnd::Finished).glyph);
    painter.setPen(before);
}

} // namespace Coroscope
