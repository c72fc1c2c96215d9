// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/hugepages.h"

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <memory>
#include <utility>

namespace Coroscope {

/// A list that only grows, whose elements never move, and that other threads may read while one
/// thread appends.
///
/// Elements live in chunks that double in size, the first of 2^FirstChunkBits. One thread at a time
/// may call append(); any thread may call size() and at(i) for i below a size() it has read.
/// Everything written before an append is visible to who reads the size that counts it.
template<typename T, unsigned FirstChunkBits = 4>
class AppendOnlyList
{
public:
    AppendOnlyList() = default;
    AppendOnlyList(const AppendOnlyList &) = delete;
    AppendOnlyList &operator=(const AppendOnlyList &) = delete;
    ~AppendOnlyList()
    {
        for (auto &chunk : m_chunks) {
            delete[] chunk.load(std::memory_order_relaxed);
        }
    }

    std::size_t size() const noexcept { return m_size.load(std::memory_order_acquire); }
    bool isEmpty() const noexcept { return size() == 0; }

    const T &at(std::size_t index) const noexcept
    {
        const Place place = placeOf(index);
        return m_chunks[place.chunk].load(std::memory_order_relaxed)[place.offset];
    }

    void append(T value)
    {
        appendFilled([&value](T &place) { place = std::move(value); });
    }

    /// Appends the element that fill(T &) writes in place, over whatever is there: for elements so
    /// small and many that moving them would cost more than making them.
    template<typename Fill>
    void appendFilled(Fill &&fill)
    {
        if (m_next == m_chunkEnd) [[unlikely]] {
            beginChunk();
        }
        fill(*m_next++);
        m_size.store(m_size.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

private:
    struct Place
    {
        std::size_t chunk;
        std::size_t offset;
    };
    static constexpr std::size_t chunkSize(std::size_t chunk) noexcept
    {
        return std::size_t(1) << (FirstChunkBits + chunk);
    }
    static constexpr Place placeOf(std::size_t index) noexcept
    {
        const std::size_t shifted = index + chunkSize(0);
        const auto width = static_cast<std::size_t>(std::bit_width(shifted)) - 1;
        return {width - FirstChunkBits, shifted - (std::size_t(1) << width)};
    }

    void beginChunk()
    {
        const std::size_t chunk = placeOf(m_size.load(std::memory_order_relaxed)).chunk;
        // Left uninitialised where T allows it, so that memory not yet used costs nothing.
        m_next = std::make_unique_for_overwrite<T[]>(chunkSize(chunk)).release();
        m_chunkEnd = m_next + chunkSize(chunk);
        adviseLargePages(m_next, chunkSize(chunk) * sizeof(T));
        m_chunks[chunk].store(m_next, std::memory_order_relaxed);
    }

    T *m_next = nullptr; ///< where the next element goes; the appending thread's own
    T *m_chunkEnd = nullptr;
    std::atomic<std::size_t> m_size = 0;
    std::array<std::atomic<T *>, 32 - FirstChunkBits> m_chunks = {};
};

} // namespace Coroscope
