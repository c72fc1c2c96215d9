// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/countercache.h"

#include "ui/timeline/listsearch.h"

namespace Coroscope {
namespace {

void add(std::vector<CounterRun> &runs, int first, int last, std::int64_t value)
{
    if (first > last) {
        return;
    }
    if (!runs.empty() && runs.back().value == value && runs.back().last + 1 == first) {
        runs.back().last = last;
    } else {
        runs.push_back({first, last, value});
    }
}

} // namespace

void CounterCache::begin(const Snapshot &snapshot)
{
    if (m_tables != snapshot.tables) {
        m_tables = snapshot.tables;
        m_entries.clear();
    }
}

void CounterCache::advance(Entry &entry, const CounterTimeline &counter, int last)
{
    const auto &samples = counter.samples;
    while (entry.column <= last && entry.next < samples.size()) {
        const int column = std::max(entry.scale.column(samples.at(entry.next).at), entry.column);
        if (column > last) {
            break;
        }
        if (entry.held) {
            add(entry.runs, entry.column, column - 1, *entry.held);
        }
        const std::size_t beyond = leadingFrom(
            samples, entry.next,
            [&](const CounterSample &s) { return entry.scale.column(s.at) <= column; });
        add(entry.runs, column, column, highest(counter, entry.next, beyond));
        entry.held = samples.at(beyond - 1).value;
        entry.next = beyond;
        entry.column = column + 1;
    }
    if (entry.held) {
        add(entry.runs, entry.column, last, *entry.held);
    }
    entry.column = std::max(entry.column, last + 1);
}

std::vector<CounterRun> CounterCache::runs(std::uint32_t key, const CounterTimeline &counter,
                                           const TimeScale &scale, ColumnRange view, TraceTime now)
{
    Entry &entry = m_entries[key];
    const bool isKnown = entry.scale == scale && entry.view == view
        && entry.next <= counter.samples.size() && entry.column <= scale.column(now);
    if (!isKnown) {
        // What the view begins with is the last sample before it.
        const std::size_t first = leadingFrom(
            counter.samples, 0,
            [&](const CounterSample &s) { return scale.column(s.at) < view.first; });
        entry = {scale, view, {}, first, view.first, std::nullopt};
        if (first > 0) {
            entry.held = counter.samples.at(first - 1).value;
        }
    }
    // The newest column may still get samples: it is not remembered.
    const int newest = std::min(view.last, scale.column(now));
    advance(entry, counter, newest - 1);
    Entry whole = entry;
    advance(whole, counter, newest);
    return std::move(whole.runs);
}

} // namespace Coroscope
