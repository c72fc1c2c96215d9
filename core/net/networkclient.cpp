// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/networkclient.h"

#include "core/net/networkexchange.h"

#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>

namespace Coroscope {
namespace {

constexpr int connectionsPerManager = 6;

bool isEncrypted(const QUrl &address)
{
    return address.scheme() == QLatin1String("https");
}

bool isLoopback(const QUrl &address)
{
    return address.host() == QLatin1String("127.0.0.1") || address.host() == QLatin1String("::1")
        || address.host() == QLatin1String("localhost");
}

} // namespace

NetworkClient::NetworkClient(Recorder &recorder)
    : m_recorder(recorder)
    , m_inFlightName(recorder.log().text(QStringLiteral("in flight")))
{
}

NetworkClient::~NetworkClient() = default;

QNetworkAccessManager &NetworkClient::managerOf(const QUrl &address, int lane)
{
    const std::size_t index = isEncrypted(address) ? 1 + std::size_t(lane / connectionsPerManager)
                                                   : 0;
    while (m_managers.size() <= index) {
        m_managers.push_back(std::make_unique<QNetworkAccessManager>());
    }
    QNetworkAccessManager &manager = *m_managers[index];
    manager.setProxy(isLoopback(address) ? QNetworkProxy(QNetworkProxy::NoProxy)
                                         : QNetworkProxy(QNetworkProxy::DefaultProxy));
    return manager;
}

std::shared_ptr<HttpExchange> NetworkClient::get(const QUrl &address, const TaskBase *task)
{
    const ConnectionLanes::Lane lane = m_lanes.take(address);
    QNetworkRequest request(address);
    request.setTransferTimeout(isLoopback(address) ? ownServerTimeoutMilliseconds
                                                   : timeoutMilliseconds);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Another server would be asked for its certificate under our lane's name.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::SameOriginRedirectPolicy);
    if (!isEncrypted(address)) {
        request.setPeerVerifyName(QStringLiteral("lane-%1").arg(lane.number));
    }
    const RequestId id = m_recorder.nextRequest();
    const auto taskId = task != nullptr ? task->id() : std::nullopt;
    const TextId recorded = m_recorder.log().text(address.toString(QUrl::RemoveUserInfo));
    m_recorder.note(taskId, RequestPhase{id, RequestStep::Queued, ConnectionUse::Unknown, {}, {},
                                         recorded});
    countInFlight(1);
    QNetworkReply *reply = managerOf(address, lane.number).get(request);
    return std::make_shared<NetworkExchange>(*this, *reply, lane, id, taskId);
}

void NetworkClient::ended(const ConnectionLanes::Lane &lane)
{
    m_lanes.giveBack(lane);
    countInFlight(-1);
}

void NetworkClient::countInFlight(int change)
{
    m_inFlight += change;
    m_recorder.note(std::nullopt, CounterChanged{m_inFlightName, m_inFlight});
}

} // namespace Coroscope
