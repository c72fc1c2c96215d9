// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/connectionlanes.h"

namespace Coroscope {

QString serverOf(const QUrl &address)
{
    return address
        .adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment
                  | QUrl::RemoveUserInfo)
        .toString();
}

ConnectionLanes::Lane ConnectionLanes::take(const QUrl &address)
{
    const QString name = serverOf(address);
    Host &host = m_hosts[name];
    if (host.free.empty()) {
        return {name, host.made++};
    }
    const int number = host.free.back();
    host.free.pop_back();
    return {name, number};
}

void ConnectionLanes::giveBack(const Lane &lane)
{
    m_hosts[lane.host].free.push_back(lane.number);
}

} // namespace Coroscope
