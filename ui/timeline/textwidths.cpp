// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/textwidths.h"

#include "ui/theme/theme.h"

#include <QtGui/QFontInfo>

namespace Coroscope {
namespace {

constexpr qsizetype mostTexts = 20'000; ///< measured ones are forgotten beyond this number

QFont sized(QFont font, double pixels, QFont::Weight weight)
{
    font.setPixelSize(std::max(6, int(std::lround(pixels))));
    font.setWeight(weight);
    return font;
}

} // namespace

std::array<QFont, 7> timelineFonts(const QFont &base)
{
    const double size = QFontInfo(base).pixelSize();
    return {sized(base, size, QFont::Medium),          sized(base, size, QFont::DemiBold),
            sized(base, size * 0.85, QFont::Normal),   sized(base, size * 0.8, QFont::Normal),
            sized(base, size * 0.85, QFont::DemiBold), sized(monoFont(), size, QFont::Bold),
            sized(base, size * 0.85, QFont::Normal)};
}

TextWidths::TextWidths(const QFont &base)
    : m_fonts(timelineFonts(base))
    , m_scale(QFontInfo(base).pixelSize() / 13.0)
{
    for (std::size_t i = 0; i < m_fonts.size(); ++i) {
        m_heights[i] = QFontMetricsF(m_fonts[i]).height();
    }
}

double TextWidths::width(const QString &text, TextRole role)
{
    auto &known = m_widths[std::size_t(role)];
    const auto found = known.constFind(text);
    if (found != known.constEnd()) {
        return *found;
    }
    if (known.size() > mostTexts) {
        known.clear();
    }
    return *known.insert(text, QFontMetricsF(font(role)).horizontalAdvance(text));
}

QString TextWidths::firstFitting(std::initializer_list<QString> texts, TextRole role, double room)
{
    for (const QString &text : texts) {
        if (!text.isEmpty() && width(text, role) <= room) {
            return text;
        }
    }
    return {};
}

QString TextWidths::elided(const QString &text, TextRole role, double room)
{
    if (width(text, role) <= room) {
        return text;
    }
    auto &known = m_elided[std::size_t(role)];
    const QString key = QString::number(int(room)) + u':' + text;
    const auto found = known.constFind(key);
    if (found != known.constEnd()) {
        return *found;
    }
    if (known.size() > mostTexts) {
        known.clear();
    }
    const QFontMetricsF metrics(font(role));
    const QString shortened = metrics.elidedText(text, Qt::ElideRight, room);
    const bool isBare = shortened.size() < 4 || metrics.horizontalAdvance(shortened) > room;
    return *known.insert(key, isBare ? QString() : shortened);
}

} // namespace Coroscope
