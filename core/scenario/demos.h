// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/scenario.h"

namespace Coroscope {

Scenario oneAfterAnother();
Scenario allAtOnce();
Scenario awaitThenBlock();
Scenario blockThenAwait();
Scenario moveItOffTheThread();
Scenario pipeline();
Scenario sleepyBois();
Scenario sumAwaitFirst();
Scenario sumBlockFirst();
Scenario sumThreshold();
Scenario watcherAndWorker();
Scenario lostUpdate();
Scenario hello();
Scenario manyUrls();
Scenario hundredRequests();
Scenario hiddenSix();
Scenario tenThousand();
Scenario forgottenAwaitBody();
Scenario forgottenAwaitGather();
Scenario frozenWindow();
Scenario cloudChecks();
Scenario namesOfUsers();
Scenario upvotersOfAnswer();
Scenario modelCall();

} // namespace Coroscope
