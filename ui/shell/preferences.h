// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/session/runrequest.h"

#include <QtCore/QByteArray>
#include <QtCore/QSet>
#include <QtCore/QSettings>

namespace Coroscope {

/// Which theme the user wants; System follows the desktop's palette.
enum class ThemeChoice : std::uint8_t { System, Light, Dark };

/// What the window remembers from one start to the next, in an INI file.
class Preferences
{
public:
    /// In the user's own configuration folder.
    Preferences();
    /// In the given file, which need not exist.
    explicit Preferences(const QString &iniFile);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    /// The state of a splitter by its object name; empty if it was never stored.
    QByteArray splitter(const QString &name) const;
    void setSplitter(const QString &name, const QByteArray &state);

    /// The id of the demo shown last; empty before the first.
    QString lastScenario() const;
    void setLastScenario(const QString &id);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// A locale's name; empty as long as the user chose none.
    QString language() const;
    void setLanguage(const QString &language);
    /// In per cent of the usual size, 60 to 250.
    int interfaceSize() const;
    void setInterfaceSize(int percent);
    /// Which of the tabs at the right is shown, from 0; at first the lesson's.
    int sideTab() const;
    void setSideTab(int index);
    QSet<QString> finishedScenarios() const;
    void addFinishedScenario(const QString &id);

    /// How the demo was set up last: clock and speed are those of the last demo, parameters are its
    /// own; what is not stored or no longer right is the default.
    RunRequest request(const Scenario &scenario) const;
    void setRequest(const Scenario &scenario, const RunRequest &request);

private:
    QSettings m_settings;
};

} // namespace Coroscope
