// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/networkexchange.h"

#include "core/net/networkclient.h"
#include "core/net/redaction.h"

#include <QtNetwork/QNetworkReply>

#include <algorithm>
#include <utility>

namespace Coroscope {
namespace {

constexpr qsizetype longestReason = 200;

/// Whether an answer with this status and a place to go is followed.
bool isRedirect(int status)
{
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

} // namespace

NetworkExchange::NetworkExchange(NetworkClient &client, QNetworkReply &reply, Identity identity)
    : m_client(client)
    , m_reply(&reply)
    , m_identity(std::move(identity))
{
    if (!m_identity.lane.host.isEmpty()) {
        m_begun = m_progressed;
    }
    watch();
    m_client.began(*this);
}

NetworkExchange::~NetworkExchange()
{
    end(hasHeaders() ? RequestEnd::Unread : RequestEnd::Cancelled);
    dropReply();
}

// Not with abort(): what the network's thread has reported meanwhile would then come as a second
// error, and Qt would warn of it.
void NetworkExchange::dropReply()
{
    if (m_reply != nullptr) {
        m_lastStatus = statusOf(*m_reply);
        holdAsMuchAs(0);
        m_reply->disconnect(&m_client.m_context);
        std::exchange(m_reply, nullptr)->deleteLater();
    }
}

void NetworkExchange::watch()
{
    QObject::connect(m_reply, &QNetworkReply::socketStartedConnecting, &m_client.m_context,
                     [this] { connectionBegun(); });
    QObject::connect(m_reply, &QNetworkReply::redirected, &m_client.m_context,
                     [this] { ++m_expectedSends; });
    QObject::connect(m_reply, &QNetworkReply::requestSent, &m_client.m_context, [this] { sent(); });
    QObject::connect(m_reply, &QNetworkReply::metaDataChanged, &m_client.m_context,
                     [this] { headersCame(); });
    QObject::connect(m_reply, &QNetworkReply::readyRead, &m_client.m_context,
                     [this] { bodyCame(); });
    QObject::connect(m_reply, &QNetworkReply::finished, &m_client.m_context, [this] { finish(); });
}

void NetworkExchange::sent()
{
    if (++m_sends > m_expectedSends && m_identity.request) {
        m_client.countSentAgain();
    }
    note(RequestStep::Sent,
         m_step == RequestStep::Queued ? ConnectionUse::Reused : ConnectionUse::Unknown);
}

// For shared connections Qt tells the first request of its queue of each one that it begins, though
// each will serve another request.
void NetworkExchange::connectionBegun()
{
    const bool isForAnother = !m_identity.pool.isEmpty() && m_step > RequestStep::Queued
                              && m_step < RequestStep::Sent;
    if (isForAnother) {
        m_client.connectionBegun(m_identity.pool);
    } else {
        connecting();
    }
}

void NetworkExchange::connecting()
{
    note(m_identity.isEncrypted ? RequestStep::Encrypting : RequestStep::Connecting,
         ConnectionUse::New);
}

void NetworkExchange::note(RequestStep step, ConnectionUse connection)
{
    m_progressed = std::chrono::steady_clock::now();
    m_begun = m_begun.value_or(m_progressed);
    // A redirect sends again: its steps are part of the first one's waiting.
    if (step <= m_step) {
        return;
    }
    m_step = step;
    if (m_identity.request) {
        record(step, connection);
    }
    m_hasLeftQueue = m_hasLeftQueue || step != RequestStep::Done;
}

void NetworkExchange::record(RequestStep step, ConnectionUse connection)
{
    RequestPhase phase{*m_identity.request, step, connection, {}, {}, {}};
    if (status() != 0) {
        phase.status = std::uint16_t(status());
    }
    if (step == RequestStep::Done) {
        phase.bytes = std::uint64_t(m_held);
        phase.text = m_client.m_recorder.optionalText(m_error);
    } else if (step == RequestStep::FirstByte && m_identity.failureHeader) {
        const QByteArray reason = header(*m_identity.failureHeader).left(longestReason);
        phase.text = m_client.m_recorder.optionalText(QString::fromUtf8(reason));
    }
    m_client.note(*this, phase);
}

void NetworkExchange::headersCame()
{
    // Those of a redirect that is being followed: the answer is still to come.
    if (m_identity.followsRedirects && isRedirect(status()) && m_reply->hasRawHeader("Location")) {
        return;
    }
    note(RequestStep::FirstByte);
    tellWaiter();
}

void NetworkExchange::bodyCame()
{
    note(RequestStep::Downloading);
    holdAsMuchAs(m_reply->bytesAvailable());
    if (m_identity.longestBody && m_held > *m_identity.longestBody) {
        end(RequestEnd::LongerThanAsked);
    } else if (m_held > m_client.m_limits.bodyBytes) {
        end(RequestEnd::BodyTooLong);
    } else if (m_client.m_heldBytes > m_client.m_limits.heldBytes) {
        end(RequestEnd::TooMuchHeld);
    }
}

void NetworkExchange::holdAsMuchAs(qint64 bytes)
{
    m_client.hold(bytes - m_held);
    m_held = bytes;
}

void NetworkExchange::finish()
{
    if (m_isFinished) {
        return;
    }
    m_isFinished = true;
    const bool isRefusedAgain = m_step >= RequestStep::Sent && m_end == RequestEnd::None
                                && m_reply->error() == QNetworkReply::ConnectionRefusedError;
    m_error = isRefusedAgain ? refusalAfterSending() : failureOf(*m_reply, m_end);
    if (m_end == RequestEnd::LongerThanAsked) {
        m_error += QStringLiteral(": > %1 B").arg(*m_identity.longestBody);
    }
    if (m_identity.access) {
        redact(m_error, m_identity.access->credentials);
    }
    note(RequestStep::Done);
    if (m_end != RequestEnd::None) {
        dropReply();
    }
    m_client.ended(*this);
    tellWaiter();
}

bool NetworkExchange::hasHeaders() const
{
    return m_step >= RequestStep::FirstByte;
}

int NetworkExchange::status() const
{
    return m_reply != nullptr ? statusOf(*m_reply) : m_lastStatus;
}

QByteArray NetworkExchange::header(const QByteArray &name) const
{
    return redacted(m_reply != nullptr ? m_reply->rawHeader(name) : QByteArray());
}

// Redacted when it is decoded: base64 hides what it repeats.
QByteArray NetworkExchange::decodedHeader(const QByteArray &name) const
{
    return redacted(m_reply != nullptr ? QByteArray::fromBase64(m_reply->rawHeader(name))
                                       : QByteArray());
}

QByteArray NetworkExchange::redacted(QByteArray text) const
{
    if (m_identity.access) {
        redact(text, m_identity.access->credentials);
    }
    return text;
}

QByteArray NetworkExchange::takeBody()
{
    QByteArray body = m_reply != nullptr ? m_reply->readAll() : QByteArray();
    if (m_identity.access) {
        redact(body, m_identity.access->credentials);
    }
    holdAsMuchAs(0);
    return body;
}

void NetworkExchange::end(RequestEnd reason)
{
    if (!m_isFinished) {
        m_end = reason;
        finish();
    }
}

RequestEnd NetworkExchange::overdueAt(std::chrono::steady_clock::time_point now) const
{
    if (!m_begun) {
        return RequestEnd::None;
    }
    if (now - *m_begun > m_client.m_limits.whole) {
        return RequestEnd::TooLong;
    }
    if (const auto ended = m_client.m_serverEnded;
        ended && now - std::max(*ended, m_progressed) > m_client.m_limits.idleAfterTheEnd) {
        return RequestEnd::Idle;
    }
    return now - m_progressed > m_identity.idle ? RequestEnd::Idle : RequestEnd::None;
}

} // namespace Coroscope
