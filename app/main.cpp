// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/commands.h"
#include "app/language.h"
#include "app/windowcommand.h"
#include "ui/shell/localisation.h"

#include <QtCore/QCoreApplication>

#include <array>
#include <cstring>
#include <string_view>

namespace {

using namespace Coroscope;

struct Command
{
    std::string_view name;
    int (*run)(const QStringList &words);
};

constexpr std::array commands{Command{"list", listCommand}, Command{"run", runCommand},
                              Command{"serve", serveCommand}};

QStringList wordsAfter(int first, int argc, char **argv)
{
    QStringList words;
    for (int i = first; i < argc; ++i) {
        words.append(QString::fromLocal8Bit(argv[i]));
    }
    return words;
}

int printVersion()
{
    return answer(QStringLiteral("coroscope %1\n").arg(QStringLiteral(COROSCOPE_VERSION)));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("coroscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COROSCOPE_VERSION));
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--version") == 0) {
            return printVersion();
        }
    }
    for (const Command &command : commands) {
        if (argc > 1 && command.name == argv[1]) {
            QCoreApplication application(argc, argv);
            const Localisation localisation(commandLanguage());
            return command.run(wordsAfter(2, argc, argv));
        }
    }
    return windowCommand(argc, argv, wordsAfter(1, argc, argv));
}
