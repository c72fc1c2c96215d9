// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"

#include <QtCore/QString>

#include <optional>

namespace Coroscope {

/// A length or moment of time for people, in seconds with three decimals and no unit: "9.300".
QString secondsNumber(TraceTime time);

/// The same with its unit: "9.300 s".
QString secondsText(TraceTime time);

/// The task's name in the run; empty for a task that the snapshot does not know, or none.
QString taskName(const Snapshot &snapshot, std::optional<TaskId> task);

/// A text of a scenario (title, group, label …) in the interface's language; empty for null.
QString scenarioText(const char *marked);

} // namespace Coroscope
