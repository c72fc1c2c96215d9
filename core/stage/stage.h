// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/seededrandom.h"
#include "core/coro/sleep.h"
#include "core/coro/task.h"
#include "core/stage/http.h"
#include "core/stage/workers.h"

#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QUrl>

#include <functional>
#include <memory>

namespace Coroscope {

class BatchStore;

/// What a demo's coroutine is given, and all it may use, for time, chance, output, shared variables
/// (Shared<T>) and the network. Used on the run's thread, by tasks.
class Stage
{
public:
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;
    virtual ~Stage();

    /// Scenario time since the run began.
    TraceTime now() const { return recorder().now(); }
    /// Awaits until `duration` of scenario time has passed.
    Sleep sleepFor(TraceTime duration) { return Sleep(scheduler(), duration); }
    /// Holds the thread for `duration` of scenario time. Throws Cancelled when the run is stopped.
    void blockFor(TraceTime duration,
                  const std::source_location &where = std::source_location::current());
    /// Holds the thread while something outside of the run is waited for: calls `wait` until it
    /// returns true. One call should take 50 ms at most, so that Stop is heard. Throws Cancelled
    /// when the run is stopped.
    void blockUntil(const std::function<bool()> &wait,
                    const std::source_location &where = std::source_location::current());
    /// A line of output of the current task.
    void print(const QString &line) { scheduler().print(line); }
    /// Chance of this run: equal seeds draw equal numbers, the same as CPython's.
    SeededRandom &random() noexcept { return m_random; }
    /// Changes a counter of the run.
    void count(const QString &counter, std::int64_t value);
    /// One more of a counter of the run that begins at 0; count() does not know of it.
    void countOneMore(const QString &counter) { count(counter, ++m_counted[counter]); }

    /// A figure of the demo's own for the run report's `summary`; the name is English. The last
    /// value counts.
    void summarise(const QString &figure, double value) { m_summary.insert(figure, value); }
    const QMap<QString, double> &summary() const noexcept { return m_summary; }

    /// The server that requests go to: the one that the session started for this demo, or the
    /// user's. Empty for demos without one.
    const QUrl &server() const noexcept { return m_server; }
    void setServer(const QUrl &server) { m_server = server; }
    /// The store of the run's data that a demo has made before time began; null without one.
    const std::shared_ptr<BatchStore> &store() const noexcept { return m_store; }
    void setStore(std::shared_ptr<BatchStore> store) { m_store = std::move(store); }
    /// For the requests from now on.
    void setConnectionPooling(ConnectionPooling pooling);
    /// Sends a request; await it for status and headers, then its body.
    HttpSend send(const HttpRequest &request);
    /// Sends it for an await that makes something of the answer.
    std::shared_ptr<HttpExchange> begin(const HttpRequest &request);
    /// The same with no more than an address.
    HttpSend get(const QUrl &address);
    /// Asks our own server for its own count of requests; not a request of the demo's, and not
    /// recorded as one. The body is PracticeServer's JSON.
    HttpSend serverStatistics();
    void setHttpClient(std::unique_ptr<HttpClient> client) { m_http = std::move(client); }
    HttpClient *httpClient() const noexcept { return m_http.get(); }

    virtual Scheduler &scheduler() const = 0;
    Recorder &recorder() const { return scheduler().recorder(); }

    /// The threads behind Workers.
    virtual std::unique_ptr<WorkerPool> makeWorkerPool(std::uint32_t workers) = 0;

protected:
    explicit Stage(std::uint32_t seed);
    /// Lets `duration` of scenario time pass without leaving the thread.
    virtual void passBlocking(TraceTime duration) = 0;
    /// Whether the run is asked to end; if so, its tasks are told.
    virtual bool takeStopRequest() = 0;
    void dropHttpClient() { m_http.reset(); }

private:
    /// Throws HttpError where there is none.
    HttpClient &network() const;

    SeededRandom m_random;
    QMap<QString, double> m_summary;
    QMap<QString, std::int64_t> m_counted;
    QUrl m_server;
    std::shared_ptr<BatchStore> m_store;
    std::unique_ptr<HttpClient> m_http;
};

} // namespace Coroscope
