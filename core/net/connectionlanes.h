// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QUrl>

#include <vector>

namespace Coroscope {

/// Scheme, host and port of an address, without a user's name: connections are shared within one.
QString serverOf(const QUrl &address);

/// Numbers the connections to each host, so that every request under way has one of its own and a
/// connection that has become free is used again before a new one is made.
class ConnectionLanes
{
public:
    struct Lane
    {
        QString host;
        int number = 0; ///< 0 is the first
    };

    Lane take(const QUrl &address);
    void giveBack(const Lane &lane);

private:
    struct Host
    {
        std::vector<int> free; ///< the one used last is taken first
        int made = 0;
    };
    QHash<QString, Host> m_hosts;
};

} // namespace Coroscope
