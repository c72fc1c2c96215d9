// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

namespace Coroscope {

/// What separates words and surrounds values in headers and in files of settings.
inline constexpr std::string_view blanks = " \t\r\n";

/// What stands between the separators: one part more than there are of them. The parts point into
/// the text.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Without the blanks at both ends.
std::string_view trimmed(std::string_view text);

} // namespace Coroscope
