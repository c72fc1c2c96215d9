// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QString>

namespace Coroscope {

/// The palette of the whole application, for what style sheets do not reach.
QPalette paletteOf(const Theme &theme);

/// The style sheet of the whole application: a calm, flat look.
///
/// Widgets take part by dynamic properties: `primary` = true makes a button the main one, `dim` =
/// true makes a label secondary, `heading` = true a small capital heading, `card` = true a frame a
/// card, `flat` = true a tool button frameless.
QString styleSheetOf(const Theme &theme);

} // namespace Coroscope
