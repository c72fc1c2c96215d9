// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/task.h"

#include <deque>
#include <vector>

namespace Coroscope {

/// What a gather does with errors: end with the first, or wait for all and leave them in the tasks.
enum class GatherErrors : std::uint8_t { EndWithFirst, Collect };

/// Awaits several tasks at once, as asyncio.gather does.
///
/// Tasks that were only called are scheduled when the gather is awaited. Results come in the order
/// of the arguments, after the last task has ended. The first error ends it with that very error;
/// the other tasks run on, and their outcomes are ignored. With GatherErrors::Collect it waits for
/// all and gives the ended tasks back, whose result() gives the value or throws the error.
/// Cancelling the waiter cancels every unfinished task and waits for their ends.
template<typename T, GatherErrors Errors = GatherErrors::EndWithFirst>
class Gather : public Awaitable
{
public:
    explicit Gather(std::vector<Task<T>> tasks)
        : m_tasks(std::move(tasks))
    {
    }
    AwaitDescription describe() override
    {
        EventLog &log = Scheduler::current()->recorder().log();
        return {AwaitReason::Gather, log.text(QStringLiteral("(%1)").arg(m_tasks.size())),
                std::nullopt};
    }
    bool isReady() override
    {
        return std::all_of(m_tasks.begin(), m_tasks.end(),
                           [](const Task<T> &task) { return task.hasEnded(); });
    }
    void begin(TaskBase &waiter) override
    {
        m_waiter = &waiter;
        for (Task<T> &task : m_tasks) {
            task.base().start(StartPolicy::Scheduled, std::nullopt);
            if (task.hasEnded()) {
                childEnded(task.base());
            } else {
                m_children.emplace_back(*this);
                task.base().addListener(m_children.back());
                ++m_unfinished;
            }
        }
        finishIfDone(nullptr);
    }
    CancelResult cancel() override
    {
        m_isCancelled = true;
        for (Task<T> &task : m_tasks) {
            task.cancel();
        }
        return CancelResult::Delegated;
    }
    void abandon() noexcept override { m_waiter = nullptr; }
    void dropAwaited() noexcept override
    {
        m_children.clear();
        m_tasks.clear();
    }
    auto await_resume()
    {
        if (m_isCancelled) {
            throw Cancelled();
        }
        if constexpr (Errors == GatherErrors::Collect) {
            return std::move(m_tasks);
        } else {
            return results();
        }
    }

private:
    auto results()
    {
        if (m_error) {
            std::rethrow_exception(m_error);
        }
        if constexpr (std::is_void_v<T>) {
            for (Task<T> &task : m_tasks) {
                task.result();
            }
        } else {
            std::vector<T> results;
            for (Task<T> &task : m_tasks) {
                results.push_back(std::move(task).takeResult());
            }
            return results;
        }
    }

    class Child : public EndListener
    {
    public:
        explicit Child(Gather &gather)
            : m_gather(gather)
        {
        }
        void taskEnded(TaskBase &task) override
        {
            --m_gather.m_unfinished;
            m_gather.childEnded(task);
            m_gather.finishIfDone(&task);
        }

    private:
        Gather &m_gather;
    };

    void childEnded(TaskBase &task)
    {
        if (task.error() && !m_error) {
            m_error = task.error();
        }
    }
    void finishIfDone(const TaskBase *cause)
    {
        const bool isDone = m_unfinished == 0 || (Errors == GatherErrors::EndWithFirst && m_error && !m_isCancelled);
        if (isDone && m_waiter != nullptr) {
            TaskBase &waiter = *std::exchange(m_waiter, nullptr);
            waiter.scheduler().makeReady(waiter, cause);
        }
    }

    std::vector<Task<T>> m_tasks;
    std::deque<Child> m_children;
    TaskBase *m_waiter = nullptr;
    std::exception_ptr m_error;
    std::size_t m_unfinished = 0;
    bool m_isCancelled = false;
};

template<typename T>
Gather<T> gather(std::vector<Task<T>> tasks)
{
    return Gather<T>(std::move(tasks));
}

/// The same, waiting for every task whatever becomes of it.
template<typename T>
Gather<T, GatherErrors::Collect> gatherCollected(std::vector<Task<T>> tasks)
{
    return Gather<T, GatherErrors::Collect>(std::move(tasks));
}

} // namespace Coroscope
