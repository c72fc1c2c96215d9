// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowcommand.h"

#include "app/commandline.h"
#include "app/display.h"
#include "app/language.h"
#include "app/window.h"
#include "core/scenario/scenario.h"
#include "ui/shell/localisation.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

QString usage()
{
    return QStringLiteral("coroscope [--language L] [--theme light|dark|system] [--demo ID]");
}

void addWindowOptions(CommandOptions &options)
{
    options.addValue(QStringLiteral("language"), QStringLiteral("en|zh_CN"),
                     QCoreApplication::translate("WindowCommand",
                                                 "The window's language. Default: as last time."));
    options.addValue(QStringLiteral("theme"), QStringLiteral("light|dark|system"),
                     QCoreApplication::translate("WindowCommand",
                                                 "The window's colours. Default: as last time."));
    options.addValue(QStringLiteral("demo"), QStringLiteral("ID"),
                     QCoreApplication::translate("WindowCommand", "The demo that is shown first."));
    options.addFlag(QStringLiteral("version"),
                    QCoreApplication::translate("WindowCommand", "Shows the version."));
}

QString commandsHelp()
{
    return QCoreApplication::translate(
        "WindowCommand", "\nCommands, which need no display; each has a --help of its own:\n"
                         "  coroscope list         lists the demos with their parameters\n"
                         "  coroscope run ID       runs a demo and prints what it did\n"
                         "  coroscope serve http   serves HTTP for practice on 127.0.0.1\n"
                         "  coroscope serve lambda stands in for AWS Lambda on 127.0.0.1\n");
}

std::optional<UsageError> checkWords(const CommandOptions &options)
{
    if (!options.positionals().isEmpty()) {
        return UsageError{
            QCoreApplication::translate("WindowCommand",
                                        "There is no command “%1”; there are list, run, serve.")
                .arg(options.positionals().first())};
    }
    const auto language = options.choice(QStringLiteral("language"),
                                         {QStringLiteral("en"), QStringLiteral("zh_CN")});
    const auto theme = options.choice(
        QStringLiteral("theme"),
        {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")});
    for (const auto &read : {language, theme}) {
        if (const auto *error = std::get_if<UsageError>(&read)) {
            return *error;
        }
    }
    const auto demo = options.value(QStringLiteral("demo"));
    if (demo && findScenario(*demo) == nullptr) {
        return UsageError{
            QCoreApplication::translate("WindowCommand",
                                        "--demo: there is no demo “%1”; “coroscope list” names "
                                        "them.")
                .arg(*demo)};
    }
    return std::nullopt;
}

/// Reads the words; the exit status if they are wrong, or all that was asked was help.
std::optional<int> readWords(CommandOptions &options, const QStringList &words)
{
    addWindowOptions(options);
    auto error = options.read(words, 1);
    if (!error && !options.isHelpWanted()) {
        error = checkWords(options);
    }
    if (error) {
        return complain(*error);
    }
    if (options.isHelpWanted()) {
        return answer(options.help() + commandsHelp());
    }
    if (const auto reason = missingDisplay()) {
        return giveUp(*reason);
    }
    return std::nullopt;
}

/// The same in the language of the environment, for which Qt needs an application.
std::variant<WindowOptions, int> optionsOf(int argc, char **argv, const QStringList &words)
{
    const QCoreApplication application(argc, argv);
    const Localisation localisation(commandLanguage());
    CommandOptions options(
        usage(), QCoreApplication::translate("WindowCommand",
                                             "An oscilloscope for coroutines: opens the window."));
    if (const auto status = readWords(options, words)) {
        return *status;
    }
    return WindowOptions{options.value(QStringLiteral("language")),
                         options.value(QStringLiteral("theme")),
                         options.value(QStringLiteral("demo"))};
}

} // namespace

int windowCommand(int argc, char **argv, const QStringList &words)
{
    const auto options = optionsOf(argc, argv, words);
    if (const auto *status = std::get_if<int>(&options)) {
        return *status;
    }
    return showWindow(argc, argv, std::get<WindowOptions>(options));
}

} // namespace Coroscope
