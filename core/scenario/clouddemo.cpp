// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/clouddemo.h"

#include "core/scenario/commonparameters.h"
#include "core/stage/stage.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace Coroscope {
namespace {

constexpr qsizetype ruleWidth = 80;

std::optional<ServerSpec> ownFunctions(const ParameterValues &values)
{
    if (!values.text(QStringLiteral("endpoint")).isEmpty()) {
        return std::nullopt;
    }
    return FunctionServerSpec{values.integer(QStringLiteral("min_s")),
                              values.integer(QStringLiteral("max_s")),
                              values.number(QStringLiteral("failure_rate")),
                              values.integerOrNone(QStringLiteral("max_concurrent"))};
}

SigningAs signingAs(const ParameterValues &values)
{
    return {values.text(QStringLiteral("profile")), values.text(QStringLiteral("region"))};
}

std::optional<ConsentQuestion> askBeforeCalling(const ParameterValues &values)
{
    const QString endpoint = values.text(QStringLiteral("endpoint"));
    if (endpoint.isEmpty()) {
        return std::nullopt;
    }
    return ConsentQuestion{
        QT_TRANSLATE_NOOP("RunProblem",
                          "This run calls the function %1 at %2 with your own credentials: %3 "
                          "calls, each made up to %4 times when it is refused. The account's owner "
                          "pays for them."),
        {values.text(QStringLiteral("function_name")), endpoint,
         QString::number(values.integer(QStringLiteral("functions"))),
         QString::number(values.integer(QStringLiteral("attempts")))}};
}

std::vector<Parameter> standInParameters()
{
    return {leastSecondsParameter(QStringLiteral("min_s"), QStringLiteral("max_s"),
                                  QT_TRANSLATE_NOOP("Scenario", "Sleep from")),
            mostSecondsParameter(QStringLiteral("max_s"), 10),
            numberParameter(QStringLiteral("failure_rate"), 0, 1, 0.15,
                            QT_TRANSLATE_NOOP("Scenario", "Failure rate"),
                            QT_TRANSLATE_NOOP("Scenario",
                                              "The share of calls that fail at our stand-in.")),
            wholeNumberOrNoneParameter(
                QStringLiteral("max_concurrent"), 1, 1000, QString(noNumber),
                QT_TRANSLATE_NOOP("Scenario", "At most at once"),
                QT_TRANSLATE_NOOP("Scenario",
                                  "How many calls our stand-in takes at once; it refuses more."))};
}

Parameter endpointParameter()
{
    return withEmptyMeaning(
        addressParameter(QStringLiteral("endpoint"), QT_TRANSLATE_NOOP("Scenario", "Endpoint"),
                         QT_TRANSLATE_NOOP("Scenario",
                                           "Where AWS Lambda, or what speaks like it, is called; "
                                           "empty for a stand-in of our own.")),
        QT_TRANSLATE_NOOP("Scenario", "built-in stand-in"));
}

/// A setting that the user's AWS configuration has, too; our stand-in needs none.
Parameter configuredParameter(const QString &name, const char *label, const char *description)
{
    return withEmptyMeaning(textParameter(name, {}, label, description),
                            QT_TRANSLATE_NOOP("Scenario", "default"));
}

Parameter functionParameter()
{
    Parameter parameter = textParameter(
        QStringLiteral("function_name"), QStringLiteral("system-test"),
        QT_TRANSLATE_NOOP("Scenario", "Function"),
        QT_TRANSLATE_NOOP("Scenario", "Name or ARN of the function that is called."));
    parameter.minimum = 1;
    return parameter;
}

std::vector<Parameter> functionParameters()
{
    return {endpointParameter(),
            configuredParameter(QStringLiteral("region"), QT_TRANSLATE_NOOP("Scenario", "Region"),
                                QT_TRANSLATE_NOOP("Scenario",
                                                  "The endpoint's region; empty for the one "
                                                  "in your AWS configuration.")),
            functionParameter(),
            configuredParameter(QStringLiteral("profile"), QT_TRANSLATE_NOOP("Scenario", "Profile"),
                                QT_TRANSLATE_NOOP("Scenario",
                                                  "The profile in your AWS configuration whose "
                                                  "credentials are used; empty for the usual "
                                                  "ones."))};
}

std::vector<Parameter> cloudParameters()
{
    std::vector<Parameter> parameters{
        wholeNumberParameter(QStringLiteral("functions"), 1, 1000, 40,
                             QT_TRANSLATE_NOOP("Scenario", "Functions"),
                             QT_TRANSLATE_NOOP("Scenario", "How many functions are called.")),
        choiceParameter(QStringLiteral("mode"),
                        {QStringLiteral("all-at-once"), QStringLiteral("one-by-one")},
                        QT_TRANSLATE_NOOP("Scenario", "Mode"),
                        QT_TRANSLATE_NOOP("Scenario", "Whether the next one is called before the "
                                                      "last has answered."))};
    std::ranges::move(standInParameters(), std::back_inserter(parameters));
    parameters.push_back(wholeNumberParameter(
        QStringLiteral("attempts"), 1, 20, 5, QT_TRANSLATE_NOOP("Scenario", "Attempts"),
        QT_TRANSLATE_NOOP("Scenario", "How often a call is made at most when the service "
                                      "refuses it for the moment.")));
    std::ranges::move(functionParameters(), std::back_inserter(parameters));
    return parameters;
}

} // namespace

