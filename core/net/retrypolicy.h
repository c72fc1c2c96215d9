// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/tracetime.h"

#include <optional>

namespace Coroscope {

class LambdaAnswer;
class Stage;

/// Says how long to wait before one call is made again, of those of its attempts that are left.
///
/// As the AWS SDKs do it (docs.aws.amazon.com, "Retry behavior", mode "standard"), and with their
/// answers: 429, 500, 502, 503 and 504 are worth another attempt. Before the first retry the pause is
/// drawn from 0 to 1 s, with the run's chance; the upper end doubles with each further one, up to 20 s.
/// It is never less than the answer's Retry-After. One policy serves one call.
class RetryPolicy
{
public:
    /// \a attempts are all sendings of the call, the first included.
    RetryPolicy(Stage &stage, int attempts);

    /// Nothing if the answer is to be taken as it is. Otherwise the scenario time to wait; the run's
    /// counter "retries" has one more then.
    std::optional<TraceTime> pauseBefore(const LambdaAnswer &answer);

private:
    Stage &m_stage;
    int m_attempts;
    int m_retries = 0;
};

} // namespace Coroscope
