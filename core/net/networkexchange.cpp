// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/networkexchange.h"

#include <QtNetwork/QNetworkReply>

namespace Coroscope {
namespace {

/// Whether an answer with this status and a place to go is followed.
bool isRedirect(int status)
{
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

} // namespace

NetworkExchange::NetworkExchange(NetworkClient &client, QNetworkReply &reply,
                                 ConnectionLanes::Lane lane, RequestId id,
                                 std::optional<TaskId> task)
    : m_client(client)
    , m_reply(&reply)
    , m_lane(std::move(lane))
    , m_id(id)
    , m_task(task)
{
    watch();
}

NetworkExchange::~NetworkExchange()
{
    abort();
    m_reply->disconnect(&m_context);
    m_reply->deleteLater();
}

void NetworkExchange::watch()
{
    QObject::connect(m_reply, &QNetworkReply::socketStartedConnecting, &m_context,
                     [this] { note(RequestStep::Connecting, ConnectionUse::New); });
    QObject::connect(m_reply, &QNetworkReply::requestSent, &m_context, [this] {
        note(RequestStep::Sent,
             m_step == RequestStep::Queued ? ConnectionUse::Reused : ConnectionUse::Unknown);
    });
    QObject::connect(m_reply, &QNetworkReply::metaDataChanged, &m_context,
                     [this] { headersCame(); });
    QObject::connect(m_reply, &QNetworkReply::readyRead, &m_context,
                     [this] { note(RequestStep::Downloading); });
    QObject::connect(m_reply, &QNetworkReply::finished, &m_context, [this] { finish(); });
}

void NetworkExchange::note(RequestStep step, ConnectionUse connection)
{
    // A redirect sends again: its steps are part of the first one's waiting.
    if (step <= m_step) {
        return;
    }
    m_step = step;
    RequestPhase phase{m_id, step, connection, {}, {}, {}};
    if (status() != 0) {
        phase.status = std::uint16_t(status());
    }
    if (step == RequestStep::Done) {
        phase.bytes = std::uint64_t(m_reply->bytesAvailable());
        phase.text = m_error.isEmpty() ? std::nullopt
                                       : std::optional(m_client.m_recorder.log().text(m_error));
    }
    m_client.m_recorder.note(m_task, phase);
}

void NetworkExchange::headersCame()
{
    // Those of a redirect that is being followed: the answer is still to come.
    if (isRedirect(status()) && m_reply->hasRawHeader("Location")) {
        return;
    }
    note(RequestStep::FirstByte);
    tellWaiter();
}

void NetworkExchange::finish()
{
    if (m_isFinished) {
        return;
    }
    m_isFinished = true;
    m_error = findError();
    note(RequestStep::Done);
    m_client.ended(m_lane);
    tellWaiter();
}

bool NetworkExchange::hasHeaders() const
{
    return m_step >= RequestStep::FirstByte;
}

QString NetworkExchange::findError() const
{
    const auto error = m_reply->error();
    if (error == QNetworkReply::InsecureRedirectError) {
        return QStringLiteral("redirected to another server; name that one instead");
    }
    // An answer with an error status is an answer.
    const bool isAnswered = status() >= 400 && error >= QNetworkReply::ContentAccessDenied;
    if (error != QNetworkReply::NoError && !isAnswered) {
        return m_reply->errorString();
    }
    return isCutOff() ? QStringLiteral("the connection was closed in the middle of the body")
                      : QString();
}

bool NetworkExchange::isCutOff() const
{
    // Qt says so itself, but not of an answer with an error status.
    bool isNumber = false;
    const qint64 announced = m_reply->rawHeader("Content-Length").toLongLong(&isNumber);
    return status() >= 400 && isNumber && !m_reply->hasRawHeader("Content-Encoding")
        && m_reply->bytesAvailable() < announced;
}

int NetworkExchange::status() const
{
    return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QByteArray NetworkExchange::header(const QByteArray &name) const
{
    return m_reply->rawHeader(name);
}

QByteArray NetworkExchange::takeBody()
{
    return m_reply->readAll();
}

void NetworkExchange::abort()
{
    if (!m_isFinished) {
        m_reply->abort();
        finish();
    }
}

} // namespace Coroscope
