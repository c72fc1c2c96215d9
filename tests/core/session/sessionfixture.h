// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/runenvironment.h"
#include "core/session/session.h"

#include <QtCore/QList>

#include <memory>

namespace Coroscope::Testing {

/// A session with all that it needs, and the phases that it has told.
class SessionFixture
{
public:
    /// The program serves, where a demo needs a server.
    explicit SessionFixture(const QString &serverProgram = {});

    Session &operator*() { return *m_session; }
    Session *operator->() { return m_session.get(); }
    void destroySession() { m_session.reset(); }
    const QList<Session::Phase> &phases() const { return m_phases; }

    /// Runs a request to its end; false if that takes half a minute, or the request is refused.
    bool run(const RunRequest &request);
    /// Waits until a run has ended.
    bool waitForEnd();
    /// Waits until a task of the current run is in that state.
    bool waitForState(TaskState state);
    /// How the tasks of the run have ended, in order of making.
    QStringList ends();
    /// The requests of the run that have not ended, with the steps that they have reached.
    QString unfinishedRequests();
    /// The highest value of a counter of the run; 0 if there is no such counter.
    std::int64_t peakOf(const QString &counter);

private:
    RunEnvironment m_environment;
    std::unique_ptr<Session> m_session;
    QList<Session::Phase> m_phases;
};

} // namespace Coroscope::Testing
