// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoro/QCoroTask>
#include <QtCore/QFuture>
#include <QtCore/QPromise>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QTcpServer>

class QTcpSocket;

namespace Coroscope::Testing {

/// One of each kind of thing that QCoro can await, all of which complete soon after begin(), or,
/// held back, after complete(). The reply comes from a server on loopback.
class Foreigners
{
public:
    /// The manager sends from a thread of its own, whose hand-offs the thread sanitizer cannot see.
#ifdef __SANITIZE_THREAD__
    static constexpr bool hasNetwork = false;
#else
    static constexpr bool hasNetwork = true;
#endif
    enum class Kind { Timer, TimerPointer, Future, Reply, Coroutine };

    Foreigners();
    ~Foreigners();
    void holdBack() { m_isHeldBack = true; }
    void begin();
    void complete();
    bool isComplete(Kind kind) const;
    QFuture<int> future() { return m_promise.future(); }

    QTimer timer;
    QNetworkReply *reply = nullptr; ///< the manager's; null without network
    QCoro::Task<int> coroutine;

private:
    void answer(QTcpSocket &socket);

    QTcpServer m_server;
    QNetworkAccessManager m_manager;
    QPromise<int> m_promise;
    QTimer m_coroutinesTimer;
    bool m_isHeldBack = false;
};

} // namespace Coroscope::Testing
