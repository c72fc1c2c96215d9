// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/runrequest.h"

#include "core/scenario/scenario.h"

#include <QtCore/QCoreApplication>

#include <cmath>

namespace Coroscope {
namespace {

using About = RunProblem::About;

RunProblem wrong(About about, const char *sentence, const QStringList &arguments = {})
{
    return {RunProblem::Kind::WrongUse, sentence, arguments, about};
}

QString boundText(double bound)
{
    return QString::number(bound, 'g', 15);
}

std::optional<RunProblem> checkParameters(const Scenario &scenario, const ParameterValues &values)
{
    for (auto it = values.all().begin(); it != values.all().end(); ++it) {
        if (scenario.parameter(it.key()) == nullptr) {
            return wrong(About::Parameters,
                         QT_TRANSLATE_NOOP("RunProblem", "The demo %1 has no parameter %2."),
                         {scenario.id, it.key()});
        }
    }
    for (const Parameter &parameter : scenario.parameters) {
        const auto found = values.all().constFind(parameter.name);
        if (found == values.all().constEnd()) {
            return wrong(About::Parameters,
                         QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 has no value."),
                         {parameter.name});
        }
        if (parseParameter(parameter, parameterText(*found)) != *found) {
            return wrongValue(parameter, parameterText(*found));
        }
    }
    return std::nullopt;
}

std::optional<RunProblem> checkBounds(const Scenario &scenario, const ParameterValues &values)
{
    for (const Parameter &parameter : scenario.parameters) {
        if (!parameter.notAbove.isEmpty()
            && values.value(parameter.name) > values.value(parameter.notAbove)) {
            return wrong(About::Parameters,
                         QT_TRANSLATE_NOOP("RunProblem", "%1 (%2) must not be above %3 (%4)."),
                         {parameter.name, parameterText(values.value(parameter.name)),
                          parameter.notAbove, parameterText(values.value(parameter.notAbove))});
        }
    }
    return std::nullopt;
}

/// What was given for an address, without the user's name and password that may stand in it.
QString withoutUser(const QString &address)
{
    const qsizetype end = address.lastIndexOf(QLatin1Char('@'));
    return end < 0 ? address : QChar(0x2026) + address.mid(end);
}

RunProblem wrongText(const Parameter &parameter, const QString &value)
{
    return wrong(About::Parameters,
                 value.isEmpty()
                     ? QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 must not be empty.")
                     : QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 takes at most 1,000 "
                                                       "characters in one line."),
                 {parameter.name});
}

} // namespace

RunProblem wrongValue(const Parameter &parameter, const QString &value)
{
    const QString least = boundText(parameter.minimum);
    const QString most = boundText(parameter.maximum);
    switch (parameter.type) {
    case ParameterType::Integer:
        return wrong(About::Parameters,
                     QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 takes a whole number from "
                                                     "%2 to %3, not “%4”."),
                     {parameter.name, least, most, value});
    case ParameterType::IntegerOrNone:
        return wrong(About::Parameters,
                     QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 takes a whole number from "
                                                     "%2 to %3, or none, not “%4”."),
                     {parameter.name, least, most, value});
    case ParameterType::Number:
        return wrong(About::Parameters,
                     QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 takes a number from %2 to "
                                                     "%3, not “%4”."),
                     {parameter.name, least, most, value});
    case ParameterType::Seconds:
        return wrong(About::Parameters,
                     QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 takes seconds from %2 to "
                                                     "%3, not “%4”."),
                     {parameter.name, least, most, value});
    case ParameterType::Choice:
        return wrong(About::Parameters,
                     QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 takes one of %2, not “%3”."),
                     {parameter.name, parameter.choices.join(QStringLiteral(", ")), value});
    case ParameterType::HostAndPort:
        return wrong(About::Parameters,
                     QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 takes a host and a port, "
                                                     "like 127.0.0.1:11211, or nothing for one of "
                                                     "our own; not “%2”."),
                     {parameter.name, value});
    case ParameterType::Text:
        return wrongText(parameter, value);
    case ParameterType::Address:
        break;
    }
    return wrong(About::Parameters,
                 QT_TRANSLATE_NOOP("RunProblem", "The parameter %1 takes an http:// or https:// "
                                                 "address without a user's name or password, or "
                                                 "nothing for our own server; not “%2”."),
                 {parameter.name, withoutUser(value)});
}

QString RunProblem::text() const
{
    return filledIn(QString::fromUtf8(sentence));
}

QString RunProblem::filledIn(const QString &translation) const
{
    // In one go: an argument may hold a percent sign and a digit itself.
    QString text;
    for (qsizetype i = 0; i < translation.size(); ++i) {
        const int place = translation.at(i) == QLatin1Char('%') && i + 1 < translation.size()
                              ? translation.at(i + 1).digitValue()
                              : 0;
        if (place >= 1 && place <= arguments.size()) {
            text += arguments.at(place - 1);
            ++i;
        } else {
            text += translation.at(i);
        }
    }
    return text;
}

std::optional<RunProblem> checkRequest(const RunRequest &request)
{
    const Scenario *scenario = findScenario(request.scenario);
    if (scenario == nullptr) {
        return wrong(About::Scenario,
                     QT_TRANSLATE_NOOP("RunProblem", "There is no demo named “%1”."),
                     {request.scenario});
    }
    if (!std::isfinite(request.speed) || request.speed < 0.1 || request.speed > 100) {
        return wrong(About::Speed,
                     QT_TRANSLATE_NOOP("RunProblem", "The speed must lie between 0.1 and 100."));
    }
    if (const auto problem = checkParameters(*scenario, request.parameters)) {
        return problem;
    }
    if (const auto problem = checkBounds(*scenario, request.parameters)) {
        return problem;
    }
    const bool needsNetwork = scenario->network == NetworkUse::Required;
    if (needsNetwork && request.clock == ClockKind::Virtual) {
        return wrong(About::Clock,
                     QT_TRANSLATE_NOOP("RunProblem",
                                       "The demo %1 uses the network and needs the real clock."),
                     {scenario->id});
    }
    const bool isForeignServer = needsNetwork && scenario->parameter(scenario->serverParameter)
                                 && !request.parameters.text(scenario->serverParameter).isEmpty();
    if (isForeignServer && request.speed != 1) {
        return wrong(About::Speed,
                     QT_TRANSLATE_NOOP("RunProblem", "With a server of your own the speed must be "
                                                     "1: only our own server's delays can be made "
                                                     "shorter."));
    }
    if (request.consent == Consent::NotGiven && scenario->consent != nullptr) {
        if (const auto question = scenario->consent(request.parameters)) {
            return wrong(About::Consent, question->sentence, question->arguments);
        }
    }
    return std::nullopt;
}

} // namespace Coroscope
