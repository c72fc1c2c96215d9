// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

#include <optional>

namespace Coroscope::Testing {

/// A server in this thread's event loop that answers each request with given bytes.
class RawServer
{
public:
    enum class Afterwards { Stay, HangUp };

    RawServer(const QByteArray &answer, Afterwards afterwards);
    QUrl address() const;
    /// What all requests but the first are answered with.
    void setNextAnswer(const QByteArray &answer) { m_nextAnswer = answer; }
    /// Connections that were made, and those that the client has ended.
    int connections() const { return m_connections; }
    int left() const { return m_left; }

private:
    void serve();

    QTcpServer m_server;
    QByteArray m_answer;
    std::optional<QByteArray> m_nextAnswer;
    Afterwards m_afterwards;
    int m_connections = 0;
    int m_left = 0;
};

} // namespace Coroscope::Testing
