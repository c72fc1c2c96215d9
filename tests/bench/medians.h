// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace Coroscope::Bench {

/// The middle one of the figures, of which there must be at least one.
inline double median(std::vector<double> figures)
{
    const auto middle = figures.begin() + std::ptrdiff_t(figures.size() / 2);
    std::nth_element(figures.begin(), middle, figures.end());
    return *middle;
}

/// Wall time of one call of `work`, in nanoseconds.
template<typename Work>
double nanosecondsOf(Work &&work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::nano> passed
        = std::chrono::steady_clock::now() - begin;
    return passed.count();
}

} // namespace Coroscope::Bench
