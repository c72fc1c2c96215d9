// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/stage.h"

#include <atomic>

namespace Coroscope {

/// A stage on which only waiting takes time: discrete events. Sleeping moves the clock to the next
/// due time, blocking adds to it. Equal inputs give equal logs, byte for byte.
class VirtualStage : public Stage, private Clock, private SchedulerHost
{
public:
    /// The log must outlive the stage.
    VirtualStage(EventLog &log, std::uint32_t seed);
    ~VirtualStage() override;

    /// Runs `main` until it has ended, or until requestStop() has taken effect. When nothing can
    /// happen any more although it has not ended, it ends cancelled. What is unfinished is lost.
    void run(Task<void> main);
    /// From any thread: cancels every unfinished task before the next turn.
    void requestStop() noexcept { m_isStopRequested.store(true, std::memory_order_relaxed); }

    Scheduler &scheduler() const override { return m_scheduler; }
    std::unique_ptr<WorkerPool> makeWorkerPool(std::uint32_t workers) override;

protected:
    void passBlocking(TraceTime duration) override;
    bool takeStopRequest() override;

private:
    TraceTime now() const noexcept override { return m_now; }
    void wake() override {}
    void timersChanged() override {}
    bool step();

    TraceTime m_now{};
    std::atomic<bool> m_isStopRequested = false;
    mutable Recorder m_recorder;
    mutable Scheduler m_scheduler;
};

} // namespace Coroscope
