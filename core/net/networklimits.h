// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace Coroscope {

/// How long a client waits and how much it takes, in wall time and bytes. Whatever exceeds a limit
/// fails with a sentence that says so.
struct NetworkLimits
{
    /// Without any progress of a request that has a connection, or is about to make one.
    std::chrono::milliseconds idle{120'000};
    /// The same on this machine, where our own server may be told to take ten minutes.
    std::chrono::milliseconds idleOnThisMachine{660'000};
    /// The same when our own server has ended. As a rule a request ends with it by itself, but in
    /// one of some thousand QNetworkAccessManager forgets to say so.
    std::chrono::milliseconds idleAfterTheEnd{2'000};
    /// From a request's turn to the end of its answer, however steadily that comes.
    std::chrono::milliseconds whole{1'800'000};
    /// Of one body.
    qint64 bodyBytes = qint64(256) << 20;
    /// Of all bodies that have come and were not taken.
    qint64 heldBytes = qint64(1) << 30;
};

} // namespace Coroscope
