// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace Coroscope::Testing {

/// A client that is cheap enough to be made ten thousand times. Waits at most ten seconds for
/// anything, and takes little in advance, so that the server feels it when it does not read.
class PlainClient
{
public:
    explicit PlainClient(quint16 port);
    PlainClient(PlainClient &&other) noexcept;
    /// Leaves with a goodbye.
    ~PlainClient();

    PlainClient(const PlainClient &) = delete;
    PlainClient &operator=(const PlainClient &) = delete;
    PlainClient &operator=(PlainClient &&other) noexcept;

    /// Sends what the server takes, which is not everything when it closes the connection.
    void send(const QByteArray &bytes) const;
    /// Says that nothing more will be sent.
    void finish() const;
    /// Whether something comes, or the server closes the connection.
    bool waitForByte() const;
    /// Whether the server closes the connection, or sends so much that it need not be read.
    bool waitForEnd() const;
    /// Leaves without a goodbye: the connection is reset.
    void abort();

private:
    int m_socket = -1;
};

} // namespace Coroscope::Testing
