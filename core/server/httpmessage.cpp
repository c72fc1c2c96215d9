// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/httpmessage.h"

#include "core/server/httpservice.h"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <charconv>

namespace Coroscope {
namespace {

constexpr std::size_t pieceLength = 1000;
constexpr std::size_t usualHeaderLength = 256;

bool isChunkedBody(const ServerAnswer &answer, const HttpForm &form)
{
    return answer.failure == AnswerFailure::Endless && form.hasChunks;
}

std::uint64_t sentLength(const ServerAnswer &answer, const HttpForm &form)
{
    if (form.isHead) {
        return 0;
    }
    return answer.failure == AnswerFailure::Half ? answer.body.length / 2 : answer.body.length;
}

std::string_view reasonOf(int status)
{
    namespace http = boost::beast::http;
    const http::status known = http::int_to_status(static_cast<unsigned>(status));
    const auto reason = http::obsolete_reason(known);
    return known == http::status::unknown ? std::string_view("Unassigned")
                                          : std::string_view(reason.data(), reason.size());
}

void addField(std::string &header, std::string_view name, std::string_view value)
{
    header.append(name).append(": ").append(value).append("\r\n");
}

// How the body is delimited. A client of HTTP/1.0 knows no chunks: there the connection's end is it.
void addLength(std::string &header, const ServerAnswer &answer, const HttpForm &form)
{
    const bool isEndless = answer.failure == AnswerFailure::Endless;
    const bool isChunked = isChunkedBody(answer, form);
    if (isChunked) {
        addField(header, "Transfer-Encoding", "chunked");
    } else if (!isEndless && answer.status != 204 && answer.status != 304) {
        addField(header, "Content-Length", std::to_string(answer.body.length));
    }
    const bool isKeptAlive = form.isKeptAlive && (isChunked || !isEndless);
    if (isKeptAlive != form.hasChunks) {
        addField(header, "Connection", isKeptAlive ? "keep-alive" : "close");
    }
}

std::string headerOf(const ServerAnswer &answer, const HttpForm &form, std::string_view date)
{
    std::string header;
    header.reserve(usualHeaderLength);
    header.append(form.hasChunks ? "HTTP/1.1 " : "HTTP/1.0 ").append(std::to_string(answer.status));
    header.append(" ").append(reasonOf(answer.status)).append("\r\n");
    addField(header, "Server", "Coroscope");
    addField(header, "Date", date);
    if (!isWithoutContent(answer.status)) {
        addField(header, "Content-Type", answer.contentType);
    }
    for (const auto &[name, value] : answer.fields) {
        addField(header, name, value);
    }
    addLength(header, answer, form);
    return header.append("\r\n");
}

} // namespace

HttpMessage::HttpMessage(const ServerAnswer &answer, const HttpForm &form, std::string_view date)
    : m_text(*answer.body.text)
    , m_length(sentLength(answer, form))
    , m_isInPieces(answer.comesInPieces())
    , m_isChunked(isChunkedBody(answer, form))
    , m_head(headerOf(answer, form, date))
{
    if (!m_isInPieces) {
        loadPiece();
    }
    m_parts[0] = m_head;
}

void HttpMessage::take(std::size_t length)
{
    for (std::string_view &part : m_parts) {
        const std::size_t taken = std::min(length, part.size());
        part.remove_prefix(taken);
        length -= taken;
    }
    if (isDone()) {
        loadPiece();
    }
}

bool HttpMessage::isDone() const
{
    return std::all_of(m_parts.begin(), m_parts.end(),
                       [](std::string_view part) { return part.empty(); });
}

void HttpMessage::loadPiece()
{
    const std::uint64_t rest = m_length - m_position;
    if (rest == 0) {
        return;
    }
    const std::string_view piece = m_text.substr(m_position % m_text.size(),
                                                 m_isInPieces ? pieceLength : m_text.size());
    m_parts[1] = piece.substr(0, std::min<std::uint64_t>(rest, piece.size()));
    m_position += m_parts[1].size();
    if (m_isChunked) {
        std::array<char, 16> size{};
        const auto written = std::to_chars(size.data(), size.data() + size.size(),
                                           m_parts[1].size(), 16);
        m_head.assign(size.data(), written.ptr).append("\r\n");
        m_parts[0] = m_head;
        m_parts[2] = "\r\n";
    }
}

} // namespace Coroscope
