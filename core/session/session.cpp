// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/session.h"

#include "core/session/runenvironment.h"
#include "core/session/runthread.h"
#include "core/trace/fold.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

// Asked, not told: a queued signal from the run's thread would be a hand-off of Qt's, not ours.
constexpr int pollMilliseconds = 10;

} // namespace

Session::Session(RunEnvironment &environment, QObject *parent)
    : QObject(parent)
    , m_environment(environment)
    , m_fold(std::make_unique<Fold>(std::make_shared<LogTables>()))
{
    m_poll.setInterval(pollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_run && m_run->hasEnded()) {
            runEnded();
        }
    });
}

Session::~Session() = default;

std::optional<RunProblem> Session::start(const RunRequest &request)
{
    if (isActive()) {
        return RunProblem{RunProblem::Kind::WrongUse,
                          QT_TRANSLATE_NOOP("RunProblem", "A run is going on; stop it first."),
                          {}};
    }
    if (auto problem = checkRequest(request)) {
        return problem;
    }
    m_request = request;
    m_problem.reset();
    m_summary.clear();
    m_run = std::make_unique<RunThread>(m_environment, request);
    m_fold = std::make_unique<Fold>(m_run->log().tables());
    m_poll.start();
    setPhase(Phase::Running);
    return std::nullopt;
}

void Session::stop()
{
    if (m_phase == Phase::Running) {
        m_run->requestStop();
        setPhase(Phase::Stopping);
    }
}

Snapshot Session::snapshot()
{
    if (!m_run) {
        return m_fold->snapshot();
    }
    // The clock first: what is noted after this moment must not look like the future.
    const TraceTime now = isActive() ? m_run->now() : TraceTime();
    m_fold->takeIn(m_run->log());
    return m_fold->snapshot(now);
}

void Session::runEnded()
{
    m_poll.stop();
    m_problem = m_run->problem();
    m_summary = m_run->summary();
    setPhase(Phase::Finished);
}

void Session::setPhase(Phase phase)
{
    if (m_phase != phase) {
        m_phase = phase;
        Q_EMIT phaseChanged(phase);
    }
}

} // namespace Coroscope
