// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/seededrandom.h"
#include "core/server/httpservice.h"
#include "core/server/practicequery.h"
#include "core/server/practiceserver.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace Coroscope {

/// The practice server's answers: a delay, and what the query asks for.
///
/// Used by one thread; statistics() by any. Must outlive the answers and connections.
class PracticeService : public HttpService
{
public:
    /// Throws ServerError when the options make no sense or the body file cannot be read.
    explicit PracticeService(const PracticeServerOptions &options);

    /// Draws the delay, so it must be called once for each request, in the order of arrival.
    ServerAnswer answerTo(ServerRequest request) override;
    ServerAnswer refusalOf(RequestFlaw flaw) override;

    ServerStatistics statistics() const { return traffic().statistics(); }

private:
    ServerAnswer practiceAnswer(std::string_view query);
    ServerAnswer answerAsAsked(const PracticeQuery &query);
    ServerBody bodyFor(const PracticeQuery &query) const;
    std::chrono::nanoseconds wallTime(double seconds) const;

    const int m_minimumDelaySeconds;
    const int m_maximumDelaySeconds;
    const double m_speed;
    const std::shared_ptr<const std::string> m_body;
    const std::shared_ptr<const std::string> m_filler;
    SeededRandom m_random;
};

} // namespace Coroscope
