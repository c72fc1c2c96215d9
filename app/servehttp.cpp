// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/serveoptions.h"
#include "core/server/practiceserver.h"

#include <QtCore/QCoreApplication>

#include <array>
#include <tuple>

namespace Coroscope {
namespace {

void addHttpOptions(ServeOptions &options)
{
    options.addPort();
    options.addValue("seed", "N",
                     QT_TRANSLATE_NOOP("ServeCommand", "Equal seeds draw equal delays. Default 1."));
    options.addValue("min", "S",
                     QT_TRANSLATE_NOOP("ServeCommand",
                                       "The shortest delay in whole seconds. Default 0."));
    options.addValue("max", "S",
                     QT_TRANSLATE_NOOP("ServeCommand",
                                       "The longest delay in whole seconds. Default 3."));
    options.addValue("speed", "X",
                     QT_TRANSLATE_NOOP("ServeCommand",
                                       "Divides every delay and interval; 0.1 to 100. Default 1."));
    options.addValue("body-bytes", "N",
                     QT_TRANSLATE_NOOP("ServeCommand", "The size of each body. Default 450000."));
    options.addValue("body-file", "FILE",
                     QT_TRANSLATE_NOOP("ServeCommand", "A file that is each body instead."));
    options.addWithParent();
}

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

QString queryHelp()
{
    QString help = helpLine(QT_TRANSLATE_NOOP(
        "ServeCommand", "A request may ask for its answer: GET /name?status=503&delay=2"));
    for (const Explained &each : queryParameters) {
        help += helpLine(each);
    }
    return help
           + helpLine(QT_TRANSLATE_NOOP("ServeCommand",
                                        "A wrong value gets a 400 that says what would be right."))
           + helpLine(QT_TRANSLATE_NOOP("ServeCommand",
                                        "/statistics tells what has reached the server so far."));
}

PracticeServerOptions readHttpOptions(ServeOptions &options)
{
    PracticeServerOptions server;
    options.readListening(server);
    server.seed = options.seed();
    std::tie(server.minimumDelaySeconds, server.maximumDelaySeconds) = options.seconds(0, 3);
    server.bodyBytes = std::size_t(options.integer(
        "body-bytes", 0, qint64(PracticeServerOptions::maximumBodyBytes), 450'000));
    server.speed = options.speed();
    if (const auto file = options.value("body-file")) {
        server.bodyFile = file->toStdString();
    }
    return server;
}

} // namespace

int serveHttpCommand(const QStringList &words)
{
    ServeOptions options(
        "http", QT_TRANSLATE_NOOP("ServeCommand",
                                  "Serves HTTP on 127.0.0.1 and answers each request after a delay."));
    addHttpOptions(options);
    if (const auto status = options.read(words, queryHelp())) {
        return *status;
    }
    const PracticeServerOptions server = readHttpOptions(options);
    if (options.error()) {
        return complain(*options.error());
    }
    return serveUntilItEnds(
        [&server](std::ostream &out, std::ostream &err) { return servePractice(server, out, err); });
}

} // namespace Coroscope
