// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QtGui/QIcon>

namespace Coroscope {

/// The icon :/icons/<name>.svg in a colour of the theme, dim where it is disabled. Empty if there is
/// no such icon.
QIcon themedIcon(const QString &name, const Theme &theme, ColourRole role);

} // namespace Coroscope
