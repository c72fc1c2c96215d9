// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/httpservice.h"
#include "core/server/lambdaserver.h"
#include "core/server/lambdaservice.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>

#include <chrono>
#include <thread>

namespace Coroscope::Testing {

const std::string goodKeyId = "AKIDOFTHETESTS";
const std::string goodSecret = "a/secret+of=the/tests";

AwsCredentials goodCredentials();
/// Accepts good credentials, and runs take a thousandth of their time.
LambdaServerOptions lambdaOptions();

/// A call as a client makes it, signed when it is turned into a request.
struct LambdaCall
{
    std::string method = "POST";
    std::string target = "/2015-03-31/functions/system-test/invocations";
    std::string body = R"({"configuration_identifier": "config_1", "system_test": true})";
    std::vector<std::pair<std::string, std::string>> headers;
    AwsCredentials credentials = goodCredentials();
    SigningScope scope{"eu-central-1", "lambda"};
    /// From now.
    std::chrono::seconds dateOffset{0};

    ServerRequest request() const;
    /// The bytes that a client sends.
    QByteArray bytes() const;
};

/// The moment as `x-amz-date` has it, so far from now.
std::string amzDate(std::chrono::seconds offset);

/// The value of an answer's header, empty if it has none.
std::string fieldIn(const ServerAnswer &answer, std::string_view name);
/// The answer's body; empty when it is no JSON object.
QJsonObject jsonIn(const ServerAnswer &answer);

/// The seconds that an answer of lambdaOptions() waits, multiplied back.
int secondsOf(const ServerAnswer &answer);
ServerAnswer invoked(LambdaService &service, const LambdaCall &call = {});
ServerAnswer invokedWith(LambdaService &service, const std::string &body);
/// Where a function of that name, percent-encoded, is invoked.
std::string targetOf(const std::string &function);
/// Runs that take so long that none ends during a test; none fails.
LambdaServerOptions slowOptions();

/// A stand-in that runs in a thread of its own for as long as this lives.
class RunningLambda
{
public:
    explicit RunningLambda(const LambdaServerOptions &options);
    ~RunningLambda();

    quint16 port() const { return m_server.port(); }
    LambdaServerStatistics statistics() const { return m_server.statistics(); }

private:
    LambdaServer m_server;
    std::thread m_thread;
};

} // namespace Coroscope::Testing
