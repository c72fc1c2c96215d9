// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runrequest.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QStringList>

#include <optional>
#include <variant>

namespace Coroscope {

/// Something wrong with the arguments: one translated sentence that names the argument.
struct UsageError
{
    QString sentence;
};

/// The options of one command, read in such a way that errors become sentences and nothing exits.
class CommandOptions
{
public:
    /// `usage` is the line after "Usage:", `summary` one sentence, both for --help.
    CommandOptions(const QString &usage, const QString &summary);

    void addFlag(const QString &name, const QString &description);
    void addValue(const QString &name, const QString &value, const QString &description);

    /// Reads the words after the command's name; at most `positionals` of them are no options.
    std::optional<UsageError> read(const QStringList &words, int positionals);
    /// Whether --help was asked for; then nothing else counts.
    bool isHelpWanted() const { return m_isHelpWanted; }
    QString help() const;

    bool has(const QString &name) const { return m_parser.isSet(name); }
    std::optional<QString> value(const QString &name) const;
    QStringList values(const QString &name) const { return m_parser.values(name); }
    QStringList positionals() const { return m_parser.positionalArguments(); }

    /// The option's number within the bounds, `fallback` if it is not given.
    std::variant<double, UsageError> number(const QString &name, double minimum, double maximum,
                                            double fallback) const;
    std::variant<qint64, UsageError> integer(const QString &name, qint64 minimum, qint64 maximum,
                                             qint64 fallback) const;
    std::variant<QString, UsageError> choice(const QString &name, const QStringList &choices) const;

private:
    /// What is wrong with an option that has a value and must not, or must and has not.
    UsageError wrongPresence(const QString &lastWord) const;

    QStringList m_names;
    QString m_usage;
    QString m_summary;
    QCommandLineParser m_parser;
    bool m_isHelpWanted = false;
};

/// The sentence and how to get help, on standard error. Returns the exit status of wrong use.
int complain(const UsageError &error);
/// The sentence on standard error. Returns the exit status of what could not run.
int giveUp(const QString &sentence);
/// Writes to standard output; false when that is not possible (a full disk, a closed pipe).
bool say(const QString &text);
bool sayBytes(const QByteArray &bytes);
/// Writes to standard output, which is all that was asked. Returns the exit status.
int answer(const QString &text);
/// Says that standard output cannot be written to. Returns the exit status.
int giveUpOutput();
/// "a, b and c" is not needed: names in one line, separated by commas.
QString listed(const QStringList &names);

} // namespace Coroscope
