// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/Qt>

namespace Coroscope {

/// Roles of LessonsModel.
enum LessonRole : int {
    ScenarioIdRole = Qt::UserRole + 1, ///< QString: the demo's id; invalid for a group
    FinishedRole,                      ///< bool: a run of the demo has come to its end
};

} // namespace Coroscope
