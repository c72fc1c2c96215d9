// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/analysis/results.h"

#include <algorithm>

namespace Coroscope {
namespace {

constexpr std::size_t historyLength = 8;

std::optional<LocationId> lastLineBefore(const TaskTimeline &task, std::size_t index)
{
    for (std::size_t i = index; i-- > 0;) {
        if (task.spans.at(i).line) {
            return task.spans.at(i).line;
        }
    }
    return std::nullopt;
}

std::optional<TaskStand> standOf(const TaskTimeline &task, TraceTime at, TraceTime now)
{
    if (!task.started || *task.started > at || (task.ended && *task.ended <= at)) {
        return std::nullopt;
    }
    const std::size_t index = task.spans.firstEndingAfter(at);
    std::optional<Span> span;
    if (index < task.spans.size()) {
        span = task.spans.at(index);
    } else {
        for (const Span &current : currentSpans(task, std::max(now, at))) {
            span = current.begin <= at || !span ? current : *span;
        }
    }
    if (!span) {
        return std::nullopt;
    }
    return TaskStand{task.id, span->state, span->line ? span->line : lastLineBefore(task, index)};
}

VariableAt variableAt(const VariableTimeline &variable, TraceTime at)
{
    VariableAt result{variable.name, variable.kind, variable.value, std::nullopt, {}, 0};
    for (std::size_t i = 0; i < variable.values.size() && variable.values.at(i).at <= at; ++i) {
        const VariableAccess &access = variable.values.at(i);
        result.value = access.value;
        result.writer = access.version > 0 ? access.task : std::nullopt;
        result.history.push_back(access.value);
        result.staleWrites += access.kind == VariableAccess::Kind::WrittenStale ? 1 : 0;
    }
    if (result.history.size() > historyLength) {
        result.history.erase(result.history.begin(),
                             result.history.end() - std::ptrdiff_t(historyLength));
    }
    return result;
}

} // namespace

TaskFigures figuresOf(const TaskTimeline &task, TraceTime now)
{
    TaskFigures figures;
    figures.task = task.id;
    figures.end = task.end;
    figures.created = task.created;
    figures.started = task.started;
    figures.finished = task.ended;
    figures.times = task.times;
    for (const Span &span : currentSpans(task, now)) {
        figures.times[std::size_t(span.state)] += span.length();
    }
    if (task.started) {
        figures.elapsed = task.ended.value_or(std::max(now, *task.started)) - *task.started;
    }
    (task.end == TaskEnd::Failed ? figures.error : figures.result) = task.result;
    return figures;
}

std::vector<TaskFigures> resultsTable(const Snapshot &snapshot)
{
    std::vector<TaskFigures> table;
    table.reserve(snapshot.tasks.size());
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        table.push_back(figuresOf(snapshot.tasks.at(i), snapshot.now));
    }
    return table;
}

std::vector<VariableAt> variablesAt(const Snapshot &snapshot, TraceTime at)
{
    std::vector<VariableAt> result;
    for (const VariableTimeline &variable : snapshot.variables) {
        if (!variable.values.isEmpty() && variable.values.at(0).at <= at) {
            result.push_back(variableAt(variable, at));
        }
    }
    return result;
}

std::vector<TaskStand> standsAt(const Snapshot &snapshot, TraceTime at)
{
    std::vector<TaskStand> stands;
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        if (const auto stand = standOf(snapshot.tasks.at(i), at, snapshot.now)) {
            stands.push_back(*stand);
        }
    }
    return stands;
}

} // namespace Coroscope
