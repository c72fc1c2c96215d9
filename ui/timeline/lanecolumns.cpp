// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanecolumns.h"

namespace Coroscope {

LaneColumns::LaneColumns(const TimeScale &scale, int first, int last)
    : m_scale(scale)
    , m_first(first)
    , m_last(std::max(first, last))
    , m_usedFirst(m_last + 1)
    , m_usedLast(m_first - 1)
    , m_cells(std::size_t(m_last - m_first + 1))
{
}

void LaneColumns::add(ColumnRange columns, TraceTime begin, TraceTime end, const StateTimes &times,
                      const std::array<bool, 4> &present)
{
    const int first = std::max(columns.first, m_first);
    const int last = std::min(columns.last, m_last);
    if (first > last) {
        return;
    }
    m_usedFirst = std::min(m_usedFirst, first);
    m_usedLast = std::max(m_usedLast, last);
    const bool isOne = columns.first == columns.last;
    for (int column = first; column <= last; ++column) {
        Cell &into = cell(column);
        // A span over several columns gives each what lies in it.
        const std::int64_t part = isOne ? 0
            : std::max<std::int64_t>(0, (std::min(end, m_scale.time(column + 1))
                                         - std::max(begin, m_scale.time(column))).count());
        for (std::size_t state = 0; state < 4; ++state) {
            into.times[state] += isOne ? times[state].count() : present[state] ? part : 0;
            into.present[state] = into.present[state] || present[state];
        }
    }
}

Column LaneColumns::columnOf(const Cell &cell)
{
    Column column;
    std::int64_t total = 0;
    int states = 0;
    for (std::size_t state = 0; state < 4; ++state) {
        total += cell.times[state];
        states += cell.present[state] ? 1 : 0;
    }
    if (states == 0) {
        return column;
    }
    const double factor = total > 0 ? 254.0 / double(total) : 254.0 / states;
    for (std::size_t state = 0; state < 4; ++state) {
        if (cell.present[state]) {
            const double amount = total > 0 ? double(cell.times[state]) : 1.0;
            column.shares[state] = std::uint8_t(1 + int(amount * factor));
        }
    }
    return column;
}

Strip LaneColumns::take(const QRect &area)
{
    Strip strip;
    if (m_usedFirst > m_usedLast) {
        return strip;
    }
    strip.rect = QRect(m_usedFirst, area.top(), m_usedLast - m_usedFirst + 1, area.height());
    strip.columns.reserve(std::size_t(strip.rect.width()));
    for (int column = m_usedFirst; column <= m_usedLast; ++column) {
        strip.columns.push_back(columnOf(cell(column)));
        cell(column) = Cell();
    }
    m_usedFirst = m_last + 1;
    m_usedLast = m_first - 1;
    return strip;
}

} // namespace Coroscope
