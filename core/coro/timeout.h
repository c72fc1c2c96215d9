// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/task.h"

#include <stdexcept>

namespace Coroscope {

/// Thrown to whoever awaits withTimeout() when the time is over.
class TimedOut : public std::runtime_error
{
public:
    TimedOut()
        : runtime_error("timed out")
    {}
};

namespace Detail {

/// A base before the base that refers to it.
template<typename T>
struct HeldTask
{
    Task<T> held;
};

} // namespace Detail

/// Awaits a task for a limited time, as asyncio.wait_for: at the deadline the task is cancelled, its
/// clean-up is waited for, and TimedOut is thrown. A task that catches the cancellation and returns
/// gives its result all the same. Blocking code is not interrupted: the deadline has effect when the
/// thread is free again. Cancelling the waiter cancels the task.
template<typename T>
class [[nodiscard]] Timeout
    : private Detail::HeldTask<T>
    , public TaskAwait<T, true>
    , private Timer
{
public:
    Timeout(TraceTime limit, Task<T> task, const std::source_location &where)
        : Detail::HeldTask<T>{std::move(task)}
        , TaskAwait<T, true>(this->held, where)
        , m_limit(std::max(limit, TraceTime(0)))
    {}
    void begin(TaskBase &task) override
    {
        Scheduler &scheduler = task.scheduler();
        due = scheduler.recorder().now() + m_limit;
        scheduler.addTimer(*this);
        TaskAwait<T, true>::begin(task);
    }
    CancelResult cancel() override
    {
        m_isCancelled = true;
        return TaskAwait<T, true>::cancel();
    }
    T await_resume()
    {
        Timer::unlink();
        try {
            return TaskAwait<T, true>::await_resume();
        } catch (const Cancelled &) {
            if (m_hasRung && !m_isCancelled) {
                throw TimedOut();
            }
            throw;
        }
    }

private:
    void ring() override
    {
        m_hasRung = true;
        this->task().cancel();
    }

    TraceTime m_limit;
    bool m_hasRung = false;
    bool m_isCancelled = false;
};

/// `limit` is scenario time from the await on.
template<typename T>
Timeout<T> withTimeout(TraceTime limit, Task<T> task,
                       const std::source_location &where = std::source_location::current())
{
    return Timeout<T>(limit, std::move(task), where);
}

} // namespace Coroscope
