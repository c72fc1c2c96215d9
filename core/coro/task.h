// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/cancelled.h"
#include "core/coro/foreign.h"
#include "core/coro/scheduler.h"
#include "core/coro/taskbase.h"

#include <QtCore/QLocale>

#include <coroutine>
#include <source_location>
#include <utility>

namespace Coroscope {

template<typename T>
class Task;

namespace Detail {

/// The shortest text that reads back as the same number.
template<typename T>
QString numberText(T value)
{
    if constexpr (std::is_floating_point_v<T>) {
        return QString::number(static_cast<double>(value), 'g', QLocale::FloatingPointShortest);
    } else {
        return QString::number(value);
    }
}

/// What the record says of a result: numbers and texts as they are, nothing for other types.
template<typename T>
std::optional<QString> resultText(const T &value)
{
    if constexpr (std::is_same_v<T, QString>) {
        return value;
    } else if constexpr (std::is_arithmetic_v<T>) {
        return numberText(value);
    } else {
        return std::nullopt;
    }
}

} // namespace Detail

/// The awaiter of every `co_await` in a Task: records it and delivers cancellation.
template<typename A>
class RecordedAwaiter
{
public:
    template<typename... Args>
    RecordedAwaiter(TaskBase &task, const std::source_location &where, Args &&...args)
        : m_awaitable(std::forward<Args>(args)...)
        , m_task(task)
        , m_where(where)
    {
    }
    bool await_ready() { return m_task.passReadyAwait(m_awaitable, m_where); }
    void await_suspend(std::coroutine_handle<>) { m_task.beginAwait(m_awaitable, m_where); }
    decltype(auto) await_resume()
    {
        m_task.m_await = nullptr;
        if (m_task.takeCancellation()) {
            throw Cancelled();
        }
        return m_awaitable.await_resume();
    }

private:
    A m_awaitable; ///< a reference where the awaited expression outlives the await
    TaskBase &m_task;
    std::source_location m_where;
};

/// Awaiting one task: enters a lazy one directly, waits for the end of any other.
template<typename T, bool MoveResult>
class TaskAwait : public Awaitable, private EndListener
{
public:
    TaskAwait(Task<T> &task, const std::source_location &where)
        : m_task(task)
        , m_where(where)
    {
    }
    AwaitDescription describe() override
    {
        m_task.base().announce(StartPolicy::Lazy, m_where);
        Recorder &recorder = m_task.base().scheduler().recorder();
        return {AwaitReason::Task, recorder.log().text(m_task.base().name()), std::nullopt};
    }
    bool isReady() override { return m_task.base().hasEnded(); }
    void begin(TaskBase &waiter) override
    {
        m_waiter = &waiter;
        m_task.base().addListener(*this);
        if (m_task.base().isCalledOnly()) {
            m_isInline = true;
            m_task.base().scheduler().runInline(m_task.base());
        }
    }
    CancelResult cancel() override
    {
        m_task.base().cancel();
        return CancelResult::Delegated;
    }
    void abandon() noexcept override { m_waiter = nullptr; }
    void dropAwaited() noexcept override
    {
        if constexpr (MoveResult) {
            EndListener::unlink();
            const Task<T> dropped = std::move(m_task);
        }
    }
    T await_resume()
    {
        if constexpr (MoveResult) {
            return std::move(m_task).takeResult();
        } else {
            return m_task.result();
        }
    }

protected:
    Task<T> &task() const noexcept { return m_task; }

private:
    void taskEnded(TaskBase &task) override
    {
        if (m_waiter == nullptr) {
            return;
        }
        if (m_isInline) {
            task.scheduler().resumeInline(*m_waiter, task);
        } else {
            task.scheduler().makeReady(*m_waiter, &task);
        }
    }

    Task<T> &m_task;
    std::source_location m_where;
    TaskBase *m_waiter = nullptr;
    bool m_isInline = false;
};

/// Lets a foreign coroutine (QCoro::Task) await ours; it is resumed inline when ours ends. When ours
/// is lost with the run, Cancelled is thrown.
template<typename T>
class ForeignTaskAwaiter : private EndListener
{
public:
    explicit ForeignTaskAwaiter(Task<T> &task)
        : m_task(task)
    {
    }
    bool await_ready() const { return m_task.base().hasEnded(); }
    bool await_suspend(std::coroutine_handle<> waiter)
    {
        m_task.base().announce(StartPolicy::Lazy, std::nullopt);
        if (m_task.base().isCalledOnly()) {
            m_task.base().scheduler().runNested(m_task.base());
        }
        if (m_task.base().hasEnded()) {
            return false;
        }
        m_waiter = waiter;
        m_task.base().addListener(*this);
        return true;
    }
    T await_resume()
    {
        if (m_isLost) {
            throw Cancelled();
        }
        return std::move(m_task).takeResult();
    }

private:
    void taskEnded(TaskBase &) override { m_waiter.resume(); }
    void taskLost() override
    {
        m_isLost = true;
        m_waiter.resume();
    }

