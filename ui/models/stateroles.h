// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/Qt>

namespace Coroscope {

/// Roles of StateModel; of every cell of a row.
enum StateRole : int {
    StaleWritesRole = Qt::UserRole + 32, ///< uint: stale writes of the variable so far
};

} // namespace Coroscope
