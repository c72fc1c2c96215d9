// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QObject>
#include <QtGui/QAction>

class QActionGroup;
class QMenuBar;
class QMenu;

namespace Coroscope {

/// Every action of the window with its shortcut, and the menus they stand in. Plain letters, Home
/// and End are no shortcuts of the window: the timeline takes them while it has the focus.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QMenuBar &menus);

    QAction run{this};
    QAction stop{this};
    QAction runOrStop{this};
    QAction reset{this};
    QAction zoomIn{this};
    QAction zoomOut{this};
    QAction fit{this};
    QAction follow{this};
    QAction larger{this};
    QAction smaller{this};
    QAction usualSize{this};
    QAction fullScreen{this};
    QAction saveTrace{this};
    QAction quit{this};
    QAction keys{this};
    QAction about{this};
    QActionGroup *themes;    ///< in the order of ThemeChoice
    QActionGroup *languages; ///< in the order of Localisation::languages()

    void setTheme(const Theme &theme);
    void retranslate();

private:
    void setShortcuts();
    void fillMenus();
    void makeChoices();
    void retranslateView();
    void retranslateMenus();

    QMenu *m_file;
    QMenu *m_run;
    QMenu *m_view;
    QMenu *m_size;
    QMenu *m_theme;
    QMenu *m_language;
    QMenu *m_help;
};

} // namespace Coroscope
