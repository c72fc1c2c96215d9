// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/net/lambdafixture.h"

#include "core/coro/gather.h"

namespace Coroscope::Testing {
namespace {

using End = Invocation::End;

void note(Invocation &invocation, End end, const std::exception &error)
{
    invocation.end = end;
    invocation.error = QString::fromUtf8(error.what());
}

} // namespace

LambdaFixture::LambdaFixture(const QUrl &endpoint, const QString &function)
    : m_net({}, 100)
    , m_lambda(m_net.stage(), endpoint, function)
{
    m_net.setAwsAccess();
}

Task<void> LambdaFixture::one(QByteArray payload, RetryPolicy retries, Invocation *invocation)
{
    try {
        LambdaAnswer answer = co_await m_lambda.invoke(payload);
        while (const auto pause = retries.pauseBefore(answer)) {
            co_await m_net.stage().sleepFor(*pause);
            answer = co_await m_lambda.invoke(payload);
        }
        invocation->status = answer.status();
        invocation->functionError = answer.functionError();
        invocation->log = answer.logTail();
        invocation->requestId = answer.requestId();
        invocation->retryAfter = answer.retryAfter();
        invocation->result = co_await answer.payload();
        invocation->end = End::Result;
    } catch (const LambdaFunctionError &error) {
        note(*invocation, End::FunctionFailed, error);
        invocation->functionFailure = error;
    } catch (const LambdaServiceError &error) {
        note(*invocation, End::Refused, error);
        invocation->refusal = error;
    } catch (const LambdaPayloadError &error) {
        note(*invocation, End::BadPayload, error);
    } catch (const HttpError &error) {
        note(*invocation, End::NoAnswer, error);
    }
}

Task<void> LambdaFixture::all(QList<QByteArray> payloads, int attempts,
                              std::vector<Invocation> *invocations)
{
    std::vector<Task<void>> calls;
    for (qsizetype i = 0; i < payloads.size(); ++i) {
        calls.push_back(one(payloads.at(i), RetryPolicy(m_net.stage(), attempts),
                            &(*invocations)[std::size_t(i)]));
    }
    co_await gather(std::move(calls));
}

std::vector<Invocation> LambdaFixture::invoke(const QList<QByteArray> &payloads, int attempts)
{
    std::vector<Invocation> invocations{std::size_t(payloads.size())};
    m_net.run(all(payloads, attempts, &invocations));
    return invocations;
}

QByteArray lambdaAnswer(const QByteArray &status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
           + headers + "\r\n" + body;
}

} // namespace Coroscope::Testing
