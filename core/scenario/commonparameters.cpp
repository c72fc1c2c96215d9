// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/commonparameters.h"

#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

Parameter integer(const QString &name, const QString &unit, double minimum, double maximum,
                  qint64 defaultValue, const char *label, const char *description)
{
    return {name, ParameterType::Integer, unit,  minimum,    maximum,
            defaultValue, {},             label, description};
}

} // namespace

Parameter wholeNumberParameter(const QString &name, qint64 minimum, qint64 maximum,
                               qint64 defaultValue, const char *label, const char *description)
{
    return integer(name, {}, double(minimum), double(maximum), defaultValue, label, description);
}

Parameter numberParameter(const QString &name, double minimum, double maximum, double defaultValue,
                          const char *label, const char *description)
{
    return {name,         ParameterType::Number, {},    minimum,    maximum,
            defaultValue, {},                    label, description};
}

Parameter textParameter(const QString &name, const QString &defaultValue, const char *label,
                        const char *description)
{
    return {name, ParameterType::Text, {}, 0, 0, defaultValue, {}, label, description};
}

Parameter addressParameter(const QString &name, const char *label, const char *description)
{
    return {name, ParameterType::Address, {}, 0, 0, QString(), {}, label, description};
}

Parameter withEmptyMeaning(Parameter parameter, const char *emptyMeaning)
{
    parameter.emptyMeaning = emptyMeaning;
    return parameter;
}

Parameter secondsParameter(const QString &name, double defaultValue, const char *label,
                           const char *description)
{
    return {name, ParameterType::Seconds, QStringLiteral("s"), 0,  3600,
            defaultValue, {},             label,               description};
}

Parameter choiceParameter(const QString &name, const QStringList &choices, const char *label,
                          const char *description)
{
    return {name, ParameterType::Choice, {}, 0, 0, choices.first(), choices, label, description};
}

Parameter wholeNumberOrNoneParameter(const QString &name, qint64 minimum, qint64 maximum,
                                     const ParameterValue &defaultValue, const char *label,
                                     const char *description)
{
    Parameter parameter = wholeNumberParameter(name, minimum, maximum, minimum, label, description);
    parameter.type = ParameterType::IntegerOrNone;
    parameter.defaultValue = defaultValue;
    return parameter;
}

Parameter leastSecondsParameter(const QString &name, const QString &most, const char *label)
{
    Parameter parameter = integer(
        name, QStringLiteral("s"), 0, 3600, 1, label,
        QT_TRANSLATE_NOOP("Scenario", "The least of the whole seconds that are drawn."));
    parameter.notAbove = most;
    return parameter;
}

Parameter mostSecondsParameter(const QString &name, qint64 defaultValue)
{
    return integer(name, QStringLiteral("s"), 0, 3600, defaultValue,
                   QT_TRANSLATE_NOOP("Scenario", "to"),
                   QT_TRANSLATE_NOOP("Scenario", "The most of the whole seconds that are drawn."));
}

Parameter tasksParameter(qint64 defaultValue)
{
    return wholeNumberParameter(QStringLiteral("tasks"), 1, 10000, defaultValue,
                                QT_TRANSLATE_NOOP("Scenario", "Tasks"),
                                QT_TRANSLATE_NOOP("Scenario", "How many calls are made."));
}

Parameter awaitParameter(double defaultValue)
{
    return secondsParameter(QStringLiteral("await_s"), defaultValue,
                            QT_TRANSLATE_NOOP("Scenario", "Await"),
                            QT_TRANSLATE_NOOP("Scenario", "How long each call awaits a sleep."));
}

Parameter blockParameter(double defaultValue)
{
    return secondsParameter(QStringLiteral("block_s"), defaultValue,
                            QT_TRANSLATE_NOOP("Scenario", "Block"),
                            QT_TRANSLATE_NOOP("Scenario", "How long each call holds the thread."));
}

Parameter serverParameter()
{
    return withEmptyMeaning(
        addressParameter(QStringLiteral("server"), QT_TRANSLATE_NOOP("Scenario", "Server"),
                         QT_TRANSLATE_NOOP("Scenario", "An http:// or https:// address; empty for "
                                                       "a practice server of our own.")),
        QT_TRANSLATE_NOOP("Scenario", "built-in practice server"));
}

Parameter requestsParameter(qint64 defaultValue)
{
    return wholeNumberParameter(QStringLiteral("requests"), 1, 10000, defaultValue,
                                QT_TRANSLATE_NOOP("Scenario", "Requests"),
                                QT_TRANSLATE_NOOP("Scenario", "How many requests are sent."));
}

Parameter fetchModeParameter()
{
    return choiceParameter(
        QStringLiteral("mode"), {QStringLiteral("gather"), QStringLiteral("one-by-one")},
        QT_TRANSLATE_NOOP("Scenario", "Mode"),
        QT_TRANSLATE_NOOP("Scenario", "All requests at once, or each after the last."));
}

Parameter fixedParameter()
{
    return choiceParameter(QStringLiteral("fixed"), {QStringLiteral("no"), QStringLiteral("yes")},
                           QT_TRANSLATE_NOOP("Scenario", "Fixed"),
                           QT_TRANSLATE_NOOP("Scenario", "Whether the forgotten await is there."));
}

Parameter minimumDelayParameter()
{
    Parameter parameter = integer(QStringLiteral("delay_min_s"), QStringLiteral("s"), 0, 60, 0,
                                  QT_TRANSLATE_NOOP("Scenario", "Delay from"),
                                  QT_TRANSLATE_NOOP("Scenario", "The server's shortest delay."));
    parameter.notAbove = QStringLiteral("delay_max_s");
    return parameter;
}

Parameter maximumDelayParameter(qint64 defaultValue)
{
    return integer(QStringLiteral("delay_max_s"), QStringLiteral("s"), 0, 60, defaultValue,
                   QT_TRANSLATE_NOOP("Scenario", "to"),
                   QT_TRANSLATE_NOOP("Scenario", "The server's longest delay."));
}

Parameter bodyBytesParameter(qint64 defaultValue)
{
    return integer(QStringLiteral("body_bytes"), QStringLiteral("bytes"), 0, 10'000'000,
                   defaultValue, QT_TRANSLATE_NOOP("Scenario", "Body"),
                   QT_TRANSLATE_NOOP("Scenario", "The size of each answer."));
}

std::chrono::seconds drawSeconds(Stage &stage, qint64 least, qint64 most)
{
    return std::chrono::seconds(stage.random().wholeNumber(int(least), int(most)));
}

QString fiveDecimals(TraceTime time)
{
    return QString::number(toSeconds(time), 'f', 5);
}

QString finishedLine(const QString &task, TraceTime elapsed)
{
    return QStringLiteral("   %1 finished in %2 seconds.").arg(task, fiveDecimals(elapsed));
}

} // namespace Coroscope
