// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/analysis/runreport.h"

#include <QtCore/QByteArray>

namespace Coroscope {

/// The run as Chrome Trace Event JSON (object form), which Perfetto and speedscope open: one track
/// per task, one for the thread, times in microseconds, Coroscope's own facts in `args` and under
/// the key "coroscope".
QByteArray chromeTrace(const Snapshot &snapshot, const RunFacts &facts);

} // namespace Coroscope
