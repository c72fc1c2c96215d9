// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/retrypolicy.h"

#include "core/net/lambdaclient.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Coroscope {
namespace {

constexpr double longestPauseSeconds = 20;
constexpr std::array worthAnotherAttempt{429, 500, 502, 503, 504};

} // namespace

RetryPolicy::RetryPolicy(Stage &stage, int attempts)
    : m_stage(stage)
    , m_attempts(attempts)
{
}

std::optional<TraceTime> RetryPolicy::pauseBefore(const LambdaAnswer &answer)
{
    if (std::ranges::count(worthAnotherAttempt, answer.status()) == 0
        || m_retries + 1 >= m_attempts) {
        return std::nullopt;
    }
    const double most = std::min(longestPauseSeconds, std::exp2(m_retries));
    ++m_retries;
    m_stage.countOneMore(QStringLiteral("retries"));
    const std::chrono::duration<double> drawn(m_stage.random().real() * most);
    return std::max<TraceTime>(std::chrono::duration_cast<TraceTime>(drawn),
                               answer.retryAfter().value_or(std::chrono::seconds(0)));
}

} // namespace Coroscope
