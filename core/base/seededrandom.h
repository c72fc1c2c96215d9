// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>

namespace Coroscope {

/// Equal seeds draw equal numbers, and they are the very numbers that CPython 3 draws after
/// `random.seed(seed)`, so that every run can be repeated in Python.
///
/// The generator is MT19937, seeded as CPython seeds it with an integer that is not negative.
/// Calls may be mixed in any order, as in Python. Not safe to share between threads.
class SeededRandom
{
public:
    explicit SeededRandom(std::uint64_t seed);

    /// A whole number from \a minimum to \a maximum, both included: `random.randint`.
    /// \a maximum must not be less than \a minimum.
    int wholeNumber(int minimum, int maximum);

    /// A number from 0 (included) to 1 (excluded) with 53 random bits: `random.random`.
    double real();

private:
    std::uint64_t bits(int count);

    std::mt19937 m_engine;
};

} // namespace Coroscope
