// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/texts.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {

QString secondsNumber(TraceTime time)
{
    return QString::number(toSeconds(time), 'f', 3);
}

QString secondsText(TraceTime time)
{
    return secondsNumber(time) + QStringLiteral(" s");
}

QString taskName(const Snapshot &snapshot, std::optional<TaskId> task)
{
    const TaskTimeline *timeline = task ? snapshot.task(*task) : nullptr;
    return timeline != nullptr ? snapshot.text(timeline->name) : QString();
}

QString scenarioText(const char *marked)
{
    return marked != nullptr ? QCoreApplication::translate("Scenario", marked) : QString();
}

} // namespace Coroscope
