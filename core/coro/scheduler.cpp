// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/scheduler.h"

#include <algorithm>

namespace Coroscope {
namespace {

thread_local Scheduler *threadScheduler = nullptr;

} // namespace

Scheduler::Scheduler(Recorder &recorder, SchedulerHost &host)
    : m_recorder(recorder)
    , m_host(host)
    , m_outerScheduler(std::exchange(threadScheduler, this))
{
}

Scheduler::~Scheduler()
{
    destroyUnfinished();
    threadScheduler = m_outerScheduler;
}

Scheduler *Scheduler::current() noexcept
{
    return threadScheduler;
}

std::optional<TaskId> Scheduler::currentId() const noexcept
{
    return m_currentTask != nullptr ? m_currentTask->id() : std::nullopt;
}

Scheduler::ReadyList &Scheduler::readyListOf(const TaskBase &task)
{
    if (task.m_call == m_call || m_outer.empty()) {
        return m_ready;
    }
    const auto found = std::ranges::find(m_outer, task.m_call, &Outer::call);
    return found != m_outer.end() ? found->ready : m_outer.front().ready;
}

void Scheduler::append(TaskBase &task)
{
    task.m_readyInTurn = m_turn;
    readyListOf(task).push_back(task);
}

void Scheduler::push(TaskBase &task)
{
    const bool wasEmpty = readyListOf(task).empty();
    append(task);
    if (wasEmpty && !m_isInTurn) {
        m_host.wake();
    }
}

TaskBase &Scheduler::takeReady()
{
    auto chosen = m_ready.begin();
    if (m_policy) {
        const auto count = static_cast<std::size_t>(std::distance(m_ready.begin(), m_ready.end()));
        std::advance(chosen, static_cast<std::ptrdiff_t>(m_policy(count)));
    }
    TaskBase &task = *chosen;
    m_ready.erase(chosen);
    return task;
}

void Scheduler::runTurn()
{
    if (m_isInTurn) {
        return;
    }
    if (m_ready.empty()) {
        tellIdle();
        return;
    }
    m_isInTurn = true;
    // What becomes ready from here on carries this turn's number and waits for the next: a task
    // that never waits for time must not keep the timers from being looked at.
    ++m_turn;
    while (!m_ready.empty() && m_ready.front().m_readyInTurn != m_turn) {
        TaskBase &task = takeReady();
        drive(task, m_recorder.now());
    }
    endTurn();
}

void Scheduler::endTurn()
{
    m_isInTurn = false;
    tellIdle();
    if (!m_ready.empty()) {
        m_host.wake();
    }
}

void Scheduler::tellIdle()
{
    if (m_isIdle || m_currentTask != nullptr || m_idleListeners.empty()) {
        return;
    }
    // Whoever slept until now can go on, although nobody has looked at the clock yet.
    fireDueTimers(m_recorder.now());
    m_isIdle = true;
    for (auto next = m_idleListeners.begin(); next != m_idleListeners.end() && m_ready.empty();) {
        IdleListener &listener = *next++;
        listener.idle();
    }
    m_isIdle = false;
}

void Scheduler::askForIdle()
{
    if (!m_isInTurn && m_ready.empty()) {
        m_host.wake();
    }
}

void Scheduler::noteEntered(TaskBase &task, TraceTime at)
{
    task.m_isReadyNoted = false;
    if (task.m_hasStarted) {
        m_recorder.noteAt(at, task.m_id, TaskResumed{*task.m_awaitId});
    } else {
        task.m_hasStarted = true;
        m_recorder.noteAt(at, task.m_id, TaskStarted{});
    }
}

void Scheduler::drive(TaskBase &task, TraceTime at)
{
    TaskBase *const outerTask = m_currentTask;
    TaskBase *const outerBelow = std::exchange(m_below, outerTask);
    TaskBase *const outerNext = std::exchange(m_next, nullptr);
    runInline(task);
    for (bool isFirst = true; m_next != nullptr; isFirst = false) {
        m_currentTask = std::exchange(m_next, nullptr);
        noteEntered(*m_currentTask, isFirst ? at : m_recorder.now());
        m_currentTask->m_frame.resume();
    }
    m_currentTask = outerTask;
    m_below = outerBelow;
    m_next = outerNext;
}

void Scheduler::leave(const TaskBase &task) noexcept
{
    if (m_currentTask == &task) {
        m_currentTask = m_below;
    }
}

void Scheduler::runNested(TaskBase &task)
{
    drive(task, m_recorder.now());
}

void Scheduler::runInline(TaskBase &task)
{
    if (task.isCalledOnly()) {
        task.m_call = m_call;
    }
    task.m_stage = TaskBase::Stage::Running;
    m_next = &task;
}

void Scheduler::resumeInline(TaskBase &waiter, const TaskBase &task)
{
    noteReady(waiter, m_recorder.now(), &task);
    runInline(waiter);
}

void Scheduler::noteReady(TaskBase &task, TraceTime at, const TaskBase *cause)
{
    if (!task.m_isReadyNoted) {
        task.m_isReadyNoted = true;
        m_recorder.noteAt(at, task.m_id,
                          TaskReady{*task.m_awaitId, cause != nullptr ? cause->id() : std::nullopt});
    }
}

void Scheduler::makeReady(TaskBase &task, const TaskBase *cause)
{
    noteReady(task, m_recorder.now(), cause);
    task.m_stage = TaskBase::Stage::Ready;
    push(task);
}

void Scheduler::completeFromLoop(TaskBase &task)
{
    const TraceTime now = m_recorder.now();
    noteReady(task, now, nullptr);
    if (m_currentTask == nullptr && !m_isInTurn && m_call == 0 && m_ready.empty()) {
        // Nobody stands before it: it is back on the thread at the moment it became ready.
        m_isInTurn = true;
        ++m_turn;
        drive(task, now);
        endTurn();
        return;
    }
    task.m_stage = TaskBase::Stage::Ready;
    append(task);
    if (m_currentTask == nullptr) {
        runTurn();
    } else if (!m_isInTurn) {
        m_host.wake();
    }
}

void Scheduler::enqueueFirst(TaskBase &task)
{
    task.m_call = m_call;
    task.m_stage = TaskBase::Stage::Queued;
    push(task);
}

void Scheduler::addTimer(Timer &timer)
{
    timer.sequence = m_timerSequence++;
    const auto [place, isNew] = m_timers.insert(timer);
    if (place == m_timers.begin()) {
        m_host.timersChanged();
    }
}

std::optional<TraceTime> Scheduler::nextDue() const noexcept
{
    return m_timers.empty() ? std::nullopt : std::optional(m_timers.begin()->due);
}

void Scheduler::fireDueTimers(TraceTime now)
{
    while (!m_timers.empty() && m_timers.begin()->due <= now) {
        Timer &timer = *m_timers.begin();
        m_timers.erase(m_timers.begin());
        if (timer.waiter == nullptr) {
            timer.ring();
            continue;
        }
        noteReady(*timer.waiter, timer.due, nullptr);
        timer.waiter->m_stage = TaskBase::Stage::Ready;
        push(*timer.waiter);
    }
}

void Scheduler::noteDueTimers(TraceTime now)
{
    for (auto timer = m_timers.begin(); timer != m_timers.end() && timer->due <= now; ++timer) {
        if (timer->waiter != nullptr) {
            noteReady(*timer->waiter, timer->due, nullptr);
        }
    }
}

void Scheduler::noteIfDue(const Timer &timer)
{
    if (timer.due <= m_recorder.now()) {
        noteReady(*timer.waiter, timer.due, nullptr);
    }
}

void Scheduler::stop()
{
    m_isStopping = true;
    noteDueTimers(m_recorder.now());
    // Cancelling can end tasks, which takes them off whichever list they stand in.
    AliveList unasked;
    unasked.swap(m_alive);
    while (!unasked.empty()) {
        TaskBase &task = unasked.back();
        unasked.pop_back();
        m_alive.push_front(task);
        cancel(task);
    }
}

void Scheduler::cancel(TaskBase &task)
{
    if (!task.CancelHook::is_linked()) {
        m_toCancel.push_back(task);
    }
    if (m_isCancelling) {
        return;
    }
    m_isCancelling = true;
    while (!m_toCancel.empty()) {
        TaskBase &next = m_toCancel.front();
        m_toCancel.pop_front();
        next.cancelNow();
    }
    m_isCancelling = false;
}

void Scheduler::destroyUnfinished()
{
    noteDueTimers(m_recorder.now());
    while (!m_alive.empty()) {
        m_alive.back().destroyUnfinished();
    }
}

void Scheduler::print(const QString &line)
{
    m_recorder.note(currentId(), Printed{m_recorder.log().freshText(line)});
}

} // namespace Coroscope
