// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanecolumns.h"

namespace Coroscope {

Column columnOf(const std::array<std::int64_t, 4> &times, const std::array<bool, 4> &present)
{
    std::int64_t total = 0;
    int states = 0;
    for (std::size_t state = 0; state < 4; ++state) {
        total += times[state];
        states += present[state] ? 1 : 0;
    }
    Column column;
    if (states == 0) {
        return column;
    }
    const double factor = total > 0 ? double(255 - states) / double(total)
                                    : double(255 - states) / states;
    int sum = 0;
    std::size_t largest = 0;
    for (std::size_t state = 0; state < 4; ++state) {
        if (present[state]) {
            const double amount = total > 0 ? double(times[state]) : 1.0;
            column.shares[state] = std::uint8_t(1 + int(amount * factor));
        }
        sum += column.shares[state];
        largest = column.shares[state] > column.shares[largest] ? state : largest;
    }
    column.shares[largest] = std::uint8_t(column.shares[largest] + 255 - sum);
    return column;
}

LaneColumns::LaneColumns(const TimeScale &scale, ColumnRange view)
    : m_scale(scale)
    , m_view{view.first, std::max(view.first, view.last)}
    , m_usedFirst(m_view.last + 1)
    , m_usedLast(m_view.first - 1)
    , m_changedFirst(m_view.first)
    , m_cells(std::size_t(m_view.width()))
    , m_columns(std::size_t(m_view.width()))
{
}

void LaneColumns::add(ColumnRange columns, const SpanPiece &piece)
{
    const int first = std::max(columns.first, m_view.first);
    const int last = std::min(columns.last, m_view.last);
    if (first > last) {
        return;
    }
    m_usedFirst = std::min(m_usedFirst, first);
    m_usedLast = std::max(m_usedLast, last);
    m_changedFirst = std::min(m_changedFirst, first);
    if (columns.first == columns.last) {
        Cell &into = m_cells[indexOf(first)];
        for (std::size_t state = 0; state < 4; ++state) {
            into.times[state] += piece.times[state].count();
            into.present[state] = into.present[state] || piece.present[state];
        }
        return;
    }
    for (int column = first; column <= last; ++column) {
        // A span over several columns gives each what lies in it.
        const TraceTime part = std::min(piece.end, m_scale.time(column + 1))
            - std::max(piece.begin, m_scale.time(column));
        Cell &into = m_cells[indexOf(column)];
        for (std::size_t state = 0; state < 4; ++state) {
            if (piece.present[state]) {
                into.times[state] += std::max<std::int64_t>(0, part.count());
                into.present[state] = true;
            }
        }
    }
}

void LaneColumns::addForNow(ColumnRange columns, const SpanPiece &piece)
{
    if (m_earlier.empty()) {
        m_usedEarlier = used();
    }
    const int first = std::max(columns.first, m_view.first);
    const int last = std::min(columns.last, m_view.last);
    for (int column = first; column <= last; ++column) {
        m_earlier.push_back({column, m_cells[indexOf(column)]});
    }
    add(columns, piece);
}

void LaneColumns::takeBack()
{
    if (m_earlier.empty()) {
        return;
    }
    for (auto change = m_earlier.rbegin(); change != m_earlier.rend(); ++change) {
        m_cells[indexOf(change->column)] = change->cell;
        m_changedFirst = std::min(m_changedFirst, change->column);
    }
    m_earlier.clear();
    m_usedFirst = m_usedEarlier.first;
    m_usedLast = m_usedEarlier.last;
}

std::vector<Column> LaneColumns::columns()
{
    if (m_usedFirst > m_usedLast) {
        return {};
    }
    for (int column = std::max(m_changedFirst, m_usedFirst); column <= m_usedLast; ++column) {
        const Cell &cell = m_cells[indexOf(column)];
        m_columns[indexOf(column)] = columnOf(cell.times, cell.present);
    }
    m_changedFirst = m_view.last + 1;
    return {m_columns.begin() + std::ptrdiff_t(indexOf(m_usedFirst)),
            m_columns.begin() + std::ptrdiff_t(indexOf(m_usedLast)) + 1};
}

} // namespace Coroscope
