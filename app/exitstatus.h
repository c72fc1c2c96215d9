// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Coroscope {

/// What the program ends with.
enum ExitStatus : int {
    Success = 0,       ///< it did what was asked
    CouldNotRun = 1,   ///< one sentence on standard error says why
    WrongUse = 2,      ///< the sentence names the argument and what would be right
    Interrupted = 130, ///< Ctrl+C
};

} // namespace Coroscope
