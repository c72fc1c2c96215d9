// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/sendonce.h"

#include "core/net/requestfailure.h"

#include <QtNetwork/QNetworkReply>

#include <algorithm>

namespace Coroscope {

SendOnce::SendOnce(const QByteArray &bytes)
    : m_bytes(bytes)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool SendOnce::seek(qint64)
{
    const auto *reply = qobject_cast<const QNetworkReply *>(parent());
    const int status = reply != nullptr ? statusOf(*reply) : 0;
    return status == 307 || status == 308;
}

qint64 SendOnce::readData(char *data, qint64 most)
{
    if (atEnd()) {
        return -1;
    }
    const qint64 count = std::min<qint64>(most, m_bytes.size() - m_position);
    std::copy_n(m_bytes.constData() + m_position, count, data);
    m_position += count;
    return count;
}

} // namespace Coroscope
