// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QFont>

namespace Coroscope {

/// The fixed-width font of the size that goes with the given one.
QFont codeFont(const QFont &beside);

} // namespace Coroscope
