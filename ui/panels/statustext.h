// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QtCore/QString>

namespace Coroscope {

/// A run in one line: "Running · 9.300 s · 6 tasks: 2 finished, 1 on the thread, 2 ready,
/// 1 awaiting". States that no task is in are left out.
QString statusText(Session::Phase phase, const Snapshot &snapshot);

} // namespace Coroscope
