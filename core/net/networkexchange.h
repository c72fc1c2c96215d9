// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/connectionlanes.h"
#include "core/net/requestfailure.h"
#include "core/stage/http.h"

#include <QtCore/QObject>

#include <boost/intrusive/list.hpp>

#include <chrono>

class QNetworkReply;

namespace Coroscope {

class NetworkClient;

/// One request over a QNetworkReply, which it owns; notes each phase as it comes.
///
/// Of an encrypted connection Qt does not tell when the handshake begins: connecting and handshake
/// are one phase there, RequestStep::Encrypting.
class NetworkExchange : public HttpExchange,
                        public boost::intrusive::list_base_hook<
                            boost::intrusive::link_mode<boost::intrusive::auto_unlink>>
{
public:
    struct Identity
    {
        std::optional<RequestId> request = {}; ///< none: nothing of it is recorded
        std::optional<TaskId> task = {};
        ConnectionLanes::Lane lane = {}; ///< without a host: none of its own
        QString pool = {}; ///< whose six connections it shares; empty: it has its own
        bool isEncrypted = false;
        std::chrono::milliseconds idle{}; ///< how long it may go without progress
        std::optional<qint64> longestBody = {};
        std::optional<QByteArray> failureHeader = {};
        std::shared_ptr<const AwsAccess> access = {}; ///< with which it was signed
        bool followsRedirects = true;
    };

    NetworkExchange(NetworkClient &client, QNetworkReply &reply, Identity identity);
    ~NetworkExchange() override;

    bool hasHeaders() const override;
    bool isFinished() const override { return m_isFinished; }
    QString error() const override { return m_error; }
    int status() const override;
    QByteArray header(const QByteArray &name) const override;
    QByteArray decodedHeader(const QByteArray &name) const override;
    QByteArray takeBody() override;
    void abort() override { end(RequestEnd::Cancelled); }

    /// A connection has been begun that it is to have.
    void connecting();
    /// Ends it for that reason, unless it has ended.
    void end(RequestEnd reason);
    /// The reason to end it at that moment, if there is one. The time in a queue of ours does not
    /// count: it is not the server's doing.
    RequestEnd overdueAt(std::chrono::steady_clock::time_point now) const;
    const Identity &identity() const noexcept { return m_identity; }
    /// Whether it has had a connection.
    bool hasLeftQueue() const noexcept { return m_hasLeftQueue; }

private:
    QByteArray redacted(QByteArray text) const;
    void watch();
    void sent();
    void connectionBegun();
    void note(RequestStep step, ConnectionUse connection = ConnectionUse::Unknown);
    void record(RequestStep step, ConnectionUse connection);
    void headersCame();
    void bodyCame();
    void finish();
    void dropReply();
    void holdAsMuchAs(qint64 bytes);

    NetworkClient &m_client;
    QNetworkReply *m_reply; ///< null once we have ended it
    const Identity m_identity;
    std::chrono::steady_clock::time_point m_progressed = std::chrono::steady_clock::now();
    /// None while it waits for a connection that others use.
    std::optional<std::chrono::steady_clock::time_point> m_begun;
    RequestStep m_step = RequestStep::Queued;
    RequestEnd m_end = RequestEnd::None;
    QString m_error;
    int m_lastStatus = 0; ///< of the reply that was dropped
    qint64 m_held = 0; ///< bytes of the body that have come and were not taken
    int m_sends = 0;
    int m_expectedSends = 1; ///< one more for each redirect
    bool m_hasLeftQueue = false;
    bool m_isFinished = false;
};

using NetworkExchanges
    = boost::intrusive::list<NetworkExchange, boost::intrusive::constant_time_size<false>>;

} // namespace Coroscope
