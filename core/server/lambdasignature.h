// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/signaturev4.h"
#include "core/server/httpservice.h"
#include "core/server/apierror.h"

#include <chrono>
#include <optional>

namespace Coroscope {

/// What is wrong with the signature of a request, as AWS refuses it; nothing when it is right.
///
/// Right is Signature Version 4 with these credentials for the service lambda in any region, over
/// `host` and a date at most five minutes from \a now. No message has a credential in it.
std::optional<ApiError> signatureErrorOf(const ServerRequest &request,
                                            const AwsCredentials &credentials,
                                            std::chrono::sys_seconds now);

/// The value of a request's first header of that name, in lower case; nothing if it has none.
std::optional<std::string_view> headerOf(const ServerRequest &request, std::string_view name);

} // namespace Coroscope
