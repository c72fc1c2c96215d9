// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cmath>

namespace Coroscope {

/// A moment of a run: nanoseconds of scenario time since the run began; also a length of time.
using TraceTime = std::chrono::nanoseconds;

/// Seconds as a floating point number, for reports and people.
constexpr double toSeconds(TraceTime time) noexcept
{
    return static_cast<double>(time.count()) / 1e9;
}

/// The nearest whole nanosecond to `seconds`, which must lie within ±9e9.
inline TraceTime fromSeconds(double seconds) noexcept
{
    return TraceTime(std::llround(seconds * 1e9));
}

/// Tells the time of a run. Read on the run's own thread, unless a clock says otherwise.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;
    /// Scenario time since the run began; never goes back.
    virtual TraceTime now() const noexcept = 0;
};

} // namespace Coroscope
