// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace Coroscope {

/// A text that is gone from memory when its last copy is: what it held is overwritten.
///
/// Nothing prints, streams or converts it; reveal() is the only way to the text, and whoever calls it
/// makes no copy that outlives the call.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string_view text);
    /// The texts one behind the other.
    Secret(std::string_view first, std::string_view second);
    Secret(const Secret &other) = default;
    Secret(Secret &&other) noexcept = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    std::string_view reveal() const noexcept { return {m_text.data(), m_text.size()}; }
    bool isEmpty() const noexcept { return m_text.empty(); }

private:
    void wipe() noexcept;

    std::vector<char> m_text; ///< never resized, so never left behind elsewhere
};

/// Overwrites memory, also where the compiler sees that nobody reads it any more.
void wipeMemory(void *memory, std::size_t bytes) noexcept;
void wipe(std::string &text) noexcept;

} // namespace Coroscope
