// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/lambdasignature.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace Coroscope {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr auto patience = 5min;
constexpr std::string_view tokenHeader = "x-amz-security-token";

ApiError incomplete(std::string_view message)
{
    return commonError(403, "IncompleteSignatureException", message);
}

ApiError unrecognized()
{
    return commonError(403, "UnrecognizedClientException",
                       "The key id or the session token of this request is not known here.");
}

ApiError invalid(std::string_view message)
{
    return commonError(403, "InvalidSignatureException", message);
}

bool isSameName(std::string_view one, std::string_view lower)
{
    return std::ranges::equal(one, lower, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

bool isSigned(const Authorization &authorization, std::string_view header)
{
    return std::ranges::find(authorization.signedHeaders, header)
           != authorization.signedHeaders.end();
}

// "20260131T120000Z"
std::optional<sys_seconds> momentOf(std::string_view time)
{
    if (time.size() != 16 || time[8] != 'T' || time[15] != 'Z') {
        return std::nullopt;
    }
    const auto number = [time](std::size_t begin, std::size_t length) {
        unsigned value = 0;
        const char *const first = time.data() + begin;
        const auto [end, error] = std::from_chars(first, first + length, value);
        return error == std::errc() && end == first + length ? std::optional(value) : std::nullopt;
    };
    const auto y = number(0, 4), m = number(4, 2), d = number(6, 2);
    const auto hour = number(9, 2), minute = number(11, 2), second = number(13, 2);
    if (!y || !m || !d || !hour || !minute || !second) {
        return std::nullopt;
    }
    const year_month_day date{year{static_cast<int>(*y)}, month{*m}, day{*d}};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    return sys_days(date) + hours(*hour) + minutes(*minute) + seconds(*second);
}

SignableRequest signedPart(const ServerRequest &request, const Authorization &authorization)
{
    const std::string_view target = request.target;
    const std::size_t path = std::min(target.find('?'), target.size());
    SignableRequest part{request.method, std::string(target.substr(0, path)),
                         std::string(target.substr(std::min(path + 1, target.size()))), {},
                         request.body};
    for (const auto &header : request.headers) {
        const bool isCovered = std::ranges::any_of(
            authorization.signedHeaders,
            [&header](const std::string &name) { return isSameName(header.first, name); });
        if (isCovered) {
            part.headers.push_back(header);
        }
    }
    return part;
}

bool isKnown(const ServerRequest &request, const Authorization &authorization,
             const AwsCredentials &credentials)
{
    const bool isKey = isEqualInConstantTime(authorization.accessKeyId,
                                             credentials.accessKeyId.reveal());
    const std::string_view sent = headerOf(request, tokenHeader).value_or("");
    const std::string_view right = credentials.sessionToken ? credentials.sessionToken->reveal()
                                                            : std::string_view();
    return isEqualInConstantTime(sent, right) && isKey;
}

std::optional<ApiError> scopeError(const Authorization &authorization, std::string_view time)
{
    if (authorization.scope.service != "lambda") {
        return invalid("The scope of the credential must be of the service lambda.");
    }
    if (authorization.scope.region.empty()) {
        return invalid("The scope of the credential must name a region.");
    }
    if (authorization.date != time.substr(0, 8)) {
        return invalid("The scope of the credential is of another day than the request's date.");
    }
    return std::nullopt;
}

std::optional<ApiError> timeError(std::string_view time, sys_seconds now)
{
    const auto moment = momentOf(time);
    if (!moment) {
        return incomplete("The signature needs a signed header X-Amz-Date, as in 20260131T120000Z.");
    }
    if (*moment < now - patience) {
        return invalid("The signature has expired: it is more than five minutes old.");
    }
    if (*moment > now + patience) {
        return invalid("The signature is not yet valid: its date is more than five minutes ahead.");
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string_view> headerOf(const ServerRequest &request, std::string_view name)
{
    for (const auto &[each, value] : request.headers) {
        if (isSameName(each, name)) {
            return value;
        }
    }
    return std::nullopt;
}

std::optional<ApiError> signatureErrorOf(const ServerRequest &request,
                                            const AwsCredentials &credentials, sys_seconds now)
{
    const auto header = headerOf(request, "authorization");
    if (!header) {
        return commonError(403, "MissingAuthenticationTokenException",
                           "The request is not signed: it has no header Authorization.");
    }
    const auto authorization = parseAuthorization(*header);
    if (!authorization) {
        return incomplete("Authorization must be AWS4-HMAC-SHA256 with Credential, SignedHeaders "
                          "and Signature.");
    }
    if (!isKnown(request, *authorization, credentials)) {
        return unrecognized();
    }
    if (!isSigned(*authorization, "host")) {
        return invalid("The header Host must be signed.");
    }
    const SignableRequest part = signedPart(request, *authorization);
    const std::string time = signingTimeOf(part);
    if (auto error = timeError(time, now)) {
        return error;
    }
    if (auto error = scopeError(*authorization, time)) {
        return error;
    }
    const std::string right = signatureOf(part, authorization->scope, credentials.secretAccessKey);
    if (!isEqualInConstantTime(authorization->signature, right)) {
        return invalid("The signature does not match the request: look at the secret access key "
                       "and at how the request is signed.");
    }
    return std::nullopt;
}

} // namespace Coroscope
