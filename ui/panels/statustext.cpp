// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statustext.h"

#include "ui/models/texts.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace Coroscope {
namespace {

class StatusText
{
    Q_DECLARE_TR_FUNCTIONS(StatusText)
public:
    static QString phase(Session::Phase phase);
    static QString end(const Snapshot &snapshot);
    static QString counts(const Snapshot &snapshot);
    static QString tasks(int count) { return tr("%n task(s)", nullptr, count); }
    static QString lost(int count) { return tr("%n event(s) lost", nullptr, count); }
};

QString StatusText::phase(Session::Phase phase)
{
    switch (phase) {
    case Session::Phase::Idle:
        return tr("Not yet run");
    case Session::Phase::Running:
        return tr("Running");
    case Session::Phase::Stopping:
        return tr("Stopping");
    case Session::Phase::Finished:
        break;
    }
    return {};
}

QString StatusText::end(const Snapshot &snapshot)
{
    const TaskTimeline *main = snapshot.task(TaskId(1));
    switch (main != nullptr ? main->end : TaskEnd::None) {
    case TaskEnd::Finished:
        return tr("Finished");
    case TaskEnd::Failed:
        return tr("Failed");
    case TaskEnd::Cancelled:
    case TaskEnd::Lost:
    case TaskEnd::NeverStarted:
    case TaskEnd::None:
        break;
    }
    return tr("Stopped");
}

QString StatusText::counts(const Snapshot &snapshot)
{
    const auto in = [&](TaskState state) {
        return qsizetype(snapshot.statesNow[std::size_t(state)]);
    };
    const qsizetype begun = in(TaskState::Done) + in(TaskState::Running) + in(TaskState::Blocking)
                            + in(TaskState::Ready) + in(TaskState::Awaiting);
    QStringList parts;
    const auto add = [&parts](const QString &text, qsizetype count) {
        if (count > 0) {
            parts.append(text.arg(count));
        }
    };
    std::array<qsizetype, 6> ended{};
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        ++ended[std::size_t(snapshot.tasks.at(i).end)];
    }
    add(tr("%1 finished"), ended[std::size_t(TaskEnd::Finished)]);
    add(tr("%1 failed"), ended[std::size_t(TaskEnd::Failed)]);
    add(tr("%1 cancelled"), ended[std::size_t(TaskEnd::Cancelled)]);
    add(tr("%1 lost"), ended[std::size_t(TaskEnd::Lost)]);
    add(tr("%1 never started"), ended[std::size_t(TaskEnd::NeverStarted)]);
    add(tr("%1 on the thread"), in(TaskState::Running) + in(TaskState::Blocking));
    add(tr("%1 ready"), in(TaskState::Ready));
    add(tr("%1 awaiting"), in(TaskState::Awaiting));
    add(tr("%1 not started"), qsizetype(snapshot.tasks.size()) - begun);
    return parts.join(tr(", ", "between the counts of tasks"));
}

} // namespace

QString statusText(Session::Phase phase, const Snapshot &snapshot,
                   const std::optional<RunProblem> &problem)
{
    const bool isOver = phase == Session::Phase::Finished;
    QStringList parts{!isOver     ? StatusText::phase(phase)
                          : problem ? StatusText::tr("Could not run")
                                    : StatusText::end(snapshot)};
    if (phase != Session::Phase::Idle) {
        parts.append(secondsText(snapshot.now));
    }
    if (!snapshot.tasks.isEmpty()) {
        const QString tasks = StatusText::tasks(int(snapshot.tasks.size()));
        parts.append(StatusText::tr("%1: %2", "tasks: their states")
                         .arg(tasks, StatusText::counts(snapshot)));
    }
    if (snapshot.lostEvents > 0) {
        parts.append(StatusText::lost(int(snapshot.lostEvents)));
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace Coroscope
