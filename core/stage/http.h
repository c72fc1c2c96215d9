// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/signaturev4.h"
#include "core/coro/awaitable.h"
#include "core/coro/scheduler.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

namespace Coroscope {

/// A request that got no answer, or no whole one. The text says why.
class HttpError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// One request on its way. Destroying it while unfinished aborts it.
class HttpExchange
{
public:
    HttpExchange() = default;
    HttpExchange(const HttpExchange &) = delete;
    HttpExchange &operator=(const HttpExchange &) = delete;
    virtual ~HttpExchange() = default;

    virtual bool hasHeaders() const = 0;
    virtual bool isFinished() const = 0;
    /// Empty when nothing has gone wrong so far.
    virtual QString error() const = 0;
    virtual int status() const = 0; ///< 0 before the headers have come
    virtual QByteArray header(const QByteArray &name) const = 0;
    /// What a header's base64 stands for.
    virtual QByteArray decodedHeader(const QByteArray &name) const
    {
        return QByteArray::fromBase64(header(name));
    }
    virtual QByteArray takeBody() = 0;
    virtual void abort() = 0;

    enum class Moment : std::uint8_t { Headers, Finished };
    /// The one task that is to be made ready at that moment, or at an error before it.
    void wait(Moment moment, TaskBase &waiter)
    {
        m_moment = moment;
        m_waiter = &waiter;
    }
    void forgetWaiter() noexcept { m_waiter = nullptr; }
    bool hasPassed(Moment moment) const
    {
        return isFinished() || (moment == Moment::Headers && hasHeaders());
    }

protected:
    /// To be called whenever headers have come or the exchange has finished.
    void tellWaiter()
    {
        if (m_waiter != nullptr && hasPassed(m_moment)) {
            TaskBase &waiter = *std::exchange(m_waiter, nullptr);
            waiter.scheduler().completeFromLoop(waiter);
        }
    }

private:
    TaskBase *m_waiter = nullptr;
    Moment m_moment = Moment::Headers;
};

/// What a request does. A Post is sent once at most, also when its connection closes without an
/// answer: what it does may not be done twice.
enum class HttpMethod : std::uint8_t { Get, Post };

/// What is asked of a server.
struct HttpRequest
{
    QUrl address;
    HttpMethod method = HttpMethod::Get;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {}; ///< of Post
    /// The AWS service for which the client signs the request, with the run's AwsAccess. Neither a
    /// signed request nor a Post follows redirects.
    std::optional<QByteArray> signedFor = {};
    /// A header by which an answer says that what stands behind it has failed, though the request
    /// has not. Its value is recorded with the first byte.
    std::optional<QByteArray> failureHeader = {};
    /// How long it may go without progress, in wall time, where that is more than the client's own
    /// limit.
    std::optional<std::chrono::milliseconds> patience = {};
    /// The longest body that is taken, where that is less than the client's own limit.
    std::optional<qint64> longestBody = {};
};

/// With what requests to AWS are signed. Never recorded: an answer that repeats one of the
/// credentials is handed on with asterisks in its place. (What is shorter than eight characters is no
/// credential of AWS's, but may be part of a word: it stays.)
struct AwsAccess
{
    AwsCredentials credentials;
    std::string region;
};

/// How many connections to one server a client opens.
enum class ConnectionPooling : std::uint8_t {
    OnePerRequest, ///< as many as there are requests under way
    SixPerHost,    ///< QNetworkAccessManager's own limit: what is more than that is queued
};

/// Sends requests and records their phases. Implemented over QNetworkAccessManager in core/net.
class HttpClient
{
public:
    HttpClient() = default;
    HttpClient(const HttpClient &) = delete;
    HttpClient &operator=(const HttpClient &) = delete;
    virtual ~HttpClient() = default;
    virtual std::shared_ptr<HttpExchange> send(const HttpRequest &request, const TaskBase *task)
        = 0;
    /// The same for a question about the run that is no part of it: nothing of it is recorded.
    virtual std::shared_ptr<HttpExchange> ask(const QUrl &address) = 0;
    /// For the signed requests from now on; without it they fail.
    virtual void setAwsAccess(AwsAccess access) = 0;
    /// For the requests from now on. OnePerRequest unless set.
    virtual void setPooling(ConnectionPooling pooling) = 0;
    /// Starts the threads that so many requests to the server at one time need. To be called when
    /// the run's descriptors will be scarce: starting a thread without one ends the process.
    virtual void prepare(const QUrl &server, int requestsAtOnce) = 0;
    /// The server of this run has ended: what does not end by itself now is soon given up.
    virtual void serverHasEnded() {}
};

/// Awaits a moment of an exchange; cancelling the await aborts the exchange.
class HttpAwait : public Awaitable
{
public:
    HttpAwait(std::shared_ptr<HttpExchange> exchange, HttpExchange::Moment moment);
    AwaitDescription describe() override;
    bool isReady() override { return m_exchange->hasPassed(m_moment); }
    void begin(TaskBase &waiter) override { m_exchange->wait(m_moment, waiter); }
    CancelResult cancel() override;
    void abandon() noexcept override { m_exchange->forgetWaiter(); }

protected:
    /// Throws HttpError if the exchange has failed.
    void throwError() const;
    const std::shared_ptr<HttpExchange> &exchange() const noexcept { return m_exchange; }

private:
    std::shared_ptr<HttpExchange> m_exchange;
    HttpExchange::Moment m_moment;
};

/// Awaiting it gives the whole body; throws HttpError.
class HttpBody : public HttpAwait
{
public:
    explicit HttpBody(std::shared_ptr<HttpExchange> exchange);
    QByteArray await_resume();
};

/// An answer whose headers have come. Dropping the last copy aborts what is still to come.
class HttpResponse
{
public:
    explicit HttpResponse(std::shared_ptr<HttpExchange> exchange)
        : m_exchange(std::move(exchange))
    {
    }
    int status() const { return m_exchange->status(); }
    QByteArray header(const QByteArray &name) const { return m_exchange->header(name); }
    QByteArray decodedHeader(const QByteArray &name) const
    {
        return m_exchange->decodedHeader(name);
    }
    HttpBody body() const { return HttpBody(m_exchange); }
    /// For awaits that make something of the body.
    const std::shared_ptr<HttpExchange> &exchange() const noexcept { return m_exchange; }

private:
    std::shared_ptr<HttpExchange> m_exchange;
};

/// Awaiting it gives the answer as soon as its headers are there; throws HttpError.
class HttpSend : public HttpAwait
{
public:
    explicit HttpSend(std::shared_ptr<HttpExchange> exchange);
    HttpResponse await_resume();
};

} // namespace Coroscope