    Task<T> &m_task;
    std::coroutine_handle<> m_waiter;
    bool m_isLost = false;
};

template<typename T>
class TaskPromise;

/// A coroutine whose life is recorded. See TaskBase for its life and the owner of its frame.
///
/// Calling a coroutine that returns Task runs nothing of it. It begins when it is awaited (lazy),
/// or by start(). Dropping the handle of a started task detaches it: it goes on. The thread must
/// have a Scheduler; handles must not outlive it.
template<typename T>
class [[nodiscard]] Task
{
public:
    using promise_type = TaskPromise<T>;

    Task(Task &&other) noexcept
        : m_frame(std::exchange(other.m_frame, nullptr))
    {
    }
    Task &operator=(Task &&other) noexcept
    {
        if (this != &other) {
            drop();
            m_frame = std::exchange(other.m_frame, nullptr);
        }
        return *this;
    }
    ~Task() { drop(); }

    /// Gives a task its name, before it is started or awaited.
    Task &&named(const QString &name) &&
    {
        base().setName(name);
        return std::move(*this);
    }
    TaskBase &base() const { return m_frame.promise(); }
    bool hasEnded() const { return base().hasEnded(); }
    void cancel() { base().cancel(); }
    /// The result of a task that has ended, or its error, thrown.
    T result() const { return m_frame.promise().result(); }
    T takeResult() && { return m_frame.promise().takeResult(); }

    ForeignTaskAwaiter<T> operator co_await() { return ForeignTaskAwaiter<T>(*this); }

private:
    friend promise_type;
    explicit Task(std::coroutine_handle<promise_type> frame)
        : m_frame(frame)
    {
    }
    void drop() noexcept
    {
        if (m_frame) {
            TaskBase &task = m_frame.promise();
            m_frame = nullptr;
            task.dropHandle();
        }
    }
    std::coroutine_handle<promise_type> m_frame;
};

/// What the promises of all Tasks have in common. The protocol: initial_suspend stops the body at
/// once; await_transform wraps each awaited thing into a RecordedAwaiter, whose default argument is
/// the source position of the `co_await`; final_suspend records the end, tells who waits, and
/// destroys the frame if nobody holds it.
class TaskPromiseBase : public TaskBase
{
public:
    struct FinalAwaiter
    {
        bool await_ready() const noexcept { return false; }
        template<typename Promise>
        void await_suspend(std::coroutine_handle<Promise> frame) const noexcept
        {
            Promise::finish(frame);
        }
        void await_resume() const noexcept {}
    };

    template<typename Promise>
    static void finish(std::coroutine_handle<Promise> frame) noexcept
    {
        Promise &promise = frame.promise();
        const bool isDetached = promise.isDetached();
        promise.end(promise.error() ? promise.errorText() : promise.text());
        if (isDetached) {
            frame.destroy();
        }
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    FinalAwaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { setError(std::current_exception()); }

    template<OwnAwaitable A>
    auto await_transform(A &&awaitable,
                         const std::source_location &where = std::source_location::current())
    {
        return RecordedAwaiter<A &&>(*this, where, std::forward<A>(awaitable));
    }
    template<typename U>
    auto await_transform(Task<U> &&task,
                         const std::source_location &where = std::source_location::current())
    {
        return RecordedAwaiter<TaskAwait<U, true>>(*this, where, task, where);
    }
    template<typename U>
    auto await_transform(Task<U> &task,
                         const std::source_location &where = std::source_location::current())
    {
        return RecordedAwaiter<TaskAwait<U, false>>(*this, where, task, where);
    }
    template<typename A>
    auto await_transform(A &&awaitable,
                         const std::source_location &where = std::source_location::current())
    {
        return RecordedAwaiter<ForeignAwait<Detail::Held<A>>>(*this, where,
                                                std::forward<A>(awaitable));
    }
};

/// The promise of a Task with a value. One specialisation below has none.
template<typename T>
class TaskPromise final : public TaskPromiseBase
{
public:
    Task<T> get_return_object()
    {
        const auto frame = std::coroutine_handle<TaskPromise>::from_promise(*this);
        setFrame(frame);
        return Task<T>(frame);
    }
    template<std::convertible_to<T> U>
    void return_value(U &&value)
    {
        m_value.emplace(std::forward<U>(value));
    }
    const T &result() const
    {
        rethrow();
        return *m_value;
    }
    T takeResult()
    {
        rethrow();
        return std::move(*m_value);
    }
    std::optional<QString> text() const
    {
        return m_value ? Detail::resultText(*m_value) : std::nullopt;
    }

private:
    std::optional<T> m_value;
};

/// The promise of a Task without a value.
template<>
class TaskPromise<void> final : public TaskPromiseBase
{
public:
    Task<void> get_return_object()
    {
        const auto frame = std::coroutine_handle<TaskPromise>::from_promise(*this);
        setFrame(frame);
        return Task<void>(frame);
    }
    void return_void() noexcept {}
    void result() const { rethrow(); }
    void takeResult() const { rethrow(); }
    std::optional<QString> text() const { return std::nullopt; }
};

/// Starts a task under a name: on the next turn of the loop (as asyncio's create_task), or at once.
template<typename T>
Task<T> start(const QString &name, Task<T> task, StartPolicy policy = StartPolicy::Scheduled,
              const std::source_location &where = std::source_location::current())
{
    task.base().setName(name);
    task.base().start(policy, where);
    return task;
}

} // namespace Coroscope
