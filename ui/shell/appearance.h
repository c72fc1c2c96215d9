// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/preferences.h"
#include "ui/theme/theme.h"

#include <QtGui/QFont>
#include <QtGui/QPalette>

namespace Coroscope {

/// Theme and text size of the whole application. Needs a QApplication; puts nothing back.
class Appearance
{
public:
    Appearance();

    const Theme &theme() const noexcept { return m_theme; }
    void setTheme(ThemeChoice choice);
    /// In per cent of the usual size.
    void setInterfaceSize(int percent);

    /// The next size in the given direction, within 60 to 250 per cent.
    static int larger(int percent);
    static int smaller(int percent);

private:
    QPalette m_systemPalette;
    QFont m_usualFont;
    Theme m_theme = Themes::light();
};

} // namespace Coroscope
