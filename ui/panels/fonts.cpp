// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fonts.h"

#include "ui/theme/theme.h"

namespace Coroscope {

QFont codeFont(const QFont &beside)
{
    QFont font = monoFont();
    if (beside.pointSizeF() > 0) {
        font.setPointSizeF(beside.pointSizeF());
    } else {
        font.setPixelSize(beside.pixelSize());
    }
    return font;
}

} // namespace Coroscope
