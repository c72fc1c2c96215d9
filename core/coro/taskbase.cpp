// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/taskbase.h"

#include "core/coro/cancelled.h"
#include "core/coro/scheduler.h"

#include <atomic>
#include <utility>

namespace Coroscope {
namespace {

std::atomic<std::size_t> frames = 0;

Scheduler &requireScheduler()
{
    Scheduler *const scheduler = Scheduler::current();
    if (scheduler == nullptr) {
        qFatal("Coroscope::Task: this thread has no Scheduler; make one before calling a task");
    }
    return *scheduler;
}

} // namespace

TaskBase::TaskBase()
    : m_scheduler(requireScheduler())
    , m_called(m_scheduler.recorder().now())
{
    if (const TaskBase *parent = m_scheduler.currentTask()) {
        m_parent = parent->id();
    }
    m_scheduler.m_alive.push_back(*this);
    frames.fetch_add(1, std::memory_order_relaxed);
}

TaskBase::~TaskBase()
{
    frames.fetch_sub(1, std::memory_order_relaxed);
}

std::size_t TaskBase::frameCount() noexcept
{
    return frames.load(std::memory_order_relaxed);
}

void TaskBase::announce(StartPolicy policy, std::optional<std::source_location> where)
{
    if (m_id) {
        return;
    }
    Recorder &recorder = m_scheduler.recorder();
    EventLog &log = recorder.log();
    m_id = recorder.nextTask();
    if (m_name.isEmpty()) {
        m_name = QStringLiteral("task %1").arg(m_id->value());
    }
    const auto line = where ? std::optional(log.location(*where)) : std::nullopt;
    recorder.noteAt(m_called, m_id, TaskCreated{m_parent, log.text(m_name), policy, line});
}

void TaskBase::start(StartPolicy policy, std::optional<std::source_location> where)
{
    if (!isCalledOnly() || policy == StartPolicy::Lazy) {
        return;
    }
    announce(policy, where);
    if (policy == StartPolicy::Eager) {
        m_scheduler.runNested(*this);
    } else {
        m_scheduler.enqueueFirst(*this);
    }
}

void TaskBase::cancel()
{
    m_scheduler.cancel(*this);
}

void TaskBase::cancelNow()
{
    if (m_isStopAsked) {
        return;
    }
    // Now: being cancelled may be the end of it.
    m_isStopAsked = m_scheduler.isStopping();
    switch (m_stage) {
    case Stage::Ended:
        return;
    case Stage::Called:
        announce(StartPolicy::Lazy, std::nullopt);
        [[fallthrough]];
    case Stage::Queued: {
        const std::coroutine_handle<> frame = m_frame;
        const bool isDetached = m_isDetached;
        setError(std::make_exception_ptr(Cancelled()));
        end(std::nullopt);
        if (isDetached) {
            frame.destroy();
        }
        return;
    }
    case Stage::Suspended:
        if (m_await->cancel() == CancelResult::Abandoned) {
            m_isCancelPending = true;
            m_scheduler.makeReady(*this, m_scheduler.currentTask());
        }
        return;
    case Stage::Running:
    case Stage::Ready:
        m_isCancelPending = true;
        return;
    }
}

void TaskBase::dropHandle() noexcept
{
    switch (m_stage) {
    case Stage::Ended:
        m_frame.destroy();
        return;
    case Stage::Called:
        m_isDetached = true;
        destroyUnfinished();
        return;
    default:
        m_isDetached = true;
    }
}

void TaskBase::destroyUnfinished() noexcept
{
    announce(StartPolicy::Lazy, std::nullopt);
    AliveHook::unlink();
    if (ReadyHook::is_linked()) {
        ReadyHook::unlink();
    }
    if (m_await != nullptr) {
        Awaitable &await = *std::exchange(m_await, nullptr);
        await.abandon();
        await.dropAwaited();
    }
    m_scheduler.print(QStringLiteral("Task was destroyed but it is pending! %1").arg(m_name));
    m_scheduler.recorder().note(m_id, TaskLost{});
    m_stage = Stage::Ended;
    const std::coroutine_handle<> frame = m_frame;
    const bool isDetached = m_isDetached;
    EndListeners listeners;
    listeners.swap(m_listeners);
    while (!listeners.empty()) {
        EndListener &listener = listeners.front();
        listeners.pop_front();
        listener.taskLost();
    }
    if (isDetached) {
        frame.destroy();
    }
}

std::optional<QString> TaskBase::errorText() const noexcept
{
    try {
        std::rethrow_exception(m_error);
    } catch (const Cancelled &) {
        return std::nullopt;
    } catch (const std::exception &error) {
        return QString::fromUtf8(error.what());
    } catch (...) {
        return QStringLiteral("unknown exception");
    }
}

void TaskBase::rethrow() const
{
    if (m_error) {
        std::rethrow_exception(m_error);
    }
}

Outcome TaskBase::outcome() const noexcept
{
    if (!m_error) {
        return Outcome::Succeeded;
    }
    try {
        std::rethrow_exception(m_error);
    } catch (const Cancelled &) {
        return Outcome::Cancelled;
    } catch (...) {
        return Outcome::Failed;
    }
}

void TaskBase::end(std::optional<QString> text) noexcept
{
    Recorder &recorder = m_scheduler.recorder();
    const auto textId = text ? std::optional(recorder.log().text(*text)) : std::nullopt;
    recorder.note(m_id, TaskFinished{outcome(), textId});
    m_stage = Stage::Ended;
    m_scheduler.leave(*this);
    AliveHook::unlink();
    if (ReadyHook::is_linked()) {
        ReadyHook::unlink();
    }
    // A listener may drop the handle and with it this object: nothing of it is touched after.
    EndListeners listeners;
    listeners.swap(m_listeners);
    while (!listeners.empty()) {
        EndListener &listener = listeners.front();
        listeners.pop_front();
        listener.taskEnded(*this);
    }
}

bool TaskBase::takeCancellation() noexcept
{
    return std::exchange(m_isCancelPending, false);
}

void TaskBase::beginAwait(Awaitable &awaitable, const std::source_location &where)
{
    Recorder &recorder = m_scheduler.recorder();
    const AwaitDescription about = awaitable.describe();
    m_awaitId = recorder.nextAwait();
    m_await = &awaitable;
    m_stage = Stage::Suspended;
    recorder.note(m_id, TaskSuspended{*m_awaitId, about.reason, about.detail,
                                      recorder.log().location(where), about.due});
    awaitable.begin(*this);
}

bool TaskBase::passReadyAwait(Awaitable &awaitable, const std::source_location &where)
{
    if (m_scheduler.isStopping()) {
        m_isCancelPending = true;
    }
    if (!m_isCancelPending && !awaitable.isReady()) {
        return false;
    }
    Recorder &recorder = m_scheduler.recorder();
    const AwaitDescription about = awaitable.describe();
    recorder.note(m_id, AwaitedReady{about.reason, about.detail, recorder.log().location(where)});
    return true;
}

} // namespace Coroscope
