// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace Coroscope {

/// Each takes the words after the command's name and returns the exit status. They need a
/// QCoreApplication, and no display.
int listCommand(const QStringList &words);
int runCommand(const QStringList &words);
int serveCommand(const QStringList &words);
/// What serve does for its first word.
int serveHttpCommand(const QStringList &words);
int serveLambdaCommand(const QStringList &words);

} // namespace Coroscope
