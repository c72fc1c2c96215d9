// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/scenario/parameters.h"

#include "core/net/memcachedclient.h"

#include <QtCore/QLocale>
#include <QtCore/QUrl>

#include <algorithm>
#include <cmath>

namespace Coroscope {
namespace {

constexpr qsizetype longestText = 1000;

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// The shortest text that reads as this very number.
QString numberText(double number)
{
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

std::optional<ParameterValue> parseInteger(const Parameter &parameter, const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const bool isRight = isNumber && double(number) >= parameter.minimum
                         && double(number) <= parameter.maximum;
    return isRight ? std::optional<ParameterValue>(number) : std::nullopt;
}

std::optional<ParameterValue> parseReal(const Parameter &parameter, const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool isRight = isNumber && std::isfinite(number) && number >= parameter.minimum
                         && number <= parameter.maximum;
    return isRight ? std::optional<ParameterValue>(number) : std::nullopt;
}

bool isAddress(const QString &text)
{
    if (text.isEmpty()) {
        return true;
    }
    const QUrl url(text, QUrl::StrictMode);
    // Addresses are recorded, and passwords must not be.
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

} // namespace

std::optional<ParameterValue> parseParameter(const Parameter &parameter, const QString &text)
{
    bool isRight = false;
    switch (parameter.type) {
    case ParameterType::Integer:
        return parseInteger(parameter, text);
    case ParameterType::IntegerOrNone:
        return text == noNumber ? std::optional<ParameterValue>(text)
                                : parseInteger(parameter, text);
    case ParameterType::Number:
    case ParameterType::Seconds:
        return parseReal(parameter, text);
    case ParameterType::Choice:
        isRight = parameter.choices.contains(text);
        break;
    case ParameterType::Address:
        isRight = isAddress(text);
        break;
    case ParameterType::HostAndPort:
        isRight = text.isEmpty() || memcachedAddress(text);
        break;
    case ParameterType::Text:
        isRight = double(text.size()) >= parameter.minimum && text.size() <= longestText
                  && !hasControls(text);
        break;
    }
    return isRight ? std::optional<ParameterValue>(text) : std::nullopt;
}

QString parameterText(const ParameterValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value)) {
        return QString::number(*number);
    }
    if (const auto *number = std::get_if<double>(&value)) {
        return numberText(*number);
    }
    return std::get<QString>(value);
}

ParameterValues ParameterValues::defaultsOf(const std::vector<Parameter> &parameters)
{
    ParameterValues values;
    for (const Parameter &parameter : parameters) {
        values.set(parameter.name, parameter.defaultValue);
    }
    return values;
}

qint64 ParameterValues::integer(const QString &name) const
{
    return std::get<qint64>(value(name));
}

std::optional<qint64> ParameterValues::integerOrNone(const QString &name) const
{
    const auto *number = std::get_if<qint64>(&value(name));
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

double ParameterValues::number(const QString &name) const
{
    return std::get<double>(value(name));
}

TraceTime ParameterValues::seconds(const QString &name) const
{
    return fromSeconds(number(name));
}

QString ParameterValues::text(const QString &name) const
{
    return std::get<QString>(value(name));
}

const ParameterValue &ParameterValues::value(const QString &name) const
{
    const auto found = m_values.constFind(name);
    if (found == m_values.constEnd()) {
        qFatal("no parameter named %s", qUtf8Printable(name));
    }
    return *found;
}

void ParameterValues::set(const QString &name, ParameterValue value)
{
    m_values.insert(name, std::move(value));
}

} // namespace Coroscope
