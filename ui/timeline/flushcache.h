// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/snapshot.h"
#include "ui/timeline/rowlayout.h"

#include <unordered_map>

namespace Coroscope {

/// Knows in which rows tasks wait for a flush, and remembers it for those that are asked for again:
/// then only what is new costs time. The result does not depend on what is remembered.
class FlushCache
{
public:
    /// Begins a picture. Forgets flushes that were not in the last one, and everything if run or
    /// rows are others.
    void begin(const Snapshot &snapshot, const RowLayout &rows);
    /// The indexes of the rows that show or hide a task that waits, or a task whose thread does,
    /// from top to bottom. Valid until the next call of begin().
    const std::vector<std::uint32_t> &rows(const FlushTimeline &flush, const RowLayout &layout);

private:
    struct Entry
    {
        std::vector<std::uint32_t> rows;
        std::size_t next = 0;    ///< the first task not taken in
        std::size_t picture = 0; ///< when it was last used
    };

    std::shared_ptr<const LogTables> m_tables;
    std::shared_ptr<const void> m_rows;
    std::unordered_map<std::uint32_t, Entry> m_entries; ///< by the flush's id
    std::size_t m_picture = 0;
};

} // namespace Coroscope
