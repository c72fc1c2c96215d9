// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace Coroscope {

/// The code of the language that commands print, as the environment asks for it: the first of the
/// LANGUAGE list that there is, else that of LC_ALL, LC_MESSAGES or LANG. English in the C locale,
/// whatever LANGUAGE says, and where nothing is said.
QString commandLanguage();

/// How many cells of a terminal the text takes; Chinese characters take two each.
qsizetype cellsOf(const QString &text);

} // namespace Coroscope
