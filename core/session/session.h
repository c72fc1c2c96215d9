// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/session/runrequest.h"
#include "core/trace/snapshot.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>

namespace Coroscope {

class RunEnvironment;
class RunThread;
class Fold;

/// Runs demos, one at a time, each in a thread of its own, and shows what they do.
///
/// Lives in one thread (the window's); nothing here waits for the run. Destroying a session stops
/// its run and waits until the run's thread has ended, well under a second.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class Phase { Idle, Running, Stopping, Finished };
    Q_ENUM(Phase)

    /// The environment must outlive the session.
    explicit Session(RunEnvironment &environment, QObject *parent = nullptr);
    ~Session() override;

    /// Begins a run, after which snapshot() is about that run. Refused, with the reason, when the
    /// request is wrong or a run is going on.
    std::optional<RunProblem> start(const RunRequest &request);
    /// Asks the run to stop: blocking calls end, unfinished tasks end cancelled. Returns at once.
    void stop();

    Phase phase() const noexcept { return m_phase; }
    bool isActive() const noexcept { return m_phase == Phase::Running || m_phase == Phase::Stopping; }
    /// Of the current or last run; none before the first.
    const std::optional<RunRequest> &request() const noexcept { return m_request; }
    /// Why the last run broke off, if it did.
    const std::optional<RunProblem> &problem() const noexcept { return m_problem; }
    /// Of the last run: the demo's own figures and what its server counted, by English names. Empty
    /// while it runs.
    const QMap<QString, double> &summary() const noexcept { return m_summary; }
    /// What is known now. Costs in proportion to what is new since the last call. Of an active run
    /// `now` moves on with the run's clock. Without a run: no tasks, but valid tables.
    Snapshot snapshot();

Q_SIGNALS:
    void phaseChanged(Coroscope::Session::Phase phase);

private:
    void runEnded();
    void setPhase(Phase phase);

    RunEnvironment &m_environment;
    std::unique_ptr<RunThread> m_run;
    std::unique_ptr<Fold> m_fold;
    std::optional<RunRequest> m_request;
    std::optional<RunProblem> m_problem;
    QMap<QString, double> m_summary;
    QTimer m_poll;
    Phase m_phase = Phase::Idle;
};

} // namespace Coroscope
