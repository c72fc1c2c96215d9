// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/analysis/chrometrace.h"

#include "core/analysis/statenames.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace Coroscope {
namespace {

constexpr int process = 1;
constexpr qint64 threadTrack = 0;
constexpr qint64 firstWorkerTrack = 1'000'000'000; ///< beyond all task ids
constexpr qint64 flushTrack = 2'000'000'000;       ///< beyond all workers

double microseconds(TraceTime time)
{
    return static_cast<double>(time.count()) / 1e3;
}

/// Writes the objects of the array one by one: a document of all of them would need many times the
/// memory of the trace.
class Writer
{
public:
    Writer() { m_text = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n"; }

    void add(const QString &phase, const QString &name, qint64 track, std::optional<TraceTime> at,
             QJsonObject more)
    {
        more.insert(QStringLiteral("ph"), phase);
        more.insert(QStringLiteral("name"), name);
        more.insert(QStringLiteral("pid"), process);
        more.insert(QStringLiteral("tid"), track);
        if (at) {
            more.insert(QStringLiteral("ts"), microseconds(*at));
        }
        m_text += m_isFirst ? "" : ",\n";
        m_text += QJsonDocument(more).toJson(QJsonDocument::Compact);
        m_isFirst = false;
    }

    QByteArray finish(const QJsonObject &own)
    {
        m_text += "\n],\n\"coroscope\":";
        m_text += QJsonDocument(own).toJson(QJsonDocument::Compact);
        m_text += "}\n";
        return std::move(m_text);
    }

private:
    QByteArray m_text;
    bool m_isFirst = true;
};

QString lineText(const Snapshot &snapshot, LocationId id)
{
    const SourceLine &line = snapshot.location(id);
    return QStringLiteral("%1:%2").arg(line.file).arg(line.line);
}

void addTrackName(Writer &writer, qint64 track, const QString &name)
{
    writer.add(QStringLiteral("M"), QStringLiteral("thread_name"), track, std::nullopt,
               {{QStringLiteral("args"), QJsonObject{{QStringLiteral("name"), name}}}});
    writer.add(QStringLiteral("M"), QStringLiteral("thread_sort_index"), track, std::nullopt,
               {{QStringLiteral("args"), QJsonObject{{QStringLiteral("sort_index"), track}}}});
}

QJsonObject spanArguments(const Snapshot &snapshot, const Span &span)
{
    QJsonObject arguments{{QStringLiteral("state"), nameOf(span.state)},
                          {QStringLiteral("task"), qint64(span.task.value())}};
    if (span.state == TaskState::Awaiting || span.state == TaskState::Ready) {
        arguments.insert(QStringLiteral("reason"), nameOf(span.reason));
    }
    if (span.detail) {
        arguments.insert(QStringLiteral("detail"), snapshot.text(*span.detail));
    }
    if (span.line) {
        arguments.insert(QStringLiteral("line"), lineText(snapshot, *span.line));
    }
    if (span.cause) {
        arguments.insert(QStringLiteral("cause"), qint64(span.cause->value()));
    }
    return arguments;
}

void addSpan(Writer &writer, const Snapshot &snapshot, const Span &span, qint64 track,
             const QString &name)
{
    writer.add(QStringLiteral("X"), name, track, span.begin,
               {{QStringLiteral("dur"), microseconds(span.length())},
                {QStringLiteral("cat"), nameOf(span.state)},
                {QStringLiteral("args"), spanArguments(snapshot, span)}});
}

void addThread(Writer &writer, const Snapshot &snapshot)
{
    addTrackName(writer, threadTrack, QStringLiteral("thread"));
    const auto add = [&writer, &snapshot](const Span &span) {
        addSpan(writer, snapshot, span, threadTrack, snapshot.text(snapshot.task(span.task)->name));
    };
    for (std::size_t i = 0; i < snapshot.thread.size(); ++i) {
        add(snapshot.thread.at(i));
    }
    if (const auto current = currentThreadSpan(snapshot)) {
        add(*current);
    }
}

void addWorkers(Writer &writer, const Snapshot &snapshot)
{
    for (std::size_t i = 0; i < snapshot.workers.size(); ++i) {
        const WorkerTimeline &worker = snapshot.workers[i];
        const qint64 track = firstWorkerTrack + qint64(i);
        addTrackName(writer, track, QStringLiteral("worker %1").arg(i + 1));
        const auto add = [&](const Span &span) {
            addSpan(writer, snapshot, span, track, snapshot.text(snapshot.task(span.task)->name));
        };
        for (std::size_t n = 0; n < worker.spans.size(); ++n) {
            add(worker.spans.at(n));
        }
        if (const auto current = currentWorkerSpan(snapshot, i)) {
            add(*current);
        }
    }
}

void addTask(Writer &writer, const Snapshot &snapshot, const TaskTimeline &task)
{
    const qint64 track = task.id.value();
    addTrackName(writer, track, snapshot.text(task.name));
    QJsonObject about{{QStringLiteral("start"), nameOf(task.start)},
                      {QStringLiteral("state"), nameOf(task.end)}};
    if (task.parent) {
        about.insert(QStringLiteral("parent"), qint64(task.parent->value()));
    }
    if (task.result) {
        about.insert(QStringLiteral("result"), snapshot.text(*task.result));
    }
    writer.add(QStringLiteral("i"), QStringLiteral("created"), track, task.created,
               {{QStringLiteral("s"), QStringLiteral("t")}, {QStringLiteral("args"), about}});
    for (std::size_t i = 0; i < task.spans.size(); ++i) {
        addSpan(writer, snapshot, task.spans.at(i), track, nameOf(task.spans.at(i).state));
    }
    for (const Span &span : currentSpans(task, snapshot.now)) {
        addSpan(writer, snapshot, span, track, nameOf(span.state));
    }
    if (task.ended) {
        writer.add(QStringLiteral("i"), nameOf(task.end), track, *task.ended,
                   {{QStringLiteral("s"), QStringLiteral("t")}});
    }
}

void addVariables(Writer &writer, const Snapshot &snapshot)
{
    for (const VariableTimeline &variable : snapshot.variables) {
        const QString name = snapshot.text(variable.name);
        for (std::size_t i = 0; i < variable.accesses.size(); ++i) {
            const VariableAccess &access = variable.accesses.at(i);
            const bool isRead = access.kind == VariableAccess::Kind::Read;
            const bool isStale = access.kind == VariableAccess::Kind::WrittenStale;
            writer.add(QStringLiteral("i"),
                       (isRead ? QStringLiteral("read ") : QStringLiteral("write ")) + name,
                       access.task ? qint64(access.task->value()) : threadTrack, access.at,
                       {{QStringLiteral("s"), QStringLiteral("t")},
                        {QStringLiteral("args"),
                         QJsonObject{{QStringLiteral("value"), snapshot.text(access.value)},
                                     {QStringLiteral("version"), qint64(access.version)},
                                     {QStringLiteral("stale"), isStale}}}});
        }
    }
}

void addOutput(Writer &writer, const Snapshot &snapshot)
{
    for (std::size_t i = 0; i < snapshot.output.size(); ++i) {
        const OutputLine &line = snapshot.output.at(i);
        writer.add(QStringLiteral("i"), QStringLiteral("print"),
                   line.task ? qint64(line.task->value()) : threadTrack, line.at,
                   {{QStringLiteral("s"), QStringLiteral("t")},
                    {QStringLiteral("args"),
                     QJsonObject{{QStringLiteral("text"), snapshot.text(line.text)}}}});
    }
}

void addRequests(Writer &writer, const Snapshot &snapshot)
{
    for (std::size_t i = 0; i < snapshot.requests.size(); ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        for (std::size_t step = 0; step < request.steps.size(); ++step) {
            if (request.steps[step]) {
                writer.add(QStringLiteral("i"), nameOf(RequestStep(step)),
                           request.task ? qint64(request.task->value()) : threadTrack,
                           *request.steps[step],
                           {{QStringLiteral("s"), QStringLiteral("t")},
                            {QStringLiteral("args"), QJsonObject{{QStringLiteral("request"),
                                                                  qint64(request.id.value())}}}});
            }
        }
    }
}

QJsonObject flushArguments(const Snapshot &snapshot, const FlushTimeline &flush)
{
    QJsonArray waiting;
    for (std::size_t i = 0; i < flush.waiting.size(); ++i) {
        waiting.append(qint64(flush.waiting.at(i).value()));
    }
    QJsonObject arguments{{QStringLiteral("flush"), qint64(flush.id.value())},
                          {QStringLiteral("store"), snapshot.text(flush.store)},
                          {QStringLiteral("keys"), qint64(flush.keys)},
                          {QStringLiteral("found"), qint64(flush.found)},
                          {QStringLiteral("failed"), qint64(flush.failed)},
                          {QStringLiteral("waiting"), waiting}};
    if (flush.text) {
        arguments.insert(QStringLiteral("text"), snapshot.text(*flush.text));
    }
    if (flush.error) {
        arguments.insert(QStringLiteral("error"), snapshot.text(*flush.error));
    }
    if (flush.task) {
        arguments.insert(QStringLiteral("task"), qint64(flush.task->value()));
    }
    return arguments;
}

/// On a track of their own: a flush belongs to all the tasks that wait for it.
void addFlushes(Writer &writer, const Snapshot &snapshot)
{
    if (snapshot.flushes.size() > 0) {
        addTrackName(writer, flushTrack, QStringLiteral("flushes"));
    }
    for (std::size_t i = 0; i < snapshot.flushes.size(); ++i) {
        const FlushTimeline &flush = snapshot.flushes.at(i);
        const TraceTime end = flush.ended.value_or(std::max(snapshot.now, flush.began));
        writer.add(QStringLiteral("X"), QStringLiteral("flush"), flushTrack, flush.began,
                   {{QStringLiteral("dur"), microseconds(end - flush.began)},
                    {QStringLiteral("cat"), QStringLiteral("flush")},
                    {QStringLiteral("args"), flushArguments(snapshot, flush)}});
    }
}

void addCounter(Writer &writer, const QString &name, const CounterTimeline &counter)
{
    for (std::size_t i = 0; i < counter.samples.size(); ++i) {
        const CounterSample &sample = counter.samples.at(i);
        writer.add(QStringLiteral("C"), name, threadTrack, sample.at,
                   {{QStringLiteral("args"),
                     QJsonObject{{QStringLiteral("value"), qint64(sample.value)}}}});
    }
}

} // namespace

QByteArray chromeTrace(const Snapshot &snapshot, const RunFacts &facts)
{
    Writer writer;
    addThread(writer, snapshot);
    for (std::size_t i = 0; i < snapshot.tasks.size(); ++i) {
        addTask(writer, snapshot, snapshot.tasks.at(i));
    }
    addWorkers(writer, snapshot);
    addVariables(writer, snapshot);
    addOutput(writer, snapshot);
    addRequests(writer, snapshot);
    addFlushes(writer, snapshot);
    addCounter(writer, QStringLiteral("ready queue"), snapshot.readyQueue);
    for (const CounterTimeline &counter : snapshot.counters) {
        addCounter(writer, snapshot.text(counter.name), counter);
    }
    return writer.finish({{QStringLiteral("format"), QStringLiteral("coroscope-trace/1")},
                          {QStringLiteral("scenario"), facts.scenario},
                          {QStringLiteral("title"), facts.title},
                          {QStringLiteral("clock"), facts.clock},
                          {QStringLiteral("speed"), facts.speed},
                          {QStringLiteral("seed"), qint64(facts.seed)},
                          {QStringLiteral("parameters"), facts.parameters},
                          {QStringLiteral("lost_events"), qint64(snapshot.lostEvents)}});
}

} // namespace Coroscope
