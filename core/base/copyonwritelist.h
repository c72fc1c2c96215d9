// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace Coroscope {

/// A list of values whose copies share what has not changed since they were taken.
///
/// Copying costs one pointer per BlockSize elements; writing to an element of a shared block copies
/// that block. All copies belong to one thread, or are handed over as a whole.
template<typename T, std::size_t BlockSize = 32>
class CopyOnWriteList
{
public:
    std::size_t size() const noexcept { return m_size; }
    bool isEmpty() const noexcept { return m_size == 0; }
    const T &at(std::size_t index) const noexcept
    {
        return (*m_blocks[index / BlockSize])[index % BlockSize];
    }

    /// The element for writing; copies taken earlier keep the old value.
    T &edit(std::size_t index)
    {
        auto &block = m_blocks[index / BlockSize];
        if (block.use_count() > 1) {
            block = std::make_shared<Block>(*block);
        }
        return (*block)[index % BlockSize];
    }

    T &append(T value)
    {
        if (m_size % BlockSize == 0) {
            m_blocks.push_back(std::make_shared<Block>());
        }
        T &place = edit(m_size++);
        place = std::move(value);
        return place;
    }

private:
    using Block = std::array<T, BlockSize>;
    std::vector<std::shared_ptr<Block>> m_blocks;
    std::size_t m_size = 0;
};

} // namespace Coroscope
