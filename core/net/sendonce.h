// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>

namespace Coroscope {

/// The body of a request that must not reach a server twice: it cannot be read again, so Qt, which
/// sends again by itself what was on a connection that closed without an answer, has to give up.
///
/// Goes with QNetworkRequest::DoNotBufferUploadDataAttribute and a Content-Length; otherwise Qt keeps
/// a copy of its own.
/// A reply of Qt's is its parent, when the request has one.
class SendOnce : public QIODevice
{
public:
    explicit SendOnce(const QByteArray &bytes);

    /// Qt asks for the beginning also when the answer is a redirect that would be sent again: that it
    /// may have, since nobody follows it; with an error instead the answer would be lost.
    bool seek(qint64 position) override;

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_position == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_position; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qsizetype m_position = 0;
};

} // namespace Coroscope
