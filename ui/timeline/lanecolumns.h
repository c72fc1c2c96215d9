// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/geometry.h"

namespace Coroscope {

/// Collects spans that are too short for bars, pixel column by pixel column.
class LaneColumns
{
public:
    /// For the columns `first` to `last` of a scale.
    LaneColumns(const TimeScale &scale, int first, int last);

    /// Adds spans that lie in `columns` and spend `times` in their states.
    void add(ColumnRange columns, TraceTime begin, TraceTime end, const StateTimes &times,
             const std::array<bool, 4> &present);
    /// What has been collected, from the first column that holds something to the last; then starts
    /// again. The strip's top and height are those of `area`.
    Strip take(const QRect &area);

private:
    struct Cell
    {
        std::array<std::int64_t, 4> times{};
        std::array<bool, 4> present{};
    };

    Cell &cell(int column) { return m_cells[std::size_t(column - m_first)]; }
    static Column columnOf(const Cell &cell);

    TimeScale m_scale;
    int m_first;
    int m_last;
    int m_usedFirst;
    int m_usedLast;
    std::vector<Cell> m_cells;
};

} // namespace Coroscope
