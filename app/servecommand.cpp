// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/commands.h"
#include "app/exitstatus.h"
#include "core/server/practiceserver.h"

#include <QtCore/QCoreApplication>

#include <array>
#include <iostream>
#include <sstream>

namespace Coroscope {
namespace {

constexpr qint64 longestDelay = PracticeServerOptions::longestDelaySeconds;

void addServeOptions(CommandOptions &options)
{
    const auto add = [&options](const char *name, const char *value, const char *description) {
        options.addValue(QString::fromLatin1(name), QString::fromLatin1(value),
                         QCoreApplication::translate("ServeCommand", description));
    };
    add("port", "N",
        QT_TRANSLATE_NOOP("ServeCommand", "The port on 127.0.0.1; 0 takes a free one."));
    add("seed", "N",
        QT_TRANSLATE_NOOP("ServeCommand", "Equal seeds draw equal delays. Default 1."));
    add("min", "S",
        QT_TRANSLATE_NOOP("ServeCommand", "The shortest delay in whole seconds. Default 0."));
    add("max", "S",
        QT_TRANSLATE_NOOP("ServeCommand", "The longest delay in whole seconds. Default 3."));
    add("speed", "X",
        QT_TRANSLATE_NOOP("ServeCommand", "Divides every delay and interval; 0.1 to 100. Default 1."));
    add("body-bytes", "N",
        QT_TRANSLATE_NOOP("ServeCommand", "The size of each body. Default 450000."));
    add("body-file", "FILE",
        QT_TRANSLATE_NOOP("ServeCommand", "A file that is each body instead."));
    options.addFlag(
        QStringLiteral("with-parent"),
        QCoreApplication::translate("ServeCommand", "Ends when standard input closes."));
}

struct Explained
{
    const char *parameter;
    const char *meaning;
};

constexpr std::array<Explained, 11> queryParameters{{
    {"status=N", QT_TRANSLATE_NOOP("ServeCommand", "Answers with this status, 200 to 599.")},
    {"location=URL", QT_TRANSLATE_NOOP("ServeCommand", "Where a status from 300 to 399 leads.")},
    {"delay=S",
     QT_TRANSLATE_NOOP("ServeCommand", "Waits so many seconds, 0 to 86400; none are drawn.")},
    {"bytes=N", QT_TRANSLATE_NOOP("ServeCommand", "The size of the body, 0 to 1073741824.")},
    {"fail=drop", QT_TRANSLATE_NOOP("ServeCommand", "Closes the connection without an answer.")},
    {"fail=half", QT_TRANSLATE_NOOP("ServeCommand", "Closes it after half of the body.")},
    {"fail=garbage", QT_TRANSLATE_NOOP("ServeCommand", "Sends what is no answer, and closes it.")},
    {"fail=silent", QT_TRANSLATE_NOOP("ServeCommand", "Sends nothing, for ten minutes at most.")},
    {"fail=drip", QT_TRANSLATE_NOOP("ServeCommand", "Sends the body 1000 bytes at a time.")},
    {"fail=endless", QT_TRANSLATE_NOOP("ServeCommand", "Sends pieces, for ten minutes at most.")},
    {"interval=S",
     QT_TRANSLATE_NOOP("ServeCommand", "Seconds before each piece, 0 to 86400. Default 0.1.")},
}};

// What a request may ask for, set out as the options are.
QString queryHelp()
{
    constexpr int column = 22;
    const auto line = [](const QString &text) { return text + QLatin1Char('\n'); };
    QString help = line(QCoreApplication::translate(
        "ServeCommand", "A request may ask for its answer: GET /name?status=503&delay=2"));
    for (const Explained &each : queryParameters) {
        help += line((QStringLiteral("  ") + QLatin1String(each.parameter)).leftJustified(column)
                     + QCoreApplication::translate("ServeCommand", each.meaning));
    }
    return help
           + line(QCoreApplication::translate(
               "ServeCommand", "A wrong value gets a 400 that says what would be right."))
           + line(QCoreApplication::translate(
               "ServeCommand", "/statistics tells what has reached the server so far."));
}

std::variant<PracticeServerOptions, UsageError> readOptions(const CommandOptions &options)
{
    PracticeServerOptions server;
    std::optional<UsageError> error;
    const auto integer = [&](const char *name, qint64 most, qint64 fallback) {
        const auto read = options.integer(QString::fromLatin1(name), 0, most, fallback);
        if (const auto *wrong = std::get_if<UsageError>(&read)) {
            error = error ? error : *wrong;
            return fallback;
        }
        return std::get<qint64>(read);
    };
    server.port = std::uint16_t(integer("port", 65535, 0));
    server.seed = std::uint32_t(integer("seed", 4'294'967'295, 1));
    server.minimumDelaySeconds = int(integer("min", longestDelay, 0));
    server.maximumDelaySeconds = int(integer("max", longestDelay, 3));
    server.bodyBytes = std::size_t(
        integer("body-bytes", qint64(PracticeServerOptions::maximumBodyBytes), 450'000));
    const auto speed = options.number(QStringLiteral("speed"), 0.1, 100, 1);
    if (const auto *wrong = std::get_if<UsageError>(&speed)) {
        error = error ? error : *wrong;
    } else {
        server.speed = std::get<double>(speed);
    }
    if (!error && server.minimumDelaySeconds > server.maximumDelaySeconds) {
        error = UsageError{
            QCoreApplication::translate("ServeCommand", "--min (%1) must not be above --max (%2).")
                .arg(QString::number(server.minimumDelaySeconds),
                     QString::number(server.maximumDelaySeconds))};
    }
    if (const auto file = options.value(QStringLiteral("body-file"))) {
        server.bodyFile = file->toStdString();
    }
    server.endWithStandardInput = options.has(QStringLiteral("with-parent"));
    server.endOnSignals = true;
    if (error) {
        return *error;
    }
    return server;
}

} // namespace

int serveCommand(const QStringList &words)
{
    CommandOptions options(
        QStringLiteral("coroscope serve http [options]"),
        QCoreApplication::translate(
            "ServeCommand", "Serves HTTP on 127.0.0.1 and answers each request after a delay."));
    addServeOptions(options);
    if (const auto error = options.read(words, 1)) {
        return complain(*error);
    }
    if (options.isHelpWanted()) {
        return answer(options.help() + QLatin1Char('\n') + queryHelp());
    }
    if (options.positionals() != QStringList(QStringLiteral("http"))) {
        return complain({QCoreApplication::translate("ServeCommand", "serve takes http, not “%1”.")
                             .arg(options.positionals().value(0))});
    }
    const auto server = readOptions(options);
    if (const auto *error = std::get_if<UsageError>(&server)) {
        return complain(*error);
    }
    std::ostringstream reason;
    const int status = servePractice(std::get<PracticeServerOptions>(server), std::cout, reason);
    return status == Success ? Success : giveUp(QString::fromStdString(reason.str()).trimmed());
}

} // namespace Coroscope
