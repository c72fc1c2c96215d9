// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace Coroscope {

struct ServerAnswer;

/// What the form of an answer owes to its request.
struct HttpForm
{
    bool isHead = false;
    /// HTTP/1.1 or newer: a body without a length can come in chunks.
    bool hasChunks = true;
    bool isKeptAlive = false;
};

/// The bytes of one answer, in parts that point into its text, so that a body of any length costs
/// no memory.
///
/// An answer that comes in pieces gives its header first, and then 1000 bytes of its body at a
/// time; any other gives as much at a time as it can.
class HttpMessage
{
public:
    using Parts = std::array<std::string_view, 3>;

    /// The answer must outlive the message.
    HttpMessage(const ServerAnswer &answer, const HttpForm &form, std::string_view date);

    HttpMessage(const HttpMessage &) = delete;
    HttpMessage &operator=(const HttpMessage &) = delete;
    HttpMessage(HttpMessage &&) = delete;
    HttpMessage &operator=(HttpMessage &&) = delete;
    ~HttpMessage() = default;

    /// What is to be sent next, in this order; some may be empty. Valid until take().
    const Parts &parts() const { return m_parts; }
    /// So many of these bytes have been sent.
    void take(std::size_t length);
    /// Whether everything has been sent.
    bool isDone() const;

private:
    void loadPiece();

    const std::string_view m_text;
    const std::uint64_t m_length;
    const bool m_isInPieces;
    const bool m_isChunked;
    std::uint64_t m_position = 0;
    /// The header, or the line before a chunk.
    std::string m_head;
    Parts m_parts;
};

} // namespace Coroscope
