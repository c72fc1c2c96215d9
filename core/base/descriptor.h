// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <utility>

namespace Coroscope {

/// A file descriptor that is closed with it, on any thread. A negative number stands for none.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) noexcept
        : m_number(number)
    {
    }
    Descriptor(Descriptor &&other) noexcept
        : m_number(std::exchange(other.m_number, -1))
    {
    }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        Descriptor moved(std::move(other));
        std::swap(m_number, moved.m_number);
        return *this;
    }
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    int number() const noexcept { return m_number; }

private:
    int m_number;
};

} // namespace Coroscope
