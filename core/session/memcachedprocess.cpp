// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/memcachedprocess.h"

#include "core/session/standinaccess.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtNetwork/QTcpServer>

#include <chrono>
#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace Coroscope {
namespace {

constexpr const char *nobody = "nobody";

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost));
    return server.serverPort();
}

/// The user and the group that it runs as when we are root, as whom it does not start.
using RunAs = std::optional<std::pair<uid_t, gid_t>>;

RunAs unprivileged()
{
    const passwd *const entry = ::geteuid() == 0 ? ::getpwnam(nobody) : nullptr;
    return entry != nullptr ? RunAs({entry->pw_uid, entry->pw_gid}) : std::nullopt;
}

/// In the child, between fork and exec. Taking the user's rights away here and not by memcached's
/// own -u keeps the wish to end with us, which the kernel forgets when a process changes its user.
/// By system calls, because the child shares our memory: glibc's functions would lock and mark the
/// threads that they find there, which are ours.
void becomeChild(const RunAs &as, pid_t parent)
{
    static_cast<void>(::setpgid(0, 0));
    if (as
        && (::syscall(SYS_setgroups, 0, nullptr) != 0 || ::syscall(SYS_setgid, as->second) != 0
            || ::syscall(SYS_setuid, as->first) != 0)) {
        ::_exit(126);
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) {
        ::_exit(0);
    }
}

RunProblem problem(const char *text, const QStringList &arguments = {})
{
    return {RunProblem::Kind::CannotRun, text, arguments};
}

RunProblem notInstalled()
{
    return problem(QT_TRANSLATE_NOOP("RunProblem",
                                     "memcached is not installed. Install the package memcached, or "
                                     "name a running one with memcached = HOST:PORT."));
}

} // namespace

MemcachedProcess::MemcachedProcess()
{
    m_process.setProcessEnvironment(environmentWithoutAws());
    m_process.setChildProcessModifier(
        [as = unprivileged(), parent = ::getpid()] { becomeChild(as, parent); });
}

MemcachedProcess::~MemcachedProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        kill(); // there is nothing that it would have to save
    }
}

void MemcachedProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(2000);
}

std::variant<MemcachedAddress, RunProblem> MemcachedProcess::start(
    const std::function<bool()> &isStopped, std::optional<quint16> port, const QString &program)
{
    // Somebody may take the port that was free a moment ago.
    constexpr int attempts = 5;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const MemcachedAddress address{QStringLiteral("127.0.0.1"), port.value_or(freePort())};
        // To a file: a server that waits for us to read its log would not answer a blocked thread.
        m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_process.start(program, {QStringLiteral("-l"), address.host, QStringLiteral("-p"),
                                  QString::number(address.port), QStringLiteral("-U"),
                                  QStringLiteral("0"), QStringLiteral("-vv")});
        if (!m_process.waitForStarted() && m_process.error() == QProcess::FailedToStart) {
            return notInstalled();
        }
        switch (waitUntilListening(isStopped)) {
        case Began::Listening:
            return address;
        case Began::TooLate:
            kill();
            return problem(QT_TRANSLATE_NOOP("RunProblem", "memcached did not answer in time."));
        case Began::Ended:
            break;
        }
    }
    return problem(QT_TRANSLATE_NOOP("RunProblem", "memcached did not start: %1"),
                   {QString::fromUtf8(log()).trimmed().section(QLatin1Char('\n'), -1)});
}

MemcachedProcess::Began MemcachedProcess::waitUntilListening(const std::function<bool()> &isStopped)
{
    using namespace std::chrono_literals;
    const QDeadlineTimer deadline(10s);
    while (!deadline.hasExpired() && !isStopped()) {
        // Its own word: a connection alone might be somebody else's server.
        if (log().contains("server listening")) {
            return Began::Listening;
        }
        if (m_process.waitForFinished(10)) {
            return Began::Ended;
        }
    }
    return Began::TooLate;
}

QByteArray MemcachedProcess::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList MemcachedProcess::requests(const QString &kind) const
{
    QStringList found;
    // A line that memcached received is "<28 get user:1 user:2": its connection, then the request.
    for (const QByteArray &line : log().split('\n')) {
        const QString request = QString::fromUtf8(line.mid(line.indexOf(' ') + 1)).trimmed();
        if (line.startsWith('<') && request.startsWith(kind + QLatin1Char(' '))) {
            found.append(request);
        }
    }
    return found;
}

} // namespace Coroscope
