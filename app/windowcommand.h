// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace Coroscope {

/// Opens the window, for a program that was started without a command; also answers --help.
/// Without a display it says so and returns at once.
int windowCommand(int argc, char **argv, const QStringList &words);

} // namespace Coroscope
