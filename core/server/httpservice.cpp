// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/server/httpservice.h"

namespace Coroscope {

ServerBody ServerBody::of(std::string text)
{
    const std::uint64_t length = text.size();
    return {std::make_shared<const std::string>(std::move(text)), length};
}

bool isWithoutContent(int status)
{
    return status == 204 || status == 205 || status == 304;
}

HttpService::HttpService(const ServerLimits &limits, const RequestRules &rules)
    : m_limits(limits)
    , m_rules(rules)
{}

const std::string &HttpService::date()
{
    using namespace std::chrono;
    return m_dateClock.at(floor<seconds>(system_clock::now()));
}

} // namespace Coroscope
