// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

namespace Coroscope {

/// The moment as a `Date` header writes it (RFC 9110, section 5.6.7, IMF-fixdate), in English
/// whatever the locale. For the years 1970 to 9999.
std::string httpDate(std::chrono::sys_seconds moment);

/// Keeps the newest date as text, so that a server writes it once a second and not per request.
class HttpDateClock
{
public:
    /// The date of \a moment; valid until the next call.
    const std::string &at(std::chrono::sys_seconds moment);

private:
    std::chrono::sys_seconds m_moment{};
    std::string m_date = httpDate(m_moment);
};

} // namespace Coroscope
