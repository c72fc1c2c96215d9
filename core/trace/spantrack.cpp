// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/trace/spantrack.h"

#include "core/base/partitionpoint.h"

namespace Coroscope {

void SpanTrack::append(const Span &span)
{
    if (!m_storage) {
        m_storage = std::make_shared<Storage>();
    }
    m_storage->spans.append(span);
    ++m_size;
    if (m_size > groupedFrom) {
        closeGroups(m_size);
    } else if (m_size == groupedFrom) {
        for (std::size_t size = 1; size <= m_size; ++size) {
            closeGroups(size);
        }
    }
}

// Those that the span with this number, counted from 1, fills.
void SpanTrack::closeGroups(std::size_t size)
{
    for (std::size_t level = 0; (size & ((std::size_t(1) << (groupBits * (level + 1))) - 1)) == 0;
         ++level) {
        if (m_storage->levels.size() == level) {
            m_storage->levels.push_back(std::make_unique<AppendOnlyList<Group, 2>>());
        }
        const std::size_t below = level == 0 ? size : m_storage->levels[level - 1]->size();
        m_storage->levels[level]->append(groupOf(level, below - (1U << groupBits)));
    }
}

SpanTrack::Group SpanTrack::groupOf(std::size_t level, std::size_t first) const
{
    Group group;
    for (std::size_t i = first; i < first + (1U << groupBits); ++i) {
        const SpanPiece piece = level == 0 ? pieceOf(m_storage->spans.at(i)) : [&] {
            const Group &g = m_storage->levels[level - 1]->at(i);
            return SpanPiece{g.begin, g.end, g.times, g.present, nullptr};
        }();
        group.begin = i == first ? piece.begin : group.begin;
        group.end = piece.end;
        for (std::size_t state = 0; state < group.times.size(); ++state) {
            group.times[state] += piece.times[state];
            group.present[state] = group.present[state] || piece.present[state];
        }
    }
    return group;
}

std::size_t SpanTrack::firstEndingAfter(TraceTime time) const noexcept
{
    return partitionPoint(m_size, [this, time](std::size_t i) { return at(i).end <= time; });
}

std::size_t SpanTrack::firstEndingAtOrAfter(TraceTime time) const noexcept
{
    return partitionPoint(m_size, [this, time](std::size_t i) { return at(i).end < time; });
}

} // namespace Coroscope
