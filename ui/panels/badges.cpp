// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/badges.h"

#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>

namespace Coroscope {
namespace {

constexpr int gap = 2;
constexpr int padding = 5;

QFont badgeFont(const QFont &font, int height)
{
    QFont small = font;
    small.setPixelSize(std::max(7, height - 6));
    small.setBold(true);
    return small;
}

QString textOf(const Badge &badge, const Theme &theme)
{
    return badge.isCount ? badge.label : theme.state(badge.state).glyph + badge.label;
}

int badgeWidth(const QString &text, const QFontMetrics &metrics, int height)
{
    return std::max(height, metrics.horizontalAdvance(text) + 2 * padding);
}

Qt::PenStyle borderOf(TaskState state)
{
    switch (state) {
    case TaskState::Ready:
        return Qt::DotLine;
    case TaskState::Blocking:
        return Qt::DashLine;
    default:
        return Qt::SolidLine;
    }
}

void paintBadge(QPainter &painter, const Badge &badge, const Theme &theme, const QRectF &rect)
{
    const BarLook &look = theme.state(badge.state);
    const QColor &text = theme.colour(ColourRole::Text);
    const QColor &inverse = theme.colour(ColourRole::OnAccent);
    const bool isTextClearer = contrast(look.fill, text) >= contrast(look.fill, inverse);
    const QRectF box = rect.adjusted(1, 1, -1, -1);
    const qreal radius = box.height() / 2;
    painter.setPen(QPen(badge.isSelected ? theme.colour(ColourRole::Now) : look.edge,
                        badge.isSelected ? 2 : 1.2, borderOf(badge.state)));
    painter.setBrush(look.fill);
    painter.drawRoundedRect(box, radius, radius);
    painter.setPen(isTextClearer ? text : inverse);
    painter.drawText(rect, Qt::AlignCenter, textOf(badge, theme));
}

} // namespace

QString badgeLabel(const QString &taskName)
{
    qsizetype begin = taskName.size();
    while (begin > 0 && taskName.at(begin - 1).isDigit()) {
        --begin;
    }
    constexpr qsizetype longest = 6;
    return begin < taskName.size() ? taskName.mid(begin) : taskName.left(longest);
}

std::vector<Badge> fittingBadges(const std::vector<Badge> &badges)
{
    constexpr std::size_t most = 3;
    if (badges.size() <= most + 1) {
        return badges;
    }
    std::vector<Badge> fitting(badges.begin(), badges.begin() + most);
    const auto selected = std::find_if(badges.begin(), badges.end(),
                                       [](const Badge &badge) { return badge.isSelected; });
    if (selected != badges.end() && selected - badges.begin() >= std::ptrdiff_t(most)) {
        fitting.back() = *selected;
    }
    fitting.push_back(
        {u'+' + QString::number(badges.size() - most), badges.back().state, false, true});
    return fitting;
}

QImage paintBadges(const std::vector<Badge> &badges, const Theme &theme, const QFont &font,
                   int height)
{
    const QFont small = badgeFont(font, height);
    const QFontMetrics metrics(small);
    int width = 0;
    for (const Badge &badge : badges) {
        width += badgeWidth(textOf(badge, theme), metrics, height) + gap;
    }
    QImage image(std::max(width, 1), height, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(small);
    int x = 0;
    for (const Badge &badge : badges) {
        const int own = badgeWidth(textOf(badge, theme), metrics, height);
        paintBadge(painter, badge, theme, QRectF(x, 0, own, height));
        x += own + gap;
    }
    return image;
}

} // namespace Coroscope
