// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/task.h"

#include <deque>
#include <vector>

namespace Coroscope {

/// Gives tasks back one by one, in the order in which they finish, as asyncio.as_completed:
///
///     AsCompleted completed(tasks);
///     while (completed.hasNext()) {
///         Task<int> &task = tasks[co_await completed.next()];
///     }
///
/// Tasks that were only called are scheduled. Cancelling the waiter leaves the tasks running; so does
/// destroying it. The tasks stay the caller's and must not move meanwhile. Not copyable; used by one
/// task at a time.
template<typename T>
class AsCompleted
{
public:
    class [[nodiscard]] Next : public Awaitable
    {
    public:
        explicit Next(AsCompleted &tasks) noexcept
            : m_tasks(tasks)
        {}
        ~Next() override { abandon(); }
        AwaitDescription describe() override
        {
            EventLog &log = Scheduler::current()->recorder().log();
            return {AwaitReason::Gather, log.text(QStringLiteral("(1/%1)").arg(m_tasks.pending())),
                    std::nullopt};
        }
        bool isReady() override { return !m_tasks.m_ended.empty(); }
        void begin(TaskBase &waiter) override { m_tasks.m_waiter = &waiter; }
        void abandon() noexcept override { m_tasks.m_waiter = nullptr; }
        /// The index of the task among those given.
        std::size_t await_resume() { return m_tasks.takeEnded(); }

    private:
        AsCompleted &m_tasks;
    };

    explicit AsCompleted(std::vector<Task<T>> &tasks)
    {
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            TaskBase &task = tasks[i].base();
            task.start(StartPolicy::Scheduled, std::nullopt);
            if (task.hasEnded()) {
                m_ended.push_back(i);
            } else {
                task.addListener(m_children.emplace_back(*this, i));
            }
        }
        m_pending = tasks.size();
    }
    AsCompleted(const AsCompleted &) = delete;
    AsCompleted &operator=(const AsCompleted &) = delete;

    bool hasNext() const noexcept { return m_pending > 0; }
    std::size_t pending() const noexcept { return m_pending; }
    /// To be awaited while hasNext().
    Next next() noexcept { return Next(*this); }

private:
    class Child : public EndListener
    {
    public:
        Child(AsCompleted &tasks, std::size_t index) noexcept
            : m_tasks(tasks)
            , m_index(index)
        {}
        void taskEnded(TaskBase &task) override
        {
            m_tasks.m_ended.push_back(m_index);
            if (TaskBase *const waiter = std::exchange(m_tasks.m_waiter, nullptr)) {
                waiter->scheduler().makeReady(*waiter, &task);
            }
        }

    private:
        AsCompleted &m_tasks;
        std::size_t m_index;
    };

    std::size_t takeEnded()
    {
        const std::size_t index = m_ended.front();
        m_ended.pop_front();
        --m_pending;
        return index;
    }

    std::deque<Child> m_children;
    std::deque<std::size_t> m_ended;
    std::size_t m_pending = 0;
    TaskBase *m_waiter = nullptr;
};

/// Awaits the first of several tasks to end, as asyncio.wait with FIRST_COMPLETED, and gives its
/// index. The others run on, also when the waiter is cancelled. At least one task is needed.
template<typename T>
class [[nodiscard]] WaitForFirst
    : private AsCompleted<T>
    , public AsCompleted<T>::Next
{
public:
    explicit WaitForFirst(std::vector<Task<T>> &tasks)
        : AsCompleted<T>(tasks)
        , AsCompleted<T>::Next(static_cast<AsCompleted<T> &>(*this))
    {}
};

template<typename T>
WaitForFirst<T> waitForFirst(std::vector<Task<T>> &tasks)
{
    return WaitForFirst<T>(tasks);
}

} // namespace Coroscope
