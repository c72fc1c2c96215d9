// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/networkclient.h"
#include "core/session/runenvironment.h"
#include "ui/panels/copyview.h"
#include "ui/panels/resultspanel.h"
#include "ui/panels/runbar.h"
#include "ui/shell/localisation.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowactions.h"
#include "ui/shell/workbench.h"
#include "ui/timeline/timelineview.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtGui/QActionGroup>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

#include <memory>

namespace Coroscope::Testing {

/// Keeps a picture of the window, at its usual size unless told, among the screenshots.
inline void keepPicture(QWidget &window, const QString &name, QSize size = {1600, 1000})
{
    const QDir folder(qEnvironmentVariable("COROSCOPE_BINARY_DIR") + QStringLiteral("/screenshots"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    window.resize(size);
    QCoreApplication::processEvents(); // lay out what is new
    QVERIFY(window.grab().save(folder.filePath(name + QStringLiteral(".png"))));
}

/// Tests of a window with preferences of its own; each begins with a new one.
class WindowTest : public QObject
{
protected:
    /// For demos that need it, before makeWindow().
    void useNetwork()
    {
        m_environment.serverProgram = qEnvironmentVariable("COROSCOPE_BINARY_DIR")
                                      + QStringLiteral("/bin/coroscope");
        m_environment.makeHttpClient = [](Recorder &recorder) {
            return std::make_unique<NetworkClient>(recorder);
        };
    }
    void makeWindow()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_preferences
            = std::make_unique<Preferences>(m_folder->filePath(QStringLiteral("coroscope.ini")));
        m_preferences->setTheme(ThemeChoice::Light);
        m_localisation = std::make_unique<Localisation>(QStringLiteral("en"));
        m_session = std::make_unique<Session>(m_environment);
        m_window = std::make_unique<MainWindow>(*m_session, *m_preferences, *m_localisation);
        m_window->show();
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
    }
    void dropWindow()
    {
        m_window.reset();
        m_session.reset();
        m_localisation.reset();
    }
    void useVirtualClock()
    {
        m_window->findChild<QToolButton *>(QStringLiteral("virtualClock"))->click();
        QCOMPARE(m_window->workbench().runBar().request().clock, ClockKind::Virtual);
    }
    void runToTheEnd()
    {
        m_window->run();
        QTRY_COMPARE(m_session->phase(), Session::Phase::Finished);
    }
    QString statusOf() const
    {
        return m_window->findChild<QLabel *>(QStringLiteral("statusText"))->text();
    }
    CopyView &results() { return m_window->findChild<ResultsPanel *>()->view(); }

    RunEnvironment m_environment;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Localisation> m_localisation;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Coroscope::Testing
