// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/spantext.h"

#include "ui/timeline/flushtext.h"
#include "ui/timeline/requestresult.h"
#include "ui/timeline/requeststretches.h"
#include "ui/timeline/ruler.h"

#include <QtCore/QCoreApplication>

namespace Coroscope {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SpanText)
};

QString detailOf(const Snapshot &snapshot, const Span &span)
{
    return span.detail ? snapshot.text(*span.detail) : QString();
}

QString statusOfEnd(const TaskTimeline &task)
{
    const QString at = task.ended ? momentText(*task.ended) : QString();
    switch (task.end) {
    case TaskEnd::Finished:
        return Words::tr("finished %1").arg(at);
    case TaskEnd::Failed:
        return Words::tr("failed %1").arg(at);
    case TaskEnd::Cancelled:
        return Words::tr("cancelled %1").arg(at);
    case TaskEnd::Lost:
        return Words::tr("lost %1").arg(at);
    case TaskEnd::NeverStarted:
        return Words::tr("never started");
    case TaskEnd::None:
        break;
    }
    return {};
}

QString placeOf(const Snapshot &snapshot, const Span &span)
{
    if (!span.line) {
        return {};
    }
    const SourceLine &line = snapshot.location(*span.line);
    return QStringLiteral("%1:%2").arg(line.file).arg(line.line);
}

bool showsConnection(RequestStretch stretch)
{
    return stretch == RequestStretch::Waiting || stretch == RequestStretch::Downloading;
}

bool endsIn(const RequestTimeline &request, const Span &span)
{
    const auto done = request.step(RequestStep::Done);
    return done && *done >= span.begin && *done <= span.end;
}

/// What the requests that a span awaits do meanwhile: "connecting 0.001 s, waiting for the answer
/// 2.000 s, new connection"; nothing for spans that await something else.
QString stretchesIn(const Snapshot &snapshot, const Span &span)
{
    QStringList parts;
    const bool isRequest = span.state == TaskState::Awaiting && span.reason == AwaitReason::Request;
    for (std::size_t i = 0; isRequest && i < snapshot.requests.size(); ++i) {
        const RequestTimeline &request = snapshot.requests.at(i);
        if (request.task != span.task) {
            continue;
        }
        const qsizetype before = parts.size();
        visitStretches(request, snapshot.now, [&](RequestStretch stretch, TimeRange time) {
            const TraceTime length = std::min(time.end, span.end)
                - std::max(time.begin, span.begin);
            if (length > TraceTime(0)) {
                parts.append(Words::tr("%1 %2", "part of a request and how long it took")
                                 .arg(SpanText::stretch(stretch), lengthText(length)));
            }
        });
        if (parts.size() > before && request.connection != ConnectionUse::Unknown) {
            parts.append(SpanText::connection(request.connection));
        }
        if (endsIn(request, span) && isTrouble(resultOf(request))) {
            parts.append(RequestText::status(snapshot, request));
        }
    }
    return parts.join(Words::tr(", ", "between the parts of a request"));
}

/// What goes on while a span waits, beyond what it waits for.
QString partsOf(const Snapshot &snapshot, const Span &span)
{
    const auto flush = flushOf(snapshot, span);
    return flush ? FlushText::sentence(snapshot, *flush) : stretchesIn(snapshot, span);
}

} // namespace

QString SpanText::state(TaskState state)
{
    switch (state) {
    case TaskState::Running:
        return Words::tr("running");
    case TaskState::Blocking:
        return Words::tr("blocking");
    case TaskState::Awaiting:
        return Words::tr("awaiting");
    case TaskState::Ready:
        return Words::tr("ready");
    case TaskState::Done:
        break;
    }
    return Words::tr("done");
}

