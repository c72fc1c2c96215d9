// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/base/seededrandom.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>

namespace Coroscope {
namespace {

constexpr std::size_t stateSize = std::mt19937::state_size;
using State = std::array<std::uint32_t, stateSize>;

// The generator's published seeding by an array, init_by_array of mt19937ar.c, which CPython
// keeps; std::seed_seq mixes differently. All arithmetic is modulo 2^32.
class ArraySeeding
{
public:
    using result_type = std::uint_least32_t;

    explicit ArraySeeding(std::uint64_t seed)
        : m_key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}
        , m_keyLength(m_key[1] == 0 ? 1 : 2)
    {}

    template<typename Iterator>
    void generate(Iterator begin, Iterator end) const
    {
        const State state = mixed();
        assert(end - begin == static_cast<std::ptrdiff_t>(state.size()));
        std::copy_n(state.begin(), end - begin, begin);
    }

private:
    static State plain()
    {
        State state{};
        state[0] = 19650218U;
        for (std::size_t i = 1; i < stateSize; ++i) {
            state[i] = 1812433253U * (state[i - 1] ^ (state[i - 1] >> 30))
                       + static_cast<std::uint32_t>(i);
        }
        return state;
    }

    static std::size_t next(State &state, std::size_t i)
    {
        if (i + 1 < stateSize) {
            return i + 1;
        }
        state[0] = state[stateSize - 1];
        return 1;
    }

    State mixed() const
    {
        State state = plain();
        std::size_t i = 1;
        std::size_t j = 0;
        for (std::size_t round = 0; round < stateSize; ++round) {
            const std::uint32_t previous = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = (state[i] ^ (previous * 1664525U)) + m_key[j]
                       + static_cast<std::uint32_t>(j);
            i = next(state, i);
            j = (j + 1) % m_keyLength;
        }
        for (std::size_t round = 1; round < stateSize; ++round) {
            const std::uint32_t previous = state[i - 1] ^ (state[i - 1] >> 30);
            state[i] = (state[i] ^ (previous * 1566083941U)) - static_cast<std::uint32_t>(i);
            i = next(state, i);
        }
        state[0] = 0x80000000U;
        return state;
    }

    std::array<std::uint32_t, 2> m_key;
    std::size_t m_keyLength;
};

std::mt19937 engineSeededWith(std::uint64_t seed)
{
    ArraySeeding seeding(seed);
    return std::mt19937(seeding);
}

} // namespace

SeededRandom::SeededRandom(std::uint64_t seed)
    : m_engine(engineSeededWith(seed))
{}

int SeededRandom::wholeNumber(int minimum, int maximum)
{
    assert(minimum <= maximum);
    const auto width = static_cast<std::uint64_t>(std::int64_t{maximum} - minimum + 1);
    const int bitLength = static_cast<int>(std::bit_width(width));
    std::uint64_t drawn = bits(bitLength);
    while (drawn >= width) {
        drawn = bits(bitLength);
    }
    return static_cast<int>(minimum + static_cast<std::int64_t>(drawn));
}

double SeededRandom::real()
{
    const std::uint64_t high = bits(27);
    const std::uint64_t low = bits(26);
    return (static_cast<double>(high) * 67108864.0 + static_cast<double>(low)) / 9007199254740992.0;
}

// CPython fills from the lowest word up and shortens the last word.
std::uint64_t SeededRandom::bits(int count)
{
    if (count <= 32) {
        return std::uint64_t{m_engine()} >> (32 - count);
    }
    const std::uint64_t low = m_engine();
    const std::uint64_t high = std::uint64_t{m_engine()} >> (64 - count);
    return low | (high << 32);
}

} // namespace Coroscope
