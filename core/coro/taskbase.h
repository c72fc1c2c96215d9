// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/awaitable.h"
#include "core/trace/events.h"

#include <QtCore/QString>

#include <boost/intrusive/list.hpp>

#include <coroutine>
#include <cstddef>
#include <exception>
#include <source_location>

namespace Coroscope {

class Scheduler;
class TaskBase;

namespace Intrusive = boost::intrusive;
using AutoUnlink = Intrusive::link_mode<Intrusive::auto_unlink>;

/// Told once when a task has ended, on the run's thread. Destroying it takes it off the task.
class EndListener : public Intrusive::list_base_hook<AutoUnlink>
{
public:
    EndListener() = default;
    EndListener(const EndListener &) = delete;
    EndListener &operator=(const EndListener &) = delete;
    virtual ~EndListener() = default;
    /// The task's outcome can be read; its frame stays as long as its handle does.
    virtual void taskEnded(TaskBase &task) = 0;
    /// The task was destroyed instead, with the run: it will not end, and must not be touched.
    virtual void taskLost() { }
};
using EndListeners = Intrusive::list<EndListener, Intrusive::constant_time_size<false>>;

struct ReadyTag;
struct AliveTag;
struct CancelTag;
using ReadyHook = Intrusive::list_base_hook<Intrusive::tag<ReadyTag>, AutoUnlink>;
using AliveHook = Intrusive::list_base_hook<Intrusive::tag<AliveTag>, AutoUnlink>;
using CancelHook = Intrusive::list_base_hook<Intrusive::tag<CancelTag>, AutoUnlink>;

/// The part of a task's promise that does not depend on its result: its life and its record.
///
/// A task's life: called (its frame exists, nothing ran) → started (in the way of its StartPolicy)
/// → running and suspended in turns → ended. The frame is owned by the handle (Task<T>) until the
/// task is detached; a detached task's frame goes when it ends, or with the run.
///
///   handle dropped   never started       → recorded as lost (never-started), frame destroyed
///                    running, suspended  → detached, goes on
///                    ended               → frame destroyed
///
/// A task stands in the scheduler's ready queue (ReadyHook) while it is ready, and in its list of
/// unfinished tasks (AliveHook) from its call to its end; while a cancellation goes from task to
/// task it may stand among those that are still to be asked (CancelHook).
class TaskBase : public ReadyHook, public AliveHook, public CancelHook
{
public:
    enum class Stage : std::uint8_t { Called, Queued, Running, Suspended, Ready, Ended };

    TaskBase(const TaskBase &) = delete;
    TaskBase &operator=(const TaskBase &) = delete;

    Stage stage() const noexcept { return m_stage; }
    bool hasEnded() const noexcept { return m_stage == Stage::Ended; }
    bool isCalledOnly() const noexcept { return m_stage == Stage::Called; }
    Scheduler &scheduler() const noexcept { return m_scheduler; }
    /// Empty until the task was started, awaited or dropped.
    std::optional<TaskId> id() const noexcept { return m_id; }
    const QString &name() const noexcept { return m_name; }
    const std::exception_ptr &error() const noexcept { return m_error; }
    std::coroutine_handle<> frame() const noexcept { return m_frame; }

    /// Has effect before the start only.
    void setName(const QString &name) { m_name = name; }
    /// Starts a task that was only called; otherwise does nothing.
    void start(StartPolicy policy, std::optional<std::source_location> where);
    /// Notes the task's creation, if that has not been done.
    void announce(StartPolicy policy, std::optional<std::source_location> where);
    /// Asks the task to end: Cancelled is thrown at its innermost await. Ended tasks stay as they
    /// are; one that never ran ends cancelled at once.
    void cancel();
    void addListener(EndListener &listener) { m_listeners.push_back(listener); }

    /// Frames of tasks that exist in this process.
    static std::size_t frameCount() noexcept;

protected:
    TaskBase();
    ~TaskBase();

    /// The handle goes: see the table above.
    void dropHandle() noexcept;
    /// The body has been left; `text` is the value's or the error's text.
    void end(std::optional<QString> text) noexcept;
    void setFrame(std::coroutine_handle<> frame) noexcept { m_frame = frame; }
    void setError(std::exception_ptr error) noexcept { m_error = std::move(error); }
    bool isDetached() const noexcept { return m_isDetached; }
    /// What the error says; nothing for a cancellation.
    std::optional<QString> errorText() const noexcept;
    void rethrow() const;

    template<typename>
    friend class Task;
    template<typename>
    friend class RecordedAwaiter;
    friend class Scheduler;

private:
    Outcome outcome() const noexcept;
    /// Ends a frame that did not come to its end by itself.
    void destroyUnfinished() noexcept;
    void cancelNow();
    bool takeCancellation() noexcept;
    void beginAwait(Awaitable &awaitable, const std::source_location &where);
    bool passReadyAwait(Awaitable &awaitable, const std::source_location &where);

    Scheduler &m_scheduler;
    std::coroutine_handle<> m_frame;
    std::exception_ptr m_error;
    EndListeners m_listeners;
    Awaitable *m_await = nullptr;
    QString m_name;
    std::optional<TaskId> m_id;
    std::optional<TaskId> m_parent;
    std::optional<AwaitId> m_awaitId;
    TraceTime m_called{};
    std::uint64_t m_readyInTurn = 0; ///< the scheduler's turn in which it became ready
    std::uint32_t m_call = 0; ///< the synchronous call in which it was started; 0: none
    Stage m_stage = Stage::Called;
    bool m_isDetached = false;
    bool m_isCancelPending = false;
    bool m_isReadyNoted = false;
    bool m_hasStarted = false;
    bool m_isStopAsked = false; ///< the run's stop has asked it to end; once is enough
};

} // namespace Coroscope
