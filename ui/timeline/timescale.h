// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tracetime.h"

namespace Coroscope {

/// A stretch of time.
struct TimeRange
{
    TraceTime begin{};
    TraceTime end{};
    TraceTime length() const noexcept { return end - begin; }
    bool operator==(const TimeRange &) const = default;
};

/// The pixel columns that a stretch of time covers: first to last, both included.
struct ColumnRange
{
    int first = 0;
    int last = 0;
    int width() const noexcept { return last - first + 1; }
    bool operator==(const ColumnRange &) const = default;
};

/// Where each moment of a range lies on a line of pixels, and back. A value.
///
/// An empty or reversed range counts as one nanosecond, a line without width as one pixel, so that
/// every moment has a finite place. Places further off than a million pixels are moved there.
class TimeScale
{
public:
    TimeScale() = default;
    /// `range` lies on the pixels from `left` on, `width` of them.
    TimeScale(TimeRange range, double left, double width) noexcept;

    TimeRange range() const noexcept { return m_range; }
    double left() const noexcept { return m_left; }
    double width() const noexcept { return m_width; }

    /// The place of a moment; that of the range's begin is left().
    double x(TraceTime time) const noexcept
    {
        const double place = m_left + double((time - m_range.begin).count()) * m_pixelsPerTick;
        return place < -farOff ? -farOff : (place > farOff ? farOff : place);
    }
    /// The moment nearest to a place.
    TraceTime time(double x) const noexcept;
    /// The pixel column a moment falls in.
    int column(TraceTime time) const noexcept
    {
        return int(x(time) + 2 * farOff) - int(2 * farOff); // floor(), without the call
    }
    /// A moment's own column to the last one before `end`: stretches that follow one another never
    /// share a column unless they are narrower than one, and each has at least one.
    ColumnRange columns(TraceTime begin, TraceTime end) const noexcept
    {
        const int first = column(begin);
        const int beyond = column(end);
        return {first, beyond > first ? beyond - 1 : first};
    }
    /// The time that one pixel stands for, at least a nanosecond.
    TraceTime perPixel() const noexcept;
    bool operator==(const TimeScale &) const = default;

private:
    static constexpr double farOff = 1e6;

    TimeRange m_range{TraceTime(0), TraceTime(1)};
    double m_left = 0;
    double m_width = 1;
    double m_pixelsPerTick = 1;
};

} // namespace Coroscope
