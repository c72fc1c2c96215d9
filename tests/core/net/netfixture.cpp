// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/net/netfixture.h"

#include "core/coro/gather.h"
#include "core/net/networkclient.h"
#include "core/trace/fold.h"
#include "tests/support/tracecheck.h"

#include <QtTest/QTest>

#include <algorithm>
#include <chrono>

namespace Coroscope::Testing {

using namespace std::chrono_literals;

bool waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, 30'000);
}

NetFixture::NetFixture(const NetworkLimits &limits, double speed)
    : m_stage(m_log, 1, speed)
{
    m_stage.setHttpClient(std::make_unique<NetworkClient>(m_stage.recorder(), limits));
}

NetFixture::~NetFixture()
{
    rememberFault(m_log);
}

void NetFixture::setAwsAccess()
{
    client().setAwsAccess({{Secret(knownAccessKeyId), Secret(knownSecretAccessKey),
                            Secret(knownSessionToken)},
                           "eu-central-1"});
}

void NetFixture::run(Task<void> main)
{
    QTimer patience;
    QObject::connect(&patience, &QTimer::timeout, &patience, [this] {
        QTest::qFail("the run does not end by itself", __FILE__, __LINE__);
        m_stage.requestStop();
    });
    patience.start(2min);
    m_stage.run(std::move(main));
}

Task<void> NetFixture::fetchOne(QUrl address, Fetched *fetched)
{
    try {
        const HttpResponse response = co_await m_stage.get(address);
        fetched->status = response.status();
        const QByteArray body = co_await response.body();
        fetched->bytes = body.size();
    } catch (const HttpError &error) {
        fetched->error = QString::fromUtf8(error.what());
    }
}

Task<void> NetFixture::together(const std::vector<QUrl> &addresses, std::vector<Fetched> &fetched)
{
    std::vector<Task<void>> tasks;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        tasks.push_back(fetchOne(addresses[i], &fetched[i]));
    }
    co_await gather(std::move(tasks));
}

Task<void> NetFixture::oneByOne(const std::vector<QUrl> &addresses, std::vector<Fetched> &fetched)
{
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        co_await fetchOne(addresses[i], &fetched[i]);
    }
}

std::vector<Fetched> NetFixture::fetch(const std::vector<QUrl> &addresses, Mode mode)
{
    std::vector<Fetched> fetched(addresses.size());
    run(mode == Mode::Together ? together(addresses, fetched) : oneByOne(addresses, fetched));
    return fetched;
}

const std::vector<std::shared_ptr<HttpExchange>> &
NetFixture::begin(const std::vector<QUrl> &addresses)
{
    for (const QUrl &address : addresses) {
        m_exchanges.push_back(client().send(HttpRequest{address}, nullptr));
    }
    return m_exchanges;
}

void NetFixture::once(std::function<bool()> condition, std::function<void()> act)
{
    QObject::connect(&m_look, &QTimer::timeout, &m_look,
                     [this, condition = std::move(condition), act = std::move(act)] {
                         if (condition()) {
                             m_look.stop();
                             act();
                         }
                     });
    m_look.start(5);
}

void NetFixture::onceReached(RequestStep step, std::size_t count, std::function<void()> act)
{
    once([this, step, count] { return requestsAt(step) >= count; }, std::move(act));
}

Snapshot NetFixture::snapshot() const
{
    Fold fold(m_log.tables());
    fold.takeIn(m_log);
    return fold.snapshot();
}

std::size_t NetFixture::requestsAt(RequestStep step) const
{
    const Snapshot now = snapshot();
    std::size_t count = 0;
    for (std::size_t i = 0; i < now.requests.size(); ++i) {
        count += now.requests.at(i).step(step) ? 1 : 0;
    }
    return count;
}

std::size_t NetFixture::failures() const
{
    const Snapshot now = snapshot();
    std::size_t count = 0;
    for (std::size_t i = 0; i < now.requests.size(); ++i) {
        count += now.requests.at(i).error ? 1 : 0;
    }
    return count;
}

QStringList NetFixture::textsOf(RequestStep step) const
{
    QStringList texts;
    for (std::size_t i = 0; i < m_log.size(); ++i) {
        const Event event = m_log.at(i);
        const auto *phase = std::get_if<RequestPhase>(&event.body);
        if (phase != nullptr && phase->step == step) {
            texts.append(phase->text ? m_log.tables()->text(*phase->text) : QString());
        }
    }
    return texts;
}

QStringList NetFixture::awaitedRequests() const
{
    QStringList awaited;
    const auto add = [&](AwaitReason reason, const std::optional<TextId> &detail) {
        if (reason == AwaitReason::Request) {
            awaited.append(m_log.tables()->text(detail.value()));
        }
    };
    for (std::size_t i = 0; i < m_log.size(); ++i) {
        const Event event = m_log.at(i);
        if (const auto *suspended = std::get_if<TaskSuspended>(&event.body)) {
            add(suspended->reason, suspended->detail);
        } else if (const auto *ready = std::get_if<AwaitedReady>(&event.body)) {
            add(ready->reason, ready->detail);
        }
    }
    return awaited;
}

std::vector<std::int64_t> NetFixture::valuesOf(const QString &counter) const
{
    std::vector<std::int64_t> values;
    for (std::size_t i = 0; i < m_log.size(); ++i) {
        const Event event = m_log.at(i);
        const auto *change = std::get_if<CounterChanged>(&event.body);
        if (change != nullptr && m_log.tables()->text(change->name) == counter) {
            values.push_back(change->value);
        }
    }
    return values;
}

std::int64_t NetFixture::peakOf(const QString &counter) const
{
    const auto values = valuesOf(counter);
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

std::int64_t NetFixture::lastOf(const QString &counter) const
{
    const auto values = valuesOf(counter);
    return values.empty() ? 0 : values.back();
}

} // namespace Coroscope::Testing
