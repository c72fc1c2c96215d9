// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/task.h"

#include <deque>
#include <memory>

namespace Coroscope {

/// Owns tasks and the objects that they await, so that no object goes before the last task that may
/// use it:
///
///     TaskScope scope;
///     QTimer &timer = scope.own(std::make_unique<QTimer>());
///     scope.start(QStringLiteral("ticker"), ticks(timer));
///     co_await scope.join();
///
/// Destroying the scope cancels what is unfinished of it; the objects stay until these tasks have
/// come to their ends. Used on the run's thread.
class TaskScope
{
    class State;

public:
    class [[nodiscard]] Join : public Awaitable
    {
    public:
        explicit Join(std::shared_ptr<State> state) noexcept
            : m_state(std::move(state))
        {}
        ~Join() override { abandon(); }
        AwaitDescription describe() override;
        bool isReady() override;
        void begin(TaskBase &waiter) override;
        CancelResult cancel() override;
        void abandon() noexcept override;
        void await_resume() const;

    private:
        std::shared_ptr<State> m_state;
        bool m_isCancelled = false;
    };

    TaskScope();
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;
    ~TaskScope();

    /// Keeps the object until the last task of the scope has ended.
    template<typename Object>
    Object &own(std::unique_ptr<Object> object)
    {
        Object &kept = *object;
        keep(std::shared_ptr<Object>(std::move(object)));
        return kept;
    }
    /// Starts a task of the scope. The reference lives as long as the scope.
    template<typename T>
    Task<T> &start(const QString &name, Task<T> task,
                   const std::source_location &where = std::source_location::current())
    {
        const auto held = std::make_shared<Task<T>>(
            Coroscope::start(name, std::move(task), StartPolicy::Scheduled, where));
        adopt(held, held->base());
        return *held;
    }
    /// Cancels what is unfinished.
    void cancel();
    /// Waits until all tasks of the scope have ended, then throws the error of the first that
    /// failed, if one did. Cancelling the waiter cancels the tasks.
    Join join() const { return Join(m_state); }

private:
    void keep(std::shared_ptr<void> object);
    void adopt(std::shared_ptr<void> handle, TaskBase &task);

    std::shared_ptr<State> m_state;
};

} // namespace Coroscope
