// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/jsontext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace Coroscope {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view hexadecimal = "0123456789abcdef";

std::uint8_t byteAt(std::string_view text, std::size_t index)
{
    return index < text.size() ? static_cast<std::uint8_t>(text[index]) : std::uint8_t{0};
}

// The limits of the second byte: no overlong forms, surrogates, or numbers above U+10FFFF.
bool isSecondByteRight(std::uint8_t first, std::uint8_t second)
{
    const std::uint8_t least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
}

// How many bytes the character at the beginning has; 0 when they are no UTF-8.
std::size_t utf8Length(std::string_view text)
{
    const std::uint8_t first = byteAt(text, 0);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first >= 0xC2 && first <= 0xDF   ? 2
                               : first >= 0xE0 && first <= 0xEF ? 3
                               : first >= 0xF0 && first <= 0xF4 ? 4
                                                                : 0;
    if (length == 0 || text.size() < length || !isSecondByteRight(first, byteAt(text, 1))) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if ((byteAt(text, i) & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

void addEscaped(std::string &json, char character)
{
    const auto byte = static_cast<std::uint8_t>(character);
    if (character == '"' || character == '\\') {
        json.append({'\\', character});
    } else if (character == '\n') {
        json.append("\\n");
    } else if (byte < 0x20 || byte == 0x7F) {
        json.append("\\u00").append({hexadecimal[byte >> 4], hexadecimal[byte & 0xF]});
    } else {
        json += character;
    }
}

} // namespace

std::string jsonString(std::string_view text)
{
    std::string json = "\"";
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 1) {
            addEscaped(json, text.front());
        } else {
            json.append(length == 0 ? replacement : text.substr(0, length));
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return json += '"';
}

std::string base64Of(std::string_view bytes)
{
    constexpr std::string_view digits
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t begin = 0; begin < bytes.size(); begin += 3) {
        const std::uint32_t group = (std::uint32_t{byteAt(bytes, begin)} << 16)
                                    | (std::uint32_t{byteAt(bytes, begin + 1)} << 8)
                                    | byteAt(bytes, begin + 2);
        const std::size_t filled = std::min<std::size_t>(bytes.size() - begin, 3) + 1;
        for (std::size_t digit = 0; digit < 4; ++digit) {
            text += digit < filled ? digits[(group >> (18 - 6 * digit)) & 0x3F] : '=';
        }
    }
    return text;
}

std::string percentDecodedText(std::string_view text)
{
    std::string decoded;
    while (!text.empty()) {
        unsigned char byte = 0;
        const std::string_view digits = text.substr(1, 2);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(),
                                                  byte, 16);
        const bool isCode = text.front() == '%' && error == std::errc() && digits.size() == 2
                            && end == digits.data() + 2;
        decoded += isCode ? static_cast<char>(byte) : text.front();
        text.remove_prefix(isCode ? 3 : 1);
    }
    return decoded;
}

} // namespace Coroscope
