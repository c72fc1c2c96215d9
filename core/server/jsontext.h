// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace Coroscope {

/// A JSON string with its quotes, valid whatever the bytes are: what is no UTF-8 becomes U+FFFD.
std::string jsonString(std::string_view text);

/// RFC 4648, section 4, with padding.
std::string base64Of(std::string_view bytes);

/// What a percent-encoded text means. A percent sign without two digits stands for itself.
std::string percentDecodedText(std::string_view text);

} // namespace Coroscope
