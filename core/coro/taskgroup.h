// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/task.h"

#include <deque>
#include <stdexcept>
#include <vector>

namespace Coroscope {

/// Thrown by a task group when tasks of it failed; holds all their errors, in order of failing.
class TaskGroupError : public std::runtime_error
{
public:
    explicit TaskGroupError(std::vector<std::exception_ptr> errors);
    const std::vector<std::exception_ptr> &errors() const noexcept { return m_errors; }

private:
    std::vector<std::exception_ptr> m_errors;
};

/// The tasks of a group, given to the group's body; see taskGroup().
class TaskGroup
{
public:
    TaskGroup(const TaskGroup &) = delete;
    TaskGroup &operator=(const TaskGroup &) = delete;

    /// Starts a task of the group. It stays the group's; the reference lives as long as the group.
    /// While the group is ending because of an error, the task is cancelled at once.
    template<typename T>
    Task<T> &start(const QString &name, Task<T> task,
                   const std::source_location &where = std::source_location::current())
    {
        auto child = std::make_unique<ChildOf<T>>(
            *this, Coroscope::start(name, std::move(task), StartPolicy::Scheduled, where));
        Task<T> &started = child->task;
        adopt(std::move(child), started.base());
        return started;
    }

protected:
    TaskGroup() = default;
    ~TaskGroup() = default;

    struct Child : EndListener
    {
        explicit Child(TaskGroup &its)
            : group(its)
        {}
        void taskEnded(TaskBase &task) override { group.childEnded(task); }
        TaskGroup &group;
        TaskBase *base = nullptr;
    };
    template<typename T>
    struct ChildOf : Child
    {
        ChildOf(TaskGroup &its, Task<T> held)
            : Child(its)
            , task(std::move(held))
        {}
        Task<T> task;
    };

    void adopt(std::unique_ptr<Child> child, TaskBase &task);
    void childEnded(TaskBase &task);
    void cancelAll();

    std::deque<std::unique_ptr<Child>> m_children;
    std::vector<std::exception_ptr> m_errors;
    TaskBase *m_waiter = nullptr;
    std::size_t m_unfinished = 0;
    bool m_isEnding = false;
};

/// Awaits a group: runs its body, then waits for every task of it. Made by taskGroup().
template<typename Body>
class [[nodiscard]] TaskGroupRun
    : private TaskGroup
    , public Awaitable
{
public:
    explicit TaskGroupRun(Body body)
        : m_body(std::move(body))
    {}
    AwaitDescription describe() override
    {
        return {AwaitReason::Gather,
                Scheduler::current()->recorder().log().text(QStringLiteral("{…}")), std::nullopt};
    }
    void begin(TaskBase &waiter) override
    {
        m_waiter = &waiter;
        TaskGroup &group = *this;
        auto child = std::make_unique<ChildOf<void>>(
            group, m_body(group).named(QStringLiteral("%1 {…}").arg(waiter.name())));
        TaskBase &body = child->task.base();
        body.announce(StartPolicy::Lazy, std::nullopt);
        adopt(std::move(child), body);
        waiter.scheduler().runInline(body);
    }
    CancelResult cancel() override
    {
        m_isCancelled = true;
        cancelAll();
        return CancelResult::Delegated;
    }
    void abandon() noexcept override { m_waiter = nullptr; }
    void await_resume() const
    {
        if (!m_errors.empty()) {
            throw TaskGroupError(m_errors);
        }
        if (m_isCancelled) {
            throw Cancelled();
        }
    }

private:
    Body m_body;
    bool m_isCancelled = false;
};

/// Runs tasks that belong together, as asyncio.TaskGroup:
///
///     co_await taskGroup([&](TaskGroup &group) -> Task<void> {
///         group.start(QStringLiteral("a"), readA());
///         group.start(QStringLiteral("b"), readB());
///         co_return;
///     });
///
/// It is over when the body and all its tasks are. When one fails, the others and the body are
/// cancelled, and all errors come out together as TaskGroupError. A task that is cancelled by itself
/// leaves the others alone. Cancelling the waiter cancels them all.
template<typename Body>
TaskGroupRun<Body> taskGroup(Body body)
{
    return TaskGroupRun<Body>(std::move(body));
}

} // namespace Coroscope
