// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/icons.h"

#include <QtGui/QPainter>
#include <QtGui/QPixmap>

namespace Coroscope {
namespace {

constexpr int iconSize = 48; // twice the usual, for screens of high resolution

QPixmap tinted(QPixmap pixmap, const QColor &colour)
{
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return pixmap;
}

} // namespace

QIcon themedIcon(const QString &name, const Theme &theme, ColourRole role)
{
    const QPixmap shape
        = QIcon(QStringLiteral(":/icons/%1.svg").arg(name)).pixmap(iconSize, iconSize);
    if (shape.isNull()) {
        return {};
    }
    QIcon icon;
    icon.addPixmap(tinted(shape, theme.colour(role)));
    icon.addPixmap(tinted(shape, theme.colour(ColourRole::DimText)), QIcon::Disabled);
    return icon;
}

} // namespace Coroscope
