// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/memcachedparser.h"
#include "core/stage/batchstore.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <chrono>
#include <deque>
#include <optional>
#include <unordered_map>

namespace Coroscope {

/// Where a memcached listens.
struct MemcachedAddress
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 11211;
    QString text() const
    {
        return (host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
            .arg(host)
            .arg(port);
    }
};

/// The address in "HOST:PORT", "[::1]:PORT" included; nothing if it is none.
std::optional<MemcachedAddress> memcachedAddress(const QString &text);

/// A client of memcached's text protocol on one connection, which is made by the first read or write
/// and made again by the next one when it was lost.
///
/// One `get` line for each read however many keys it has. Keys of more than 250 bytes, or with
/// blanks or control characters, are refused by name and not sent. When the connection is lost or
/// silent for too long, what was asked is answered Unreachable. Used on one thread with Qt's event
/// loop.
class MemcachedClient : public BatchStore
{
public:
    using Duration = std::chrono::milliseconds;
    static constexpr qsizetype longestKey = 250;
    /// Larger values are not written: servers refuse them unless told otherwise.
    static constexpr qsizetype largestValue = 1'000'000;

    /// `patience` bounds connecting, and every silence of a server that owes an answer; after one
    /// that was longer, `afterSilence` does until the server answers again.
    explicit MemcachedClient(MemcachedAddress address, Duration patience = std::chrono::seconds(10),
                             Duration afterSilence = std::chrono::seconds(1));
    ~MemcachedClient() override;

    QString name() const override { return QStringLiteral("memcached"); }
    void read(Keys keys, Done done) override;
    /// Pipelined; values that cannot be stored are counted in refusedWrites().
    void write(const Items &items) override;
    void finishNow(Stage &stage, const std::source_location &where) override;
    std::uint64_t roundTrips() const override { return m_roundTrips; }

    /// Reads that were asked are waited for, too.
    bool finishWrites(Duration atMost) override;
    /// How long the next silence may be.
    Duration patience() const noexcept { return m_isSilent ? m_afterSilence : m_patience; }
    /// What errors call the server's place: the address, unless set, as behind a relay.
    const QString &place() const noexcept { return m_place; }
    void setPlace(const QString &place) { m_place = place; }
    /// How long the server keeps what is written from now on: whole seconds, at most 30 days
    /// (memcached's protocol.txt); for ever unless set.
    void setExpiry(std::chrono::seconds expiry) { m_expiry = expiry; }
    std::uint64_t refusedWrites() const noexcept { return m_refusedWrites; }
    /// What is wrong with a key, as a sentence that names it; nothing if it can be sent.
    static std::optional<QString> faultOf(const QByteArray &key);

private:
    /// What the server owes: the values of a get, or the replies to writes up to a version's.
    struct Owed
    {
        bool isRead = false;
        Answers answers;
        std::unordered_map<QByteArray, std::size_t> places;
        Done done;
    };

    void connectIfNeeded();
    void send(const QByteArray &bytes);
    void takeBytes();
    void takeReply(const MemcachedReply &reply);
    void takeReadReply(const MemcachedReply &reply);
    void takeWriteReply(const MemcachedReply &reply);
    void fail(const QString &reason);
    void failForSilence();
    void failToConnect();
    void endFirst();
    void endSilence();

    MemcachedAddress m_address;
    Duration m_patience;
    Duration m_afterSilence;
    bool m_isSilent = false; ///< it has not answered the last question, and nothing since
    QString m_place;
    std::chrono::seconds m_expiry{0};
    MemcachedParser m_parser;
    std::deque<Owed> m_owed;
    QByteArray m_unsent; ///< until the connection stands
    std::uint64_t m_roundTrips = 0;
    std::uint64_t m_unsentReads = 0;
    std::uint64_t m_refusedWrites = 0;
    QTimer m_silence;
    QTcpSocket m_socket; ///< last: its end calls nobody
};

} // namespace Coroscope
