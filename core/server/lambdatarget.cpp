// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/lambdatarget.h"

#include "core/base/text.h"
#include "core/server/jsontext.h"

#include <algorithm>
#include <vector>

namespace Coroscope {
namespace {

constexpr std::string_view targetBegin = "/2015-03-31/functions/";
constexpr std::string_view targetEnd = "/invocations";
constexpr std::string_view ourName = "system-test";
constexpr std::string_view ourAccount = "123456789012";
constexpr std::string_view latest = "$LATEST";

using Parts = std::vector<std::string_view>;

// What is left of a full or partial ARN is the name and perhaps a qualifier.
Parts withoutArn(Parts parts)
{
    const auto drop = [&parts](std::ptrdiff_t count) {
        parts.erase(parts.begin(), parts.begin() + count);
    };
    if (parts.size() >= 7 && parts[0] == "arn" && parts[1] == "aws" && parts[2] == "lambda"
        && !parts[3].empty()) {
        drop(4);
    }
    if (parts.size() >= 3 && parts[0] == ourAccount && parts[1] == "function") {
        drop(2);
    }
    return parts;
}

} // namespace

std::optional<InvocationTarget> readInvocationTarget(std::string_view target)
{
    const std::size_t pathLength = std::min(target.find('?'), target.size());
    std::string_view path = target.substr(0, pathLength);
    if (!path.starts_with(targetBegin) || !path.ends_with(targetEnd)) {
        return std::nullopt;
    }
    path.remove_prefix(targetBegin.size());
    if (path.size() <= targetEnd.size()) {
        return std::nullopt;
    }
    path.remove_suffix(targetEnd.size());
    if (path.find('/') != std::string_view::npos) {
        return std::nullopt;
    }
    InvocationTarget invocation{percentDecodedText(path), {}};
    constexpr std::string_view parameter = "Qualifier=";
    const std::string_view query = target.substr(std::min(pathLength + 1, target.size()));
    for (const std::string_view part : split(query, '&')) {
        if (part.starts_with(parameter)) {
            invocation.qualifier = percentDecodedText(part.substr(parameter.size()));
        }
    }
    return invocation;
}

NamedFunction namedFunction(const InvocationTarget &target)
{
    const Parts parts = withoutArn(split(target.function, ':'));
    if (parts.size() > 2 || parts[0] != ourName) {
        return NamedFunction::Unknown;
    }
    const auto named = parts.size() == 2 ? std::optional(parts[1]) : std::nullopt;
    if (named && target.qualifier && *named != *target.qualifier) {
        return NamedFunction::Contradiction;
    }
    const std::string_view qualifier = named ? *named
                                             : std::string_view(target.qualifier ? *target.qualifier
                                                                                 : latest);
    return qualifier == latest ? NamedFunction::Ours : NamedFunction::OtherQualifier;
}

} // namespace Coroscope
