// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/memcachedparser.h"

#include <QtCore/QList>

#include <algorithm>

namespace Coroscope {

void MemcachedParser::feed(const QByteArray &piece)
{
    // What was taken goes when it is more than half: each byte is moved once on the average.
    if (m_start > m_buffer.size() / 2) {
        m_buffer.remove(0, m_start);
        m_scanned = std::max(qsizetype(0), m_scanned - m_start);
        m_start = 0;
    }
    m_buffer += piece;
}

std::optional<MemcachedReply> MemcachedParser::next()
{
    while (!m_isBroken) {
        if (m_value) {
            return takeValue();
        }
        const qsizetype end = m_buffer.indexOf("\r\n", std::max(m_start, m_scanned));
        if (end < 0) {
            m_scanned = std::max(m_start, m_buffer.size() - 1);
            if (m_buffer.size() - m_start > longestLine) {
                return malformed(QStringLiteral("a line without an end"));
            }
            return std::nullopt;
        }
        const QByteArray line = m_buffer.mid(m_start, end - m_start);
        m_start = m_scanned = end + 2;
        if (!line.startsWith("VALUE ")) {
            return replyOf(line);
        }
        MemcachedReply begun = beginValue(line);
        if (begun.kind == MemcachedReply::Kind::Malformed) {
            return begun;
        }
        m_value = std::move(begun);
    }
    return std::nullopt;
}

MemcachedReply MemcachedParser::replyOf(const QByteArray &line)
{
    using Kind = MemcachedReply::Kind;
    if (line == "END") {
        return {Kind::End, {}, {}, {}};
    }
    if (line == "STORED") {
        return {Kind::Stored, {}, {}, {}};
    }
    if (line == "NOT_STORED") {
        return {Kind::NotStored, {}, {}, {}};
    }
    if (line.startsWith("VERSION ")) {
        return {Kind::Version, {}, {}, QString::fromUtf8(line.mid(8))};
    }
    if (line == "ERROR" || line.startsWith("ERROR ") || line.startsWith("CLIENT_ERROR")
        || line.startsWith("SERVER_ERROR")) {
        return {Kind::Error, {}, {}, QString::fromUtf8(line)};
    }
    return malformed(QString::fromUtf8(line.left(100)));
}

MemcachedReply MemcachedParser::beginValue(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    bool isNumber = false;
    const qlonglong length = words.value(3).toLongLong(&isNumber);
    if (words.size() < 4 || words.size() > 5 || !isNumber || length < 0 || length > largestValue) {
        return malformed(QString::fromUtf8(line.left(100)));
    }
    m_length = qsizetype(length);
    return {MemcachedReply::Kind::Value, words.at(1), {}, {}};
}

std::optional<MemcachedReply> MemcachedParser::takeValue()
{
    if (m_buffer.size() - m_start < m_length + 2) {
        return std::nullopt;
    }
    if (m_buffer.at(m_start + m_length) != '\r' || m_buffer.at(m_start + m_length + 1) != '\n') {
        return malformed(QStringLiteral("a value longer than was said"));
    }
    MemcachedReply reply = std::move(*m_value);
    m_value.reset();
    reply.value = m_buffer.mid(m_start, m_length);
    m_start += m_length + 2;
    m_scanned = m_start;
    return reply;
}

MemcachedReply MemcachedParser::malformed(const QString &what)
{
    m_isBroken = true;
    return {MemcachedReply::Kind::Malformed, {}, {}, what};
}

} // namespace Coroscope
