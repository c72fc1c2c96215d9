// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/wakepipe.h"
#include "core/stage/workers.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace Coroscope {

/// Worker threads that really block. What they do is handed back through a list under a mutex; the
/// run's thread records it when it is free, with the worker's own times.
class RealWorkers : public WorkerPool
{
public:
    /// `clock` must be readable from any thread.
    RealWorkers(Recorder &recorder, const Clock &clock, double speed, std::uint32_t count);
    ~RealWorkers() override;
    void submit(std::shared_ptr<WorkerJob> job) override;
    CancelResult cancel(WorkerJob &job) override;

private:
    using WakeTime = std::chrono::steady_clock::time_point;
    class RealWorker;
    struct Report
    {
        std::shared_ptr<WorkerJob> job;
        std::uint32_t worker;
        TraceTime at;
        bool isEnd;
    };

    void serve(std::uint32_t worker);
    /// Needs the lock.
    void report(const std::shared_ptr<WorkerJob> &job, std::uint32_t worker, bool isEnd);
    void takeReports();

    Recorder &m_recorder;
    const Clock &m_clock;
    double m_speed;
    std::uint32_t m_count;
    WakePipe m_pipe;
    std::mutex m_mutex; ///< guards what follows, and isStopRequested of all jobs
    std::condition_variable m_changed;
    std::deque<std::shared_ptr<WorkerJob>> m_queue;
    std::vector<std::shared_ptr<WorkerJob>> m_beingDone;
    std::vector<Report> m_reports;
    std::multiset<WakeTime> m_dues; ///< of the workers that block, or have blocked in their call
    std::uint32_t m_idle = 0;
    bool m_isEnding = false;
    std::vector<std::thread> m_threads; ///< of the run's thread
};

} // namespace Coroscope
