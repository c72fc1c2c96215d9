// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace Coroscope {

/// Asks the system to back large memory that will be filled from front to back with large pages, so
/// that touching it for the first time costs less. A hint: nothing depends on it.
inline void adviseLargePages([[maybe_unused]] void *memory, [[maybe_unused]] std::size_t bytes)
{
#ifdef __linux__
    constexpr std::uintptr_t largePage = std::uintptr_t(2) << 20;
    const auto begin = reinterpret_cast<std::uintptr_t>(memory);
    const std::uintptr_t first = (begin + largePage - 1) & ~(largePage - 1);
    const std::uintptr_t last = (begin + bytes) & ~(largePage - 1);
    if (first < last) {
        ::madvise(reinterpret_cast<void *>(first), last - first, MADV_HUGEPAGE);
    }
#endif
}

} // namespace Coroscope
