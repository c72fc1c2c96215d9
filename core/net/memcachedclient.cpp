// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/memcachedclient.h"

#include "core/stage/stage.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QNetworkProxy>

#include <algorithm>
#include <utility>

namespace Coroscope {

std::optional<MemcachedAddress> memcachedAddress(const QString &text)
{
    const QUrl url(QStringLiteral("//") + text, QUrl::StrictMode);
    const bool isPlain = url.path().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery()
                         && !url.hasFragment();
    if (!url.isValid() || !isPlain || url.host().isEmpty() || url.port() < 1) {
        return std::nullopt;
    }
    return MemcachedAddress{url.host(), quint16(url.port())};
}

MemcachedClient::MemcachedClient(MemcachedAddress address, Duration patience,
                                 Duration afterSilence)
    : m_address(std::move(address))
    , m_patience(patience)
    , m_afterSilence(afterSilence)
    , m_place(m_address.text())
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_silence.setSingleShot(true);
    QObject::connect(&m_silence, &QTimer::timeout, &m_silence, [this] { endSilence(); });
    QObject::connect(&m_socket, &QTcpSocket::connected, &m_silence, [this] {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_roundTrips += std::exchange(m_unsentReads, 0);
        m_socket.write(std::exchange(m_unsent, {}));
    });
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_silence, [this] { takeBytes(); });
    QObject::connect(&m_socket, &QTcpSocket::errorOccurred, &m_silence,
                     [this](QAbstractSocket::SocketError error) {
                         // Waiting a little, in finishWrites(), ends with this one, too.
                         if (error != QAbstractSocket::SocketTimeoutError) {
                             takeBytes();
                             fail(m_socket.errorString());
                         }
                     });
}

MemcachedClient::~MemcachedClient()
{
    m_socket.disconnect();
    m_owed.clear();
    m_socket.abort();
}

std::optional<QString> MemcachedClient::faultOf(const QByteArray &key)
{
    const QString name = QString::fromUtf8(key.left(longestKey));
    if (key.isEmpty()) {
        return QStringLiteral("memcached has no empty keys");
    }
    if (key.size() > longestKey) {
        return QStringLiteral("the key %1… has %2 bytes, more than memcached's %3")
            .arg(name.left(40))
            .arg(key.size())
            .arg(longestKey);
    }
    if (std::ranges::any_of(key, [](char c) { return (c >= 0 && c <= 32) || c == 127; })) {
        return QStringLiteral("the key “%1” has blanks or control characters, which memcached "
                              "refuses")
            .arg(name.simplified());
    }
    return std::nullopt;
}

void MemcachedClient::connectIfNeeded()
{
    if (m_socket.state() == QAbstractSocket::UnconnectedState) {
        m_parser.clear();
        m_socket.connectToHost(m_address.host, m_address.port);
    }
    if (!m_silence.isActive()) {
        m_silence.start(patience());
    }
}

void MemcachedClient::endSilence()
{
    // The thread may have been held while the answer came.
    if (m_socket.state() == QAbstractSocket::ConnectedState) {
        m_socket.waitForReadyRead(0);
        takeBytes();
    }
    if (!m_owed.empty() && !m_silence.isActive()) {
        failForSilence();
    }
}

void MemcachedClient::send(const QByteArray &bytes)
{
    if (m_socket.state() == QAbstractSocket::ConnectedState) {
        m_socket.write(bytes);
    } else {
        m_unsent += bytes;
    }
}

void MemcachedClient::read(Keys keys, Done done)
{
    Owed owed;
    owed.isRead = true;
    owed.answers.resize(keys.size());
    owed.done = std::move(done);
    QByteArray line = "get";
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (auto fault = faultOf(keys[i])) {
            owed.answers[i] = BatchAnswer::refused(std::move(*fault));
        } else {
            line += ' ' + keys[i];
            owed.places.emplace(std::move(keys[i]), i);
        }
    }
    if (owed.places.empty()) {
        owed.done(std::move(owed.answers));
        return;
    }
    m_owed.push_back(std::move(owed));
    connectIfNeeded();
    ++(m_socket.state() == QAbstractSocket::ConnectedState ? m_roundTrips : m_unsentReads);
    send(line + "\r\n");
}

void MemcachedClient::write(const Items &items)
{
    QByteArray lines;
    for (const auto &[key, value] : items) {
        if (faultOf(key) || value.size() > largestValue) {
            ++m_refusedWrites;
            continue;
        }
        lines += "set " + key + " 0 " + QByteArray::number(qint64(m_expiry.count())) + ' '
                 + QByteArray::number(value.size()) + "\r\n" + value + "\r\n";
    }
    if (lines.isEmpty()) {
        return;
    }
    // A refused value is answered with one line or two: only the version's reply says for sure that
    // all replies to the writes are there.
    m_owed.emplace_back();
    connectIfNeeded();
    send(lines + "version\r\n");
}