QByteArray testPayload(const QString &configuration)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("configuration_identifier"), configuration},
                                     {QStringLiteral("system_test"), true}})
        .toJson(QJsonDocument::Compact);
}

std::optional<double> sleptSeconds(const QJsonValue &result, const QString &logTail)
{
    const QJsonValue slept = result.toObject().value(QLatin1String("slept_s"));
    if (slept.isDouble()) {
        return slept.toDouble();
    }
    static const QRegularExpression line(QStringLiteral("^Sleeping (?:for )?([0-9]+(?:[.][0-9]+)?)"),
                                         QRegularExpression::MultilineOption);
    const auto match = line.match(logTail);
    return match.hasMatch() ? std::optional(match.captured(1).toDouble()) : std::nullopt;
}

void noteSleep(Stage &stage, std::optional<double> seconds)
{
    const QString figure = QStringLiteral("longest_sleep_s");
    if (seconds) {
        stage.summarise(figure, std::max(*seconds, stage.summary().value(figure)));
    }
}

QString passedText(std::optional<double> sleptSeconds)
{
    return sleptSeconds ? QStringLiteral("PASSED, slept %1 s").arg(*sleptSeconds)
                        : QStringLiteral("PASSED");
}

void printFailedCheck(Stage &stage, const QString &configuration, const std::exception &error,
                      const QString &logTail)
{
    stage.print(QStringLiteral("Configuration %1 FAILED the system test").arg(configuration));
    stage.print(QString::fromUtf8(error.what()));
    if (logTail.isEmpty()) {
        return;
    }
    const QString rule(ruleWidth, QLatin1Char('-'));
    stage.print(rule);
    for (const QString &line : logTail.trimmed().split(QLatin1Char('\n'))) {
        stage.print(line);
    }
    stage.print(rule);
}

void printCheckTotals(Stage &stage, const std::vector<Task<QString>> &checks)
{
    qint64 passed = 0;
    for (const Task<QString> &check : checks) {
        try {
            check.result();
            ++passed;
        } catch (const std::runtime_error &) {
            continue;
        }
    }
    const auto all = qint64(checks.size());
    stage.summarise(QStringLiteral("passed"), double(passed));
    stage.summarise(QStringLiteral("failed"), double(all - passed));
    stage.print(QStringLiteral("The system test took %1s").arg(toSeconds(stage.now()), 0, 'f', 3));
    stage.print(QStringLiteral("%1 of %2 passed the test - %3 failed")
                    .arg(QString::number(passed), QString::number(all),
                         QString::number(all - passed)));
}

Scenario cloudScenario()
{
    Scenario scenario;
    scenario.group = QT_TRANSLATE_NOOP("Scenario", "Functions in the cloud");
    scenario.network = NetworkUse::Required;
    scenario.parameters = cloudParameters();
    scenario.serverParameter = QStringLiteral("endpoint");
    scenario.ownServer = ownFunctions;
    scenario.signingAs = signingAs;
    scenario.consent = askBeforeCalling;
    return scenario;
}

} // namespace Coroscope
