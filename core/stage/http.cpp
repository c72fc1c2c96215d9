// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/http.h"

namespace Coroscope {

HttpAwait::HttpAwait(std::shared_ptr<HttpExchange> exchange, HttpExchange::Moment moment)
    : m_exchange(std::move(exchange))
    , m_moment(moment)
{
}

AwaitDescription HttpAwait::describe()
{
    const QString what = m_moment == HttpExchange::Moment::Headers ? QStringLiteral("headers")
                                                                   : QStringLiteral("body");
    return {AwaitReason::Request, Scheduler::current()->recorder().log().text(what), std::nullopt};
}

CancelResult HttpAwait::cancel()
{
    m_exchange->forgetWaiter();
    m_exchange->abort();
    return CancelResult::Abandoned;
}

void HttpAwait::throwError() const
{
    const QString error = m_exchange->error();
    if (!error.isEmpty()) {
        throw HttpError(error.toStdString());
    }
}

HttpBody::HttpBody(std::shared_ptr<HttpExchange> exchange)
    : HttpAwait(std::move(exchange), HttpExchange::Moment::Finished)
{
}

QByteArray HttpBody::await_resume()
{
    throwError();
    return exchange()->takeBody();
}

HttpSend::HttpSend(std::shared_ptr<HttpExchange> exchange)
    : HttpAwait(std::move(exchange), HttpExchange::Moment::Headers)
{
}

HttpResponse HttpSend::await_resume()
{
    throwError();
    return HttpResponse(exchange());
}

} // namespace Coroscope
