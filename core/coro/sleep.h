// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/awaitable.h"
#include "core/coro/scheduler.h"

namespace Coroscope {

/// Awaits a moment `duration` from the await on. With a duration of zero or less the task gives one
/// turn to everything that is ready already.
class Sleep : public Awaitable
{
public:
    Sleep(Scheduler &scheduler, TraceTime duration) noexcept
        : m_scheduler(scheduler)
        , m_duration(std::max(duration, TraceTime(0)))
    {
    }
    AwaitDescription describe() override
    {
        m_timer.due = m_scheduler.recorder().now() + m_duration;
        return {AwaitReason::Sleep, std::nullopt, m_timer.due};
    }
    void begin(TaskBase &waiter) override
    {
        if (m_duration == TraceTime(0)) {
            m_scheduler.makeReady(waiter);
            return;
        }
        m_timer.waiter = &waiter;
        m_scheduler.addTimer(m_timer);
    }
    CancelResult cancel() override
    {
        m_scheduler.noteIfDue(m_timer);
        abandon();
        return CancelResult::Abandoned;
    }
    void abandon() noexcept override { m_timer.unlink(); }
    void await_resume() const noexcept {}

private:
    Scheduler &m_scheduler;
    TraceTime m_duration;
    Timer m_timer;
};

} // namespace Coroscope
