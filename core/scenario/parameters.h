// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/tracetime.h"

#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace Coroscope {

/// The value of a parameter: a whole number, seconds or another real number, or a text (also a
/// choice, an address, or the word "none").
using ParameterValue = std::variant<qint64, double, QString>;

/// What kind of value a parameter takes, and with that which editor it gets.
enum class ParameterType : std::uint8_t {
    Integer,
    IntegerOrNone,
    Number, ///< real, without a unit
    Seconds,
    Choice,
    Address,
    HostAndPort, ///< "127.0.0.1:11211", or empty
    Text
};

/// Whether a parameter of this type takes a number, and so has bounds.
constexpr bool hasBounds(ParameterType type) noexcept
{
    return type == ParameterType::Integer || type == ParameterType::IntegerOrNone
           || type == ParameterType::Number || type == ParameterType::Seconds;
}

/// What stands for no number in an IntegerOrNone parameter.
inline constexpr QLatin1StringView noNumber("none");

/// What a demo lets its user set. Names, units and choices are English and part of reports; label
/// and description are marked for translation in context "Scenario".
struct Parameter
{
    QString name;
    ParameterType type = ParameterType::Integer;
    QString unit;                       ///< "s", "bytes"; empty for plain numbers and texts
    double minimum = 0;                 ///< of numbers of every type; of texts, the least length
    double maximum = 0;
    ParameterValue defaultValue;
    QStringList choices;                ///< of Choice; the first is the default
    const char *label = nullptr;        ///< a word or two, for an editor
    const char *description = nullptr;  ///< one sentence
    QString notAbove = {};              ///< a number of the same type that this one must not exceed
    const char *emptyMeaning = nullptr; ///< what an empty text stands for, in a few words
};

/// The value that `text` stands for, or nothing if it is not one of the parameter's values.
std::optional<ParameterValue> parseParameter(const Parameter &parameter, const QString &text);

/// The value as text, as parseParameter() reads it: "2.5", "5", "gather".
QString parameterText(const ParameterValue &value);

/// The parameters of one run by name; every parameter of the demo is in it.
class ParameterValues
{
public:
    static ParameterValues defaultsOf(const std::vector<Parameter> &parameters);

    qint64 integer(const QString &name) const;  ///< of an Integer parameter
    std::optional<qint64> integerOrNone(const QString &name) const;
    double number(const QString &name) const;   ///< of a Number parameter
    TraceTime seconds(const QString &name) const; ///< of a Seconds parameter
    QString text(const QString &name) const;    ///< of Choice, Address, HostAndPort and Text
    const ParameterValue &value(const QString &name) const;
    void set(const QString &name, ParameterValue value);
    const QMap<QString, ParameterValue> &all() const noexcept { return m_values; }
    bool operator==(const ParameterValues &) const = default;

private:
    QMap<QString, ParameterValue> m_values;
};

} // namespace Coroscope
