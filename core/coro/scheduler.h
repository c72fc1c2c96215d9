// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/recorder.h"
#include "core/coro/taskbase.h"

#include <boost/intrusive/set.hpp>

#include <deque>
#include <functional>

namespace Coroscope {

/// Wakes one task at its time, or without a waiter does what a derived class says. Destroying it
/// takes it off the scheduler.
struct Timer : Intrusive::set_base_hook<AutoUnlink>
{
    Timer() = default;
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;
    virtual ~Timer() = default;
    /// Called at its time, between tasks, when there is no waiter.
    virtual void ring() { }

    TraceTime due{};
    std::uint64_t sequence = 0; ///< timers of equal due time fire in the order they were set
    TaskBase *waiter = nullptr;
    friend bool operator<(const Timer &a, const Timer &b) noexcept
    {
        return a.due != b.due ? a.due < b.due : a.sequence < b.sequence;
    }
};

/// Told when every task of a scheduler has gone as far as it can: none is ready, and none holds the
/// thread. Tasks that sleep, or wait for what the event loop brings, count as stuck. Destroying it
/// takes it off the scheduler.
class IdleListener : public Intrusive::list_base_hook<AutoUnlink>
{
public:
    IdleListener() = default;
    IdleListener(const IdleListener &) = delete;
    IdleListener &operator=(const IdleListener &) = delete;
    virtual ~IdleListener() = default;
    /// Between tasks. It may make tasks ready.
    virtual void idle() = 0;
    /// Inside a synchronous call whose tasks are all stuck: blocks the thread until something that
    /// this listener brings has happened. False if it brings nothing.
    virtual bool blockUntilMore(const std::source_location &where) = 0;
};

/// What drives a scheduler: an event loop, or a clock that jumps.
class SchedulerHost
{
public:
    SchedulerHost() = default;
    SchedulerHost(const SchedulerHost &) = delete;
    SchedulerHost &operator=(const SchedulerHost &) = delete;
    virtual ~SchedulerHost() = default;
    /// The ready queue is no longer empty: runTurn() is to be called soon.
    virtual void wake() = 0;
    /// The earliest timer has changed: fireDueTimers() is to be called at its due time.
    virtual void timersChanged() = 0;
};

/// The ready queue, the timers and the tasks of one run; all on one thread.
///
/// A turn runs every task that was ready when it began, in the order in which they became ready.
/// A task runs until it suspends or ends; one that awaits a lazy task directly is left for it and
/// re-entered when it ends, without growing the stack.
class Scheduler
{
public:
    /// Which of `count` ready tasks runs next, 0 to count - 1. Without one: first come, first served.
    using ReadyPolicy = std::function<std::size_t(std::size_t count)>;

    /// Both must outlive the scheduler. It becomes the thread's current one until it is destroyed.
    Scheduler(Recorder &recorder, SchedulerHost &host);
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;
    /// Destroys every unfinished task; each is recorded as lost.
    ~Scheduler();

    /// This thread's scheduler, or null.
    static Scheduler *current() noexcept;

    Recorder &recorder() const noexcept { return m_recorder; }
    /// The task that holds the thread, or null.
    TaskBase *currentTask() const noexcept { return m_currentTask; }
    void setReadyPolicy(ReadyPolicy policy) { m_policy = std::move(policy); }

    bool hasReady() const noexcept { return !m_ready.empty(); }
    void runTurn();

    /// Puts a suspended task at the end of the ready queue and notes that; `cause` made it so.
    void makeReady(TaskBase &task, const TaskBase *cause = nullptr);
    /// The same for completions that the event loop delivers: the turn runs at once, inside the
    /// loop's callback, unless a task holds the thread.
    void completeFromLoop(TaskBase &task);
    /// Puts a task at the end of the ready queue for its first time on the thread.
    void enqueueFirst(TaskBase &task);
    /// Runs the task now, nested in whatever holds the thread.
    void runNested(TaskBase &task);
    /// Runs the task as soon as the current one has given the thread away.
    void runInline(TaskBase &task);
    /// `task`, entered by runInline() from `waiter`, has ended: the waiter goes on without a turn.
    void resumeInline(TaskBase &waiter, const TaskBase &task);

