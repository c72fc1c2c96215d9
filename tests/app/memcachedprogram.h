// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QProcess>
#include <QtCore/QString>

namespace Coroscope::Testing {

/// A memcached of the test's own that listens, whose log tells what it was asked.
class MemcachedProgram
{
public:
    MemcachedProgram();
    ~MemcachedProgram();

    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    /// The demos' parameter that names it.
    QString argument() const { return QStringLiteral("memcached=") + address(); }
    /// The lines of its log so far that stand for such a request, without what is before the word;
    /// of one that was killed, all that it still wrote.
    QList<QByteArray> requests(const QByteArray &kind);
    /// Waits until it was asked so often; false if it is not within half a minute.
    bool waitForRequests(const QByteArray &kind, qsizetype count);

    /// Stops its threads: the kernel still takes connections and bytes, but nobody answers. False
    /// if it has ended.
    bool freeze();
    /// Whether bytes have come that it has not read.
    bool hasUnreadBytes() const;
    /// Ends it at once, frozen or not, and waits until it is gone.
    void kill();

private:
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace Coroscope::Testing
