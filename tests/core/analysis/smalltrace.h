// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/eventscript.h"

namespace Coroscope::Testing {

/// A small run with one of everything; times in milliseconds.
///
/// `main` (1) runs 0–10, calls `fetch` (2) and awaits it; `fetch` awaits on line 7 from 10 to 40,
/// is ready until 50, blocks on line 9 from 50 to 80, fails at 90. `main` goes on at 90 and ends at
/// 100. `late` (3) never starts, `stray` (4) has no parent and is cancelled before its start.
void writeSmallTrace(EventScript &trace);

} // namespace Coroscope::Testing
