// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/stage.h"
#include "core/stage/wakepipe.h"

#include <QtCore/QTimer>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

namespace Coroscope {

/// A stage on Qt's event loop: time passes by itself, blocking really blocks the thread.
///
/// Made, run and destroyed on one thread, which needs a Qt event dispatcher (any thread of a
/// program with a QCoreApplication). Scenario time is wall time multiplied by `speed`.
class RealStage : public Stage, private Clock, private SchedulerHost
{
public:
    /// Throws OutOfDescriptors.
    RealStage(EventLog &log, std::uint32_t seed, double speed);
    ~RealStage() override;

    /// Sets the clock to zero; otherwise it runs from construction.
    void beginTime() noexcept { m_begin = std::chrono::steady_clock::now(); }
    /// Runs `main` in an event loop until it has ended. What is unfinished then is lost.
    void run(Task<void> main);
    /// From any thread: ends a blocking call, and cancels every unfinished task.
    void requestStop();
    /// The clock; may be read from any thread after beginTime().
    TraceTime now() const noexcept override;

    Scheduler &scheduler() const override { return m_scheduler; }
    std::unique_ptr<WorkerPool> makeWorkerPool(std::uint32_t workers) override;

protected:
    void passBlocking(TraceTime duration) override;
    bool takeStopRequest() override;

private:
    class MainListener;

    void wake() override;
    void timersChanged() override;
    void turn();
    void armTimer();

    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    double m_speed;
    std::mutex m_mutex; ///< guards m_isStopRequested
    std::condition_variable m_stopRequested;
    bool m_isStopRequested = false;
    std::unique_ptr<WakePipe> m_stopPipe;
    QObject m_context; ///< receives the posted turns
    QTimer m_timer;
    bool m_isTurnPosted = false;
    mutable Recorder m_recorder;
    mutable Scheduler m_scheduler;
};

} // namespace Coroscope
