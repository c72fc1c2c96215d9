// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/base/secret.h"

#include <string.h>

#include <utility>

namespace Coroscope {

Secret::Secret(std::string_view text)
    : m_text(text.begin(), text.end())
{
}

Secret::Secret(std::string_view first, std::string_view second)
{
    m_text.reserve(first.size() + second.size());
    m_text.insert(m_text.end(), first.begin(), first.end());
    m_text.insert(m_text.end(), second.begin(), second.end());
}

Secret &Secret::operator=(const Secret &other)
{
    Secret copy(other);
    std::swap(m_text, copy.m_text);
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_text = std::move(other.m_text);
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe() noexcept
{
    wipeMemory(m_text.data(), m_text.size());
}

void wipeMemory(void *memory, std::size_t bytes) noexcept
{
    if (bytes > 0) {
        ::explicit_bzero(memory, bytes);
    }
}

void wipe(std::string &text) noexcept
{
    wipeMemory(text.data(), text.size());
}

} // namespace Coroscope
