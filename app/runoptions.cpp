// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runoptions.h"

#include "core/scenario/scenario.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

QStringList namesOf(const Scenario &scenario)
{
    QStringList names;
    for (const Parameter &parameter : scenario.parameters) {
        names.append(parameter.name);
    }
    return names;
}

UsageError errorOf(const RunProblem &problem, const QString &argument)
{
    if (problem.about == RunProblem::About::Consent) {
        return {translated(problem)
                + QCoreApplication::translate("RunCommand", " Add --yes if that is what you want.")};
    }
    return {argument + QStringLiteral(": ") + translated(problem)};
}

/// Takes in one `--set name=value`.
std::optional<UsageError> setParameter(const Scenario &scenario, const QString &word,
                                       ParameterValues &values)
{
    const qsizetype sign = word.indexOf(QLatin1Char('='));
    const QString name = word.left(sign);
    const Parameter *parameter = scenario.parameter(name);
    if (sign < 0) {
        return UsageError{
            QCoreApplication::translate("RunCommand", "--set takes name=value, not “%1”.")
                .arg(word)};
    }
    if (parameter == nullptr) {
        return UsageError{
            QCoreApplication::translate("RunCommand", "--set: %1 has no parameter “%2”; it has %3.")
                .arg(scenario.id, name, listed(namesOf(scenario)))};
    }
    const auto value = parseParameter(*parameter, word.mid(sign + 1));
    if (!value) {
        return errorOf(wrongValue(*parameter, word.mid(sign + 1)), QStringLiteral("--set ") + name);
    }
    values.set(name, *value);
    return std::nullopt;
}

std::optional<UsageError> readClockAndChance(const CommandOptions &options, RunRequest &request)
{
    const auto clock = options.choice(QStringLiteral("clock"),
                                      {QStringLiteral("real"), QStringLiteral("virtual")});
    const auto speed = options.number(QStringLiteral("speed"), 0.1, 100, 1);
    const auto seed = options.integer(QStringLiteral("seed"), 0, 4'294'967'295, 1);
    if (const auto *error = std::get_if<UsageError>(&clock)) {
        return *error;
    }
    if (const auto *error = std::get_if<UsageError>(&speed)) {
        return *error;
    }
    if (const auto *error = std::get_if<UsageError>(&seed)) {
        return *error;
    }
    request.clock = std::get<QString>(clock) == QLatin1String("virtual") ? ClockKind::Virtual
                                                                         : ClockKind::Real;
    request.speed = std::get<double>(speed);
    request.seed = quint32(std::get<qint64>(seed));
    return std::nullopt;
}

/// The argument that says what a problem is about.
QString argumentOf(RunProblem::About about)
{
    switch (about) {
    case RunProblem::About::Clock:
        return QStringLiteral("--clock virtual");
    case RunProblem::About::Speed:
        return QStringLiteral("--speed");
    case RunProblem::About::Parameters:
        return QStringLiteral("--set");
    case RunProblem::About::Consent:
    case RunProblem::About::Scenario:
    case RunProblem::About::Run:
        break;
    }
    return QStringLiteral("run");
}

} // namespace

QString translated(const RunProblem &problem)
{
    return problem.filledIn(QCoreApplication::translate("RunProblem", problem.sentence));
}

QStringList demoIds()
{
    QStringList ids;
    for (const Scenario &scenario : allScenarios()) {
        ids.append(scenario.id);
    }
    return ids;
}

void addRunOptions(CommandOptions &options)
{
    const auto add = [&options](const char *name, const char *value, const char *description) {
        options.addValue(QString::fromLatin1(name), QString::fromLatin1(value),
                         QCoreApplication::translate("RunCommand", description));
    };
    add("clock", "real|virtual",
        QT_TRANSLATE_NOOP("RunCommand", "Real waiting, or exact and in no time. Default real."));
    add("speed", "X",
        QT_TRANSLATE_NOOP("RunCommand", "Divides every duration; 0.1 to 100. Default 1."));
    add("seed", "N", QT_TRANSLATE_NOOP("RunCommand", "Equal seeds draw equal numbers. Default 1."));
    add("set", "name=value",
        QT_TRANSLATE_NOOP("RunCommand", "Sets a parameter of the demo; repeatable."));
}

std::variant<RunRequest, UsageError> readRunRequest(const CommandOptions &options)
{
    const QString id = options.positionals().value(0);
    const Scenario *scenario = findScenario(id);
    if (scenario == nullptr) {
        const QString demos = listed(demoIds());
        return UsageError{
            id.isEmpty()
                ? QCoreApplication::translate("RunCommand", "Which demo? There are %1.").arg(demos)
                : QCoreApplication::translate("RunCommand", "There is no demo “%1”; there are %2.")
                      .arg(id, demos)};
    }
    RunRequest request;
    request.scenario = id;
    request.parameters = ParameterValues::defaultsOf(scenario->parameters);
    if (const auto error = readClockAndChance(options, request)) {
        return *error;
    }
    for (const QString &word : options.values(QStringLiteral("set"))) {
        if (const auto error = setParameter(*scenario, word, request.parameters)) {
            return *error;
        }
    }
    request.consent = options.has(QStringLiteral("yes")) ? Consent::Given : Consent::NotGiven;
    if (const auto problem = checkRequest(request)) {
        return errorOf(*problem, argumentOf(problem->about));
    }
    return request;
}

} // namespace Coroscope
