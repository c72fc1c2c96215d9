// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/realworkers.h"

#include <algorithm>
#include <cmath>

namespace Coroscope {

/// One thread's view of the call that it does. The due time of its last blocking stays among the
/// pool's until the call's end has been reported.
class RealWorkers::RealWorker : public Worker
{
public:
    RealWorker(RealWorkers &workers, const WorkerJob &job)
        : m_workers(workers)
        , m_job(job)
    {}
    void blockFor(TraceTime duration) override
    {
        const double wall = static_cast<double>(duration.count()) / m_workers.m_speed;
        const WakeTime now = std::chrono::steady_clock::now();
        // A call that blocks at once blocks from the moment at which the worker took it up.
        const bool isAtOnce = now - m_begun < std::chrono::milliseconds(2);
        const WakeTime due = (isAtOnce ? m_begun : now) + TraceTime(std::llround(wall));
        std::unique_lock lock(m_workers.m_mutex);
        forgetDue();
        m_due = m_workers.m_dues.insert(due);
        const auto isStopped = [this] { return m_job.isStopRequested; };
        // Threads that are due at nearly the same time wake in any order. They go on in the order
        // in which they are due, as timers do, unless one takes long.
        constexpr auto patience = std::chrono::milliseconds(2);
        if (m_workers.m_changed.wait_until(lock, due, isStopped)
            || (m_workers.m_changed.wait_for(lock, patience,
                                             [&] { return isStopped() || isFirstDue(); })
                && isStopped())) {
            throw Cancelled();
        }
    }
    /// Needs the lock.
    void forgetDue()
    {
        if (m_due) {
            m_workers.m_dues.erase(*m_due);
            m_due.reset();
            m_workers.m_changed.notify_all();
        }
    }

private:
    bool isFirstDue() const { return *m_due == m_workers.m_dues.begin(); }

    RealWorkers &m_workers;
    const WorkerJob &m_job;
    WakeTime m_begun = std::chrono::steady_clock::now();
    std::optional<std::multiset<WakeTime>::iterator> m_due;
};

RealWorkers::RealWorkers(Recorder &recorder, const Clock &clock, double speed, std::uint32_t count)
    : m_recorder(recorder)
    , m_clock(clock)
    , m_speed(speed)
    , m_count(count)
    , m_pipe([this] { takeReports(); })
{}

RealWorkers::~RealWorkers()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        for (const std::shared_ptr<WorkerJob> &job : m_beingDone) {
            job->isStopRequested = true;
        }
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads) {
        thread.join();
    }
    takeReports();
}

void RealWorkers::submit(std::shared_ptr<WorkerJob> job)
{
    bool needsThread = false;
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(job));
        needsThread = m_queue.size() > m_idle && m_threads.size() < m_count;
    }
    if (needsThread) {
        const auto number = static_cast<std::uint32_t>(m_threads.size() + 1);
        m_threads.emplace_back([this, number] { serve(number); });
    }
    m_changed.notify_all();
}

CancelResult RealWorkers::cancel(WorkerJob &job)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto queued = std::ranges::find(m_queue, &job, &std::shared_ptr<WorkerJob>::get);
        if (queued != m_queue.end()) {
            m_queue.erase(queued);
            return CancelResult::Abandoned;
        }
        job.isStopRequested = true;
    }
    m_changed.notify_all();
    return CancelResult::Delegated;
}

void RealWorkers::serve(std::uint32_t worker)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idle;
        m_changed.wait(lock, [this] { return m_isEnding || !m_queue.empty(); });
        --m_idle;
        if (m_queue.empty()) {
            return;
        }
        const std::shared_ptr<WorkerJob> job = std::move(m_queue.front());
        m_queue.pop_front();
        m_beingDone.push_back(job);
        job->isStopRequested = job->isStopRequested || m_isEnding;
        report(job, worker, false);
        RealWorker self(*this, *job);
        lock.unlock();
        job->work(self);
        lock.lock();
        std::erase(m_beingDone, job);
        report(job, worker, true);
        self.forgetDue();
    }
}

void RealWorkers::report(const std::shared_ptr<WorkerJob> &job, std::uint32_t worker, bool isEnd)
{
    m_reports.push_back({job, worker, m_clock.now(), isEnd});
    m_pipe.wake();
}

void RealWorkers::takeReports()
{
    std::vector<Report> reports;
    {
        const std::lock_guard lock(m_mutex);
        reports.swap(m_reports);
    }
    for (const Report &report : reports) {
        if (!report.isEnd) {
            m_recorder.noteAt(report.at, report.job->task,
                              WorkBegan{report.worker, report.job->line});
            continue;
        }
        m_recorder.noteAt(report.at, report.job->task, WorkEnded{report.worker});
        if (TaskBase *const waiter = std::exchange(report.job->waiter, nullptr)) {
            waiter->scheduler().makeReady(*waiter);
        }
    }
}

} // namespace Coroscope
