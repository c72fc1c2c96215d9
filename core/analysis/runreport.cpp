// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/analysis/runreport.h"

#include "core/analysis/results.h"
#include "core/analysis/statenames.h"

#include <QtCore/QJsonArray>

namespace Coroscope {
namespace {

QJsonValue seconds(std::optional<TraceTime> time)
{
    return time ? QJsonValue(toSeconds(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue textOrNull(const Snapshot &snapshot, std::optional<TextId> id)
{
    return id ? QJsonValue(snapshot.text(*id)) : QJsonValue(QJsonValue::Null);
}

QJsonValue taskName(const Snapshot &snapshot, std::optional<TaskId> id)
{
    const TaskTimeline *task = id ? snapshot.task(*id) : nullptr;
    return task != nullptr ? QJsonValue(snapshot.text(task->name)) : QJsonValue(QJsonValue::Null);
}

QJsonObject taskObject(const Snapshot &snapshot, const TaskTimeline &task)
{
    const TaskFigures figures = figuresOf(task, snapshot.now);
    const auto time = [&figures](TaskState state) {
        return toSeconds(figures.times[std::size_t(state)]);
    };
    return {{QStringLiteral("id"), qint64(task.id.value())},
            {QStringLiteral("parent"),
             task.parent ? QJsonValue(qint64(task.parent->value())) : QJsonValue::Null},
            {QStringLiteral("name"), snapshot.text(task.name)},
            {QStringLiteral("state"), nameOf(task.end)},
            {QStringLiteral("created_s"), toSeconds(task.created)},
            {QStringLiteral("started_s"), seconds(task.started)},
            {QStringLiteral("finished_s"), seconds(figures.finished)},
            {QStringLiteral("elapsed_s"), seconds(figures.elapsed)},
            {QStringLiteral("running_s"), time(TaskState::Running)},
            {QStringLiteral("blocking_s"), time(TaskState::Blocking)},
            {QStringLiteral("awaiting_s"), time(TaskState::Awaiting)},
            {QStringLiteral("ready_s"), time(TaskState::Ready)},
            {QStringLiteral("result"), textOrNull(snapshot, figures.result)},
            {QStringLiteral("error"), textOrNull(snapshot, figures.error)}};
}

QJsonArray tasksArray(const Snapshot &snapshot)
{
    QJsonArray tasks;
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        tasks.append(taskObject(snapshot, snapshot.tasks.at(i)));
    }
    return tasks;
}

QJsonArray finishOrder(const Snapshot &snapshot)
{
    QJsonArray names;
    for (std::size_t i = 0; i < snapshot.endOrder.size(); ++i) {
        const TaskTimeline *task = snapshot.task(snapshot.endOrder.at(i));
        const bool isFinished = task->end == TaskEnd::Finished || task->end == TaskEnd::Failed
            || task->end == TaskEnd::Cancelled;
        if (task->id != TaskId(1) && isFinished) {
            names.append(snapshot.text(task->name));
        }
    }
    return names;
}

QJsonObject variablesObject(const Snapshot &snapshot)
{
    QJsonObject variables;
    for (const VariableTimeline &variable : snapshot.variables) {
        const QString value = snapshot.text(variable.value);
        variables.insert(snapshot.text(variable.name),
                         QJsonObject{{QStringLiteral("value"),
                                      variable.kind == ValueKind::Number
                                          ? QJsonValue(value.toDouble())
                                          : QJsonValue(value)},
                                     {QStringLiteral("reads"), qint64(variable.reads)},
                                     {QStringLiteral("writes"), qint64(variable.writes)},
                                     {QStringLiteral("stale_writes"),
                                      qint64(variable.staleWrites)}});
    }
    return variables;
}

QJsonArray outputArray(const Snapshot &snapshot)
{
    QJsonArray output;
    for (std::size_t i = 0; i < snapshot.output.size(); ++i) {
        const OutputLine &line = snapshot.output.at(i);
        output.append(QJsonObject{{QStringLiteral("at_s"), toSeconds(line.at)},
                                  {QStringLiteral("task"), taskName(snapshot, line.task)},
                                  {QStringLiteral("text"), snapshot.text(line.text)}});
    }
    return output;
}

std::optional<TraceTime> between(std::optional<TraceTime> from, std::optional<TraceTime> to)
{
    return from && to ? std::optional(*to - *from) : std::nullopt;
}

QJsonObject requestObject(const Snapshot &snapshot, const RequestTimeline &request)
{
    const auto step = [&request](RequestStep s) { return request.step(s); };
    const auto connecting = step(RequestStep::Connecting);
    const auto sent = step(RequestStep::Sent);
    const auto queuedUntil = connecting ? connecting : sent ? sent : step(RequestStep::Done);
    const auto reused = request.connection == ConnectionUse::Unknown
        ? QJsonValue(QJsonValue::Null)
        : QJsonValue(request.connection == ConnectionUse::Reused);
    return {{QStringLiteral("id"), qint64(request.id.value())},
            {QStringLiteral("task"), taskName(snapshot, request.task)},
            {QStringLiteral("url"), textOrNull(snapshot, request.address)},
            {QStringLiteral("status"),
             request.status ? QJsonValue(int(*request.status)) : QJsonValue::Null},
            {QStringLiteral("error"), textOrNull(snapshot, request.error)},
            {QStringLiteral("bytes"),
             request.bytes ? QJsonValue(qint64(*request.bytes)) : QJsonValue::Null},
            {QStringLiteral("reused"), reused},
            {QStringLiteral("queued_s"), seconds(between(step(RequestStep::Queued), queuedUntil))},
            {QStringLiteral("connect_s"), seconds(between(connecting, sent))},
            {QStringLiteral("wait_s"), seconds(between(sent, step(RequestStep::FirstByte)))},
            {QStringLiteral("download_s"),
             seconds(between(step(RequestStep::FirstByte), step(RequestStep::Done)))},
            {QStringLiteral("total_s"),
             seconds(between(step(RequestStep::Queued), step(RequestStep::Done)))}};
}

QJsonArray requestsArray(const Snapshot &snapshot)
{
    QJsonArray requests;
    for (std::size_t i = 0; i < snapshot.requests.size(); ++i) {
        requests.append(requestObject(snapshot, snapshot.requests.at(i)));
    }
    return requests;
}

QJsonObject countersObject(const Snapshot &snapshot)
{
    QJsonObject counters;
    for (const CounterTimeline &counter : snapshot.counters) {
        QString name = snapshot.text(counter.name);
        name.replace(QLatin1Char(' '), QLatin1Char('_'));
        counters.insert(QStringLiteral("peak_") + name, qint64(counter.peak));
    }
    return counters;
}

} // namespace

QJsonObject runReport(const Snapshot &snapshot, const RunFacts &facts)
{
    const TaskTimeline *main = snapshot.task(TaskId(1));
    return {{QStringLiteral("format"), QStringLiteral("coroscope-run/1")},
            {QStringLiteral("scenario"), facts.scenario},
            {QStringLiteral("title"), facts.title},
            {QStringLiteral("clock"), facts.clock},
            {QStringLiteral("speed"), facts.speed},
            {QStringLiteral("seed"), qint64(facts.seed)},
            {QStringLiteral("parameters"), facts.parameters},
            {QStringLiteral("duration_s"),
             seconds(main != nullptr ? main->ended : std::nullopt)},
            {QStringLiteral("tasks"), tasksArray(snapshot)},
            {QStringLiteral("finish_order"), finishOrder(snapshot)},
            {QStringLiteral("variables"), variablesObject(snapshot)},
            {QStringLiteral("output"), outputArray(snapshot)},
            {QStringLiteral("requests"), requestsArray(snapshot)},
            {QStringLiteral("counters"), countersObject(snapshot)},
            {QStringLiteral("summary"), facts.summary},
            {QStringLiteral("findings"), QJsonArray()}};
}

} // namespace Coroscope
