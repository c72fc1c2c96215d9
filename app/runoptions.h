// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "core/session/runrequest.h"

namespace Coroscope {

/// The ids of all demos.
QStringList demoIds();

/// Adds the options that say how a demo is to run.
void addRunOptions(CommandOptions &options);

/// The run that options and the demo's id ask for, checked.
std::variant<RunRequest, UsageError> readRunRequest(const CommandOptions &options);

/// What is wrong, in the language of the command.
QString translated(const RunProblem &problem);

} // namespace Coroscope
