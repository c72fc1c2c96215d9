// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/analysis/runreport.h"

#include "core/analysis/requesttotals.h"
#include "core/analysis/results.h"
#include "core/analysis/statenames.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>

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

/// Rows of a table, from number `first` on, before number `end`.
using RowsOf = QJsonArray (*)(const Snapshot &snapshot, std::size_t first, std::size_t end);

QJsonArray taskRows(const Snapshot &snapshot, std::size_t first, std::size_t end)
{
    QJsonArray tasks;
    for (std::size_t i = first; i < end; ++i) {
        tasks.append(taskObject(snapshot, snapshot.tasks.at(i)));
    }
    return tasks;
}

QJsonArray finishOrder(const Snapshot &snapshot, std::size_t first, std::size_t end)
{
    QJsonArray names;
    for (std::size_t i = first; i < end; ++i) {
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

QJsonArray outputRows(const Snapshot &snapshot, std::size_t first, std::size_t end)
{
    QJsonArray output;
    for (std::size_t i = first; i < end; ++i) {
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
    const auto connecting = step(RequestStep::Connecting) ? step(RequestStep::Connecting)
                                                          : step(RequestStep::Encrypting);
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

QJsonArray requestRows(const Snapshot &snapshot, std::size_t first, std::size_t end)
{
    QJsonArray requests;
    for (std::size_t i = first; i < end; ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        QJsonObject row = requestObject(snapshot, request);
        if (request.failureBehind) {
            row.insert(QStringLiteral("function_error"), snapshot.text(*request.failureBehind));
        }
        requests.append(row);
    }
    return requests;
}

/// The demo's own figures, and those of all requests.
QJsonObject summaryObject(const Snapshot &snapshot, const RunFacts &facts)
{
    QJsonObject summary = facts.summary;
    if (snapshot.requests.size() == 0) {
        return summary;
    }
    const RequestTotals totals = requestTotals(snapshot);
    summary.insert(QStringLiteral("requests"), qint64(totals.requests));
    summary.insert(QStringLiteral("requests_succeeded"), qint64(totals.succeeded));
    summary.insert(QStringLiteral("requests_error_status"), qint64(totals.errorStatus));
    if (totals.failureBehind > 0) {
        summary.insert(QStringLiteral("requests_function_error"), qint64(totals.failureBehind));
    }
    summary.insert(QStringLiteral("requests_failed"), qint64(totals.failed));
    if (const auto &times = totals.answerTimes) {
        summary.insert(QStringLiteral("answer_p50_s"), toSeconds(times->p50));
        summary.insert(QStringLiteral("answer_p90_s"), toSeconds(times->p90));
        summary.insert(QStringLiteral("answer_p99_s"), toSeconds(times->p99));
        summary.insert(QStringLiteral("answer_longest_s"), toSeconds(times->longest));
    }
    return summary;
}

QJsonObject countersObject(const Snapshot &snapshot)
{
    QJsonObject counters;
    for (const CounterTimeline &counter : snapshot.counters) {
        QString name = snapshot.text(counter.name);
        name.replace(QLatin1Char(' '), QLatin1Char('_'));
        // Of what is only ever counted up, the highest value is the number itself.
        const bool isTotal = name == QLatin1String("round_trips");
        counters.insert(isTotal ? name : QStringLiteral("peak_") + name, qint64(counter.peak));
    }
    return counters;
}

/// A part of the report with a row for each task, line or request: long where they are many.
struct Table
{
    const char *key;
    std::size_t size;
    RowsOf rows;
};

std::array<Table, 4> tablesOf(const Snapshot &snapshot)
{
    return {Table{"tasks", snapshot.tasks.size(), taskRows},
            Table{"finish_order", snapshot.endOrder.size(), finishOrder},
            Table{"output", snapshot.output.size(), outputRows},
            Table{"requests", snapshot.requests.size(), requestRows}};
}

/// The report without the rows of its tables.
QJsonObject reportWithoutRows(const Snapshot &snapshot, const RunFacts &facts)
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
            {QStringLiteral("tasks"), QJsonArray()},
            {QStringLiteral("finish_order"), QJsonArray()},
            {QStringLiteral("variables"), variablesObject(snapshot)},
            {QStringLiteral("output"), QJsonArray()},
            {QStringLiteral("requests"), QJsonArray()},
            {QStringLiteral("counters"), countersObject(snapshot)},
            {QStringLiteral("summary"), summaryObject(snapshot, facts)},
            {QStringLiteral("findings"), QJsonArray()}};
}

/// A member of the report as it stands in the whole, without what stands around it.
QByteArray memberText(const QString &key, const QJsonValue &value)
{
    constexpr qsizetype brace = 2; // "{\n" in front, "\n}\n" behind
    const QByteArray text = QJsonDocument(QJsonObject{{key, value}}).toJson();
    return text.mid(brace, text.size() - brace - 3);
}

/// Writes a table's rows a few hundred at a time: all at once would take many times their text.
bool writeTable(const Snapshot &snapshot, const Table &table, const ReportSink &write)
{
    constexpr std::size_t rowsAtOnce = 500;
    const QString key = QString::fromLatin1(table.key);
    const QByteArray empty = memberText(key, QJsonArray());
    const qsizetype head = empty.indexOf('[') + 2;
    const qsizetype tail = empty.size() - head;
    bool isWritten = write(empty.left(head));
    bool hasRows = false;
    for (std::size_t first = 0; first < table.size && isWritten; first += rowsAtOnce) {
        const QJsonArray rows = table.rows(snapshot, first,
                                           std::min(first + rowsAtOnce, table.size));
        const QByteArray text = memberText(key, rows);
        if (!rows.isEmpty()) {
            isWritten = write((hasRows ? ",\n" : "") + text.mid(head, text.size() - head - tail - 1));
            hasRows = true;
        }
    }
    return isWritten && write((hasRows ? "\n" : "") + empty.right(tail));
}

} // namespace

QJsonObject runReport(const Snapshot &snapshot, const RunFacts &facts)
{
    QJsonObject report = reportWithoutRows(snapshot, facts);
    for (const Table &table : tablesOf(snapshot)) {
        report.insert(QLatin1String(table.key), table.rows(snapshot, 0, table.size));
    }
    return report;
}

bool writeRunReport(const Snapshot &snapshot, const RunFacts &facts, const ReportSink &write)
{
    const QJsonObject report = reportWithoutRows(snapshot, facts);
    const auto tables = tablesOf(snapshot);
    bool isWritten = write("{\n");
    for (auto member = report.begin(); member != report.end() && isWritten; ++member) {
        const auto table = std::find_if(tables.begin(), tables.end(), [&member](const Table &t) {
            return member.key() == QLatin1String(t.key);
        });
        isWritten = (member == report.begin() || write(",\n"))
                    && (table == tables.end() ? write(memberText(member.key(), *member))
                                              : writeTable(snapshot, *table, write));
    }
    return isWritten && write("\n}\n");
}

} // namespace Coroscope
