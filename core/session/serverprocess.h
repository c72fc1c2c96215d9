// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/scenario.h"
#include "core/session/runrequest.h"
#include "core/session/standinaccess.h"

#include <QtCore/QMap>
#include <QtCore/QProcess>
#include <QtCore/QUrl>

#include <functional>
#include <variant>

namespace Coroscope {

/// A server that is to be started.
struct ServerOrder
{
    QString program;
    ServerSpec spec;
    quint32 seed = 1;
    double speed = 1;
    QProcessEnvironment environment = environmentWithoutAws();
};

/// A practice server as a child process: it ends with this object, or with us, however we end.
/// Made, used and destroyed on one thread.
class ServerProcess
{
public:
    ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;
    ~ServerProcess();

    /// Starts the server and waits until it listens, at most ten seconds or until isStopped().
    /// The server's address, or what went wrong.
    std::variant<QUrl, RunProblem> start(const ServerOrder &order,
                                         const std::function<bool()> &isStopped);
    /// Calls this from the thread's event loop if the server ends while the context lives.
    void onEnd(const QObject *context, const std::function<void()> &act);
    /// What the server has counted: "server_requests" and "server_peak_concurrent". Empty when it
    /// does not answer within a second.
    QMap<QString, double> statistics() const;
    qint64 processId() const { return m_process.processId(); }

private:
    QProcess m_process;
    QUrl m_address;
};

} // namespace Coroscope
