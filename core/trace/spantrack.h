// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/appendonlylist.h"
#include "core/trace/events.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace Coroscope {

/// What a task does at a moment. The first four are disjoint and fill the time from a task's start
/// to its end.
enum class TaskState : std::uint8_t {
    Running,  ///< holds the thread
    Blocking, ///< holds the thread inside a blocking call
    Awaiting, ///< suspended; what it waits for has not happened
    Ready,    ///< suspended; what it waited for has happened, another task holds the thread
    Done      ///< finished, failed, cancelled or lost
};

/// Time spent in each of the four states before Done, by TaskState.
using StateTimes = std::array<TraceTime, 4>;

/// A stretch of time that a task spent in one state; never in state Done.
struct Span
{
    TraceTime begin{};
    TraceTime end{}; ///< not before begin; equal to it where the clock did not move
    TaskId task{1};
    TaskState state = TaskState::Running;
    AwaitReason reason = AwaitReason::Other; ///< of Awaiting and Ready
    std::optional<LocationId> line;          ///< where the task stood: its await or blocking call
    std::optional<TextId> detail;            ///< of Awaiting and Ready, for people
    std::optional<TaskId> cause;             ///< of Ready: the task that made it ready
    TraceTime length() const noexcept { return end - begin; }
    bool operator==(const Span &) const = default;
};

/// A span, or neighbouring spans that were too short to tell apart, taken together.
struct SpanPiece
{
    TraceTime begin;
    TraceTime end;
    StateTimes times;            ///< may add up to less than end - begin: gaps
    std::array<bool, 4> present; ///< states that occur, be it for no time
    const Span *span;            ///< the only span of the piece, or null; valid as long as the track
};

/// The span as a piece of its own.
inline SpanPiece pieceOf(const Span &span) noexcept
{
    SpanPiece piece{span.begin, span.end, {}, {}, &span};
    piece.times[std::size_t(span.state)] = span.length();
    piece.present[std::size_t(span.state)] = true;
    return piece;
}

/// The closed spans of one lane in order of time, as they were when the track was copied.
///
/// Spans do not overlap. Copies are cheap and share storage: appending to one copy (only ever the
/// newest) leaves the others as they were. From 16 spans on, groups of 4, 16, 64 … spans are summed up
/// as they fill, so that a walk costs in proportion to what it returns, not to the spans it passes.
class SpanTrack
{
public:
    std::size_t size() const noexcept { return m_size; }
    bool isEmpty() const noexcept { return m_size == 0; }
    const Span &at(std::size_t index) const noexcept { return m_storage->spans.at(index); }
    void append(const Span &span);

    /// The index of the first span that ends after `time`, or size().
    std::size_t firstEndingAfter(TraceTime time) const noexcept;
    /// The index of the first span that ends at or after `time`, or size().
    std::size_t firstEndingAtOrAfter(TraceTime time) const noexcept;

    /// Calls visit(const SpanPiece &) for all that touches [from, to], in order of time. Whole
    /// groups of spans no longer than `resolution` together come as one piece.
    template<typename Visitor>
    void walk(TraceTime from, TraceTime to, TraceTime resolution, Visitor &&visit) const
    {
        walkMerging(
            from, to,
            [resolution](TraceTime begin, TraceTime end) { return end - begin <= resolution; },
            std::forward<Visitor>(visit));
    }

    /// The same, where mayMerge(TraceTime begin, TraceTime end) decides whether the spans of that
    /// stretch may come as one piece. What holds for a stretch must hold for every part of it.
    template<typename Merger, typename Visitor>
    void walkMerging(TraceTime from, TraceTime to, Merger &&mayMerge, Visitor &&visit) const
    {
        walkMerging(firstEndingAtOrAfter(from), to, std::forward<Merger>(mayMerge),
                    std::forward<Visitor>(visit));
    }

    /// The same from span number `first` on; returns the number of the first span not visited.
    template<typename Merger, typename Visitor>
    std::size_t walkMerging(std::size_t first, TraceTime to, Merger &&mayMerge,
                            Visitor &&visit) const
    {
        std::size_t i = first;
        while (i < m_size) {
            const auto [group, count] = largestGroup(i, mayMerge);
            const SpanPiece piece = group != nullptr
                ? SpanPiece{group->begin, group->end, group->times, group->present, nullptr}
                : pieceOf(at(i));
            if (piece.begin > to) {
                break;
            }
            visit(piece);
            i += count;
        }
        return i;
    }

private:
    static constexpr unsigned groupBits = 2;
    static constexpr std::size_t groupedFrom = 16; ///< most tracks of many are shorter
    struct Group
    {
        TraceTime begin{};
        TraceTime end{};
        StateTimes times{};
        std::array<bool, 4> present{};
    };
    struct Storage
    {
        AppendOnlyList<Span, 2> spans;
        std::vector<std::unique_ptr<AppendOnlyList<Group, 2>>> levels;
    };

    template<typename Merger>
    std::pair<const Group *, std::size_t> largestGroup(std::size_t index, Merger &mayMerge) const
    {
        const Group *best = nullptr;
        std::size_t count = 1;
        if (m_size < groupedFrom) {
            return {best, count};
        }
        // Levels of the shared storage may hold groups that a newer copy closed: m_size is the
        // bound.
        for (std::size_t level = 0;; ++level) {
            const std::size_t length = std::size_t(1) << (groupBits * (level + 1));
            if ((index & (length - 1)) != 0 || index + length > m_size) {
                break;
            }
            const Group &group = m_storage->levels[level]->at(index / length);
            if (!mayMerge(group.begin, group.end)) {
                break;
            }
            best = &group;
            count = length;
        }
        return {best, count};
    }
    void closeGroups(std::size_t size);
    Group groupOf(std::size_t level, std::size_t first) const;

    std::shared_ptr<Storage> m_storage;
    std::size_t m_size = 0;
};

} // namespace Coroscope
