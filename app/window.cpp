// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/environment.h"
#include "core/session/session.h"
#include "ui/shell/localisation.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"

#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

namespace Coroscope {
namespace {

ThemeChoice themeNamed(const QString &name)
{
    if (name == QLatin1String("light")) {
        return ThemeChoice::Light;
    }
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

} // namespace

int showWindow(int argc, char **argv, const WindowOptions &options)
{
    QApplication application(argc, argv);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/coroscope.svg")));
    QApplication::setDesktopFileName(QStringLiteral("org.coroscope.Coroscope"));
    Preferences preferences;
    Localisation localisation(options.language.value_or(preferences.language()));
    RunEnvironment environment = makeEnvironment();
    Session session(environment);
    MainWindow window(session, preferences, localisation);
    if (options.theme) {
        window.setTheme(themeNamed(*options.theme));
    }
    if (options.demo) {
        window.selectScenario(*options.demo);
    }
    window.show();
    return QApplication::exec();
}

} // namespace Coroscope
