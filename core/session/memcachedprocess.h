// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/memcachedclient.h"
#include "core/session/runrequest.h"

#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include <functional>
#include <variant>

namespace Coroscope {

/// A private memcached on a free port of 127.0.0.1, as a child process: it ends with this object,
/// with the thread that made it, or with us, however we end. Made, used and destroyed on one thread.
class MemcachedProcess
{
public:
    MemcachedProcess();
    MemcachedProcess(const MemcachedProcess &) = delete;
    MemcachedProcess &operator=(const MemcachedProcess &) = delete;
    ~MemcachedProcess();

    /// Starts it and waits until it listens, at most ten seconds or until isStopped(); on the port
    /// of before if it is given again. The address, or what went wrong.
    std::variant<MemcachedAddress, RunProblem> start(
        const std::function<bool()> &isStopped, std::optional<quint16> port = std::nullopt,
        const QString &program = QStringLiteral("memcached"));
    /// Ends it at once, as if it had crashed.
    void kill();
    /// The lines of its log since the start that stand for a request of this kind, such as "get":
    /// what memcached itself says that it was asked.
    QStringList requests(const QString &kind) const;
    qint64 processId() const { return m_process.processId(); }

private:
    enum class Began : std::uint8_t { Listening, Ended, TooLate };

    QByteArray log() const;
    Began waitUntilListening(const std::function<bool()> &isStopped);

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace Coroscope
