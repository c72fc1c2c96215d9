// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/base/signaturev4.h"

#include "core/base/text.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <algorithm>
#include <array>
#include <cctype>

namespace Coroscope {
namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view scopeEnd = "aws4_request";
constexpr std::string_view hexDigits = "0123456789ABCDEF";
constexpr std::size_t hashBytes = 32;
constexpr std::size_t blockBytes = 64;

using Headers = std::vector<std::pair<std::string, std::string>>;

QByteArrayView bytesOf(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

std::string hexOf(std::string_view bytes)
{
    std::string hex;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += char(std::tolower(hexDigits[value >> 4]));
        hex += char(std::tolower(hexDigits[value & 0xF]));
    }
    return hex;
}

std::string sha256(std::string_view text)
{
    return QCryptographicHash::hash(bytesOf(text), QCryptographicHash::Sha256).toStdString();
}

// RFC 2104. QMessageAuthenticationCode leaves copies of its key in memory.
Secret hmac(std::string_view key, std::string_view message)
{
    std::array<char, blockBytes> inner{};
    const Secret shortKey(key.size() > blockBytes ? sha256(key) : std::string_view(key));
    std::ranges::copy(shortKey.reveal(), inner.begin());
    std::array<char, blockBytes> outer = inner;
    std::ranges::for_each(inner, [](char &byte) { byte = char(byte ^ 0x36); });
    std::ranges::for_each(outer, [](char &byte) { byte = char(byte ^ 0x5C); });
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(inner.data(), inner.size()));
    hash.addData(bytesOf(message));
    QByteArray innerHash = hash.result();
    hash.reset();
    hash.addData(QByteArrayView(outer.data(), outer.size()));
    hash.addData(innerHash);
    QByteArray result = hash.result();
    const Secret code({result.data(), hashBytes});
    wipeMemory(inner.data(), inner.size());
    wipeMemory(outer.data(), outer.size());
    wipeMemory(innerHash.data(), std::size_t(innerHash.size()));
    wipeMemory(result.data(), std::size_t(result.size()));
    hash.reset();
    return code;
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return char(std::tolower(static_cast<unsigned char>(c))); });
    return lower;
}

