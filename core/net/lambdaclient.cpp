// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/lambdaclient.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <algorithm>

namespace Coroscope {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds patience = 15min + 30s;
constexpr qint64 longestPayload = 6'291'556; ///< Lambda's own limit for an answer
constexpr std::chrono::seconds longestPause = 24h;
constexpr const char *functionErrorHeader = "X-Amz-Function-Error";

// The one of RFC 9110 that is to be written; the two older ones are not read.
QDateTime readHttpDate(const QByteArray &text)
{
    QDateTime moment = QLocale::c().toDateTime(QString::fromLatin1(text),
                                               QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    moment.setTimeSpec(Qt::UTC);
    return moment;
}

// Our clock and the server's may differ: its answer says what time it is there.
std::optional<std::chrono::seconds> secondsUntil(const QByteArray &date, const QByteArray &now)
{
    const QDateTime moment = readHttpDate(date);
    if (!moment.isValid()) {
        return std::nullopt;
    }
    const QDateTime theirs = readHttpDate(now);
    const QDateTime reference = theirs.isValid() ? theirs : QDateTime::currentDateTimeUtc();
    return std::chrono::seconds(reference.secsTo(moment));
}

/// The document is read as the one element of an array, since Qt reads no other values by themselves.
QJsonValue parsed(QByteArray payload)
{
    using Fault = LambdaPayloadError::Fault;
    if (payload.trimmed().isEmpty()) {
        throw LambdaPayloadError(Fault::Empty, payload);
    }
    if (payload.startsWith("\xEF\xBB\xBF")) {
        payload.remove(0, 3);
    }
    QJsonParseError error;
    const QJsonArray values = QJsonDocument::fromJson('[' + payload + ']', &error).array();
    if (error.error == QJsonParseError::NoError && values.size() == 1) {
        return values.first();
    }
    const bool isCutOff = error.error != QJsonParseError::NoError
                          && (error.error == QJsonParseError::UnterminatedString
                              || error.offset > payload.size());
    throw LambdaPayloadError(isCutOff ? Fault::CutOff : Fault::NotJson, payload);
}

} // namespace

LambdaPayload::LambdaPayload(HttpResponse response, QString place)
    : HttpBody(response.exchange())
    , m_response(std::move(response))
    , m_place(std::move(place))
{
}

QJsonValue LambdaPayload::await_resume()
{
    QByteArray body = HttpBody::await_resume();
    const int status = m_response.status();
    if (status < 200 || status > 299) {
        throw LambdaServiceError(
            refusalOf(status, m_response.header("x-amzn-ErrorType"), body, m_place));
    }
    const QByteArray failure = m_response.header(functionErrorHeader);
    if (!failure.isEmpty()) {
        throw LambdaFunctionError(QString::fromUtf8(failure), body);
    }
    return parsed(std::move(body));
}

std::optional<QString> LambdaAnswer::functionError() const
{
    const QByteArray value = m_response.header(functionErrorHeader);
    return value.isEmpty() ? std::nullopt : std::optional(QString::fromUtf8(value));
}

// Python's runtime writes a lone carriage return for a line end within one print.
QString LambdaAnswer::logTail() const
{
    QString log = QString::fromUtf8(m_response.decodedHeader("X-Amz-Log-Result"));
    log.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return log.replace(QLatin1Char('\r'), QLatin1Char('\n'));
}

QString LambdaAnswer::requestId() const
{
    return QString::fromLatin1(m_response.header("x-amzn-RequestId"));
}

std::optional<std::chrono::seconds> LambdaAnswer::retryAfter() const
{
    const QByteArray value = m_response.header("Retry-After").trimmed();
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    auto pause = isNumber ? std::optional(std::chrono::seconds(seconds))
                          : secondsUntil(value, m_response.header("Date"));
    if (pause) {
        pause = std::clamp(*pause, std::chrono::seconds(0), longestPause);
    }
    return pause;
}

LambdaInvoke::LambdaInvoke(Stage &stage, const HttpRequest &request, QString place)
    : HttpSend(stage.begin(request))
    , m_place(std::move(place))
{
}

LambdaAnswer LambdaInvoke::await_resume()
{
    return {HttpSend::await_resume(), m_place};
}

LambdaClient::LambdaClient(Stage &stage, const QUrl &endpoint, const QString &functionName)
    : m_stage(stage)
    , m_endpoint(endpoint)
    , m_functionName(functionName)
{
}

// Encoded like this by botocore, the colons of an ARN included.
QUrl LambdaClient::address() const
{
    QUrl address = m_endpoint.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment
                                       | QUrl::RemoveUserInfo);
    QString path = address.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/'))) {
        path.chop(1);
    }
    path += QStringLiteral("/2015-03-31/functions/")
            + QString::fromLatin1(QUrl::toPercentEncoding(m_functionName))
            + QStringLiteral("/invocations");
    address.setPath(path, QUrl::StrictMode);
    if (!m_qualifier.isEmpty()) {
        address.setQuery(QStringLiteral("Qualifier=")
                             + QString::fromLatin1(QUrl::toPercentEncoding(m_qualifier)),
                         QUrl::StrictMode);
    }
    return address;
}

LambdaInvoke LambdaClient::invoke(const QByteArray &json) const
{
    HttpRequest request{address(), HttpMethod::Post};
    request.headers = {{"Content-Type", "application/json"},
                       {"X-Amz-Invocation-Type", "RequestResponse"},
                       {"X-Amz-Log-Type", "Tail"}};
    request.body = json;
    request.signedFor = "lambda";
    request.failureHeader = functionErrorHeader;
    request.patience = patience;
    request.longestBody = longestPayload;
    return {m_stage, request,
            m_functionName + QStringLiteral(" at ") + m_endpoint.authority(QUrl::FullyEncoded)};
}

} // namespace Coroscope
