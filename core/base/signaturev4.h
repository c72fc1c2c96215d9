// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace Coroscope {

/// What AWS knows a caller by.
struct AwsCredentials
{
    Secret accessKeyId;
    Secret secretAccessKey;
    std::optional<Secret> sessionToken; ///< of temporary credentials
};

/// The part of an HTTP request that a signature covers.
struct SignableRequest
{
    std::string method; ///< "POST"
    std::string path;   ///< as it is sent, percent-encoded; empty counts as "/"
    std::string query;  ///< as it is sent, percent-encoded, without the question mark
    /// Those that are signed, in any order and case; `host` and `x-amz-date` must be among them.
    /// A folded header counts as one for each of its lines.
    std::vector<std::pair<std::string, std::string>> headers;
    std::string_view body;
};

/// Where a signature is valid.
struct SigningScope
{
    std::string region;  ///< "eu-central-1"
    std::string service; ///< "lambda"
};

/// AWS Signature Version 4, as docs.aws.amazon.com ("Signature Version 4 for API requests")
/// describes it for all services but S3: a path is normalised, and encoded once more. The functions
/// are pure; the time is the request's own, as signingTimeOf() finds it.
std::string canonicalRequest(const SignableRequest &request);
std::string stringToSign(const SignableRequest &request, const SigningScope &scope);

/// The request's `x-amz-date`, or else what its `date` says, as in "20260131T120000Z". Empty if it has
/// neither; whether it is a time at all is not checked.
std::string signingTimeOf(const SignableRequest &request);

/// The signature in 64 hexadecimal digits.
std::string signatureOf(const SignableRequest &request, const SigningScope &scope,
                        const Secret &secretAccessKey);
/// The value of the header `Authorization`. A session token is signed only if the request's headers
/// hold it, as `x-amz-security-token`.
std::string authorizationOf(const SignableRequest &request, const SigningScope &scope,
                            const AwsCredentials &credentials);

/// What a header `Authorization` says.
struct Authorization
{
    std::string accessKeyId;
    std::string date; ///< "20260131", the first part of the scope
    SigningScope scope;
    std::vector<std::string> signedHeaders; ///< in lower case
    std::string signature;
};

/// Nothing if the text is not of Signature Version 4, or a part is missing.
std::optional<Authorization> parseAuthorization(std::string_view header);

/// Whether two texts are equal, in a time that does not tell where they differ.
bool isEqualInConstantTime(std::string_view one, std::string_view other) noexcept;

} // namespace Coroscope
