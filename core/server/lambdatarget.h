// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace Coroscope {

/// What a request's target asks to invoke.
struct InvocationTarget
{
    /// As it was sent, percent-decoded: any bytes.
    std::string function;
    /// Of the query.
    std::optional<std::string> qualifier;
};

/// Nothing if it is not the target of Lambda's Invoke operation.
std::optional<InvocationTarget> readInvocationTarget(std::string_view target);

/// Which function and version an InvocationTarget names.
enum class NamedFunction { Ours, OtherQualifier, Unknown, Contradiction };

/// Names are the function's own, its partial ARN and its full ARN, each with an optional qualifier;
/// the only version there is is $LATEST.
NamedFunction namedFunction(const InvocationTarget &target);

} // namespace Coroscope
