// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

class QsciLexerCPP;

namespace Coroscope {

/// Gives the lexer the theme's colours of code.
void colourCode(QsciLexerCPP &lexer, const Theme &theme);

} // namespace Coroscope
