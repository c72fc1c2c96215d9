// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/exitstatus.h"

#include <QtCore/QCoreApplication>

#include <cmath>
#include <cstdio>

namespace Coroscope {
namespace {

QString dashed(const QString &name)
{
    return QStringLiteral("--") + name;
}

UsageError wrongValue(const QString &name, const QString &right, const QString &given)
{
    return {QCoreApplication::translate("CommandLine", "%1 takes %2, not “%3”.")
                .arg(dashed(name), right, given)};
}

} // namespace

CommandOptions::CommandOptions(const QString &usage, const QString &summary)
    : m_usage(usage)
    , m_summary(summary)
{
    addFlag(QStringLiteral("help"), QCoreApplication::translate("CommandLine", "Shows this help."));
}

void CommandOptions::addFlag(const QString &name, const QString &description)
{
    m_names.append(dashed(name));
    m_parser.addOption(QCommandLineOption(name, description));
}

void CommandOptions::addValue(const QString &name, const QString &value, const QString &description)
{
    m_names.append(dashed(name));
    m_parser.addOption(QCommandLineOption(name, description, value));
}

std::optional<UsageError> CommandOptions::read(const QStringList &words, int positionals)
{
    m_isHelpWanted = words.contains(QStringLiteral("--help"));
    if (m_isHelpWanted) {
        return std::nullopt;
    }
    if (!m_parser.parse(QStringList(QStringLiteral("coroscope")) + words)) {
        const QStringList unknown = m_parser.unknownOptionNames();
        if (unknown.isEmpty()) {
            return wrongPresence(words.last());
        }
        const QString given = (unknown.first().size() > 1 ? QStringLiteral("--")
                                                          : QStringLiteral("-"))
                              + unknown.first();
        return UsageError{
            QCoreApplication::translate("CommandLine", "There is no option %1; there are %2.")
                .arg(given, listed(m_names))};
    }
    const QStringList given = m_parser.positionalArguments();
    if (given.size() > positionals) {
        return UsageError{
            QCoreApplication::translate("CommandLine", "“%1” is one argument too many; usage: %2")
                .arg(given.at(positionals), m_usage)};
    }
    return std::nullopt;
}

UsageError CommandOptions::wrongPresence(const QString &lastWord) const
{
    if (m_names.contains(lastWord)) {
        return {QCoreApplication::translate("CommandLine", "%1 needs a value after it; see --help.")
                    .arg(lastWord)};
    }
    return {m_parser.errorText()};
}

QString CommandOptions::help() const
{
    QString text = QCoreApplication::translate("CommandLine", "Usage: %1").arg(m_usage)
                   + QStringLiteral("\n\n") + m_summary + QStringLiteral("\n\n");
    const QString options = m_parser.helpText();
    const qsizetype begin = options.indexOf(QStringLiteral("  --"));
    return text + options.mid(std::max<qsizetype>(begin, 0));
}

std::optional<QString> CommandOptions::value(const QString &name) const
{
    return has(name) ? std::optional(m_parser.value(name)) : std::nullopt;
}

std::variant<double, UsageError> CommandOptions::number(const QString &name, double minimum,
                                                        double maximum, double fallback) const
{
    if (!has(name)) {
        return fallback;
    }
    bool isNumber = false;
    const double number = m_parser.value(name).toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number) || number < minimum || number > maximum) {
        const QString right = QCoreApplication::translate("CommandLine", "a number from %1 to %2")
                                  .arg(QString::number(minimum), QString::number(maximum));
        return wrongValue(name, right, m_parser.value(name));
    }
    return number;
}

std::variant<qint64, UsageError> CommandOptions::integer(const QString &name, qint64 minimum,
                                                         qint64 maximum, qint64 fallback) const
{
    if (!has(name)) {
        return fallback;
    }
    bool isNumber = false;
    const qint64 number = m_parser.value(name).toLongLong(&isNumber);
    if (!isNumber || number < minimum || number > maximum) {
        const QString right = QCoreApplication::translate("CommandLine",
                                                          "a whole number from %1 to %2")
                                  .arg(QString::number(minimum), QString::number(maximum));
        return wrongValue(name, right, m_parser.value(name));
    }
    return number;
}

std::variant<QString, UsageError> CommandOptions::choice(const QString &name,
                                                         const QStringList &choices) const
{
    if (!has(name)) {
        return choices.first();
    }
    if (!choices.contains(m_parser.value(name))) {
        const QString right = QCoreApplication::translate("CommandLine", "one of %1")
                                  .arg(listed(choices));
        return wrongValue(name, right, m_parser.value(name));
    }
    return m_parser.value(name);
}

int complain(const UsageError &error)
{
    std::fprintf(stderr, "coroscope: %s\n", qUtf8Printable(error.sentence));
    return WrongUse;
}

int giveUp(const QString &sentence)
{
    std::fprintf(stderr, "coroscope: %s\n", qUtf8Printable(sentence));
    return CouldNotRun;
}

bool say(const QString &text)
{
    return sayBytes(text.toUtf8());
}

bool sayBytes(const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

int answer(const QString &text)
{
    return say(text) ? Success : giveUpOutput();
}

int giveUpOutput()
{
    return giveUp(QCoreApplication::translate(
        "CommandLine", "cannot write to standard output; is the disk full?"));
}

QString listed(const QStringList &names)
{
    return names.join(QStringLiteral(", "));
}

} // namespace Coroscope
