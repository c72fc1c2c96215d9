// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/runreport.h"
#include "core/session/runrequest.h"

namespace Coroscope {

/// A request, and the figures of its run, as reports and traces tell them.
RunFacts factsOf(const RunRequest &request, const QMap<QString, double> &summary);

} // namespace Coroscope
