// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/session/knownserver.h"

#include <QtCore/QDir>

#include <csignal>
#include <sys/wait.h>

namespace Coroscope::Testing {

QString coroscopeProgram()
{
    return qEnvironmentVariable("COROSCOPE_BINARY_DIR") + QStringLiteral("/bin/coroscope");
}

QList<int> childrenOfThisProcess()
{
    QList<int> found;
    const QDir threads(QStringLiteral("/proc/self/task"));
    for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(threads.filePath(thread + QStringLiteral("/children")));
        if (file.open(QIODevice::ReadOnly)) {
            for (const QByteArray &word : file.readAll().simplified().split(' ')) {
                if (!word.isEmpty()) {
                    found.append(word.toInt());
                }
            }
        }
    }
    return found;
}

KnownServer::KnownServer()
    : m_script(m_folder.filePath(QStringLiteral("serve")))
    , m_number(m_folder.filePath(QStringLiteral("number")))
{
    // Opened now, to be read when there is no descriptor left to open it.
    m_number.open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    m_script.open(QIODevice::WriteOnly);
    m_script.write("#!/bin/sh\necho $$ > '" + m_number.fileName().toUtf8() + "'\nexec '"
                   + coroscopeProgram().toUtf8() + "' \"$@\"\n");
    m_script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_script.close();
}

std::optional<pid_t> KnownServer::processId()
{
    m_number.seek(0);
    const QByteArray line = m_number.readAll();
    return line.endsWith('\n') ? std::optional(pid_t(line.trimmed().toInt())) : std::nullopt;
}

bool KnownServer::kill()
{
    const auto number = processId();
    m_number.resize(0);
    // Only our own child: its number may belong to somebody else once it has ended.
    siginfo_t state{};
    const bool isThere = number
                         && ::waitid(P_PID, id_t(*number), &state, WEXITED | WNOHANG | WNOWAIT) == 0;
    return isThere && ::kill(*number, SIGKILL) == 0;
}

} // namespace Coroscope::Testing
