// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/commands.h"
#include "core/scenario/scenario.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace Coroscope {
namespace {

QJsonValue jsonOf(const ParameterValue &value)
{
    return std::visit([](const auto &held) { return QJsonValue(held); }, value);
}

QString typeName(ParameterType type)
{
    switch (type) {
    case ParameterType::Integer:
        return QStringLiteral("integer");
    case ParameterType::IntegerOrNone:
        return QStringLiteral("integer-or-none");
    case ParameterType::Number:
    case ParameterType::Seconds:
        return QStringLiteral("number");
    case ParameterType::Choice:
        return QStringLiteral("choice");
    case ParameterType::Address:
        return QStringLiteral("url");
    case ParameterType::HostAndPort:
        return QStringLiteral("host-and-port");
    case ParameterType::Text:
        return QStringLiteral("text");
    }
    return {};
}

QJsonObject parameterObject(const Parameter &parameter)
{
    const bool isNumber = hasBounds(parameter.type);
    const QJsonValue none(QJsonValue::Null);
    return {{QStringLiteral("name"), parameter.name},
            {QStringLiteral("type"), typeName(parameter.type)},
            {QStringLiteral("unit"), parameter.unit.isEmpty() ? none : QJsonValue(parameter.unit)},
            {QStringLiteral("min"), isNumber ? QJsonValue(parameter.minimum) : none},
            {QStringLiteral("max"), isNumber ? QJsonValue(parameter.maximum) : none},
            {QStringLiteral("default"), jsonOf(parameter.defaultValue)},
            {QStringLiteral("choices"), parameter.type == ParameterType::Choice ? QJsonValue(
                                            QJsonArray::fromStringList(parameter.choices))
                                                                                : none},
            {QStringLiteral("description"), QString::fromUtf8(parameter.description)}};
}

QByteArray asJson()
{
    QJsonArray list;
    for (const Scenario &scenario : allScenarios()) {
        QJsonArray parameters;
        for (const Parameter &parameter : scenario.parameters) {
            parameters.append(parameterObject(parameter));
        }
        list.append(
            QJsonObject{{QStringLiteral("id"), scenario.id},
                        {QStringLiteral("title"), QString::fromUtf8(scenario.title)},
                        {QStringLiteral("group"), QString::fromUtf8(scenario.group)},
                        {QStringLiteral("network"), scenario.network == NetworkUse::Required},
                        {QStringLiteral("parameters"), parameters}});
    }
    return QJsonDocument(list).toJson();
}

QString asText()
{
    QString text;
    for (const Scenario &scenario : allScenarios()) {
        text += QStringLiteral("%1  %2\n")
                    .arg(scenario.id, QCoreApplication::translate("Scenario", scenario.title));
        for (const Parameter &parameter : scenario.parameters) {
            text += QStringLiteral("    %1=%2  %3\n")
                        .arg(parameter.name, parameterText(parameter.defaultValue),
                             QCoreApplication::translate("Scenario", parameter.description));
        }
    }
    return text;
}

} // namespace

int listCommand(const QStringList &words)
{
    CommandOptions options(
        QStringLiteral("coroscope list [--json]"),
        QCoreApplication::translate("ListCommand", "Lists the demos with their parameters."));
    options.addFlag(QStringLiteral("json"),
                    QCoreApplication::translate("ListCommand", "Prints them as JSON."));
    if (const auto error = options.read(words, 0)) {
        return complain(*error);
    }
    const QString text = options.isHelpWanted()                ? options.help()
                         : options.has(QStringLiteral("json")) ? QString::fromUtf8(asJson())
                                                               : asText();
    return answer(text);
}

} // namespace Coroscope
