// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/server/jsontext.h"

#include <string>
#include <string_view>

namespace Coroscope {

/// A service error of Lambda's API: the function has not run.
struct ApiError
{
    int status = 0;
    /// As `x-amzn-ErrorType` names it.
    std::string_view type;
    /// JSON.
    std::string body;
};

/// In the shape of the errors that all of AWS has in common.
inline ApiError commonError(int status, std::string_view type, std::string_view message)
{
    return {status, type, "{\"message\":" + jsonString(message) + '}'};
}

/// In the shape of the errors that Lambda's model defines.
inline ApiError userError(int status, std::string_view type, std::string_view message)
{
    return {status, type, R"({"Type":"User","message":)" + jsonString(message) + '}'};
}

} // namespace Coroscope
