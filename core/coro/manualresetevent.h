// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/awaitable.h"
#include "core/coro/scheduler.h"

namespace Coroscope {

/// A flag that tasks wait for, as asyncio.Event: `co_await event.wait()` passes once it is set, and
/// does not suspend while it is. Used on the run's thread. Tasks that wait for one that goes away
/// wait for ever.
class ManualResetEvent
{
    using WaitHook = Intrusive::list_base_hook<AutoUnlink>;

public:
    class [[nodiscard]] Wait
        : public Awaitable
        , public WaitHook
    {
    public:
        explicit Wait(ManualResetEvent &event) noexcept
            : m_event(event)
        {}
        AwaitDescription describe() override
        {
            const Recorder &recorder = Scheduler::current()->recorder();
            return {AwaitReason::Event, recorder.optionalText(m_event.m_name), std::nullopt};
        }
        bool isReady() override { return m_event.m_isSet; }
        void begin(TaskBase &waiter) override
        {
            m_waiter = &waiter;
            m_event.m_line.push_back(*this);
        }
        void abandon() noexcept override { WaitHook::unlink(); }
        void await_resume() const noexcept {}

    private:
        friend class ManualResetEvent;
        ManualResetEvent &m_event;
        TaskBase *m_waiter = nullptr;
    };

    /// `name` stands in the record of those who wait.
    explicit ManualResetEvent(const QString &name = {})
        : m_name(name)
    {}
    ManualResetEvent(const ManualResetEvent &) = delete;
    ManualResetEvent &operator=(const ManualResetEvent &) = delete;

    /// Wakes all who wait, in the order in which they came. Later ones pass until clear().
    void set()
    {
        m_isSet = true;
        while (!m_line.empty()) {
            TaskBase &waiter = *m_line.front().m_waiter;
            m_line.pop_front();
            waiter.scheduler().makeReady(waiter, waiter.scheduler().currentTask());
        }
    }
    void clear() noexcept { m_isSet = false; }
    bool isSet() const noexcept { return m_isSet; }
    Wait wait() noexcept { return Wait(*this); }

private:
    Intrusive::list<Wait, Intrusive::constant_time_size<false>> m_line;
    QString m_name;
    bool m_isSet = false;
};

} // namespace Coroscope
