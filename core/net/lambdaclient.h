// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/lambdaerror.h"
#include "core/stage/stage.h"

#include <QtCore/QJsonValue>

namespace Coroscope {

/// Awaiting it gives what the function has returned: any JSON value. Throws LambdaFunctionError,
/// LambdaServiceError or LambdaPayloadError, and HttpError when the body does not come whole.
class LambdaPayload : public HttpBody
{
public:
    LambdaPayload(HttpResponse response, QString place);
    QJsonValue await_resume();

private:
    HttpResponse m_response;
    QString m_place;
};

/// The answer to an invocation, whose headers have come. Dropping the last copy aborts what is still
/// to come of its payload.
class LambdaAnswer
{
public:
    LambdaAnswer(HttpResponse response, QString place)
        : m_response(std::move(response))
        , m_place(std::move(place))
    {
    }
    int status() const { return m_response.status(); }
    /// "Unhandled" or "Handled" where the function has failed.
    std::optional<QString> functionError() const;
    /// The last 4 KiB of the function's log, lines ended by a line feed; empty if there is none. Bytes
    /// that are no UTF-8 are replaced.
    QString logTail() const;
    QString requestId() const; ///< empty if the answer has none
    /// How long the service wants not to be asked, at most a day; an earlier moment is 0.
    std::optional<std::chrono::seconds> retryAfter() const;

    LambdaPayload payload() const { return {m_response, m_place}; }

private:
    HttpResponse m_response;
    QString m_place;
};

/// Awaiting it gives the answer as soon as its headers are there; throws HttpError.
class LambdaInvoke : public HttpSend
{
public:
    LambdaInvoke(Stage &stage, const HttpRequest &request, QString place);
    LambdaAnswer await_resume();

private:
    QString m_place;
};

/// Calls one function over the Invoke API of AWS Lambda (docs.aws.amazon.com, "Invoke" of the API
/// version 2015-03-31): calls that wait for the function's end, and ask for the end of its log.
///
/// The requests are signed with the run's AwsAccess (HttpClient::setAwsAccess). They may take as long
/// as a function may, 15 minutes; their payloads be as long as a function's, 6 MB. Used by tasks of the
/// stage's run; outlives them.
class LambdaClient
{
public:
    /// The endpoint may have a port and a path of its own. The function is named by its name, its ARN
    /// or a part of that.
    LambdaClient(Stage &stage, const QUrl &endpoint, const QString &functionName);

    /// A version or an alias of the function.
    void setQualifier(const QString &qualifier) { m_qualifier = qualifier; }
    /// Calls the function with that JSON.
    LambdaInvoke invoke(const QByteArray &json) const;
    /// Where the calls go.
    QUrl address() const;

private:
    Stage &m_stage;
    QUrl m_endpoint;
    QString m_functionName;
    QString m_qualifier;
};

} // namespace Coroscope
