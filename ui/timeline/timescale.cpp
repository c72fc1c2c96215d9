// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timescale.h"

#include <algorithm>

namespace Coroscope {

TimeScale::TimeScale(TimeRange range, double left, double width) noexcept
    : m_range(range)
    , m_left(left)
    , m_width(std::max(width, 1.0))
{
    m_range.end = std::max(m_range.end, m_range.begin + TraceTime(1));
    m_pixelsPerTick = m_width / double(m_range.length().count());
}

TraceTime TimeScale::time(double x) const noexcept
{
    constexpr double bound = 4e18; // a little under what nanoseconds can count
    const double ticks = double(m_range.begin.count()) + (x - m_left) / m_pixelsPerTick;
    return TraceTime(std::llround(std::clamp(ticks, -bound, bound)));
}

TraceTime TimeScale::perPixel() const noexcept
{
    return std::max(TraceTime(1), TraceTime(std::int64_t(1 / m_pixelsPerTick)));
}

} // namespace Coroscope
