// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/awaitable.h"
#include "core/coro/cancelled.h"
#include "core/coro/scheduler.h"

#include <concepts>
#include <memory>
#include <source_location>
#include <type_traits>
#include <variant>

namespace Coroscope {

class Stage;

/// What a call on a worker thread may use. Used on that thread only.
class Worker
{
public:
    Worker() = default;
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;
    virtual ~Worker() = default;
    /// Holds the worker, not the run's thread, for `duration` of scenario time. Throws Cancelled
    /// when the call is cancelled meanwhile.
    virtual void blockFor(TraceTime duration) = 0;
};

/// A call on its way to a worker and back. What the run's thread writes before the pool gets it,
/// the worker may read; what the worker writes, the run's thread may read once it has been told.
class WorkerJob
{
public:
    WorkerJob() = default;
    WorkerJob(const WorkerJob &) = delete;
    WorkerJob &operator=(const WorkerJob &) = delete;
    virtual ~WorkerJob() = default;
    /// On the worker: makes the call and keeps its error.
    void work(Worker &worker) noexcept;

    TaskBase *waiter = nullptr;     ///< of the run's thread; null when nobody waits any more
    std::optional<TaskId> task;     ///< whose call it is
    std::optional<LocationId> line; ///< where it was asked for
    std::exception_ptr error;
    bool isStopRequested = false; ///< guarded by the pool

protected:
    virtual void call(Worker &worker) = 0;
};

/// The threads behind Workers: real ones on the real stage, modelled ones on the virtual stage.
class WorkerPool
{
public:
    WorkerPool() = default;
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;
    /// Waits until no worker does a call any more.
    virtual ~WorkerPool() = default;
    /// The next idle worker does it, first come, first served; then job.waiter is made ready.
    virtual void submit(std::shared_ptr<WorkerJob> job) = 0;
    /// Drops a job that no worker has taken up yet; asks one that is being done to end.
    virtual CancelResult cancel(WorkerJob &job) = 0;
};

/// Awaits a call on a worker thread; made by Workers::run(). Cancelling drops a call that has not
/// begun; one that has begun is asked to end (see Worker::blockFor()), and that is waited for.
template<std::invocable<Worker &> Function>
class [[nodiscard]] WorkerCall : public Awaitable
{
    using Result = std::invoke_result_t<Function, Worker &>;
    using Stored = std::conditional_t<std::is_void_v<Result>, std::monostate, Result>;

    class Job : public WorkerJob
    {
    public:
        explicit Job(Function function)
            : m_function(std::move(function))
        {}
        std::optional<Stored> value;

    private:
        void call(Worker &worker) override
        {
            if constexpr (std::is_void_v<Result>) {
                m_function(worker);
            } else {
                value.emplace(m_function(worker));
            }
        }
        Function m_function;
    };

public:
    WorkerCall(std::shared_ptr<WorkerPool> pool, Function function, std::optional<LocationId> line)
        : m_pool(std::move(pool))
        , m_job(std::make_shared<Job>(std::move(function)))
    {
        m_job->line = line;
    }
    AwaitDescription describe() override
    {
        EventLog &log = Scheduler::current()->recorder().log();
        return {AwaitReason::Future, log.text(QStringLiteral("worker")), std::nullopt};
    }
    void begin(TaskBase &waiter) override
    {
        m_job->waiter = &waiter;
        m_job->task = waiter.id();
        m_pool->submit(m_job);
    }
    CancelResult cancel() override
    {
        m_isCancelled = true;
        return m_pool->cancel(*m_job);
    }
    void abandon() noexcept override
    {
        m_job->waiter = nullptr;
        m_pool->cancel(*m_job);
    }
    Result await_resume()
    {
        if (m_isCancelled) {
            throw Cancelled();
        }
        if (m_job->error) {
            std::rethrow_exception(m_job->error);
        }
        if constexpr (!std::is_void_v<Result>) {
            return std::move(*m_job->value);
        }
    }

private:
    std::shared_ptr<WorkerPool> m_pool;
    std::shared_ptr<Job> m_job;
    bool m_isCancelled = false;
};

/// A few worker threads that take calls off the run's thread:
///
///     Workers workers(stage, 4);
///     co_await workers.run([](Worker &worker) { worker.blockFor(2s); });
///
/// Each worker is a lane of its own in the record. The call must not touch the stage, tasks or
/// shared variables. Used on the run's thread; calls on their way may outlive it.
class Workers
{
public:
    /// `count` is 1 to mostWorkers.
    Workers(Stage &stage, std::uint32_t count);

    template<std::invocable<Worker &> Function>
    WorkerCall<Function> run(Function function,
                             const std::source_location &where = std::source_location::current())
    {
        return WorkerCall<Function>(m_pool, std::move(function), lineOf(where));
    }

private:
    std::optional<LocationId> lineOf(const std::source_location &where) const;

    Stage &m_stage;
    std::shared_ptr<WorkerPool> m_pool;
};

} // namespace Coroscope
