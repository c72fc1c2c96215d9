// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/trace/fold.h"

namespace Coroscope {

Fold::Fold(std::shared_ptr<const LogTables> tables)
{
    m_state.tables = std::move(tables);
}

void Fold::takeIn(const EventLog &log)
{
    const std::size_t size = log.size();
    while (m_state.events < size) {
        takeIn(log.at(m_state.events));
    }
    m_state.lostEvents = log.lost();
}

void Fold::takeIn(const Event &event)
{
    ++m_state.events;
    m_state.now = std::max(m_state.now, event.at);
    std::visit([this, &event](const auto &body) { apply(event, body); }, event.body);
}

Snapshot Fold::snapshot(TraceTime now) const
{
    Snapshot copy = m_state;
    copy.now = std::max(copy.now, now);
    return copy;
}

TaskTimeline &Fold::taskOf(const Event &event)
{
    return m_state.tasks.edit(event.task->value() - 1);
}

void Fold::openSpan(TaskTimeline &task, Span span)
{
    span.task = task.id;
    span.end = span.begin;
    ++m_state.statesNow[std::size_t(span.state)];
    task.open = span;
}

void Fold::closeSpan(TaskTimeline &task, TraceTime at)
{
    if (!task.open) {
        return;
    }
    Span span = *task.open;
    // A sleep's due time may lie before what was noted since: no span ends before it began.
    span.end = std::max(at, span.begin);
    --m_state.statesNow[std::size_t(span.state)];
    task.open.reset();
    task.due.reset();
    task.times[std::size_t(span.state)] += span.length();
    if (span.length() > TraceTime(0) || span.state != TaskState::Ready) {
        task.spans.append(span);
    }
}

void Fold::openThread(TraceTime at, const TaskTimeline &task, TaskState state,
                      std::optional<LocationId> line)
{
    Span span;
    span.begin = span.end = at;
    span.task = task.id;
    span.state = state;
    span.line = line;
    m_state.threadOpen = span;
}

void Fold::closeThread(TraceTime at)
{
    if (m_state.threadOpen) {
        m_state.threadOpen->end = std::max(at, m_state.threadOpen->begin);
        m_state.thread.append(*m_state.threadOpen);
        m_state.threadOpen.reset();
    }
}

void Fold::takeThread(TaskTimeline &task, TraceTime at)
{
    closeThread(at);
    if (!m_thread.empty()) {
        // An eager start: the caller waits, inside its call, until the new task gives way.
        TaskTimeline &caller = m_state.tasks.edit(m_thread.back().value() - 1);
        closeSpan(caller, at);
        Span waiting;
        waiting.begin = at;
        waiting.state = TaskState::Awaiting;
        waiting.reason = AwaitReason::Task;
        waiting.detail = task.name;
        waiting.line = task.createdAtLine;
        openSpan(caller, waiting);
    }
    m_thread.push_back(task.id);
    Span running;
    running.begin = at;
    running.state = TaskState::Running;
    openSpan(task, running);
    openThread(at, task, TaskState::Running, std::nullopt);
}

void Fold::leaveThread(TraceTime at)
{
    closeThread(at);
    m_thread.pop_back();
    if (!m_thread.empty()) {
        TaskTimeline &caller = m_state.tasks.edit(m_thread.back().value() - 1);
        closeSpan(caller, at);
        Span running;
        running.begin = at;
        running.state = TaskState::Running;
        openSpan(caller, running);
        openThread(at, caller, TaskState::Running, std::nullopt);
    }
}

void Fold::apply(const Event &event, const TaskCreated &body)
{
    TaskTimeline task;
    task.id = *event.task;
    task.parent = body.parent;
    task.name = body.name;
    task.start = body.start;
    task.createdAtLine = body.line;
    task.created = event.at;
    m_state.tasks.append(std::move(task));
}

void Fold::apply(const Event &event, const TaskStarted &)
{
    TaskTimeline &task = taskOf(event);
    task.started = event.at;
    takeThread(task, event.at);
}

void Fold::apply(const Event &event, const TaskSuspended &body)
{
    TaskTimeline &task = taskOf(event);
    closeSpan(task, event.at);
    Span waiting;
    waiting.begin = event.at;
    waiting.state = TaskState::Awaiting;
    waiting.reason = body.reason;
    waiting.line = body.line;
    waiting.detail = body.detail;
    openSpan(task, waiting);
    task.due = body.due;
    leaveThread(event.at);
}

void Fold::apply(const Event &event, const AwaitedReady &)
{
    ++taskOf(event).readyAwaits;
}

void Fold::apply(const Event &event, const TaskReady &body)
{
    TaskTimeline &task = taskOf(event);
    Span ready = task.open.value_or(Span{});
    closeSpan(task, event.at);
    ready.begin = std::max(event.at, ready.begin);
    ready.state = TaskState::Ready;
    ready.cause = body.cause;
    openSpan(task, ready);
    const auto &samples = m_state.readyQueue.samples;
    count(m_state.readyQueue, event.at, samples.isEmpty() ? 1 : samples.last().value + 1);
}

void Fold::apply(const Event &event, const TaskResumed &)
{
    TaskTimeline &task = taskOf(event);
    closeSpan(task, event.at);
    takeThread(task, event.at);
    count(m_state.readyQueue, event.at, m_state.readyQueue.samples.last().value - 1);
}

void Fold::apply(const Event &event, const BlockBegan &body)
{
    TaskTimeline &task = taskOf(event);
    closeSpan(task, event.at);
    Span blocking;
    blocking.begin = event.at;
    blocking.state = TaskState::Blocking;
    blocking.line = body.line;
    openSpan(task, blocking);
    closeThread(event.at);
    openThread(event.at, task, TaskState::Blocking, body.line);
}

void Fold::apply(const Event &event, const BlockEnded &)
{
    TaskTimeline &task = taskOf(event);
    closeSpan(task, event.at);
    Span running;
    running.begin = event.at;
    running.state = TaskState::Running;
    openSpan(task, running);
    closeThread(event.at);
    openThread(event.at, task, TaskState::Running, std::nullopt);
}

void Fold::endTask(const Event &event, TaskEnd end)
{
    TaskTimeline &task = taskOf(event);
    const bool heldThread = !m_thread.empty() && m_thread.back() == task.id;
    if (task.open && task.open->state == TaskState::Ready) {
        count(m_state.readyQueue, event.at, m_state.readyQueue.samples.last().value - 1);
    }
    closeSpan(task, event.at);
    task.ended = event.at;
    task.end = end;
    ++m_state.statesNow[std::size_t(TaskState::Done)];
    m_state.endOrder.append(task.id);
    if (heldThread) {
        leaveThread(event.at);
    }
}

void Fold::apply(const Event &event, const TaskFinished &body)
{
    taskOf(event).result = body.text;
    switch (body.outcome) {
    case Outcome::Succeeded:
        return endTask(event, TaskEnd::Finished);
    case Outcome::Failed:
        return endTask(event, TaskEnd::Failed);
    case Outcome::Cancelled:
        return endTask(event, TaskEnd::Cancelled);
    }
}

void Fold::apply(const Event &event, const TaskLost &)
{
    const bool started = taskOf(event).started.has_value();
    endTask(event, started ? TaskEnd::Lost : TaskEnd::NeverStarted);
}

VariableTimeline &Fold::variable(TextId name)
{
    const auto found = m_variables.constFind(name.value());
    if (found != m_variables.constEnd()) {
        return m_state.variables[*found];
    }
    m_variables.insert(name.value(), m_state.variables.size());
    VariableTimeline made;
    made.name = name;
    return m_state.variables.emplace_back(std::move(made));
}

void Fold::apply(const Event &event, const VariableRead &body)
{
    VariableTimeline &of = variable(body.name);
    ++of.reads;
    of.accesses.append({event.at, event.task, VariableAccess::Kind::Read, body.value, body.version,
                        std::nullopt, body.line});
}

void Fold::apply(const Event &event, const VariableWritten &body)
{
    using Kind = VariableAccess::Kind;
    VariableTimeline &of = variable(body.name);
    of.kind = body.kind;
    of.value = body.value;
    of.version = body.version;
    Kind kind = Kind::Made;
    if (body.version > 0) {
        const bool isStale = body.basedOn && *body.basedOn + 1 != body.version;
        kind = isStale ? Kind::WrittenStale : Kind::Written;
        of.writer = event.task;
        ++of.writes;
        of.staleWrites += isStale ? 1 : 0;
    }
    const VariableAccess access{event.at, event.task, kind, body.value, body.version, body.basedOn,
                                body.line};
    of.accesses.append(access);
    of.values.append(access);
}

void Fold::apply(const Event &event, const Printed &body)
{
    m_state.output.append({event.at, event.task, body.text});
}

void Fold::apply(const Event &event, const RequestPhase &body)
{
    if (body.step == RequestStep::Queued) {
        RequestTimeline made;
        made.id = body.request;
        made.task = event.task;
        made.address = body.text;
        m_state.requests.append(std::move(made));
    }
    RequestTimeline &request = m_state.requests.edit(body.request.value() - 1);
    request.steps[std::size_t(body.step)] = event.at;
    request.status = body.status ? body.status : request.status;
    request.bytes = body.bytes ? body.bytes : request.bytes;
    if (body.connection != ConnectionUse::Unknown) {
        request.connection = body.connection;
    }
    if (body.step == RequestStep::FirstByte) {
        request.failureBehind = body.text;
    } else if (body.step == RequestStep::Done) {
        request.error = body.text;
    }
}

void Fold::count(CounterTimeline &counter, TraceTime at, std::int64_t value)
{
    counter.peak = counter.samples.isEmpty() ? value : std::max(counter.peak, value);
    const TraceTime last = counter.samples.isEmpty() ? at : counter.samples.last().at;
    counter.samples.append({std::max(at, last), value});
    constexpr std::size_t group = CounterTimeline::groupSize;
    if (counter.samples.size() % group == 0) {
        std::int64_t groupPeak = value;
        for (std::size_t i = counter.samples.size() - group; i < counter.samples.size(); ++i) {
            groupPeak = std::max(groupPeak, counter.samples.at(i).value);
        }
        counter.groupPeaks.append(groupPeak);
    }
}

void Fold::apply(const Event &event, const CounterChanged &body)
{
    auto found = m_counters.constFind(body.name.value());
    if (found == m_counters.constEnd()) {
        found = m_counters.insert(body.name.value(), m_state.counters.size());
        CounterTimeline made;
        made.name = body.name;
        m_state.counters.push_back(std::move(made));
    }
    count(m_state.counters[*found], event.at, body.value);
}

void Fold::apply(const Event &event, const WorkBegan &body)
{
    m_state.workers.resize(std::max<std::size_t>(m_state.workers.size(), body.worker));
    Span span;
    span.begin = span.end = event.at;
    span.task = *event.task;
    span.state = TaskState::Blocking;
    span.line = body.line;
    m_state.workers[body.worker - 1].open = span;
}

void Fold::apply(const Event &event, const WorkEnded &body)
{
    WorkerTimeline &worker = m_state.workers[body.worker - 1];
    worker.open->end = event.at;
    worker.spans.append(*worker.open);
    worker.open.reset();
}

void Fold::apply(const Event &event, const FlushBegan &body)
{
    FlushTimeline made;
    made.id = body.flush;
    made.task = event.task;
    made.began = event.at;
    made.store = body.store;
    made.keys = body.keys;
    made.text = body.text;
    m_state.flushes.append(std::move(made));
}

void Fold::apply(const Event &event, const FlushAwaited &body)
{
    m_state.flushes.edit(body.flush.value() - 1).waiting.append(*event.task);
}

void Fold::apply(const Event &event, const FlushEnded &body)
{
    FlushTimeline &flush = m_state.flushes.edit(body.flush.value() - 1);
    flush.ended = event.at;
    flush.found = body.found;
    flush.failed = body.failed;
    flush.error = body.error;
}

} // namespace Coroscope
