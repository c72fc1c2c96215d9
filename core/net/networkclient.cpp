// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/networkclient.h"

#include "core/net/failedexchange.h"
#include "core/net/requestsigning.h"
#include "core/net/sendonce.h"

#include <QtCore/QEventLoop>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

namespace Coroscope {
namespace {

constexpr int connectionsPerPool = 6; ///< QNetworkAccessManager's own number
constexpr std::size_t plainManager = 0;
constexpr std::size_t mostManagers = 512; ///< each has a thread
constexpr std::chrono::milliseconds longestLook{1000};

bool isEncrypted(const QUrl &address)
{
    return address.scheme() == QLatin1String("https");
}

bool isLoopback(const QUrl &address)
{
    return address.host() == QLatin1String("127.0.0.1") || address.host() == QLatin1String("::1")
           || address.host() == QLatin1String("localhost");
}

bool followsRedirects(const HttpRequest &request)
{
    return request.method == HttpMethod::Get && !request.signedFor;
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

QNetworkRequest requestFor(const HttpRequest &asked)
{
    QNetworkRequest request(asked.address);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Each demo begins as a stranger, and looking for cookies costs time.
    for (const auto attribute :
         {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::CookieSaveControlAttribute,
          QNetworkRequest::AuthenticationReuseAttribute}) {
        request.setAttribute(attribute, QNetworkRequest::Manual);
    }
    // Another server would be asked for its certificate under our lane's name.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         followsRedirects(asked) ? QNetworkRequest::SameOriginRedirectPolicy
                                                 : QNetworkRequest::ManualRedirectPolicy);
    for (const auto &[name, value] : asked.headers) {
        request.setRawHeader(name, value);
    }
    if (asked.method == HttpMethod::Post) {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, asked.body.size());
        if (!request.hasRawHeader("Content-Type")) {
            request.setRawHeader("Content-Type", "application/octet-stream");
        }
    }
    return request;
}

} // namespace

NetworkClient::NetworkClient(Recorder &recorder, const NetworkLimits &limits)
    : m_recorder(recorder)
    , m_limits(limits)
    , m_meter(recorder)
    , m_inFlightName(recorder.log().text(QStringLiteral("in flight")))
    , m_inUseName(recorder.log().text(QStringLiteral("connections in use")))
    , m_sentAgainName(recorder.log().text(QStringLiteral("sent again")))
{
    const auto shortest = std::min({limits.idle, limits.idleOnThisMachine, limits.whole});
    m_overdueTimer.setInterval(std::min(longestLook, shortest / 4));
    QObject::connect(&m_overdueTimer, &QTimer::timeout, &m_overdueTimer, [this] { endOverdue(); });
}

NetworkClient::~NetworkClient() = default;

// Where there is no room for the thread of another manager, lanes share those that there are: Qt
// queues what is more than six for each. Starting a thread without a descriptor ends the process.
std::size_t NetworkClient::managerIndexOf(const QUrl &address, int lane)
{
    const std::size_t wanted = isEncrypted(address) ? 1 + std::size_t(lane / connectionsPerPool)
                                                    : plainManager;
    while (m_managers.size() <= wanted) {
        if (!m_managers.empty() && !hasRoomForThread()) {
            return wanted % m_managers.size();
        }
        m_managers.push_back(std::make_unique<QNetworkAccessManager>());
        m_managers.back()->setProxyFactory(new NoProxyFactory);
    }
    return wanted;
}

// Threads and sockets that were asked for just now have not taken their descriptors yet, so each is
// counted once more.
bool NetworkClient::hasRoomForThread() const
{
    constexpr std::int64_t reserve = 64;
    const auto limit = OpenDescriptors::limit();
    const auto open = m_meter.descriptors().count();
    const std::int64_t soon = 2 * (m_inFlight + std::int64_t(m_managers.size()));
    return m_managers.size() < mostManagers
           && (!limit || (open && *open + soon + reserve < *limit));
}

ConnectionLanes::Lane NetworkClient::laneFor(const QUrl &address)
{
    return m_pooling == ConnectionPooling::SixPerHost ? ConnectionLanes::Lane{}
                                                      : m_lanes.take(address);
}

