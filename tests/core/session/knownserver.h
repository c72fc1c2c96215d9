// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QFile>
#include <QtCore/QList>
#include <QtCore/QTemporaryDir>

#include <optional>
#include <sys/types.h>

namespace Coroscope::Testing {

/// The program that serves, which the tests find in COROSCOPE_BINARY_DIR.
QString coroscopeProgram();

/// The children of this process, whichever of its threads started them.
QList<int> childrenOfThisProcess();

/// Coroscope as a server, whose process is known even when no descriptor is left to look for it.
class KnownServer
{
public:
    KnownServer();

    /// For a session to run.
    QString program() const { return m_script.fileName(); }
    /// Of the server that was started last; none before the first.
    std::optional<pid_t> processId();
    /// Kills the server that was started last, once; whether it was there to be killed.
    bool kill();

private:
    QTemporaryDir m_folder;
    QFile m_script;
    QFile m_number;
};

} // namespace Coroscope::Testing
