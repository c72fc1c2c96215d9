// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowactions.h"

#include "ui/shell/icons.h"
#include "ui/shell/localisation.h"

#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace Coroscope {
namespace {

/// The text with a key beside it that is no shortcut of the window: only the timeline takes it.
QString withKey(const QString &text, Qt::Key key)
{
    return text + u'\t' + QKeySequence(key).toString(QKeySequence::NativeText);
}

} // namespace

WindowActions::WindowActions(QMenuBar &menus)
    : QObject(&menus)
    , themes(new QActionGroup(this))
    , languages(new QActionGroup(this))
    , m_file(menus.addMenu(QString()))
    , m_run(menus.addMenu(QString()))
    , m_view(menus.addMenu(QString()))
    , m_size(new QMenu(&menus))
    , m_theme(new QMenu(&menus))
    , m_language(new QMenu(&menus))
    , m_help(menus.addMenu(QString()))
{
    setShortcuts();
    makeChoices();
    fillMenus();
    follow.setCheckable(true);
    fullScreen.setCheckable(true);
    retranslate();
}

void WindowActions::setShortcuts()
{
    run.setShortcut(Qt::CTRL | Qt::Key_R);
    stop.setShortcut(Qt::CTRL | Qt::Key_Period);
    runOrStop.setShortcut(Qt::Key_Space);
    larger.setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    smaller.setShortcut(Qt::CTRL | Qt::Key_Minus);
    usualSize.setShortcut(Qt::CTRL | Qt::Key_0);
    fullScreen.setShortcut(Qt::Key_F11);
    saveTrace.setShortcut(Qt::CTRL | Qt::Key_S);
    quit.setShortcut(Qt::CTRL | Qt::Key_Q);
    keys.setShortcut(Qt::Key_Question);
    quit.setMenuRole(QAction::QuitRole);
    about.setMenuRole(QAction::AboutRole);
}

void WindowActions::setTheme(const Theme &theme)
{
    const auto icon = [&theme](const char *name, ColourRole role = ColourRole::Text) {
        return themedIcon(QLatin1String(name), theme, role);
    };
    run.setIcon(icon("run", ColourRole::OnAccent));
    stop.setIcon(icon("stop"));
    reset.setIcon(icon("reset"));
    zoomIn.setIcon(icon("zoom-in"));
    zoomOut.setIcon(icon("zoom-out"));
    fit.setIcon(icon("fit"));
    follow.setIcon(icon("follow"));
    about.setIcon(icon("about"));
    for (QAction *action : {&run, &stop, &reset, &zoomIn, &zoomOut, &fit, &follow, &about}) {
        action->setIconVisibleInMenu(false);
    }
}

void WindowActions::makeChoices()
{
    for (int theme = 0; theme < 3; ++theme) {
        themes->addAction(QString())->setCheckable(true);
    }
    for (const Localisation::Language &language : Localisation::languages()) {
        languages->addAction(language.ownName)->setCheckable(true);
    }
    m_theme->addActions(themes->actions());
    m_language->addActions(languages->actions());
}

void WindowActions::fillMenus()
{
    m_file->addAction(&saveTrace);
    m_file->addSeparator();
    m_file->addAction(&quit);
    m_run->addActions({&runOrStop, &run, &stop});
    m_run->addSeparator();
    m_run->addAction(&reset);
    m_view->addActions({&zoomIn, &zoomOut, &fit, &follow});
    m_view->addSeparator();
    m_size->addActions({&larger, &smaller, &usualSize});
    m_view->addMenu(m_size);
    m_view->addMenu(m_theme);
    m_view->addMenu(m_language);
    m_view->addSeparator();
    m_view->addAction(&fullScreen);
    m_help->addActions({&keys, &about});
}

void WindowActions::retranslate()
{
    run.setText(tr("Run"));
    stop.setText(tr("Stop"));
    runOrStop.setText(tr("Run or stop"));
    reset.setText(tr("Reset parameters"));
    saveTrace.setText(tr("Save the trace…"));
    quit.setText(tr("Quit"));
    keys.setText(tr("Keys and mouse"));
    about.setText(tr("About Coroscope"));
    run.setToolTip(tr("Run the demo (Space)"));
    stop.setToolTip(tr("Stop the run; unfinished tasks are cancelled (Space)"));
    retranslateView();
    retranslateMenus();
}

void WindowActions::retranslateView()
{
    zoomIn.setText(withKey(tr("Zoom in"), Qt::Key_W));
    zoomOut.setText(withKey(tr("Zoom out"), Qt::Key_S));
    fit.setText(withKey(tr("Show the whole run"), Qt::Key_Home));
    follow.setText(withKey(tr("Follow the newest moment"), Qt::Key_End));
    larger.setText(tr("Larger"));
    smaller.setText(tr("Smaller"));
    usualSize.setText(tr("Usual size"));
    fullScreen.setText(tr("Full screen"));
    themes->actions().at(0)->setText(tr("As the system"));
    themes->actions().at(1)->setText(tr("Light"));
    themes->actions().at(2)->setText(tr("Dark"));
}

void WindowActions::retranslateMenus()
{
    m_file->setTitle(tr("File"));
    m_run->setTitle(tr("Run", "menu"));
    m_view->setTitle(tr("View"));
    m_size->setTitle(tr("Interface size"));
    m_theme->setTitle(tr("Theme"));
    // In both languages, so that who cannot read the one finds the other.
    m_language->setTitle(tr("Language") == QLatin1String("Language")
                             ? QStringLiteral("Language / 语言")
                             : tr("Language") + QStringLiteral(" / Language"));
    m_help->setTitle(tr("Help"));
}

} // namespace Coroscope
