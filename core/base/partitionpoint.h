// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace Coroscope {

/// The number of leading elements, of `size` numbered from 0, of which isBefore(number) holds; they
/// come first. Asks in proportion to the logarithm of the size.
template<typename Predicate>
std::size_t partitionPoint(std::size_t size, Predicate isBefore)
{
    std::size_t first = 0;
    while (size > 0) {
        const std::size_t half = size / 2;
        if (isBefore(first + half)) {
            first += half + 1;
            size -= half + 1;
        } else {
            size = half;
        }
    }
    return first;
}

} // namespace Coroscope
