// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

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
        const std::size_t index = m_size.load(std::memory_order_relaxed);
        const Place place = placeOf(index);
        T *chunk = m_chunks[place.chunk].load(std::memory_order_relaxed);
        if (chunk == nullptr) [[unlikely]] {
            // Left uninitialised where T allows it, so that memory not yet used costs nothing.
            chunk = std::make_unique_for_overwrite<T[]>(chunkSize(place.chunk)).release();
            m_chunks[place.chunk].store(chunk, std::memory_order_relaxed);
        }
        chunk[place.offset] = std::move(value);
        m_size.store(index + 1, std::memory_order_release);
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

    std::atomic<std::size_t> m_size = 0;
    std::array<std::atomic<T *>, 32 - FirstChunkBits> m_chunks = {};
};

} // namespace Coroscope
