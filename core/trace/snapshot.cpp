// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/trace/snapshot.h"

namespace Coroscope {

namespace {

std::optional<Span> endingNow(std::optional<Span> open, const Snapshot &snapshot)
{
    if (open) {
        open->end = std::max(snapshot.now, open->begin);
    }
    return open;
}

} // namespace

std::int64_t highest(const CounterTimeline &counter, std::size_t first, std::size_t end)
{
    constexpr std::size_t group = CounterTimeline::groupSize;
    std::int64_t peak = counter.samples.at(first).value;
    for (std::size_t i = first; i < end;) {
        const bool isWhole = i % group == 0 && i + group <= end;
        peak = std::max(peak, isWhole ? counter.groupPeaks.at(i / group)
                                      : counter.samples.at(i).value);
        i += isWhole ? group : 1;
    }
    return peak;
}

std::vector<Span> currentSpans(const TaskTimeline &task, TraceTime now)
{
    if (!task.open) {
        return {};
    }
    Span span = *task.open;
    span.end = std::max(now, span.begin);
    if (span.state != TaskState::Awaiting || !task.due || *task.due >= span.end) {
        return {span};
    }
    Span ready = span;
    span.end = std::max(*task.due, span.begin);
    ready.begin = span.end;
    ready.state = TaskState::Ready;
    return {span, ready};
}

std::optional<TaskState> currentState(const TaskTimeline &task, TraceTime now)
{
    if (task.end != TaskEnd::None) {
        return TaskState::Done;
    }
    const std::vector<Span> spans = currentSpans(task, now);
    return spans.empty() ? std::nullopt : std::optional(spans.back().state);
}

std::optional<Span> currentThreadSpan(const Snapshot &snapshot)
{
    return endingNow(snapshot.threadOpen, snapshot);
}

std::optional<Span> currentWorkerSpan(const Snapshot &snapshot, std::size_t worker)
{
    return endingNow(snapshot.workers[worker].open, snapshot);
}

} // namespace Coroscope
