// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/commonparameters.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Parameter integer(const QString &name, const QString &unit, double minimum, double maximum,
                  qint64 defaultValue, const char *label, const char *description)
{
    return {name, ParameterType::Integer, unit,  minimum,    maximum,
            defaultValue, {},             label, description};
}

Parameter seconds(const QString &name, double defaultValue, const char *label,
                  const char *description)
{
    return {name, ParameterType::Seconds, QStringLiteral("s"), 0,  3600,
            defaultValue, {},             label,               description};
}

} // namespace

Parameter tasksParameter(qint64 defaultValue)
{
    return integer(QStringLiteral("tasks"), {}, 1, 10000, defaultValue,
                   QT_TRANSLATE_NOOP("Scenario", "Tasks"),
                   QT_TRANSLATE_NOOP("Scenario", "How many calls are made."));
}

Parameter awaitParameter(double defaultValue)
{
    return seconds(QStringLiteral("await_s"), defaultValue, QT_TRANSLATE_NOOP("Scenario", "Await"),
                   QT_TRANSLATE_NOOP("Scenario", "How long each call awaits a sleep."));
}

Parameter blockParameter(double defaultValue)
{
    return seconds(QStringLiteral("block_s"), defaultValue, QT_TRANSLATE_NOOP("Scenario", "Block"),
                   QT_TRANSLATE_NOOP("Scenario", "How long each call holds the thread."));
}

Parameter serverParameter()
{
    Parameter parameter;
    parameter.name = QStringLiteral("server");
    parameter.type = ParameterType::Address;
    parameter.defaultValue = QString();
    parameter.label = QT_TRANSLATE_NOOP("Scenario", "Server");
    parameter.description = QT_TRANSLATE_NOOP(
        "Scenario", "An http:// or https:// address; empty for a practice server of our own.");
    return parameter;
}

Parameter requestsParameter(qint64 defaultValue)
{
    return integer(QStringLiteral("requests"), {}, 1, 10000, defaultValue,
                   QT_TRANSLATE_NOOP("Scenario", "Requests"),
                   QT_TRANSLATE_NOOP("Scenario", "How many requests are sent."));
}

Parameter minimumDelayParameter()
{
    return integer(QStringLiteral("delay_min_s"), QStringLiteral("s"), 0, 60, 0,
                   QT_TRANSLATE_NOOP("Scenario", "Delay from"),
                   QT_TRANSLATE_NOOP("Scenario", "The server's shortest delay."));
}

Parameter maximumDelayParameter()
{
    return integer(QStringLiteral("delay_max_s"), QStringLiteral("s"), 0, 60, 3,
                   QT_TRANSLATE_NOOP("Scenario", "to"),
                   QT_TRANSLATE_NOOP("Scenario", "The server's longest delay."));
}

Parameter bodyBytesParameter(qint64 defaultValue)
{
    return integer(QStringLiteral("body_bytes"), QStringLiteral("bytes"), 0, 10'000'000,
                   defaultValue, QT_TRANSLATE_NOOP("Scenario", "Body"),
                   QT_TRANSLATE_NOOP("Scenario", "The size of each answer."));
}

QString fiveDecimals(TraceTime time)
{
    return QString::number(toSeconds(time), 'f', 5);
}

} // namespace Coroscope
