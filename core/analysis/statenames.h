// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QString>

namespace Coroscope {

/// English names as reports use them: "running", "sleep", "finished", "scheduled", "first_byte".
QString nameOf(TaskState state);
QString nameOf(AwaitReason reason);
QString nameOf(TaskEnd end); ///< None: "unfinished"
QString nameOf(StartPolicy policy);
QString nameOf(RequestStep step);

} // namespace Coroscope
