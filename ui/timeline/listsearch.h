// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/partitionpoint.h"
#include "core/trace/snapshot.h"

namespace Coroscope {

/// The number of leading elements of which `isBefore(element)` holds; they come first.
template<typename T, typename Predicate>
std::size_t leading(const ListView<T> &list, Predicate isBefore)
{
    return partitionPoint(list.size(), [&list, &isBefore](std::size_t number) {
        return isBefore(list.at(number));
    });
}

/// The same for a list of which the first `known` elements are known to be leading; costs in
/// proportion to the logarithm of what is beyond them.
template<typename T, typename Predicate>
std::size_t leadingFrom(const ListView<T> &list, std::size_t known, Predicate isBefore)
{
    std::size_t step = 1;
    std::size_t first = known;
    while (first + step <= list.size() && isBefore(list.at(first + step - 1))) {
        first += step;
        step *= 2;
    }
    while (step > 1) {
        step /= 2;
        if (first + step <= list.size() && isBefore(list.at(first + step - 1))) {
            first += step;
        }
    }
    return first;
}

} // namespace Coroscope
