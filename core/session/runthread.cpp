// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/runthread.h"

#include "core/base/opendescriptors.h"
#include "core/net/delayrelay.h"
#include "core/scenario/scenario.h"
#include "core/session/descriptorlimit.h"
#include "core/session/memcachedprocess.h"
#include "core/session/serverprocess.h"
#include "core/session/standinaccess.h"
#include "core/stage/realstage.h"
#include "core/stage/virtualstage.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace Coroscope {
namespace {

/// How many open files a run may need: a connection for whatever its demo counts, all at once.
rlim_t descriptorsOf(const Scenario &scenario, const ParameterValues &values)
{
    constexpr rlim_t others = 256; ///< the program's own, with room to spare
    qint64 most = 0;
    for (const Parameter &parameter : scenario.parameters) {
        if (parameter.type == ParameterType::Integer && parameter.unit.isEmpty()) {
            most = std::max(most, values.integer(parameter.name));
        }
    }
    // Over https every six connections have a thread, which needs descriptors, too.
    return others + rlim_t(most + most / 2);
}

std::optional<DescriptorBudget> budgetOf(const Scenario &scenario, const ParameterValues &values)
{
    return scenario.descriptorBudget != nullptr ? scenario.descriptorBudget(values) : std::nullopt;
}

/// poll() refuses to look at more descriptors than the limit, so those that are open stay within it.
rlim_t leastUsable(qint64 budget)
{
    const std::int64_t open = OpenDescriptors().count().value_or(0);
    return rlim_t(std::max<std::int64_t>(budget, open));
}

} // namespace

/// What a run finds at the other end.
struct RunNetwork
{
    QUrl server = {};
    ServerProcess *process = nullptr;        ///< the server's, if we have started it
    const AwsAccess *awsAccess = nullptr; ///< if the demo's requests are signed
};

namespace {

/// Makes a stage known to those who may stop it, for as long as this lives.
template<typename AnyStage>
class KnownStage
{
public:
    /// A stop that came before is passed on.
    KnownStage(std::mutex &mutex, const bool &isStopRequested, AnyStage *&known, AnyStage &stage)
        : m_mutex(mutex)
        , m_known(known)
    {
        const std::lock_guard lock(m_mutex);
        m_known = &stage;
        if (isStopRequested) {
            stage.requestStop();
        }
    }
    ~KnownStage()
    {
        const std::lock_guard lock(m_mutex);
        m_known = nullptr;
    }
    KnownStage(const KnownStage &) = delete;
    KnownStage &operator=(const KnownStage &) = delete;

private:
    std::mutex &m_mutex;
    AnyStage *&m_known;
};

} // namespace

RunProblem problemOf(const std::exception &error)
{
    if (dynamic_cast<const OutOfDescriptors *>(&error) != nullptr) {
        return {RunProblem::Kind::CannotRun,
                QT_TRANSLATE_NOOP("RunProblem", "The run could not begin: too many files are open. "
                                                "Close some, or raise the limit with “ulimit -n”."),
                {}};
    }
    return {RunProblem::Kind::CannotRun,
            QT_TRANSLATE_NOOP("RunProblem", "The run could not begin: %1"),
            {QString::fromUtf8(error.what())}};
}

RunThread::RunThread(const RunEnvironment &environment, RunRequest request)
    : m_environment(environment)
    , m_request(std::move(request))
    , m_thread(QThread::create([this] { work(); }))
{
    m_thread->start();
}

RunThread::~RunThread()
{
    requestStop();
    m_thread->wait();
    // The thread sanitizer does not see that QThread waits; this hand-off it sees.
    m_hasEnded.load(std::memory_order_acquire);
}

TraceTime RunThread::now() const noexcept
{
    const std::int64_t began = m_beganAt.load(std::memory_order_relaxed);
    if (began == 0 || hasEnded()) {
        return {};
    }
    const auto wall = std::chrono::steady_clock::now().time_since_epoch().count() - began;
    return TraceTime(std::llround(static_cast<double>(wall) * m_request.speed));
}

void RunThread::requestStop()
{
    const std::lock_guard lock(m_mutex);
    m_isStopRequested = true;
    if (m_realStage != nullptr) {
        m_realStage->requestStop();
    }
    if (m_virtualStage != nullptr) {
        m_virtualStage->requestStop();
    }
}

bool RunThread::isStopRequested()
{
    const std::lock_guard lock(m_mutex);
    return m_isStopRequested;
}

void RunThread::work()
{
    try {
        const Scenario &scenario = *findScenario(m_request.scenario);
        if (m_request.clock == ClockKind::Virtual) {
            runVirtual(scenario);
        } else {
            runReal(scenario);
        }
    } catch (const std::exception &error) {
        m_problem = problemOf(error);
    }
    m_hasEnded.store(true, std::memory_order_release);
}

void RunThread::runVirtual(const Scenario &scenario)
{
    VirtualStage stage(m_log, m_request.seed);
    const KnownStage known(m_mutex, m_isStopRequested, m_virtualStage, stage);
    stage.run(scenario.run(stage, m_request.parameters));
    m_summary = stage.summary();
}

