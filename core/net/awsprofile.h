// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/awsfile.h"
#include "core/stage/http.h"

#include <QtCore/QUrl>

namespace Coroscope {

/// What a user says of the credentials and the region to take; what is empty is found.
struct AwsWish
{
    QString profile;
    QString region;
    QUrl endpoint; ///< its name may tell the region
};

/// The user's own credentials and region, found as the AWS SDKs document it (docs.aws.amazon.com, "AWS
/// SDKs and Tools Reference Guide"), or why there are none.
///
/// Credentials: unless a profile is wished for, those of the environment (AWS_ACCESS_KEY_ID,
/// AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN). Otherwise those of the profile that is wished for, that of
/// AWS_PROFILE, or `default`, in AWS_SHARED_CREDENTIALS_FILE (~/.aws/credentials), then in
/// AWS_CONFIG_FILE (~/.aws/config). Region: the one wished for, AWS_REGION, AWS_DEFAULT_REGION, the
/// profile's, or that of an endpoint lambda.REGION.amazonaws.com. Credentials by a role, single sign-on
/// or a program are not supported.
///
/// From the moment credentials were found the process leaves no core dump, and no other process of the
/// user may look into it.
std::variant<AwsAccess, AwsProblem> findAwsAccess(const AwsWish &wish);

} // namespace Coroscope
