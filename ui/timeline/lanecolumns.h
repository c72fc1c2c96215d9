// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/spantrack.h"
#include "ui/timeline/timescale.h"

#include <array>
#include <bit>
#include <vector>

namespace Coroscope {

/// One pixel column of a lane that holds spans too short for bars: how much of the column each
/// state takes. Shares add up to 255, and a state that occurs at all has at least 1; all are 0
/// where there is nothing.
struct Column
{
    std::array<std::uint8_t, 4> shares{};
    bool isEmpty() const noexcept { return std::bit_cast<std::uint32_t>(shares) == 0; }
    bool operator==(const Column &) const = default;
};

/// The shares of states that take `times`, of which those `present` occur, be it for no time.
Column columnOf(const std::array<std::int64_t, 4> &times, const std::array<bool, 4> &present);

/// Collects spans that are too short for bars, pixel column by pixel column.
class LaneColumns
{
public:
    /// For the columns of a scale that are in `view`.
    LaneColumns(const TimeScale &scale, ColumnRange view);

    /// Adds spans that lie in `columns` and spend `times` in their states.
    void add(ColumnRange columns, const SpanPiece &piece);
    /// The same until takeBack().
    void addForNow(ColumnRange columns, const SpanPiece &piece);
    void takeBack();

    /// The columns from the first that holds something to the last; empty if none does.
    ColumnRange used() const noexcept { return {m_usedFirst, m_usedLast}; }
    /// What has been collected in the columns used, in order.
    std::vector<Column> columns();

private:
    struct Cell
    {
        std::array<std::int64_t, 4> times{};
        std::array<bool, 4> present{};
    };
    struct Earlier
    {
        int column;
        Cell cell;
    };

    std::size_t indexOf(int column) const { return std::size_t(column - m_view.first); }

    TimeScale m_scale;
    ColumnRange m_view;
    int m_usedFirst;
    int m_usedLast;
    int m_changedFirst; ///< columns from here on must be made again
    std::vector<Cell> m_cells;
    std::vector<Column> m_columns;
    std::vector<Earlier> m_earlier;
    ColumnRange m_usedEarlier{};
};

} // namespace Coroscope
