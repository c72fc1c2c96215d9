// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/networkclient.h"

#include <QtCore/QEventLoop>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

namespace Coroscope {
namespace {

constexpr int connectionsPerPool = 6; ///< QNetworkAccessManager's own number
constexpr std::size_t plainManager = 0;
constexpr std::chrono::milliseconds longestLook{1000};

bool isEncrypted(const QUrl &address)
{
    return address.scheme() == QLatin1String("https");
}

QString serverOf(const QUrl &address)
{
    return address.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment
                            | QUrl::RemoveUserInfo)
        .toString();
}

bool isLoopback(const QUrl &address)
{
    return address.host() == QLatin1String("127.0.0.1") || address.host() == QLatin1String("::1")
        || address.host() == QLatin1String("localhost");
}

/// No proxy on this machine. Said as DefaultProxy, because for NoProxy Qt reads the headers from the
/// kernel byte by byte, through a socket without a buffer.
class NoProxyFactory : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        return {QNetworkProxy(QNetworkProxy::DefaultProxy)};
    }
};

QNetworkRequest requestFor(const QUrl &address)
{
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Another server would be asked for its certificate under our lane's name.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::SameOriginRedirectPolicy);
    return request;
}

} // namespace

NetworkClient::NetworkClient(Recorder &recorder, const NetworkLimits &limits)
    : m_recorder(recorder)
    , m_limits(limits)
    , m_meter(recorder)
    , m_inFlightName(recorder.log().text(QStringLiteral("in flight")))
    , m_inUseName(recorder.log().text(QStringLiteral("connections in use")))
{
    const auto shortest = std::min({limits.idle, limits.idleOnThisMachine, limits.whole});
    m_overdueTimer.setInterval(std::min(longestLook, shortest / 4));
    QObject::connect(&m_overdueTimer, &QTimer::timeout, &m_overdueTimer, [this] { endOverdue(); });
}

NetworkClient::~NetworkClient() = default;

std::size_t NetworkClient::managerIndexOf(const QUrl &address, int lane) const
{
    return isEncrypted(address) ? 1 + std::size_t(lane / connectionsPerPool) : plainManager;
}

QNetworkAccessManager &NetworkClient::manager(std::size_t index)
{
    while (m_managers.size() <= index) {
        m_managers.push_back(std::make_unique<QNetworkAccessManager>());
        m_managers.back()->setProxyFactory(new NoProxyFactory);
    }
    return *m_managers[index];
}

ConnectionLanes::Lane NetworkClient::laneFor(const QUrl &address)
{
    return m_pooling == ConnectionPooling::SixPerHost ? ConnectionLanes::Lane{}
                                                      : m_lanes.take(address);
}

std::shared_ptr<HttpExchange> NetworkClient::get(const QUrl &address, const TaskBase *task)
{
    m_meter.begin();
    const RequestId request = m_recorder.nextRequest();
    const auto taskId = task != nullptr ? task->id() : std::nullopt;
    const TextId recorded = m_recorder.log().text(address.toString(QUrl::RemoveUserInfo));
    m_recorder.note(taskId, RequestPhase{request, RequestStep::Queued, ConnectionUse::Unknown, {}, {},
                                         recorded});
    return send(address, {request, taskId});
}

std::shared_ptr<HttpExchange> NetworkClient::ask(const QUrl &address)
{
    return send(address, {});
}

std::shared_ptr<HttpExchange> NetworkClient::send(const QUrl &address,
                                                  NetworkExchange::Identity identity)
{
    identity.lane = laneFor(address);
    identity.pool = identity.lane.host.isEmpty() ? serverOf(address) : QString();
    identity.isEncrypted = isEncrypted(address);
    identity.idle = isLoopback(address) ? m_limits.idleOnThisMachine : m_limits.idle;
    QNetworkRequest request = requestFor(address);
    if (!identity.isEncrypted && !identity.lane.host.isEmpty()) {
        request.setPeerVerifyName(QStringLiteral("lanes-%1").arg(identity.lane.number / connectionsPerPool));
    }
    QNetworkAccessManager &carrier = manager(managerIndexOf(address, identity.lane.number));
    return std::make_shared<NetworkExchange>(*this, *carrier.get(request), std::move(identity));
}

void NetworkClient::prepare(const QUrl &server, int requestsAtOnce)
{
    startThread(manager(plainManager));
    if (isEncrypted(server)) {
        const std::size_t last = managerIndexOf(server, std::max(0, requestsAtOnce - 1));
        for (std::size_t index = plainManager + 1; index <= last; ++index) {
            startThread(manager(index));
        }
    }
}

// The manager starts its thread with its first request. A port that is taken but not listened on
// refuses that at once.
void NetworkClient::startThread(QNetworkAccessManager &manager)
{
    QTcpSocket closed;
    closed.bind(QHostAddress(QHostAddress::LocalHost));
    QUrl nowhere(QStringLiteral("http://127.0.0.1/"));
    nowhere.setPort(closed.localPort());
    manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(nowhere)));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
}

void NetworkClient::began(NetworkExchange &exchange)
{
    m_underWay.push_back(exchange);
    if (!m_overdueTimer.isActive()) {
        m_overdueTimer.start();
    }
    if (exchange.identity().request) {
        count(m_inFlightName, m_inFlight, 1);
    }
}

void NetworkClient::connectionBegun(const QString &pool)
{
    int inUse = 0;
    NetworkExchange *next = nullptr;
    for (NetworkExchange &exchange : m_underWay) {
        if (exchange.identity().pool == pool) {
            inUse += exchange.hasLeftQueue() ? 1 : 0;
            next = next == nullptr && !exchange.hasLeftQueue() ? &exchange : next;
        }
    }
    // A name with two addresses is tried at both at first: that is a connection more.
    if (next != nullptr && inUse < connectionsPerManager) {
        next->connecting();
    }
}

void NetworkClient::note(const NetworkExchange &exchange, const RequestPhase &phase)
{
    const bool isFirstStep = !exchange.hasLeftQueue() && phase.step != RequestStep::Done;
    m_recorder.note(exchange.identity().task, phase);
    if (isFirstStep) {
        count(m_inUseName, m_inUse, 1);
    }
}

void NetworkClient::ended(NetworkExchange &exchange)
{
    exchange.unlink();
    if (m_underWay.empty()) {
        m_overdueTimer.stop();
    }
    if (!exchange.identity().lane.host.isEmpty()) {
        m_lanes.giveBack(exchange.identity().lane);
    }
    if (!exchange.identity().request) {
        return;
    }
    m_meter.requestEnded();
    count(m_inFlightName, m_inFlight, -1);
    if (exchange.hasLeftQueue()) {
        count(m_inUseName, m_inUse, -1);
    }
}

void NetworkClient::endOverdue()
{
    const auto now = std::chrono::steady_clock::now();
    // Ending one may make its task drop others: each time from the start, for as long as one ends.
    const auto isOverdue = [now](const NetworkExchange &exchange) {
        return exchange.overdueAt(now) != RequestEnd::None;
    };
    for (auto it = std::find_if(m_underWay.begin(), m_underWay.end(), isOverdue);
         it != m_underWay.end();
         it = std::find_if(m_underWay.begin(), m_underWay.end(), isOverdue)) {
        it->end(it->overdueAt(now));
    }
}

void NetworkClient::count(TextId name, int &counter, int change)
{
    counter += change;
    m_recorder.note(std::nullopt, CounterChanged{name, counter});
}

} // namespace Coroscope