    void addListener(IdleListener &listener) { m_idleListeners.push_back(listener); }
    /// Sees to it that the listeners are told, also when no task of ours was running.
    void askForIdle();

    void addTimer(Timer &timer);
    std::optional<TraceTime> nextDue() const noexcept;
    /// Makes the waiters of all timers ready that are due at `now`, in order of due time.
    void fireDueTimers(TraceTime now);
    /// Notes, without waking anybody, which timers have become due: to be called before the end of
    /// a blocking call is noted, so that the record is in the order of time.
    void noteDueTimers(TraceTime now);
    /// The same for one timer whose waiter is about to be cancelled.
    void noteIfDue(const Timer &timer);

    /// Asks the task to end (TaskBase::cancel()). A task that passes this on to others does so
    /// without growing the stack: inside a cancellation it only notes whom to ask next.
    void cancel(TaskBase &task);
    /// Cancels every unfinished task, newest first. From now on every await throws Cancelled.
    void stop();
    bool isStopping() const noexcept { return m_isStopping; }
    bool hasUnfinished() const noexcept { return !m_alive.empty(); }
    /// Destroys what is unfinished; each such task is recorded as lost.
    void destroyUnfinished();
    /// `task` has ended: whatever holds the thread below it goes on.
    void leave(const TaskBase &task) noexcept;

    /// A line of output of the current task, or of the run if no task holds the thread.
    void print(const QString &line);

private:
    friend class TaskBase;
    friend class SynchronousCall;
    using ReadyList = Intrusive::list<TaskBase, Intrusive::base_hook<ReadyHook>,
                                      Intrusive::constant_time_size<false>>;
    using AliveList = Intrusive::list<TaskBase, Intrusive::base_hook<AliveHook>,
                                      Intrusive::constant_time_size<false>>;
    using CancelList = Intrusive::list<TaskBase, Intrusive::base_hook<CancelHook>,
                                       Intrusive::constant_time_size<false>>;
    using IdleListeners = Intrusive::list<IdleListener, Intrusive::constant_time_size<false>>;
    /// The ready tasks that a synchronous call leaves waiting, and whose they are.
    struct Outer
    {
        std::uint32_t call;
        ReadyList ready;
    };
    using TimerSet = Intrusive::set<Timer, Intrusive::constant_time_size<false>>;

    void noteEntered(TaskBase &task, TraceTime at);
    void drive(TaskBase &task, TraceTime at);
    void endTurn();
    void tellIdle();
    ReadyList &readyListOf(const TaskBase &task);
    void append(TaskBase &task);
    void push(TaskBase &task);
    TaskBase &takeReady();
    void noteReady(TaskBase &task, TraceTime at, const TaskBase *cause);
    std::optional<TaskId> currentId() const noexcept;

    Recorder &m_recorder;
    SchedulerHost &m_host;
    Scheduler *m_outerScheduler;
    ReadyPolicy m_policy;
    ReadyList m_ready;
    std::deque<Outer> m_outer;
    CancelList m_toCancel;
    IdleListeners m_idleListeners;
    AliveList m_alive;
    TimerSet m_timers;
    std::uint64_t m_timerSequence = 0;
    std::uint64_t m_turn = 0;
    TaskBase *m_currentTask = nullptr;
    TaskBase *m_below = nullptr; ///< whom the current task was started eagerly by
    TaskBase *m_next = nullptr;
    std::uint32_t m_call = 0;     ///< the innermost synchronous call; 0: none
    std::uint32_t m_lastCall = 0;
    bool m_isInTurn = false;
    bool m_isCancelling = false;
    bool m_isIdle = false;
    bool m_isStopping = false;
};

} // namespace Coroscope
