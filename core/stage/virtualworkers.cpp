// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/virtualworkers.h"

#include <algorithm>

namespace Coroscope {
namespace {

/// Counts for how long a call blocks.
class CountingWorker : public Worker
{
public:
    void blockFor(TraceTime duration) override { m_spent += std::max(duration, TraceTime(0)); }
    TraceTime spent() const noexcept { return m_spent; }

private:
    TraceTime m_spent{};
};

} // namespace

/// One worker; rings when it is done with its call.
class VirtualWorkers::Slot : public Timer
{
public:
    Slot(VirtualWorkers &workers, std::uint32_t number)
        : m_workers(workers)
        , m_number(number)
    {}
    const std::shared_ptr<WorkerJob> &job() const noexcept { return m_job; }
    void take(std::shared_ptr<WorkerJob> job, TraceTime now)
    {
        m_job = std::move(job);
        Recorder &recorder = m_workers.m_scheduler.recorder();
        recorder.noteAt(now, m_job->task, WorkBegan{m_number, m_job->line});
        CountingWorker worker;
        m_job->work(worker);
        due = now + worker.spent();
        m_workers.m_scheduler.addTimer(*this);
    }
    void finish(TraceTime at)
    {
        Timer::unlink();
        const std::shared_ptr<WorkerJob> done = std::exchange(m_job, nullptr);
        m_workers.m_scheduler.recorder().noteAt(at, done->task, WorkEnded{m_number});
        if (TaskBase *const waiting = std::exchange(done->waiter, nullptr)) {
            m_workers.m_scheduler.makeReady(*waiting);
        }
        m_workers.startQueued(at);
    }
    /// On the next turn, as a worker of its own thread would hear of it.
    void finishSoon()
    {
        Timer::unlink();
        due = m_workers.m_scheduler.recorder().now();
        m_workers.m_scheduler.addTimer(*this);
    }
    void ring() override { finish(due); }

private:
    VirtualWorkers &m_workers;
    std::uint32_t m_number;
    std::shared_ptr<WorkerJob> m_job;
};

VirtualWorkers::VirtualWorkers(Scheduler &scheduler, std::uint32_t count)
    : m_scheduler(scheduler)
{
    for (std::uint32_t number = 1; number <= count; ++number) {
        m_slots.emplace_back(*this, number);
    }
}

VirtualWorkers::~VirtualWorkers()
{
    m_queue.clear();
    for (Slot &slot : m_slots) {
        if (slot.job()) {
            slot.finish(m_scheduler.recorder().now());
        }
    }
}

void VirtualWorkers::submit(std::shared_ptr<WorkerJob> job)
{
    m_queue.push_back(std::move(job));
    startQueued(m_scheduler.recorder().now());
}

CancelResult VirtualWorkers::cancel(WorkerJob &job)
{
    if (const auto queued = std::ranges::find(m_queue, &job, &std::shared_ptr<WorkerJob>::get);
        queued != m_queue.end()) {
        m_queue.erase(queued);
        return CancelResult::Abandoned;
    }
    for (Slot &slot : m_slots) {
        if (slot.job().get() == &job) {
            slot.finishSoon();
        }
    }
    return CancelResult::Delegated;
}

void VirtualWorkers::startQueued(TraceTime now)
{
    for (Slot &slot : m_slots) {
        if (!m_queue.empty() && !slot.job()) {
            std::shared_ptr<WorkerJob> next = std::move(m_queue.front());
            m_queue.pop_front();
            slot.take(std::move(next), now);
        }
    }
}

} // namespace Coroscope
