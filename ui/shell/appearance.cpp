// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appearance.h"

#include "ui/theme/stylesheet.h"

#include <QtWidgets/QApplication>

#include <algorithm>
#include <array>

namespace Coroscope {
namespace {

constexpr std::array<int, 13> sizes{60, 70, 80, 90, 100, 110, 125, 140, 160, 180, 200, 225, 250};

// Behind Inter, which has no Chinese, so that the forms of the characters are the mainland's.
QFont withChinese(QFont font)
{
    QStringList families = font.families();
    families.append({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Microsoft YaHei")});
    font.setFamilies(families);
    return font;
}

} // namespace

Appearance::Appearance()
    : m_systemPalette(QApplication::palette())
    , m_usualFont(withChinese(uiFont()))
{
}

void Appearance::setTheme(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        m_theme = Themes::systemTheme(m_systemPalette);
        break;
    case ThemeChoice::Light:
        m_theme = Themes::light();
        break;
    case ThemeChoice::Dark:
        m_theme = Themes::dark();
        break;
    }
    QApplication::setPalette(paletteOf(m_theme));
    qApp->setStyleSheet(styleSheetOf(m_theme));
}

void Appearance::setInterfaceSize(int percent)
{
    QFont font = m_usualFont;
    font.setPointSizeF(m_usualFont.pointSizeF() * percent / 100);
    QApplication::setFont(font);
}

int Appearance::larger(int percent)
{
    const auto next = std::upper_bound(sizes.begin(), sizes.end(), percent);
    return next != sizes.end() ? *next : sizes.back();
}

int Appearance::smaller(int percent)
{
    const auto at = std::lower_bound(sizes.begin(), sizes.end(), percent);
    return at != sizes.begin() ? *std::prev(at) : sizes.front();
}

} // namespace Coroscope
