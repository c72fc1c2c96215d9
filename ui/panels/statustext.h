// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QtCore/QString>

#include <optional>

namespace Coroscope {

/// A run in one line: "Running · 9.300 s · 6 tasks: 2 finished, 1 on the thread, 2 ready,
/// 1 awaiting". States that no task is in are left out. A run that is over has finished, failed or
/// been stopped, as its first task has; with a problem it could not run.
QString statusText(Session::Phase phase, const Snapshot &snapshot,
                   const std::optional<RunProblem> &problem = {});

} // namespace Coroscope