void RunThread::runReal(const Scenario &scenario)
{
    if (scenario.network == NetworkUse::None) {
        runOnRealStage(scenario, RunNetwork());
        return;
    }
    const DescriptorLimit limit = DescriptorLimit::atLeast(
        descriptorsOf(scenario, m_request.parameters));
    if (scenario.cacheServer != nullptr) {
        runCached(scenario, scenario.cacheServer(m_request.parameters));
    } else if (const auto spec = scenario.ownServer(m_request.parameters)) {
        runServed(scenario, *spec);
    } else {
        runWithForeignServer(scenario);
    }
}

void RunThread::runServed(const Scenario &scenario, const ServerSpec &spec)
{
    ServerOrder order{m_environment.serverProgram, spec, m_request.seed, m_request.speed};
    std::optional<AwsAccess> access;
    if (scenario.signingAs != nullptr) {
        access = makeStandInAccess(scenario.signingAs(m_request.parameters).region);
        order.environment = standInEnvironment(*access);
    }
    ServerProcess server;
    const auto outcome = server.start(order, [this] { return isStopRequested(); });
    if (const auto *problem = std::get_if<RunProblem>(&outcome)) {
        m_problem = isStopRequested() ? std::nullopt : std::optional(*problem);
        return;
    }
    runOnRealStage(scenario, {std::get<QUrl>(outcome), &server, access ? &*access : nullptr});
    if (!isStopRequested()) {
        m_summary.insert(server.statistics());
    }
}

void RunThread::runWithForeignServer(const Scenario &scenario)
{
    const QUrl server(m_request.parameters.text(scenario.serverParameter));
    if (scenario.signingAs == nullptr) {
        runOnRealStage(scenario, {server});
        return;
    }
    const auto access = m_environment.findAwsAccess(scenario.signingAs(m_request.parameters),
                                                    server);
    if (const auto *problem = std::get_if<RunProblem>(&access)) {
        m_problem = *problem;
        return;
    }
    runOnRealStage(scenario, {server, nullptr, &std::get<AwsAccess>(access)});
}

void RunThread::runCached(const Scenario &scenario, const CacheServerSpec &spec)
{
    MemcachedProcess process;
    std::optional<MemcachedAddress> address = memcachedAddress(spec.address);
    const bool isOurs = !address;
    if (isOurs) {
        const auto outcome = process.start([this] { return isStopRequested(); });
        if (const auto *problem = std::get_if<RunProblem>(&outcome)) {
            m_problem = isStopRequested() ? std::nullopt : std::optional(*problem);
            return;
        }
        address = std::get<MemcachedAddress>(outcome);
    }
    std::optional<DelayRelay> relay;
    if (spec.roundTrip.count() > 0) {
        const std::chrono::duration<double> wall = spec.roundTrip / m_request.speed;
        relay.emplace(address->host, address->port,
                      std::chrono::duration_cast<std::chrono::nanoseconds>(wall));
        address = MemcachedAddress{QStringLiteral("127.0.0.1"), relay->port()};
    }
    runOnRealStage(scenario, {QUrl(QStringLiteral("memcached://") + address->text())});
    if (isOurs) {
        m_summary.insert(QStringLiteral("memcached_gets"),
                         double(process.requests(QStringLiteral("get")).size()));
    }
}

void RunThread::runOnRealStage(const Scenario &scenario, const RunNetwork &network)
{
    RealStage stage(m_log, m_request.seed, m_request.speed);
    stage.setServer(network.server);
    if (scenario.ownServer != nullptr) {
        stage.setHttpClient(m_environment.makeHttpClient(stage.recorder()));
    }
    if (network.awsAccess != nullptr) {
        stage.httpClient()->setAwsAccess(*network.awsAccess);
    }
    const QObject whileItRuns;
    if (network.process != nullptr) {
        network.process->onEnd(&whileItRuns, [&stage] { stage.httpClient()->serverHasEnded(); });
    }
    std::optional<DescriptorLimit> budget;
    if (const auto wanted = budgetOf(scenario, m_request.parameters)) {
        stage.httpClient()->prepare(network.server, int(wanted->requestsAtOnce));
        budget.emplace(DescriptorLimit::exactly(leastUsable(wanted->descriptors)));
    }
    if (scenario.prepare != nullptr) {
        scenario.prepare(stage, m_request.parameters, [this] { return isStopRequested(); });
    }
    if (isStopRequested()) {
        return;
    }
    const KnownStage known(m_mutex, m_isStopRequested, m_realStage, stage);
    stage.beginTime();
    m_beganAt.store(std::chrono::steady_clock::now().time_since_epoch().count(),
                    std::memory_order_relaxed);
    stage.run(scenario.run(stage, m_request.parameters));
    m_summary = stage.summary();
    if (stage.store() != nullptr && !isStopRequested()) {
        // Nobody waits for these while the run goes on.
        stage.store()->finishWrites(std::chrono::seconds(2));
    }
}

} // namespace Coroscope
