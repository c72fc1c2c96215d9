// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/scenario.h"

namespace Coroscope {

Scenario allAtOnce();
Scenario awaitThenBlock();
Scenario sumAwaitFirst();
Scenario hundredRequests();

} // namespace Coroscope
