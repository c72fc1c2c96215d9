// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/trace/transitions.h"

#include "core/trace/packing.h"

#include <algorithm>

namespace Coroscope {
namespace {

using enum LifeStage;

struct Rule
{
    LifeStage from;
    std::size_t kind;
    LifeStage to;
};

template<typename Body>
consteval std::size_t kindIndex()
{
    return Packing::kindOf<Body>();
}

constexpr std::array rules{
    Rule{Unborn, kindIndex<TaskCreated>(), Created},
    Rule{Created, kindIndex<TaskStarted>(), Running},
    Rule{Created, kindIndex<TaskFinished>(), Over}, // cancelled before its start
    Rule{Created, kindIndex<TaskLost>(), Over},
    Rule{Running, kindIndex<TaskSuspended>(), Awaiting},
    Rule{Running, kindIndex<AwaitedReady>(), Running},
    Rule{Running, kindIndex<BlockBegan>(), Blocking},
    Rule{Running, kindIndex<VariableRead>(), Running},
    Rule{Running, kindIndex<VariableWritten>(), Running},
    Rule{Running, kindIndex<Printed>(), Running},
    Rule{Running, kindIndex<TaskFinished>(), Over},
    Rule{Blocking, kindIndex<BlockEnded>(), Running},
    Rule{Awaiting, kindIndex<TaskReady>(), Ready},
    Rule{Awaiting, kindIndex<TaskLost>(), Over},
    Rule{Ready, kindIndex<TaskResumed>(), Running},
    Rule{Ready, kindIndex<TaskLost>(), Over},
};

constexpr bool isOnThread(LifeStage stage) { return stage == Running || stage == Blocking; }

template<typename... Bodies>
bool isOneOf(const EventBody &body)
{
    return (std::holds_alternative<Bodies>(body) || ...);
}

/// Whether the event may come without a task.
bool mayBelongToTheRun(const EventBody &body)
{
    return isOneOf<Printed, VariableRead, VariableWritten, RequestPhase, CounterChanged,
                   FlushBegan, FlushEnded>(body);
}

} // namespace

std::optional<LifeStage> transition(LifeStage stage, std::size_t eventKind) noexcept
{
    for (const Rule &rule : rules) {
        if (rule.from == stage && rule.kind == eventKind) {
            return rule.to;
        }
    }
    return std::nullopt;
}

std::optional<TraceFault> TraceValidator::check(const Event &event)
{
    const std::size_t index = m_index++;
    const QString what = checkBody(event);
    return what.isEmpty() ? std::nullopt : std::optional(TraceFault{index, what});
}

QString TraceValidator::checkBody(const Event &event)
{
    if (event.at < TraceTime(0)) {
        return QStringLiteral("time before the run began");
    }
    if (!event.task && !mayBelongToTheRun(event.body)) {
        return QStringLiteral("an event of a task names no task");
    }
    if (const QString what = checkNames(event); !what.isEmpty()) {
        return what;
    }
    if (const auto *phase = std::get_if<RequestPhase>(&event.body)) {
        return checkRequest(*phase);
    }
    if (isOneOf<WorkBegan, WorkEnded>(event.body)) {
        return checkWork(event);
    }
    if (isOneOf<FlushBegan, FlushAwaited, FlushEnded>(event.body)) {
        return checkFlush(event);
    }
    if (event.task && !isOneOf<CounterChanged>(event.body)) {
        if (const QString what = checkTask(event); !what.isEmpty()) {
            return what;
        }
    }
    return checkVariable(event.body);
}

bool TraceValidator::isKnown(std::optional<TaskId> task) const noexcept
{
    return !task || (task->value() > 0 && task->value() <= m_tasks.size());
}

QString TraceValidator::checkNames(const Event &event) const
{
    std::optional<TaskId> other;
    if (const auto *created = std::get_if<TaskCreated>(&event.body)) {
        if (event.task->value() != m_tasks.size() + 1) {
            return QStringLiteral("task ids are not in order of making");
        }
        other = created->parent;
    } else if (!isKnown(event.task)) {
        return QStringLiteral("an event of a task that was never created");
    }
    if (const auto *ready = std::get_if<TaskReady>(&event.body)) {
        other = ready->cause;
    }
    return isKnown(other) ? QString()
                          : QStringLiteral("a parent or cause that was never created");
}

QString TraceValidator::checkTime(TaskLife &life, const Event &event)
{
    // A sleep's due time may lie before what was noted since, a creation before its await.
    if (isOneOf<TaskReady>(event.body)) {
        life.since = std::max(life.since, event.at);
        return {};
    }
    const bool isOnClock = !isOneOf<TaskCreated>(event.body);
    if (event.at < life.since || (isOnClock && event.at < m_now)) {
        return QStringLiteral("time goes back");
    }
    life.since = event.at;
    m_now = isOnClock ? event.at : m_now;
    return {};
}

QString TraceValidator::checkTask(const Event &event)
{
    const TaskId id = *event.task;
    if (std::holds_alternative<TaskCreated>(event.body)) {
        m_tasks.emplace_back();
    }
    TaskLife &life = m_tasks[id.value() - 1];
    const auto next = transition(life.stage, event.body.index());
    if (!next) {
        return QStringLiteral("task %1 cannot do that where it stands").arg(id.value());
    }
    if (isOnThread(life.stage) && (m_thread.empty() || m_thread.back() != id)) {
        return QStringLiteral("task %1 does not hold the thread").arg(id.value());
    }
    for (const QString &what : {checkAwait(life, event.body), checkTime(life, event)}) {
        if (!what.isEmpty()) {
            return what;
        }
    }
    moveThread(id, std::exchange(life.stage, *next), *next);
    return {};
}

QString TraceValidator::checkAwait(TaskLife &life, const EventBody &body)
{
    if (const auto *suspended = std::get_if<TaskSuspended>(&body)) {
        life.await = suspended->await;
        return {};
    }
    const auto *ready = std::get_if<TaskReady>(&body);
    const auto *resumed = std::get_if<TaskResumed>(&body);
    if ((ready != nullptr && ready->await != life.await)
        || (resumed != nullptr && resumed->await != life.await)) {
        return QStringLiteral("another await ends than the one that began");
    }
    return {};
}

void TraceValidator::moveThread(TaskId task, LifeStage before, LifeStage after)
{
    if (isOnThread(after) && !isOnThread(before)) {
        m_thread.push_back(task);
    } else if (isOnThread(before) && !isOnThread(after)) {
        m_thread.pop_back();
    }
}

QString TraceValidator::checkVariable(const EventBody &body)
{
    if (const auto *write = std::get_if<VariableWritten>(&body)) {
        const auto known = m_versions.find(write->name);
        const std::uint32_t expected = known == m_versions.end() ? 0 : known->second + 1;
        m_versions[write->name] = write->version;
        if (write->version != expected) {
            return QStringLiteral("versions of a variable do not count up by one");
        }
    } else if (const auto *read = std::get_if<VariableRead>(&body)) {
        const auto known = m_versions.find(read->name);
        if (known == m_versions.end() || known->second != read->version) {
            return QStringLiteral("a version of a variable was read that it does not have");
        }
    }
    return {};
}

QString TraceValidator::checkRequest(const RequestPhase &phase)
{
    const std::size_t index = phase.request.value() - 1;
    if (phase.step == RequestStep::Queued) {
        if (index != m_requests.size()) {
            return QStringLiteral("request ids are not in order of making");
        }
        m_requests.push_back(phase.step);
        return {};
    }
    if (index >= m_requests.size() || phase.step < m_requests[index]
        || m_requests[index] == RequestStep::Done) {
        return QStringLiteral("a request takes a step back");
    }
    m_requests[index] = phase.step;
    return {};
}

QString TraceValidator::checkWork(const Event &event)
{
    const auto *began = std::get_if<WorkBegan>(&event.body);
    const std::uint32_t worker
        = began != nullptr ? began->worker : std::get<WorkEnded>(event.body).worker;
    if (worker == 0 || worker > mostWorkers) {
        return QStringLiteral("there is no worker of that number");
    }
    m_workers.resize(std::max<std::size_t>(m_workers.size(), worker));
    WorkerLife &life = m_workers[worker - 1];
    if (life.task != (began != nullptr ? std::nullopt : event.task)) {
        return QStringLiteral("worker %1 cannot do that where it stands").arg(worker);
    }
    if (event.at < life.since) {
        return QStringLiteral("time goes back");
    }
    life.since = event.at;
    life.task = began != nullptr ? event.task : std::nullopt;
    return {};
}

QString TraceValidator::checkFlush(const Event &event)
{
    if (const auto *began = std::get_if<FlushBegan>(&event.body)) {
        if (began->flush.value() != m_flushes.size() + 1) {
            return QStringLiteral("flush ids are not in order of making");
        }
        m_flushes.push_back({began->keys, event.at, false});
        return {};
    }
    const auto *awaited = std::get_if<FlushAwaited>(&event.body);
    return checkFlushGoesOn(event, awaited != nullptr ? awaited->flush
                                                      : std::get<FlushEnded>(event.body).flush);
}

QString TraceValidator::checkFlushGoesOn(const Event &event, FlushId flush)
{
    const std::size_t index = flush.value() - 1;
    if (index >= m_flushes.size() || m_flushes[index].hasEnded) {
        return QStringLiteral("flush %1 is not under way").arg(flush.value());
    }
    FlushLife &life = m_flushes[index];
    if (event.at < life.began) {
        return QStringLiteral("time goes back");
    }
    const auto *ended = std::get_if<FlushEnded>(&event.body);
    if (ended == nullptr) {
        const bool isSuspended = m_tasks[event.task->value() - 1].stage == Awaiting;
        return isSuspended ? QString() : QStringLiteral("a task awaits a flush without waiting");
    }
    life.hasEnded = true;
    const bool isRight = std::uint64_t(ended->found) + ended->failed <= life.keys;
    return isRight ? QString() : QStringLiteral("a flush answers more keys than it carried");
}

} // namespace Coroscope
