// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/trace/snapshot.h"

namespace Coroscope {
namespace {

/// The index of the first sample after `time`, or their number.
std::size_t firstSampleAfter(const ListView<CounterSample> &samples, TraceTime time)
{
    std::size_t first = 0;
    for (std::size_t size = samples.size(); size > 0;) {
        const std::size_t half = size / 2;
        const bool isBefore = samples.at(first + half).at <= time;
        first += isBefore ? half + 1 : 0;
        size = isBefore ? size - half - 1 : half;
    }
    return first;
}

} // namespace

std::optional<std::int64_t> highest(const CounterTimeline &counter, TraceTime from, TraceTime to)
{
    constexpr std::size_t group = CounterTimeline::groupSize;
    const std::size_t end = firstSampleAfter(counter.samples, to);
    if (end == 0) {
        return std::nullopt;
    }
    // What a moment begins with is the last sample before it, unless one falls on it.
    std::size_t i = firstSampleAfter(counter.samples, from - TraceTime(1));
    if (i == counter.samples.size() || counter.samples.at(i).at > from) {
        i = i == 0 ? 0 : i - 1;
    }
    std::int64_t peak = counter.samples.at(i).value;
    while (i < end) {
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
    std::optional<Span> span = snapshot.threadOpen;
    if (span) {
        span->end = std::max(snapshot.now, span->begin);
    }
    return span;
}

} // namespace Coroscope
