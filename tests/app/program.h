// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QProcess>
#include <QtCore/QStringList>

#include <optional>

namespace Coroscope::Testing {

/// The words of a text, separated by blanks.
QStringList words(const char *text);

/// What a program that has ended leaves.
struct Outcome
{
    /// Empty when it crashed, or did not end within two minutes.
    std::optional<int> status;
    QByteArray output;
    QByteArray errors;

    /// Whether it printed nothing, said one sentence, and ended with this status.
    bool isRefusal(int expected) const;
    /// Everything, for the message of a failed check.
    QByteArray all() const;
};

using Variables = QMap<QString, QString>;

/// The coroscope program that was built, in surroundings without any display.
class Program
{
public:
    explicit Program(const QStringList &arguments, const QString &outputFile = {},
                     const Variables &variables = {});
    /// Kills the program if it still runs.
    ~Program();

    /// Runs it to its end.
    static Outcome run(const QStringList &arguments, const QString &outputFile = {});
    /// The same within a shell, whose words find the program in $0 and its arguments in $@.
    static Outcome runInShell(const QString &shellWords, const QStringList &arguments);
    /// The same with other variables in its environment.
    static Outcome runIn(const Variables &variables, const QStringList &arguments);

    QProcess &process() { return m_process; }
    /// Waits until it has printed that; false if it does not within half a minute.
    bool waitForOutput(const QByteArray &text);
    void sendSignal(int number) const;
    /// Whether it has a handler for that signal.
    bool catchesSignal(int number) const;
    Outcome waitForEnd();

private:
    Program() = default;

    QProcess m_process;
    QByteArray m_output;
};

} // namespace Coroscope::Testing
