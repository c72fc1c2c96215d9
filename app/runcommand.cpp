// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/consolerun.h"
#include "app/environment.h"
#include "app/exitstatus.h"
#include "app/runoptions.h"
#include "app/tracefile.h"
#include "core/analysis/chrometrace.h"
#include "ui/models/runfacts.h"

#include <QtCore/QCoreApplication>

#include <malloc.h>

namespace Coroscope {
namespace {

QString cannotWrite(const QString &file, const QString &reason)
{
    return QCoreApplication::translate("RunCommand",
                                       "cannot write %1: %2; choose another file or make room")
        .arg(file, reason);
}

void addOutputOptions(CommandOptions &options)
{
    options.addFlag(QStringLiteral("json"),
                    QCoreApplication::translate("RunCommand", "Prints one run report as JSON."));
    options.addValue(
        QStringLiteral("trace"), QStringLiteral("FILE"),
        QCoreApplication::translate("RunCommand", "Saves the run as Chrome Trace Event JSON."));
    options.addFlag(
        QStringLiteral("quiet"),
        QCoreApplication::translate("RunCommand", "Prints no lines and no table of results."));
    options.addFlag(QStringLiteral("yes"),
                    QCoreApplication::translate(
                        "RunCommand", "Answers yes where a demo would ask before it begins."));
}

bool printOutcome(const CommandOptions &options, const Snapshot &snapshot, const RunFacts &facts)
{
    if (options.has(QStringLiteral("json"))) {
        return writeRunReport(snapshot, facts, sayBytes);
    }
    if (options.has(QStringLiteral("quiet"))) {
        return true;
    }
    return say(QLatin1Char('\n') + resultsText(snapshot));
}

/// Names separated by commas, in lines that fit a terminal also behind a word or two.
QString listedInLines(const QStringList &names)
{
    constexpr qsizetype width = 80;
    QStringList lines{QString()};
    for (const QString &name : names) {
        if (lines.last().size() + name.size() > width) {
            lines.append(QString());
        }
        const bool isLast = name == names.last();
        lines.last() += isLast ? name : name + QStringLiteral(", ");
    }
    for (QString &line : lines) {
        line = line.trimmed();
    }
    return lines.join(QLatin1Char('\n'));
}

/// What stands below the options.
QString moreHelp()
{
    return QLatin1Char('\n')
           + QCoreApplication::translate(
                 "RunCommand",
                 "Demos: %1.\n“coroscope list” shows their parameters.\n\n"
                 "Exit status: 0 it ran, 1 it could not run, 2 wrong use, 130 Ctrl+C.\n")
                 .arg(listedInLines(demoIds()));
}

int runAndReport(const CommandOptions &options, const RunRequest &request)
{
    const QString fileName = options.value(QStringLiteral("trace")).value_or(QString());
    TraceFile file(fileName);
    const bool isTraceWanted = options.has(QStringLiteral("trace"));
    if (isTraceWanted) {
        if (const auto reason = file.open()) {
            return giveUp(cannotWrite(fileName, *reason));
        }
    }
    const bool isSilent = options.has(QStringLiteral("json"))
                          || options.has(QStringLiteral("quiet"));
    RunEnvironment environment = makeEnvironment();
    Session session(environment);
    ConsoleRun run(session, isSilent ? ConsoleRun::Echo::Nothing : ConsoleRun::Echo::Lines);
    if (const auto problem = run.run(request)) {
        return giveUp(translated(*problem));
    }
    // What the run's threads have given back goes to the system before the report asks for more.
    ::malloc_trim(0);
    const Snapshot snapshot = session.snapshot();
    const RunFacts facts = factsOf(request, session.summary());
    const bool isPrinted = printOutcome(options, snapshot, facts);
    if (isTraceWanted) {
        if (const auto reason = file.save(chromeTrace(snapshot, facts))) {
            return giveUp(cannotWrite(fileName, *reason));
        }
    }
    if (!isPrinted) {
        return giveUpOutput();
    }
    return run.wasInterrupted() ? Interrupted : Success;
}

} // namespace

int runCommand(const QStringList &words)
{
    CommandOptions options(
        QStringLiteral("coroscope run ID [options]"),
        QCoreApplication::translate("RunCommand", "Runs a demo and prints what it did."));
    addRunOptions(options);
    addOutputOptions(options);
    if (const auto error = options.read(words, 1)) {
        return complain(*error);
    }
    if (options.isHelpWanted()) {
        return answer(options.help() + moreHelp());
    }
    if (options.value(QStringLiteral("trace")) == QString()) {
        return complain({QCoreApplication::translate("RunCommand",
                                                     "--trace takes the name of a file, not “”.")});
    }
    const auto request = readRunRequest(options);
    if (const auto *error = std::get_if<UsageError>(&request)) {
        return complain(*error);
    }
    return runAndReport(options, std::get<RunRequest>(request));
}

} // namespace Coroscope
