// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/networklimits.h"
#include "core/stage/realstage.h"
#include "core/trace/eventlog.h"
#include "core/trace/snapshot.h"

#include <QtCore/QStringList>
#include <QtCore/QTimer>
#include <QtCore/QUrl>

#include <functional>
#include <string_view>

namespace Coroscope::Testing {

/// What a request came to: the status, or the error's text, and the size of its body.
struct Fetched
{
    int status = 0;
    qsizetype bytes = 0;
    QString error;
};

inline constexpr std::string_view knownAccessKeyId = "AKIAIOSFODNN7EXAMPLE";
inline constexpr std::string_view knownSecretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
inline constexpr std::string_view knownSessionToken = "IQoJb3JpZ2luX2VjE/a+token==";

/// Waits up to half a minute.
bool waitFor(const std::function<bool()> &condition);

/// A real stage with a network client, in this thread. Its run is the requests it is told to make.
class NetFixture
{
public:
    enum class Mode { Together, OneByOne };

    explicit NetFixture(const NetworkLimits &limits = {}, double speed = 1);
    ~NetFixture();
    NetFixture(const NetFixture &) = delete;
    NetFixture &operator=(const NetFixture &) = delete;

    /// The client. What it gives must go before this fixture.
    HttpClient &client() { return *m_stage.httpClient(); }
    Stage &stage() { return m_stage; }
    /// Runs that, until its end; what takes longer than two minutes is stopped, and the test fails.
    /// At most once.
    void run(Task<void> main);
    /// What the client sends is signed with these. They are no credentials of anybody's.
    void setAwsAccess();
    /// Sends requests that no task makes. The exchanges of all of them.
    const std::vector<std::shared_ptr<HttpExchange>> &begin(const std::vector<QUrl> &addresses);
    Recorder &recorder() { return m_stage.recorder(); }
    /// Runs a fetch of all addresses, until the last one has ended.
    std::vector<Fetched> fetch(const std::vector<QUrl> &addresses, Mode mode);
    /// Does that as soon as the condition holds.
    void once(std::function<bool()> condition, std::function<void()> act);
    /// Does that as soon as so many requests have reached a step.
    void onceReached(RequestStep step, std::size_t count, std::function<void()> act);
    void requestStop() { m_stage.requestStop(); }

    /// Everything that was recorded so far.
    Snapshot snapshot() const;
    std::size_t requestsAt(RequestStep step) const;
    /// The texts of all events of that step, in order; empty for those without one.
    QStringList textsOf(RequestStep step) const;
    /// What of a request was awaited, by all tasks, in order.
    QStringList awaitedRequests() const;
    /// The requests that ended without a whole answer, or with one.
    std::size_t failures() const;
    std::size_t answers() const { return requestsAt(RequestStep::Done) - failures(); }
    /// Everything that was noted of a counter, in order; empty if nothing was.
    std::vector<std::int64_t> valuesOf(const QString &counter) const;
    std::int64_t peakOf(const QString &counter) const;
    std::int64_t lastOf(const QString &counter) const;
    std::size_t eventCount() const { return m_log.size(); }

private:
    Task<void> fetchOne(QUrl address, Fetched *fetched);
    Task<void> together(const std::vector<QUrl> &addresses, std::vector<Fetched> &fetched);
    Task<void> oneByOne(const std::vector<QUrl> &addresses, std::vector<Fetched> &fetched);

    EventLog m_log;
    RealStage m_stage;
    QTimer m_look;
    std::vector<std::shared_ptr<HttpExchange>> m_exchanges;
};

} // namespace Coroscope::Testing
