// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"
#include "ui/timeline/lanecolumns.h"

#include <unordered_map>

namespace Coroscope {

/// A span that is wide enough for a bar of its own.
struct WideSpan
{
    ColumnRange columns;
    TraceTime begin{};
    TraceTime end{};
    TaskId task{1};
    TaskState state = TaskState::Running;
    bool operator==(const WideSpan &) const = default;
};

/// What one lane's spans come to on a scale: wide ones each by itself, in order of time, the others
/// by columns.
struct LaneSpans
{
    std::vector<WideSpan> wide;
    ColumnRange strip; ///< what `columns` stand for
    std::vector<Column> columns;
    bool operator==(const LaneSpans &) const = default;
};

/// Spans at least this wide, in pixels, are bars of their own.
inline constexpr int narrowestBar = 3;

/// Puts the spans of lanes into pixel columns, and remembers what it did for lanes that are asked
/// for again: then only what is new costs time. The result does not depend on what is remembered.
class LaneCache
{
public:
    /// Begins a picture. Forgets lanes that were not in the last one, and everything if the
    /// snapshot is of another run.
    void begin(const Snapshot &snapshot);
    LaneSpans thread(const Snapshot &snapshot, const TimeScale &scale, ColumnRange view);
    LaneSpans worker(const Snapshot &snapshot, std::size_t worker, const TimeScale &scale,
                     ColumnRange view);
    LaneSpans task(const Snapshot &snapshot, const TaskTimeline &task, const TimeScale &scale,
                   ColumnRange view);

private:
    struct Entry
    {
        Entry(const TimeScale &ofScale, ColumnRange ofView)
            : scale(ofScale)
            , view(ofView)
            , columns(ofScale, ofView)
        {
        }

        TimeScale scale;
        ColumnRange view;
        LaneColumns columns;
        std::vector<WideSpan> wide;
        std::size_t next = 0;    ///< the first span not taken in
        std::size_t picture = 0; ///< when it was last used
        bool isStarted = false;
    };

    Entry &entry(std::uint32_t key, const SpanTrack &track, const TimeScale &scale,
                 ColumnRange view);
    static void takeIn(Entry &entry, const SpanTrack &track);
    static LaneSpans finish(Entry &entry, const std::vector<Span> &open);

    std::shared_ptr<const LogTables> m_tables;
    std::unordered_map<std::uint32_t, Entry> m_entries; ///< by task id; 0 for the thread; workers from the top down
    std::size_t m_picture = 0;
};

} // namespace Coroscope
