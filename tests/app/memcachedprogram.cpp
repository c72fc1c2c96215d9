// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/memcachedprogram.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>

#include <csignal>
#include <sys/wait.h>

namespace Coroscope::Testing {
namespace {

constexpr int logMilliseconds = 200;
constexpr int requestMilliseconds = 30'000;

quint16 portForMemcached()
{
    QTcpServer free;
    free.listen(QHostAddress(QHostAddress::LocalHost));
    return free.serverPort();
}

} // namespace

MemcachedProgram::MemcachedProgram()
    : m_port(portForMemcached())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("memcached"),
                    {QStringLiteral("-l"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                     QString::number(m_port), QStringLiteral("-U"), QStringLiteral("0"),
                     QStringLiteral("-u"), QStringLiteral("nobody"), QStringLiteral("-vv")});
    while (!m_log.contains("server listening") && m_process.waitForReadyRead()) {
        m_log += m_process.readAll();
    }
}

MemcachedProgram::~MemcachedProgram()
{
    kill();
}

QList<QByteArray> MemcachedProgram::requests(const QByteArray &kind)
{
    m_process.waitForReadyRead(logMilliseconds);
    m_log += m_process.readAll();
    QList<QByteArray> lines;
    for (const QByteArray &line : m_log.split('\n')) {
        const qsizetype at = line.indexOf(' ' + kind + ' ');
        if (line.startsWith('<') && at >= 0) {
            lines.append(line.mid(at + 1).trimmed());
        }
    }
    return lines;
}

bool MemcachedProgram::waitForRequests(const QByteArray &kind, qsizetype count)
{
    const QDeadlineTimer deadline(requestMilliseconds);
    while (requests(kind).size() < count) {
        if (deadline.hasExpired() || m_process.state() == QProcess::NotRunning) {
            return false;
        }
    }
    return true;
}

bool MemcachedProgram::freeze()
{
    const auto number = m_process.processId();
    siginfo_t state{};
    // The signal only asks; its end, too, is waited for, or one that crashed would hold us here.
    return number > 0 && ::kill(pid_t(number), SIGSTOP) == 0
           && ::waitid(P_PID, id_t(number), &state, WSTOPPED | WEXITED | WNOWAIT) == 0
           && state.si_code == CLD_STOPPED;
}

bool MemcachedProgram::hasUnreadBytes() const
{
    QFile file(QStringLiteral("/proc/net/tcp"));
    const QByteArray table = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const QByteArray port = ':' + QByteArray::number(m_port, 16).toUpper().rightJustified(4, '0');
    for (const QByteArray &line : table.split('\n')) {
        // Number, local address, peer, state (1: established), bytes to send : bytes to read, …
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 4 && fields.at(1).endsWith(port) && fields.at(3) == "01"
            && !fields.at(4).endsWith(":00000000")) {
            return true;
        }
    }
    return false;
}

void MemcachedProgram::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

} // namespace Coroscope::Testing
