// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/results.h"
#include "core/session/runrequest.h"
#include "core/trace/eventlog.h"
#include "core/trace/snapshot.h"

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace Coroscope::Testing {

/// A demo that has been run in this thread, and its record.
class ScenarioRun
{
public:
    explicit ScenarioRun(RunRequest request);

    /// Runs the request in this thread, whatever clock it names. With `stopAtTurn` the run is
    /// stopped when that task is taken from the ready queue, counted from 1; 0 is before `main`.
    static ScenarioRun onVirtualStage(const RunRequest &request,
                                      std::optional<int> stopAtTurn = {});
    static ScenarioRun onRealStage(const RunRequest &request, std::optional<int> stopAtTurn = {});

    const Snapshot &snapshot() const noexcept { return m_snapshot; }
    const EventLog &log() const noexcept { return *m_log; }

    /// Why the record is not a legal one; empty if it is.
    QString fault() const;
    /// The figures of every task but the first, which is `main`.
    std::vector<TaskFigures> calls() const;
    TaskFigures main() const { return resultsTable(m_snapshot).front(); }
    /// The names of all tasks but `main` in the order of their ends.
    QStringList finishOrder() const;
    QStringList output() const;
    /// The tasks' ends as words, in the order of making.
    QStringList ends() const;
    /// The run report as the command line prints it.
    QByteArray report() const;

private:
    void readLog();

    RunRequest m_request;
    std::unique_ptr<EventLog> m_log = std::make_unique<EventLog>();
    Snapshot m_snapshot;
};

/// The request for a demo with its defaults, but for these parameters, on the virtual clock.
RunRequest requestFor(const QString &id, const QMap<QString, QString> &parameters = {});

/// A request with a name for a data row: "pipeline", or "pipeline, mode sequential".
struct NamedRequest
{
    QString name;
    RunRequest request;
};

/// Every demo that needs no network, with its defaults and with each other choice of each parameter.
std::vector<NamedRequest> virtualRequests();

/// Frames of tasks that exist in this process.
std::size_t frameCount();

/// Whether figures are stretched by a sanitizer, so that only orders can be checked.
constexpr bool isSanitized()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

} // namespace Coroscope::Testing
