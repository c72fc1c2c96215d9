// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanecache.h"

#include <limits>

namespace Coroscope {
namespace {

WideSpan wideSpan(const Span &span, ColumnRange columns)
{
    return {columns, span.begin, span.end, span.task, span.state};
}

} // namespace

void LaneCache::begin(const Snapshot &snapshot)
{
    if (m_tables != snapshot.tables) {
        m_tables = snapshot.tables;
        m_entries.clear();
    }
    std::erase_if(m_entries, [this](const auto &item) { return item.second.picture < m_picture; });
    ++m_picture;
}

LaneCache::Entry &LaneCache::entry(std::uint32_t key, const SpanTrack &track,
                                   const TimeScale &scale, ColumnRange view)
{
    auto found = m_entries.find(key);
    if (found == m_entries.end()) {
        found = m_entries.emplace(key, Entry(scale, view)).first;
    } else if (found->second.scale != scale || found->second.view != view
               || found->second.next > track.size()) {
        found->second = Entry(scale, view);
    }
    found->second.picture = m_picture;
    found->second.columns.takeBack();
    takeIn(found->second, track);
    return found->second;
}

void LaneCache::takeIn(Entry &entry, const SpanTrack &track)
{
    const TimeScale &scale = entry.scale;
    if (!entry.isStarted) {
        entry.next = track.firstEndingAtOrAfter(scale.time(entry.view.first) - TraceTime(1));
        entry.isStarted = !track.isEmpty();
    }
    entry.next = track.walkMerging(
        entry.next, scale.time(entry.view.last + 1) + TraceTime(1),
        [&scale](TraceTime begin, TraceTime end) {
            return scale.column(begin) == scale.column(end);
        },
        [&entry](const SpanPiece &piece) {
            const ColumnRange columns = entry.scale.columns(piece.begin, piece.end);
            if (piece.span != nullptr && columns.width() >= narrowestBar) {
                entry.wide.push_back(wideSpan(*piece.span, columns));
            } else {
                entry.columns.add(columns, piece);
            }
        });
}

LaneSpans LaneCache::finish(Entry &entry, const std::vector<Span> &open)
{
    LaneSpans spans;
    spans.wide = entry.wide;
    for (const Span &span : open) {
        const ColumnRange columns = entry.scale.columns(span.begin, span.end);
        if (columns.width() >= narrowestBar) {
            spans.wide.push_back(wideSpan(span, columns));
        } else {
            entry.columns.addForNow(columns, pieceOf(span));
        }
    }
    spans.strip = entry.columns.used();
    spans.columns = entry.columns.columns();
    return spans;
}

LaneSpans LaneCache::thread(const Snapshot &snapshot, const TimeScale &scale, ColumnRange view)
{
    const auto open = currentThreadSpan(snapshot);
    return finish(entry(0, snapshot.thread, scale, view),
                  open ? std::vector{*open} : std::vector<Span>());
}

LaneSpans LaneCache::worker(const Snapshot &snapshot, std::size_t worker, const TimeScale &scale,
                            ColumnRange view)
{
    const auto open = currentWorkerSpan(snapshot, worker);
    const auto key = std::numeric_limits<std::uint32_t>::max() - std::uint32_t(worker);
    return finish(entry(key, snapshot.workers[worker].spans, scale, view),
                  open ? std::vector{*open} : std::vector<Span>());
}

LaneSpans LaneCache::task(const Snapshot &snapshot, const TaskTimeline &task,
                          const TimeScale &scale, ColumnRange view)
{
    return finish(entry(task.id.value(), task.spans, scale, view),
                  currentSpans(task, snapshot.now));
}

} // namespace Coroscope
