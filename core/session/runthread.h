// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/runenvironment.h"
#include "core/session/runrequest.h"
#include "core/trace/eventlog.h"

#include <QtCore/QThread>

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>

namespace Coroscope {

/// Why a run did not begin, from what was thrown.
RunProblem problemOf(const std::exception &error);

class RealStage;
class VirtualStage;
struct RunNetwork;
struct CacheServerSpec;

/// One run on its own thread. What crosses between the threads: the log, two atomics, and what
/// m_mutex guards.
class RunThread
{
public:
    /// The request must be right (checkRequest). The environment must outlive the run.
    RunThread(const RunEnvironment &environment, RunRequest request);
    RunThread(const RunThread &) = delete;
    RunThread &operator=(const RunThread &) = delete;
    /// Stops the run and waits for its end.
    ~RunThread();

    const EventLog &log() const noexcept { return m_log; }
    /// The run's clock: on the virtual one the newest event's time is all there is.
    TraceTime now() const noexcept;
    bool hasEnded() const noexcept { return m_hasEnded.load(std::memory_order_acquire); }
    void requestStop();
    /// To be read after the end.
    const std::optional<RunProblem> &problem() const noexcept { return m_problem; }
    /// The demo's own figures and what its server counted, by English names. To be read after the
    /// end.
    const QMap<QString, double> &summary() const noexcept { return m_summary; }

private:
    void work();
    void runReal(const Scenario &scenario);
    void runVirtual(const Scenario &scenario);
    void runServed(const Scenario &scenario, const ServerSpec &spec);
    void runWithForeignServer(const Scenario &scenario);
    void runCached(const Scenario &scenario, const CacheServerSpec &spec);
    void runOnRealStage(const Scenario &scenario, const RunNetwork &network);
    bool isStopRequested();

    const RunEnvironment &m_environment;
    RunRequest m_request;
    EventLog m_log;
    std::optional<RunProblem> m_problem;
    QMap<QString, double> m_summary;
    std::atomic<bool> m_hasEnded = false;
    std::atomic<std::int64_t> m_beganAt = 0; ///< steady clock; 0 before time began
    std::mutex m_mutex;                      ///< guards the three below
    bool m_isStopRequested = false;
    RealStage *m_realStage = nullptr;
    VirtualStage *m_virtualStage = nullptr;
    std::unique_ptr<QThread> m_thread;
};

} // namespace Coroscope
