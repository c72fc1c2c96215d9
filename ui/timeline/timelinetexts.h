// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>

namespace Coroscope {

/// The translation context of what the timeline writes.
struct TimelineTexts
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)
};

} // namespace Coroscope
