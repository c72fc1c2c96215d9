// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/scenario/parameters.h"

#include <functional>

namespace Coroscope {

class Stage;

/// Gives the stage its store: memcached at the stage's server over users, answers and upvoters in
/// SQLite, filled if the parameter `cache` says so. What a run writes to a memcached of the user's own
/// has names that no other run has, so it finds nothing there and spoils nothing.
///
/// To be called before time begins: making the data is not what the demos are about. Throws
/// std::runtime_error when there is no store; gives up when the run is stopped.
void prepareSite(Stage &stage, const ParameterValues &values,
                 const std::function<bool()> &isStopped);

} // namespace Coroscope