QString SpanText::reason(AwaitReason reason)
{
    switch (reason) {
    case AwaitReason::Sleep:
        return Words::tr("sleep");
    case AwaitReason::Task:
        return Words::tr("task");
    case AwaitReason::Gather:
        return Words::tr("gather");
    case AwaitReason::Semaphore:
        return Words::tr("semaphore");
    case AwaitReason::Mutex:
        return Words::tr("mutex");
    case AwaitReason::Event:
        return Words::tr("event");
    case AwaitReason::Queue:
        return Words::tr("queue");
    case AwaitReason::Request:
        return Words::tr("request");
    case AwaitReason::Future:
        return Words::tr("future");
    case AwaitReason::Signal:
        return Words::tr("signal");
    case AwaitReason::CacheRead:
        return Words::tr("cache read");
    case AwaitReason::Other:
        break;
    }
    return Words::tr("something");
}

QString SpanText::stretch(RequestStretch stretch)
{
    switch (stretch) {
    case RequestStretch::Queued:
        return Words::tr("queued");
    case RequestStretch::Connecting:
        return Words::tr("connecting");
    case RequestStretch::Encrypting:
        // Of an encrypted connection only both together can be measured.
        return Words::tr("connecting with TLS");
    case RequestStretch::Waiting:
        return Words::tr("waiting for the answer");
    case RequestStretch::Downloading:
        break;
    }
    return Words::tr("downloading");
}

QString SpanText::connection(ConnectionUse use)
{
    switch (use) {
    case ConnectionUse::New:
        return Words::tr("new connection");
    case ConnectionUse::Reused:
        return Words::tr("reused connection");
    case ConnectionUse::Unknown:
        break;
    }
    return {};
}

QString SpanText::signedStretch(RequestStretch stretch, ConnectionUse use)
{
    const QString text = Themes::glyphOf(stretch) + QStringLiteral(" ")
        + SpanText::stretch(stretch);
    const auto sign = showsConnection(stretch) ? Themes::glyphOf(use) : std::nullopt;
    return sign ? text + QStringLiteral(" · ") + *sign + QStringLiteral(" ") + connection(use)
                : text;
}

QString SpanText::stretchSigns(RequestStretch stretch, ConnectionUse use)
{
    const QString text = Themes::glyphOf(stretch);
    const auto sign = showsConnection(stretch) ? Themes::glyphOf(use) : std::nullopt;
    return sign ? text + QStringLiteral(" ") + *sign : text;
}

QString SpanText::full(const Snapshot &snapshot, const Span &span, std::optional<TraceTime> due)
{
    const TraceTime length = due ? *due - span.begin : span.length();
    switch (span.state) {
    case TaskState::Running:
        return Words::tr("running %1").arg(lengthText(length));
    case TaskState::Blocking:
        return Words::tr("block %1").arg(lengthText(length));
    case TaskState::Ready:
        return Words::tr("ready, waiting for the thread");
    case TaskState::Awaiting:
    case TaskState::Done:
        break;
    }
    if (span.reason == AwaitReason::Sleep) {
        return Words::tr("await sleep %1").arg(lengthText(length));
    }
    const QString detail = detailOf(snapshot, span);
    return detail.isEmpty() || detail == reason(span.reason)
        ? Words::tr("await %1").arg(reason(span.reason))
        : Words::tr("await %1 %2").arg(reason(span.reason), detail);
}

QString SpanText::brief(const Span &span)
{
    switch (span.state) {
    case TaskState::Running:
        return Words::tr("run");
    case TaskState::Blocking:
        return Words::tr("block");
    case TaskState::Ready:
        return Words::tr("ready");
    case TaskState::Awaiting:
    case TaskState::Done:
        break;
    }
    return reason(span.reason);
}

QString SpanText::status(const Snapshot &snapshot, const TaskTimeline &task)
{
    if (task.end != TaskEnd::None) {
        return statusOfEnd(task);
    }
    const std::vector<Span> spans = currentSpans(task, snapshot.now);
    if (spans.empty()) {
        return Words::tr("not started");
    }
    const Span &span = spans.back();
    const QString length = QString::number(toSeconds(span.length()), 'f', 1);
    switch (span.state) {
    case TaskState::Blocking:
        return Words::tr("blocking %1 s").arg(length);
    case TaskState::Ready:
        return Words::tr("ready for %1 s").arg(length);
    case TaskState::Awaiting:
        return Words::tr("awaiting %1").arg(reason(span.reason));
    case TaskState::Running:
    case TaskState::Done:
        break;
    }
    return Words::tr("running");
}

