// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/networkclient.h"

#include <QtCore/QObject>

class QNetworkReply;

namespace Coroscope {

/// One request over a QNetworkReply, which it owns; notes each phase as it comes.
class NetworkExchange : public HttpExchange
{
public:
    NetworkExchange(NetworkClient &client, QNetworkReply &reply, ConnectionLanes::Lane lane,
                    RequestId id, std::optional<TaskId> task);
    ~NetworkExchange() override;

    bool hasHeaders() const override;
    bool isFinished() const override { return m_isFinished; }
    QString error() const override { return m_error; }
    int status() const override;
    QByteArray header(const QByteArray &name) const override;
    QByteArray takeBody() override;
    void abort() override;

private:
    void watch();
    void note(RequestStep step, ConnectionUse connection = ConnectionUse::Unknown);
    void headersCame();
    void finish();
    /// What went wrong with a reply that has finished; empty if nothing did.
    QString findError() const;
    /// Whether less has come than the headers announced.
    bool isCutOff() const;

    NetworkClient &m_client;
    QNetworkReply *m_reply;
    QObject m_context; ///< ends the connections to the reply before this object goes
    ConnectionLanes::Lane m_lane;
    RequestId m_id;
    std::optional<TaskId> m_task;
    RequestStep m_step = RequestStep::Queued;
    QString m_error;
    bool m_isFinished = false;
};

} // namespace Coroscope
