// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/lambdaclient.h"
#include "core/net/retrypolicy.h"
#include "tests/core/net/netfixture.h"

namespace Coroscope::Testing {

/// What became of one call.
struct Invocation
{
    enum class End { None, Result, FunctionFailed, Refused, BadPayload, NoAnswer };

    End end = End::None;
    int status = 0;
    std::optional<QString> functionError;
    QString log;
    QString requestId;
    std::optional<std::chrono::seconds> retryAfter;
    QJsonValue result;
    QString error; ///< what() of the error
    std::optional<LambdaFunctionError> functionFailure;
    std::optional<LambdaServiceError> refusal;
};

/// Calls functions over a network, with credentials that are nobody's; scenario time goes a hundred
/// times as fast.
class LambdaFixture
{
public:
    explicit LambdaFixture(const QUrl &endpoint, const QString &function = QStringLiteral("checks"));

    /// Each of these is a call with that payload; all at once, at most once. Each is made so often at
    /// most.
    std::vector<Invocation> invoke(const QList<QByteArray> &payloads, int attempts = 1);
    Invocation invokeOne(int attempts = 1) { return invoke({"{}"}, attempts).front(); }
    LambdaClient &lambda() { return m_lambda; }
    NetFixture &net() { return m_net; }

private:
    Task<void> one(QByteArray payload, RetryPolicy retries, Invocation *invocation);
    Task<void> all(QList<QByteArray> payloads, int attempts, std::vector<Invocation> *invocations);

    NetFixture m_net;
    LambdaClient m_lambda;
};

/// An answer with that status, more header lines, each with its line end, and a body.
QByteArray lambdaAnswer(const QByteArray &status, const QByteArray &headers, const QByteArray &body);

} // namespace Coroscope::Testing
