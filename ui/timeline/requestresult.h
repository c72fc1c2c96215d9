// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/requesttotals.h"

#include <QtCore/QString>

namespace Coroscope {

/// Words for what became of requests, in the language of the program.
namespace RequestText {

/// Why a request failed: the core's English text in the language of the program. What Qt, the kernel
/// or a certificate says behind a colon stays as it is.
QString failure(const QString &english);
/// What became of it, with a sign: "✓ 200", "✕ 503", "ƒ 200 function error: Unhandled",
/// "✕ Connection refused", and for one under way what it does now: "◷ waiting for the answer".
QString status(const Snapshot &snapshot, const RequestTimeline &request);

} // namespace RequestText
} // namespace Coroscope
