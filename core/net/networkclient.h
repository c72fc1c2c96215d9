// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/connectionlanes.h"
#include "core/net/loadmeter.h"
#include "core/net/networkexchange.h"
#include "core/net/networklimits.h"
#include "core/stage/http.h"

#include <QtNetwork/QNetworkAccessManager>

#include <memory>
#include <vector>

namespace Coroscope {

/// HTTP over QNetworkAccessManager, with a connection for every request under way.
///
/// The manager opens at most six connections for each key of its pool. For http the key is made
/// different by a name per lane (QNetworkRequest::setPeerVerifyName); for https that name is what
/// certificates are checked against, so every six lanes get a manager of their own. With
/// ConnectionPooling::SixPerHost all requests share one key.
///
/// Records the phases of every request and the counters "in flight" (asked for and not ended),
/// "connections in use" (those of them that are no longer queued), "sent again" (what Qt has sent once
/// more by itself, because a connection was closed without an answer) and LoadMeter's. Follows redirects
/// within one server, but for those of a Post or a signed request. Lives on the run's thread.
class NetworkClient : public HttpClient
{
public:
    explicit NetworkClient(Recorder &recorder, const NetworkLimits &limits = {});
    ~NetworkClient() override;

    std::shared_ptr<HttpExchange> send(const HttpRequest &request, const TaskBase *task) override;
    std::shared_ptr<HttpExchange> ask(const QUrl &address) override;
    void setAwsAccess(AwsAccess access) override;
    void setPooling(ConnectionPooling pooling) override { m_pooling = pooling; }
    void prepare(const QUrl &server, int requestsAtOnce) override;
    void serverHasEnded() override { m_serverEnded = std::chrono::steady_clock::now(); }

private:
    friend class NetworkExchange;
    void began(NetworkExchange &exchange);
    /// A connection of a shared six has begun: the request that waits longest counts as having it,
    /// if fewer than six do.
    void connectionBegun(const QString &pool);
    void countSentAgain();
    void note(const NetworkExchange &exchange, const RequestPhase &phase);
    void ended(NetworkExchange &exchange);
    void hold(qint64 bytes) noexcept { m_heldBytes += bytes; }

    std::shared_ptr<HttpExchange> begin(const HttpRequest &request,
                                        NetworkExchange::Identity identity);
    /// The request's own end, recorded, without any sending.
    std::shared_ptr<HttpExchange> failed(const NetworkExchange::Identity &identity,
                                         const QString &error);
    QNetworkReply &transmit(QNetworkAccessManager &manager, const HttpRequest &request,
                            const NetworkExchange::Identity &identity) const;
    ConnectionLanes::Lane laneFor(const QUrl &address);
    static QString poolOf(const QUrl &address, const ConnectionLanes::Lane &lane,
                          std::size_t carrier);
    /// Of the manager that carries that lane's requests, made if there is none yet.
    std::size_t managerIndexOf(const QUrl &address, int lane);
    bool hasRoomForThread() const;
    void startThread(QNetworkAccessManager &manager);
    void endOverdue();
    void count(TextId name, int &counter, int change);

    Recorder &m_recorder;
    QObject m_context; ///< of the connections to replies, which end with their exchange
    const NetworkLimits m_limits;
    LoadMeter m_meter;
    ConnectionLanes m_lanes;
    ConnectionPooling m_pooling = ConnectionPooling::OnePerRequest;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    NetworkExchanges m_underWay;
    std::shared_ptr<const AwsAccess> m_awsAccess;
    QTimer m_overdueTimer;
    TextId m_inFlightName;
    TextId m_inUseName;
    TextId m_sentAgainName;
    int m_inFlight = 0;
    int m_inUse = 0;
    int m_sentAgain = 0;
    std::optional<std::chrono::steady_clock::time_point> m_serverEnded;
    qint64 m_heldBytes = 0; ///< of bodies that have come and were not taken
};

} // namespace Coroscope
