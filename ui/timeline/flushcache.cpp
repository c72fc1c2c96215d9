// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/flushcache.h"

#include <algorithm>

namespace Coroscope {

void FlushCache::begin(const Snapshot &snapshot, const RowLayout &rows)
{
    if (m_tables != snapshot.tables || m_rows != rows.identity()) {
        m_tables = snapshot.tables;
        m_rows = rows.identity();
        m_entries.clear();
    }
    std::erase_if(m_entries, [this](const auto &item) { return item.second.picture < m_picture; });
    ++m_picture;
}

const std::vector<std::uint32_t> &FlushCache::rows(const FlushTimeline &flush,
                                                   const RowLayout &layout)
{
    const auto [place, isNew] = m_entries.try_emplace(flush.id.value());
    Entry &entry = place->second;
    entry.picture = m_picture;
    bool isSorted = true;
    const auto add = [&](TaskId task) {
        const auto row = layout.rowOfTask(task);
        if (row && (entry.rows.empty() || entry.rows.back() != *row)) {
            isSorted = isSorted && (entry.rows.empty() || entry.rows.back() < *row);
            entry.rows.push_back(std::uint32_t(*row));
        }
    };
    if (isNew && flush.task) {
        add(*flush.task);
    }
    for (; entry.next < flush.waiting.size(); ++entry.next) {
        add(flush.waiting.at(entry.next));
    }
    if (!isSorted) {
        std::sort(entry.rows.begin(), entry.rows.end());
        entry.rows.erase(std::unique(entry.rows.begin(), entry.rows.end()), entry.rows.end());
    }
    return entry.rows;
}

} // namespace Coroscope
