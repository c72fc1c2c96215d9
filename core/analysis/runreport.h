// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <functional>

namespace Coroscope {

/// What a report says of the run beside its events.
struct RunFacts
{
    QString scenario;
    QString title;      ///< English
    QString clock;      ///< "real" or "virtual"
    double speed = 1;
    quint32 seed = 1;
    QJsonObject parameters;
    QJsonObject summary; ///< figures of the demo's own, and its server's
};

/// The run report, format "coroscope-run/1" as the design describes it: times in seconds of
/// scenario time, null for what is unknown or does not apply, names always English.
QJsonObject runReport(const Snapshot &snapshot, const RunFacts &facts);

/// Takes the next part of a text; false when it cannot.
using ReportSink = std::function<bool(const QByteArray &part)>;

/// Writes the same as indented JSON, byte for byte what QJsonDocument makes of it, in parts, so that
/// ten thousand tasks do not take a hundred megabytes. False when the sink could not take a part.
bool writeRunReport(const Snapshot &snapshot, const RunFacts &facts, const ReportSink &write);

} // namespace Coroscope
