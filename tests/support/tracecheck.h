// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/eventlog.h"

#include <QtCore/QStringList>

namespace Coroscope::Testing {

/// What is wrong with the log, as "event 7: time goes back"; empty for a legal one.
QString faultOf(const EventLog &log);

/// Remembers the log's fault, if it has one, until takeFaults(). Fixtures call it as they go, so
/// that no test can forget to.
void rememberFault(const EventLog &log);
QStringList takeFaults();

} // namespace Coroscope::Testing
