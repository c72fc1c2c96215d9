// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/connectionlanes.h"
#include "core/stage/http.h"

#include <QtNetwork/QNetworkAccessManager>

#include <memory>
#include <vector>

namespace Coroscope {

class NetworkExchange;

/// HTTP over QNetworkAccessManager, with a connection for every request under way.
///
/// The manager opens at most six connections for each key of its pool. For http the key is made
/// different by a name per lane (QNetworkRequest::setPeerVerifyName); for https that name is what
/// certificates are checked against, so each manager gets six lanes. Records the phases of every
/// request and the counter "in flight". Follows redirects within one server. Lives on the run's
/// thread.
class NetworkClient : public HttpClient
{
public:
    explicit NetworkClient(Recorder &recorder);
    ~NetworkClient() override;

    std::shared_ptr<HttpExchange> get(const QUrl &address, const TaskBase *task) override;

    /// How long a request may go without any progress before it fails, in wall time.
    static constexpr int timeoutMilliseconds = 120'000;
    /// The same on this machine, where our own server may be told to take ten minutes.
    static constexpr int ownServerTimeoutMilliseconds = 660'000;

private:
    friend class NetworkExchange;
    void ended(const ConnectionLanes::Lane &lane);
    void countInFlight(int change);
    QNetworkAccessManager &managerOf(const QUrl &address, int lane);

    Recorder &m_recorder;
    ConnectionLanes m_lanes;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    TextId m_inFlightName;
    int m_inFlight = 0;
};

} // namespace Coroscope
