// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runenvironment.h"

namespace Coroscope {

/// What runs need, composed from the concrete classes: this program serves, QNetworkAccessManager
/// fetches.
RunEnvironment makeEnvironment();

} // namespace Coroscope
