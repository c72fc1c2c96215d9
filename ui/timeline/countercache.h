// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"
#include "ui/timeline/timescale.h"

#include <unordered_map>

namespace Coroscope {

/// Neighbouring pixel columns in which a counter has one value.
struct CounterRun
{
    int first = 0;
    int last = 0;
    std::int64_t value = 0;
    bool operator==(const CounterRun &) const = default;
};

/// Puts counters into pixel columns, and remembers what it did for those that are asked for again:
/// then only what is new costs time. The result does not depend on what is remembered.
///
/// A column that holds several samples shows the highest: a peak never vanishes.
class CounterCache
{
public:
    /// Begins a picture; forgets everything if the snapshot is of another run.
    void begin(const Snapshot &snapshot);
    /// The runs of a counter in `view`, up to `now`. A counter is told by its key.
    std::vector<CounterRun> runs(std::uint32_t key, const CounterTimeline &counter,
                                 const TimeScale &scale, ColumnRange view, TraceTime now);

private:
    struct Entry
    {
        TimeScale scale;
        ColumnRange view;
        std::vector<CounterRun> runs; ///< of the columns that can change no more
        std::size_t next = 0;         ///< the first sample not taken in
        int column = 0;               ///< the first column not taken in
        std::optional<std::int64_t> held;
    };

    static void advance(Entry &entry, const CounterTimeline &counter, int last);

    std::shared_ptr<const LogTables> m_tables;
    std::unordered_map<std::uint32_t, Entry> m_entries;
};

} // namespace Coroscope
