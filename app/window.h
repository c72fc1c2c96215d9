// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <optional>

namespace Coroscope {

/// What the command line says of the window; where it says nothing, what was chosen last time.
struct WindowOptions
{
    std::optional<QString> language; ///< "en" or "zh_CN"
    std::optional<QString> theme;    ///< "light", "dark" or "system"
    std::optional<QString> demo;     ///< a demo's id
};

/// Shows the window until it is closed. Returns the exit status.
int showWindow(int argc, char **argv, const WindowOptions &options);

} // namespace Coroscope