// Empty for a connection of the request's own.
QString NetworkClient::poolOf(const QUrl &address, const ConnectionLanes::Lane &lane,
                              std::size_t carrier)
{
    if (lane.host.isEmpty()) {
        return serverOf(address);
    }
    return isEncrypted(address) ? QStringLiteral("%1 %2").arg(lane.host, QString::number(carrier))
                                : QString();
}

void NetworkClient::setAwsAccess(AwsAccess access)
{
    m_awsAccess = std::make_shared<const AwsAccess>(std::move(access));
}

std::shared_ptr<HttpExchange> NetworkClient::send(const HttpRequest &request, const TaskBase *task)
{
    m_meter.begin();
    NetworkExchange::Identity identity{m_recorder.nextRequest(),
                                       task != nullptr ? task->id() : std::nullopt};
    const TextId recorded = m_recorder.log().text(
        QString::fromLatin1(request.address.toEncoded(QUrl::RemoveUserInfo)));
    m_recorder.note(identity.task, RequestPhase{*identity.request, RequestStep::Queued,
                                                ConnectionUse::Unknown, {}, {}, recorded});
    if (request.signedFor) {
        if (!m_awsAccess) {
            return failed(identity, refusalToSign());
        }
        identity.access = m_awsAccess;
    }
    return begin(request, std::move(identity));
}

std::shared_ptr<HttpExchange> NetworkClient::ask(const QUrl &address)
{
    return begin(HttpRequest{address}, {});
}

std::shared_ptr<HttpExchange> NetworkClient::failed(const NetworkExchange::Identity &identity,
                                                    const QString &error)
{
    m_recorder.note(identity.task, RequestPhase{*identity.request, RequestStep::Done,
                                                ConnectionUse::Unknown, {}, 0,
                                                m_recorder.optionalText(error)});
    return std::make_shared<FailedExchange>(error);
}

std::shared_ptr<HttpExchange> NetworkClient::begin(const HttpRequest &request,
                                                   NetworkExchange::Identity identity)
{
    const QUrl &address = request.address;
    identity.lane = laneFor(address);
    identity.isEncrypted = isEncrypted(address);
    const std::size_t carrier = managerIndexOf(address, identity.lane.number);
    identity.pool = poolOf(address, identity.lane, carrier);
    identity.idle = std::max(isLoopback(address) ? m_limits.idleOnThisMachine : m_limits.idle,
                             request.patience.value_or(std::chrono::milliseconds(0)));
    identity.longestBody = request.longestBody;
    identity.failureHeader = request.failureHeader;
    identity.followsRedirects = followsRedirects(request);
    QNetworkReply &reply = transmit(*m_managers[carrier], request, identity);
    return std::make_shared<NetworkExchange>(*this, reply, std::move(identity));
}

QNetworkReply &NetworkClient::transmit(QNetworkAccessManager &manager, const HttpRequest &asked,
                                       const NetworkExchange::Identity &identity) const
{
    QNetworkRequest request = requestFor(asked);
    if (!identity.isEncrypted && !identity.lane.host.isEmpty()) {
        request.setPeerVerifyName(QStringLiteral("lane-%1").arg(identity.lane.number));
    }
    if (identity.access) {
        sign(request, asked, *identity.access, QDateTime::currentDateTimeUtc());
    }
    if (asked.method == HttpMethod::Get) {
        return *manager.get(request);
    }
    auto body = std::make_unique<SendOnce>(asked.body);
    QNetworkReply &reply = *manager.post(request, body.get());
    body.release()->setParent(&reply);
    return reply;
}

void NetworkClient::prepare(const QUrl &server, int requestsAtOnce)
{
    startThread(*m_managers.at(managerIndexOf(QUrl(), 0)));
    if (!isEncrypted(server)) {
        return;
    }
    // Loaded without a descriptor to spare, TLS would be missing for good.
    QSslSocket::supportsSsl();
    QSslConfiguration::systemCaCertificates();
    for (int lane = 0; lane < requestsAtOnce; lane += connectionsPerPool) {
        const std::size_t known = m_managers.size();
        if (managerIndexOf(server, lane) == known) {
            startThread(*m_managers.back());
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
    if (next != nullptr && inUse < connectionsPerPool) {
        next->connecting();
    }
}

void NetworkClient::countSentAgain()
{
    count(m_sentAgainName, m_sentAgain, 1);
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
