// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/servertraffic.h"

#include <algorithm>

namespace Coroscope {

Counted ServerTraffic::countConnection()
{
    ++m_openConnections;
    ++m_connections;
    return Counted(&m_openConnections);
}

Counted ServerTraffic::countRequest()
{
    ++m_requests;
    const std::uint64_t concurrent = ++m_inFlight;
    m_peakConcurrent = std::max(m_peakConcurrent.load(), concurrent);
    return Counted(&m_inFlight);
}

void ServerTraffic::countEnd(Counted &inFlight, AnswerEnd end)
{
    if (!inFlight) {
        return;
    }
    switch (end) {
    case AnswerEnd::Answered:
        ++m_answered;
        break;
    case AnswerEnd::Failed:
        ++m_failed;
        break;
    case AnswerEnd::ClientLeft:
        ++m_clientsLeft;
        break;
    }
    inFlight.reset();
}

ServerStatistics ServerTraffic::statistics() const
{
    return {m_requests, m_peakConcurrent, m_connections, m_openConnections,
            m_inFlight, m_answered,       m_failed,      m_clientsLeft};
}

NamedCounts namedCounts(const ServerStatistics &statistics)
{
    return {{"requests", statistics.requests},
            {"peak_concurrent", statistics.peakConcurrent},
            {"connections", statistics.connections},
            {"open_connections", statistics.openConnections},
            {"in_flight", statistics.inFlight},
            {"answered", statistics.answered},
            {"failed", statistics.failed},
            {"clients_left", statistics.clientsLeft}};
}

std::string jsonOf(const NamedCounts &counts)
{
    std::string json;
    for (const auto &[name, count] : counts) {
        json.append(json.empty() ? "{\"" : ", \"").append(name).append("\": ");
        json.append(std::to_string(count));
    }
    return json.append("}\n");
}

} // namespace Coroscope
