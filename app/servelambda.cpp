// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/serveoptions.h"
#include "core/server/lambdaserver.h"

#include <QtCore/QCoreApplication>

#include <array>
#include <cstdlib>
#include <tuple>

namespace Coroscope {
namespace {

void addLambdaOptions(ServeOptions &options)
{
    options.addPort();
    options.addValue("seed", "N",
                     QT_TRANSLATE_NOOP("ServeCommand", "Equal seeds draw equal runs. Default 1."));
    options.addValue("min", "S",
                     QT_TRANSLATE_NOOP("ServeCommand",
                                       "The shortest run in whole seconds. Default 1."));
    options.addValue("max", "S",
                     QT_TRANSLATE_NOOP("ServeCommand",
                                       "The longest run in whole seconds. Default 10."));
    options.addValue("speed", "X",
                     QT_TRANSLATE_NOOP("ServeCommand",
                                       "Divides what runs take; 0.1 to 100. Default 1."));
    options.addValue("failure-rate", "P",
                     QT_TRANSLATE_NOOP("ServeCommand",
                                       "How many runs fail, 0 to 1. Default 0.15."));
    options.addValue("max-concurrent", "N",
                     QT_TRANSLATE_NOOP("ServeCommand",
                                       "More runs at one time get a 429. Default: any number."));
    options.addWithParent();
}

constexpr std::array<Explained, 3> variables{{
    {"AWS_ACCESS_KEY_ID", QT_TRANSLATE_NOOP("ServeCommand", "The key id; any text will do.")},
    {"AWS_SECRET_ACCESS_KEY",
     QT_TRANSLATE_NOOP("ServeCommand", "The secret; the caller signs with it.")},
    {"AWS_SESSION_TOKEN",
     QT_TRANSLATE_NOOP("ServeCommand", "If it is set, the caller must send it too.")},
}};

constexpr std::array<Explained, 7> lambdaAnswers{{
    {"200", QT_TRANSLATE_NOOP("ServeCommand", "The run is over. If it failed, there is a header")},
    {"", QT_TRANSLATE_NOOP("ServeCommand", "X-Amz-Function-Error: Unhandled.")},
    {"202, 204", QT_TRANSLATE_NOOP("ServeCommand", "To the invocation types Event and DryRun.")},
    {"403", QT_TRANSLATE_NOOP("ServeCommand", "The signature, key id, token or date is wrong.")},
    {"404", QT_TRANSLATE_NOOP("ServeCommand", "There is no such function, or version of it.")},
    {"400, 405, 413", QT_TRANSLATE_NOOP("ServeCommand", "A wrong parameter, method or size.")},
    {"429", QT_TRANSLATE_NOOP("ServeCommand", "Too many runs at one time: see --max-concurrent.")},
}};

QString lambdaHelp()
{
    constexpr int column = 25;
    QString help = helpLine(QT_TRANSLATE_NOOP(
        "ServeCommand", "The function is called system-test; its ARN, in any region, is"));
    help += QStringLiteral("  arn:aws:lambda:us-east-1:123456789012:function:system-test\n");
    help += helpLine(QT_TRANSLATE_NOOP("ServeCommand",
                                       "Its payload is {\"configuration_identifier\": …}."));
    help += helpLine(QT_TRANSLATE_NOOP(
        "ServeCommand", "The credentials that it accepts come from the environment:"));
    for (const Explained &each : variables) {
        help += helpLine(each, column);
    }
    help += helpLine(QT_TRANSLATE_NOOP("ServeCommand", "It answers as AWS does:"));
    for (const Explained &each : lambdaAnswers) {
        help += helpLine(each, column);
    }
    return help
           + helpLine(QT_TRANSLATE_NOOP("ServeCommand",
                                        "/statistics tells what has reached the server so far."));
}

std::optional<Secret> secretIn(const char *variable)
{
    const char *const value = std::getenv(variable);
    return value != nullptr && *value != '\0' ? std::optional(Secret(value)) : std::nullopt;
}

std::optional<AwsCredentials> acceptedCredentials()
{
    const auto keyId = secretIn("AWS_ACCESS_KEY_ID");
    const auto secret = secretIn("AWS_SECRET_ACCESS_KEY");
    if (!keyId || !secret) {
        return std::nullopt;
    }
    return AwsCredentials{*keyId, *secret, secretIn("AWS_SESSION_TOKEN")};
}

LambdaServerOptions readLambdaOptions(ServeOptions &options)
{
    LambdaServerOptions server;
    options.readListening(server);
    server.seed = options.seed();
    std::tie(server.minimumSeconds, server.maximumSeconds) = options.seconds(1, 10);
    server.speed = options.speed();
    server.failureRate = options.number("failure-rate", 0, 1, 0.15);
    const qint64 most = options.integer("max-concurrent", 1, 1'000'000, 1);
    if (options.has("max-concurrent")) {
        server.maximumConcurrent = std::uint64_t(most);
    }
    return server;
}

} // namespace

int serveLambdaCommand(const QStringList &words)
{
    ServeOptions options(
        "lambda",
        QT_TRANSLATE_NOOP("ServeCommand",
                          "Stands in for AWS Lambda on 127.0.0.1, with one function to invoke."));
    addLambdaOptions(options);
    if (const auto status = options.read(words, lambdaHelp())) {
        return *status;
    }
    LambdaServerOptions server = readLambdaOptions(options);
    if (options.error()) {
        return complain(*options.error());
    }
    const auto credentials = acceptedCredentials();
    if (!credentials) {
        return giveUp(QCoreApplication::translate(
            "ServeCommand", "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the credentials "
                            "that the stand-in is to accept; any text will do."));
    }
    server.credentials = *credentials;
    return serveUntilItEnds(
        [&server](std::ostream &out, std::ostream &err) { return serveLambda(server, out, err); });
}

} // namespace Coroscope
