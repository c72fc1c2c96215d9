// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/paintkit.h"

namespace Coroscope {

/// Draws the lines of the flushes over the lanes that are there already.
void paintFlushes(QPainter &painter, PaintKit &kit, const TimelineGeometry &geometry);

} // namespace Coroscope