QString SpanText::accessible(const Snapshot &snapshot, const Span &span)
{
    const QString what = span.state == TaskState::Ready ? Words::tr("waiting for the thread")
        : span.state == TaskState::Awaiting            ? full(snapshot, span, std::nullopt)
        : span.line                                    ? placeOf(snapshot, span)
                                                       : lengthText(span.length());
    const QString text = Words::tr("task %1, %2, %3 to %4, %5")
                             .arg(snapshot.text(snapshot.task(span.task)->name), state(span.state),
                                  momentText(span.begin), momentText(span.end), what);
    const QString stretches = partsOf(snapshot, span);
    return stretches.isEmpty()
        ? text
        : Words::tr("%1: %2", "an await and its parts").arg(text, stretches);
}

QString SpanText::toolTip(const Snapshot &snapshot, const Span &span)
{
    const QString name = snapshot.text(snapshot.task(span.task)->name);
    QString text = Words::tr("<b>%1</b> · %2<br>%3 to %4 (%5)")
                       .arg(name.toHtmlEscaped(), state(span.state), momentText(span.begin),
                            momentText(span.end), lengthText(span.length()));
    if (span.state == TaskState::Awaiting || span.state == TaskState::Ready) {
        Span waiting = span;
        waiting.state = TaskState::Awaiting;
        text += QStringLiteral("<br>") + full(snapshot, waiting, std::nullopt).toHtmlEscaped();
    }
    const QString stretches = partsOf(snapshot, span);
    if (!stretches.isEmpty()) {
        text += QStringLiteral("<br>") + stretches.toHtmlEscaped();
    }
    if (span.cause) {
        text += QStringLiteral("<br>")
            + Words::tr("made ready by %1")
                  .arg(snapshot.text(snapshot.task(*span.cause)->name).toHtmlEscaped());
    }
    const QString place = placeOf(snapshot, span);
    return place.isEmpty() ? text : text + QStringLiteral("<br>") + place.toHtmlEscaped();
}

std::optional<Span> spanAt(const Snapshot &snapshot, TaskId task, TraceTime at)
{
    const TaskTimeline *of = snapshot.task(task);
    if (of == nullptr) {
        return std::nullopt;
    }
    const std::size_t i = of->spans.firstEndingAfter(at);
    if (i < of->spans.size() && of->spans.at(i).begin <= at) {
        return of->spans.at(i);
    }
    for (const Span &span : currentSpans(*of, snapshot.now)) {
        if (span.begin <= at && at <= span.end) {
            return span;
        }
    }
    return std::nullopt;
}

std::optional<Span> spanAfter(const Snapshot &snapshot, const Span &span)
{
    const TaskTimeline *of = snapshot.task(span.task);
    if (of == nullptr) {
        return std::nullopt;
    }
    for (std::size_t i = of->spans.firstEndingAtOrAfter(span.end); i < of->spans.size(); ++i) {
        const Span &next = of->spans.at(i);
        const bool isSame = next.begin == span.begin && next.state == span.state;
        if (next.begin >= span.end && !isSame && next.length() > TraceTime(0)) {
            return next;
        }
    }
    for (const Span &next : currentSpans(*of, snapshot.now)) {
        if (next.begin >= span.end && next.begin > span.begin) {
            return next;
        }
    }
    return std::nullopt;
}

std::optional<Span> spanBefore(const Snapshot &snapshot, const Span &span)
{
    const TaskTimeline *of = snapshot.task(span.task);
    if (of == nullptr) {
        return std::nullopt;
    }
    const std::vector<Span> current = currentSpans(*of, snapshot.now);
    if (current.size() == 2 && span.begin == current[1].begin
        && span.state == current[1].state) {
        return current[0];
    }
    for (std::size_t i = of->spans.firstEndingAfter(span.begin); i > 0; --i) {
        const Span &previous = of->spans.at(i - 1);
        if (previous.end <= span.begin && previous.length() > TraceTime(0)) {
            return previous;
        }
    }
    return std::nullopt;
}

} // namespace Coroscope
