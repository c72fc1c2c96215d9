// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QtCore/QModelIndex>
#include <QtCore/QVariant>

#include <optional>

namespace Coroscope {

/// Roles of every model whose rows belong to tasks.
enum TaskRole : int {
    TaskIdRole = Qt::UserRole + 1, ///< quint32: the task's number; invalid for a row of no task
};

/// The task that a row belongs to, if it belongs to one.
inline std::optional<TaskId> taskOf(const QModelIndex &index)
{
    const QVariant value = index.data(TaskIdRole);
    return value.isValid() ? std::optional(TaskId(value.toUInt())) : std::nullopt;
}

} // namespace Coroscope
