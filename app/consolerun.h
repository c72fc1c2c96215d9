// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QtCore/QObject>

#include <cstddef>
#include <functional>

namespace Coroscope {

/// Runs one demo for the command line: prints lines as they come, stops at Ctrl+C, and leaves the
/// event loop when the run has ended.
class ConsoleRun : public QObject
{
    Q_OBJECT
public:
    enum class Echo { Lines, Nothing };

    ConsoleRun(Session &session, Echo echo);

    /// Runs the request to its end in an event loop of its own.
    std::optional<RunProblem> run(const RunRequest &request);
    /// Whether Ctrl+C came.
    bool wasInterrupted() const noexcept { return m_wasInterrupted; }

private:
    void look();
    void echoNewLines();

    Session &m_session;
    Echo m_echo;
    std::size_t m_echoed = 0;
    bool m_wasInterrupted = false;
};

/// The figures of the run's requests, a line each; empty without requests.
QString requestsText(const Snapshot &snapshot);

/// The results as a table of text columns, one line a task, and the figures of the requests.
QString resultsText(const Snapshot &snapshot);

} // namespace Coroscope