// Blanks at the ends go, several in a row become one.
std::string squeezed(std::string_view value)
{
    std::string text;
    text.reserve(value.size());
    for (const char c : value) {
        if (blanks.find(c) == std::string_view::npos) {
            text += c;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    if (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    return text;
}

bool isUnreserved(char c)
{
    return (std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 128)
           || c == '-' || c == '.' || c == '_' || c == '~';
}

// Unreserved characters and those kept stay, the rest becomes %XX.
std::string encoded(std::string_view text, char kept)
{
    std::string result;
    for (const char c : text) {
        if (isUnreserved(c) || c == kept) {
            result += c;
        } else {
            const auto value = static_cast<unsigned char>(c);
            result += {'%', hexDigits[value >> 4], hexDigits[value & 0xF]};
        }
    }
    return result;
}

// RFC 3986, section 5.2.4, and no empty segments.
std::string normalised(std::string_view path)
{
    std::vector<std::string_view> kept;
    const std::vector<std::string_view> segments = split(path, '/');
    for (const std::string_view segment : segments) {
        if (segment == "..") {
            if (!kept.empty()) {
                kept.pop_back();
            }
        } else if (!segment.empty() && segment != ".") {
            kept.push_back(segment);
        }
    }
    std::string result;
    for (const std::string_view segment : kept) {
        result += '/';
        result += segment;
    }
    const bool isFolder = path.ends_with('/');
    return result.empty() || isFolder ? result + '/' : result;
}

// It is sent percent-encoded; what a client left out of that is made up for.
std::string canonicalQuery(std::string_view query)
{
    std::vector<std::pair<std::string, std::string>> items;
    for (const std::string_view item : split(query, '&')) {
        const std::size_t equals = std::min(item.find('='), item.size());
        if (!item.empty()) {
            items.emplace_back(encoded(item.substr(0, equals), '%'),
                               encoded(item.substr(std::min(equals + 1, item.size())), '%'));
        }
    }
    std::ranges::sort(items);
    std::string result;
    for (const auto &[name, value] : items) {
        result += result.empty() ? "" : "&";
        result.append(name).append("=").append(value);
    }
    return result;
}

// By name; the values of one name stay in their order, separated by commas.
Headers canonicalHeaders(const Headers &headers)
{
    Headers sorted;
    for (const auto &[name, value] : headers) {
        sorted.emplace_back(lowered(squeezed(name)), squeezed(value));
    }
    std::ranges::stable_sort(sorted, {}, &std::pair<std::string, std::string>::first);
    Headers joined;
    for (auto &[name, value] : sorted) {
        if (!joined.empty() && joined.back().first == name) {
            joined.back().second += ',' + value;
        } else {
            joined.emplace_back(std::move(name), std::move(value));
        }
    }
    return joined;
}

std::string signedHeaderNames(const Headers &canonical)
{
    std::string names;
    for (const auto &header : canonical) {
        names += names.empty() ? "" : ";";
        names += header.first;
    }
    return names;
}

std::string valueOf(const SignableRequest &request, std::string_view name)
{
    const auto found = std::ranges::find(request.headers, name, [](const auto &header) {
        return lowered(squeezed(header.first));
    });
    return found == request.headers.end() ? std::string() : squeezed(found->second);
}

// RFC 9110, section 5.6.7, whose name of the time zone Qt does not know; anything else stays as it is.
std::string basicFormat(const std::string &date)
{
    const QString numbered = QString::fromStdString(date).replace(QStringLiteral(" GMT"),
                                                                  QStringLiteral(" +0000"));
    const QDateTime moment = QDateTime::fromString(numbered, Qt::RFC2822Date);
    return moment.isValid()
               ? moment.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toStdString()
               : date;
}

std::string credentialScope(const std::string &time, const SigningScope &scope)
{
    return time.substr(0, 8) + '/' + scope.region + '/' + scope.service + '/'
           + std::string(scopeEnd);
}

/// The values of `Credential`, `SignedHeaders` and `Signature`, empty where they are missing.
std::array<std::string_view, 3> authorizationParts(std::string_view header)
{
    constexpr std::array<std::string_view, 3> names{"Credential=", "SignedHeaders=", "Signature="};
    std::array<std::string_view, 3> values;
    for (const std::string_view item : split(header, ',')) {
        const std::string_view part = trimmed(item);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (part.starts_with(names.at(i))) {
                values.at(i) = part.substr(names.at(i).size());
            }
        }
    }
    return values;
}

} // namespace

std::string signingTimeOf(const SignableRequest &request)
{
    const std::string time = valueOf(request, "x-amz-date");
    return time.empty() ? basicFormat(valueOf(request, "date")) : time;
}

std::string canonicalRequest(const SignableRequest &request)
{
    Headers headers = canonicalHeaders(request.headers);
    const std::string start = request.method + '\n' + encoded(normalised(request.path), '/') + '\n'
                       + canonicalQuery(request.query) + '\n';
    const std::string end = '\n' + signedHeaderNames(headers) + '\n' + hexOf(sha256(request.body));
    std::size_t length = start.size() + end.size();
    for (const auto &[name, value] : headers) {
        length += name.size() + value.size() + 2;
    }
    // Grown bit by bit, it would leave copies of the session token behind.
    std::string text;
    text.reserve(length);
    text += start;
    for (auto &[name, value] : headers) {
        text.append(name).append(":").append(value).append("\n");
        wipe(value);
    }
    return text.append(end);
}

std::string stringToSign(const SignableRequest &request, const SigningScope &scope)
{
    const std::string time = signingTimeOf(request);
    std::string canonical = canonicalRequest(request);
    const std::string hash = hexOf(sha256(canonical));
    wipe(canonical); // the session token is in it
    return std::string(algorithm) + '\n' + time + '\n' + credentialScope(time, scope) + '\n' + hash;
}

std::string signatureOf(const SignableRequest &request, const SigningScope &scope,
                        const Secret &secretAccessKey)
{
    const Secret start("AWS4", secretAccessKey.reveal());
    Secret key = hmac(start.reveal(), signingTimeOf(request).substr(0, 8));
    for (const std::string_view part : {std::string_view(scope.region),
                                        std::string_view(scope.service), scopeEnd}) {
        key = hmac(key.reveal(), part);
    }
    return hexOf(hmac(key.reveal(), stringToSign(request, scope)).reveal());
}

std::string authorizationOf(const SignableRequest &request, const SigningScope &scope,
                            const AwsCredentials &credentials)
{
    std::string text = std::string(algorithm) + " Credential=";
    text += credentials.accessKeyId.reveal();
    return text + '/' + credentialScope(signingTimeOf(request), scope) + ", SignedHeaders="
           + signedHeaderNames(canonicalHeaders(request.headers)) + ", Signature="
           + signatureOf(request, scope, credentials.secretAccessKey);
}

std::optional<Authorization> parseAuthorization(std::string_view header)
{
    if (!header.starts_with(std::string(algorithm) + ' ')) {
        return std::nullopt;
    }
    const auto [credential, names, signature] = authorizationParts(
        header.substr(algorithm.size() + 1));
    const auto scope = split(credential, '/');
    if (scope.size() != 5 || scope.at(4) != scopeEnd || names.empty() || signature.empty()) {
        return std::nullopt;
    }
    Authorization result{std::string(scope.at(0)), std::string(scope.at(1)),
                         {std::string(scope.at(2)), std::string(scope.at(3))}, {},
                         std::string(signature)};
    for (const std::string_view name : split(names, ';')) {
        result.signedHeaders.push_back(lowered(name));
    }
    return result;
}

bool isEqualInConstantTime(std::string_view one, std::string_view other) noexcept
{
    unsigned difference = one.size() == other.size() ? 0U : 1U;
    for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
        difference |= static_cast<unsigned char>(one[i] ^ other[i]);
    }
    return difference == 0;
}

} // namespace Coroscope
