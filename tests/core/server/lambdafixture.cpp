// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/lambdafixture.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>

#include <cmath>

namespace Coroscope::Testing {

AwsCredentials goodCredentials()
{
    return {Secret(goodKeyId), Secret(goodSecret), {}};
}

LambdaServerOptions lambdaOptions()
{
    LambdaServerOptions options;
    options.speed = 1000;
    options.credentials = goodCredentials();
    return options;
}

std::string amzDate(std::chrono::seconds offset)
{
    return QDateTime::currentDateTimeUtc()
        .addSecs(offset.count())
        .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"))
        .toStdString();
}

ServerRequest LambdaCall::request() const
{
    ServerRequest request{method, target, headers, body};
    request.headers.emplace_back("Host", "127.0.0.1");
    request.headers.emplace_back("X-Amz-Date", amzDate(dateOffset));
    if (credentials.sessionToken) {
        request.headers.emplace_back("X-Amz-Security-Token", credentials.sessionToken->reveal());
    }
    const std::size_t path = std::min(target.find('?'), target.size());
    const SignableRequest toSign{method, target.substr(0, path),
                                 target.substr(std::min(path + 1, target.size())), request.headers,
                                 body};
    request.headers.emplace_back("Authorization", authorizationOf(toSign, scope, credentials));
    return request;
}

QByteArray LambdaCall::bytes() const
{
    const ServerRequest whole = request();
    std::string text = whole.method + ' ' + whole.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : whole.headers) {
        text += name + ": " + value + "\r\n";
    }
    text += "Content-Length: " + std::to_string(whole.body.size()) + "\r\n\r\n" + whole.body;
    return QByteArray::fromStdString(text);
}

std::string fieldIn(const ServerAnswer &answer, std::string_view name)
{
    for (const auto &[each, value] : answer.fields) {
        if (each == name) {
            return value;
        }
    }
    return {};
}

QJsonObject jsonIn(const ServerAnswer &answer)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(*answer.body.text)).object();
}

int secondsOf(const ServerAnswer &answer)
{
    return int(std::lround(std::chrono::duration<double>(answer.wait).count() * 1000));
}

ServerAnswer invoked(LambdaService &service, const LambdaCall &call)
{
    return service.answerTo(call.request());
}

ServerAnswer invokedWith(LambdaService &service, const std::string &body)
{
    LambdaCall call;
    call.body = body;
    return invoked(service, call);
}

std::string targetOf(const std::string &function)
{
    return "/2015-03-31/functions/" + function + "/invocations";
}

LambdaServerOptions slowOptions()
{
    LambdaServerOptions options = lambdaOptions();
    options.speed = 1;
    options.minimumSeconds = 3600;
    options.maximumSeconds = 3600;
    options.failureRate = 0;
    return options;
}

RunningLambda::RunningLambda(const LambdaServerOptions &options)
    : m_server(options)
    , m_thread([this] { m_server.run(); })
{}

RunningLambda::~RunningLambda()
{
    m_server.stop();
    m_thread.join();
}

} // namespace Coroscope::Testing
