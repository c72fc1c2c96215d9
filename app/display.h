// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace Coroscope {

/// Why no window can be opened here, as a translated sentence that names the command line; nothing
/// if a display seems to be there. To be asked first: without a display Qt ends the program.
std::optional<QString> missingDisplay();

} // namespace Coroscope
