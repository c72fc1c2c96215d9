// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/commands.h"
#include "app/serveoptions.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace Coroscope {
namespace {

struct Mode
{
    const char *name;
    const char *meaning;
    int (*serve)(const QStringList &words);
};

constexpr std::array<Mode, 2> modes{{
    {"http", QT_TRANSLATE_NOOP("ServeCommand", "The practice server of the HTTP demos."),
     serveHttpCommand},
    {"lambda", QT_TRANSLATE_NOOP("ServeCommand", "A stand-in for AWS Lambda's Invoke API."),
     serveLambdaCommand},
}};

QString serveHelp()
{
    QString help = QCoreApplication::translate("CommandLine", "Usage: %1")
                       .arg(QStringLiteral("coroscope serve http|lambda [options]"))
                   + QStringLiteral("\n\n");
    for (const Mode &mode : modes) {
        help += helpLine(Explained{mode.name, mode.meaning});
    }
    return help + QLatin1Char('\n')
           + helpLine(QT_TRANSLATE_NOOP("ServeCommand",
                                        "Each has its own options: coroscope serve lambda --help"));
}

bool isName(const Mode &mode, const QString &word)
{
    return word == QLatin1String(mode.name);
}

// Options may come before it, but what stands first and is no option has to be it.
const Mode *modeIn(const QStringList &words)
{
    for (const QString &word : words) {
        const auto *const mode = std::find_if(
            modes.begin(), modes.end(), [&word](const Mode &each) { return isName(each, word); });
        if (mode != modes.end()) {
            return mode;
        }
        if (!words.first().startsWith(QLatin1Char('-'))) {
            return nullptr;
        }
    }
    return nullptr;
}

} // namespace

int serveCommand(const QStringList &words)
{
    if (const Mode *const mode = modeIn(words)) {
        return mode->serve(words);
    }
    if (words.contains(QStringLiteral("--help"))) {
        return answer(serveHelp());
    }
    return complain({QCoreApplication::translate("ServeCommand",
                                                 "serve takes http or lambda, not “%1”.")
                         .arg(words.value(0))});
}

} // namespace Coroscope
