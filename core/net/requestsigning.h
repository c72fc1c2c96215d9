// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/http.h"

#include <QtCore/QDateTime>

class QNetworkRequest;

namespace Coroscope {

/// What stands in the header `Host` of a request to that address: in lower case, the port only where
/// it is not the scheme's own, an IPv6 address in brackets.
QByteArray hostHeader(const QUrl &address);

/// Signs a request that has its headers already, as it will be on the wire, for that AWS service: sets
/// its Host, X-Amz-Date, X-Amz-Security-Token and Authorization. Signed are these, Content-Type and
/// everything else whose name begins with x-amz-. The moment is the wall clock's, in UTC.
void sign(QNetworkRequest &request, const HttpRequest &asked, const AwsAccess &access,
          const QDateTime &moment);

} // namespace Coroscope
