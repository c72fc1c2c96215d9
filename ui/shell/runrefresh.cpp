// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runrefresh.h"

namespace Coroscope {
namespace {

constexpr int frameMilliseconds = 16;
constexpr int panelsMilliseconds = 100;
constexpr int resultsMilliseconds = 250;

bool isDue(QElapsedTimer &since, int milliseconds)
{
    if (since.isValid() && !since.hasExpired(milliseconds)) {
        return false;
    }
    since.start();
    return true;
}

} // namespace

RunRefresh::RunRefresh(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_frames.setInterval(frameMilliseconds);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &RunRefresh::tick);
    connect(&session, &Session::phaseChanged, this, &RunRefresh::follow);
    follow(session.phase());
}

void RunRefresh::follow(Session::Phase)
{
    if (m_session.isActive()) {
        m_sincePanels.invalidate();
        m_sinceResults.invalidate();
        m_frames.start();
    } else if (m_frames.isActive()) {
        m_frames.stop();
        refreshAll();
    }
}

void RunRefresh::tick()
{
    const Snapshot snapshot = m_session.snapshot();
    Q_EMIT frameDue(snapshot);
    if (isDue(m_sincePanels, panelsMilliseconds)) {
        Q_EMIT panelsDue(snapshot);
    }
    if (isDue(m_sinceResults, resultsMilliseconds)) {
        Q_EMIT resultsDue(snapshot);
    }
}

void RunRefresh::refreshAll()
{
    const Snapshot snapshot = m_session.snapshot();
    Q_EMIT frameDue(snapshot);
    Q_EMIT panelsDue(snapshot);
    Q_EMIT resultsDue(snapshot);
}

} // namespace Coroscope
