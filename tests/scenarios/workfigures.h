// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/scenarios/scenariorun.h"

namespace Coroscope::Testing {

/// What each call of a demo does, and how many calls there are.
struct Work
{
    int tasks = 5;
    double await = 2.5;
    double block = 2.5;
};

/// Data rows with one column "work", good for every demo of which each call awaits and blocks.
void rowsOfWork();

/// The work as parameters of a demo.
QMap<QString, QString> parametersOf(const Work &work);

TraceTime timeIn(const TaskFigures &figures, TaskState state);

/// "5.00000"
QString fiveDecimals(double seconds);

/// "myproc 1" and so on.
QStringList namesUpTo(int tasks);

/// "myProc 1 started ..." and so on.
QStringList startedLinesUpTo(int tasks);

/// Elapsed grows by the blocking time from call to call, all of it in state ready.
void verifyAwaitFirst(const ScenarioRun &run, const Work &work);

/// Each call starts when the one before has blocked, and none goes on before the last has.
void verifyBlockFirst(const ScenarioRun &run, const Work &work);

} // namespace Coroscope::Testing
