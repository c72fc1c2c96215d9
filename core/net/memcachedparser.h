// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <cstdint>
#include <optional>

namespace Coroscope {

/// One reply of memcached's text protocol.
struct MemcachedReply
{
    enum class Kind : std::uint8_t {
        Value,    ///< of a key
        End,      ///< of the values of one get
        Stored,
        NotStored,
        Version,
        Error,    ///< ERROR, CLIENT_ERROR or SERVER_ERROR; `text` is the line
        Malformed ///< not the protocol: `text` says what; nothing comes after it
    };
    Kind kind = Kind::End;
    QByteArray key;   ///< of Value
    QByteArray value; ///< of Value: any bytes
    QString text;
};

/// Takes memcached's replies out of a stream that comes in pieces of any size.
class MemcachedParser
{
public:
    /// The longest line that a server may send, and the largest value.
    static constexpr qsizetype longestLine = 4096;
    static constexpr qsizetype largestValue = qsizetype(16) << 20;

    void feed(const QByteArray &piece);
    /// The next whole reply, if it has come.
    std::optional<MemcachedReply> next();
    /// For a new connection.
    void clear() { *this = MemcachedParser(); }

private:
    MemcachedReply replyOf(const QByteArray &line);
    MemcachedReply beginValue(const QByteArray &line);
    std::optional<MemcachedReply> takeValue();
    MemcachedReply malformed(const QString &what);

    QByteArray m_buffer;
    qsizetype m_start = 0;   ///< of what has not been taken yet
    qsizetype m_scanned = 0; ///< where no end of a line was found before
    std::optional<MemcachedReply> m_value; ///< whose bytes are still to come
    qsizetype m_length = 0;                ///< of these
    bool m_isBroken = false;
};

} // namespace Coroscope
