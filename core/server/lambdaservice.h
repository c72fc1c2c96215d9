// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/seededrandom.h"
#include "core/server/httpservice.h"
#include "core/server/apierror.h"
#include "core/server/lambdafunction.h"
#include "core/server/lambdaserver.h"
#include "core/server/lambdatarget.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <string>
#include <vector>

namespace Coroscope {

/// The answers of AWS Lambda's Invoke operation; LambdaServer says which.
///
/// Used by one thread; statistics() by any. Must outlive the answers and connections.
class LambdaService : public HttpService
{
public:
    /// Throws ServerError when the options make no sense.
    explicit LambdaService(const LambdaServerOptions &options);

    ServerAnswer answerTo(ServerRequest request) override;
    ServerAnswer refusalOf(RequestFlaw flaw) override;

    LambdaServerStatistics statistics() const;

    static constexpr std::uint64_t longestRequest = 6'291'456;

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Invocation;

    ServerAnswer statisticsAnswer() const;
    ServerAnswer invocationAnswer(const ServerRequest &request, const std::string &requestId);
    std::optional<ApiError> errorBeforeRun(const ServerRequest &request) const;
    ServerAnswer begin(const Invocation &invocation, const std::string &requestId);
    ServerAnswer resultOf(FunctionRun run, const Invocation &invocation) const;
    ServerAnswer refuse(const ApiError &error, const std::string &requestId);
    bool isFull();
    std::chrono::nanoseconds wallTime(int seconds) const;
    std::string nextRequestId();

    const AwsCredentials m_credentials;
    const double m_speed;
    const std::optional<std::uint64_t> m_maximumConcurrent;
    LambdaFunction m_function;
    SeededRandom m_requestIds;
    /// When the runs that go on will end, the next one first. Some may have ended already.
    std::priority_queue<Moment, std::vector<Moment>, std::greater<>> m_ends;
    std::atomic<std::uint64_t> m_peakConcurrent{0};
    std::atomic<std::uint64_t> m_throttled{0};
    std::atomic<std::uint64_t> m_functionErrors{0};
    std::atomic<std::uint64_t> m_refused{0};
};

} // namespace Coroscope