void MemcachedClient::takeBytes()
{
    // Closed, it would warn that nothing can be read.
    const QByteArray bytes = m_socket.isOpen() ? m_socket.readAll() : QByteArray();
    if (bytes.isEmpty()) {
        return;
    }
    m_isSilent = false;
    m_silence.start(patience());
    m_parser.feed(bytes);
    while (const std::optional<MemcachedReply> reply = m_parser.next()) {
        takeReply(*reply);
    }
    if (m_owed.empty()) {
        m_silence.stop();
    }
}

void MemcachedClient::takeReply(const MemcachedReply &reply)
{
    if (m_owed.empty() || reply.kind == MemcachedReply::Kind::Malformed) {
        fail(QStringLiteral("it answers what is not its protocol: “%1”").arg(reply.text));
    } else if (m_owed.front().isRead) {
        takeReadReply(reply);
    } else {
        takeWriteReply(reply);
    }
}

void MemcachedClient::takeReadReply(const MemcachedReply &reply)
{
    Owed &owed = m_owed.front();
    if (reply.kind == MemcachedReply::Kind::End) {
        endFirst();
        return;
    }
    const auto place = owed.places.find(reply.key);
    if (reply.kind == MemcachedReply::Kind::Value && place != owed.places.end()) {
        owed.answers[place->second] = BatchAnswer::found(reply.value);
        return;
    }
    // How many lines such an answer has nobody can tell: the next question gets a new connection.
    fail(reply.kind == MemcachedReply::Kind::Error
             ? QStringLiteral("it says “%1”").arg(reply.text)
             : QStringLiteral("it answers what was not asked"));
}

void MemcachedClient::takeWriteReply(const MemcachedReply &reply)
{
    switch (reply.kind) {
    case MemcachedReply::Kind::Stored:
        return;
    case MemcachedReply::Kind::Version:
        m_owed.pop_front();
        return;
    case MemcachedReply::Kind::NotStored:
    case MemcachedReply::Kind::Error:
        ++m_refusedWrites;
        return;
    default:
        fail(QStringLiteral("it answers what was not asked"));
    }
}

void MemcachedClient::endFirst()
{
    Owed owed = std::move(m_owed.front());
    m_owed.pop_front();
    owed.done(std::move(owed.answers));
}

void MemcachedClient::fail(const QString &reason)
{
    const QString sentence = QStringLiteral("memcached at %1 was lost: %2")
                                 .arg(m_place, reason);
    m_silence.stop();
    m_unsent.clear();
    m_unsentReads = 0;
    m_parser.clear();
    m_socket.blockSignals(true);
    m_socket.abort();
    m_socket.blockSignals(false);
    std::deque<Owed> lost;
    lost.swap(m_owed);
    for (Owed &owed : lost) {
        for (const auto &[key, place] : owed.places) {
            if (!owed.answers[place].isFound()) {
                owed.answers[place] = BatchAnswer::unreachable(sentence);
            }
        }
        if (owed.isRead) {
            owed.done(std::move(owed.answers));
        }
    }
}

void MemcachedClient::failForSilence()
{
    m_isSilent = true;
    fail(QStringLiteral("it does not answer"));
}

void MemcachedClient::failToConnect()
{
    if (m_owed.empty()) {
        return;
    }
    if (m_socket.error() == QAbstractSocket::SocketTimeoutError) {
        failForSilence();
    } else {
        fail(m_socket.errorString());
    }
}

bool MemcachedClient::finishWrites(Duration atMost)
{
    const QDeadlineTimer deadline(atMost);
    while (!m_owed.empty() && !deadline.hasExpired()) {
        const int slice = int(std::max<qint64>(1, deadline.remainingTime()));
        if (m_socket.state() != QAbstractSocket::ConnectedState) {
            // Qt gives up connecting when this time is over, so one slice has to do.
            constexpr Duration enough = std::chrono::seconds(2);
            if (!m_socket.waitForConnected(int(std::min(enough, patience()).count()))) {
                failToConnect();
            }
        } else {
            m_socket.waitForReadyRead(slice);
            takeBytes();
        }
    }
    return m_owed.empty();
}

void MemcachedClient::finishNow(Stage &stage, const std::source_location &where)
{
    const auto mayOweReads = [this] { return std::ranges::any_of(m_owed, &Owed::isRead); };
    if (!mayOweReads()) {
        return;
    }
    QElapsedTimer silence;
    silence.start();
    stage.blockUntil(
        [this, &silence, &mayOweReads] {
            finishWrites(Duration(20));
            if (mayOweReads() && silence.hasExpired(patience().count())) {
                failForSilence();
            }
            return !mayOweReads();
        },
        where);
}

} // namespace Coroscope
