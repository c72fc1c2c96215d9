// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/coro/foreigners.h"

#include <QCoro/QCoroTimer>
#include <QtCore/QCoreApplication>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

#include <chrono>

namespace Coroscope::Testing {
namespace {

using namespace std::chrono_literals;

QCoro::Task<int> threeAfter(QTimer &timer)
{
    co_await timer;
    co_return 3;
}

} // namespace

Foreigners::Foreigners()
{
    for (QTimer *const one : {&timer, &m_coroutinesTimer}) {
        one->setSingleShot(true);
        one->setInterval(1h);
    }
    m_manager.setProxy(QNetworkProxy::NoProxy);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        QTcpSocket *const socket = m_server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket] { answer(*socket); });
    });
    m_promise.start();
}

Foreigners::~Foreigners()
{
    // A QCoro::Task that is dropped in the middle of an await leaves its frame behind.
    m_coroutinesTimer.start(0);
    while (m_coroutinesTimer.isActive()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

void Foreigners::begin()
{
    if (!m_server.listen(QHostAddress::LocalHost)) {
        qFatal("no port is free on loopback");
    }
    timer.start();
    m_coroutinesTimer.start();
    coroutine = threeAfter(m_coroutinesTimer);
    if (hasNetwork) {
        reply = m_manager.get(QNetworkRequest(
            QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_server.serverPort()))));
    }
    if (!m_isHeldBack) {
        complete();
    }
}

void Foreigners::answer(QTcpSocket &socket)
{
    if (!m_isHeldBack) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nanswer");
    }
}

void Foreigners::complete()
{
    timer.start(5ms);
    m_coroutinesTimer.start(5ms);
    QTimer::singleShot(5ms, &timer, [this] {
        m_promise.addResult(7);
        m_promise.finish();
    });
}

bool Foreigners::isComplete(Kind kind) const
{
    switch (kind) {
    case Kind::Timer:
    case Kind::TimerPointer:
        return !timer.isActive();
    case Kind::Future:
        return m_promise.future().isFinished();
    case Kind::Reply:
        return reply->isFinished();
    case Kind::Coroutine:
        return coroutine.isReady();
    }
    return false;
}

} // namespace Coroscope::Testing
