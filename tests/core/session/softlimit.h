// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

namespace Coroscope::Testing {

/// How many open files this process may have.
inline rlimit descriptorLimits()
{
    rlimit limits{};
    ::getrlimit(RLIMIT_NOFILE, &limits);
    return limits;
}

/// Another soft limit of open files while this lives.
class SoftLimit
{
public:
    explicit SoftLimit(rlim_t limit)
        : m_before(descriptorLimits().rlim_cur)
    {
        set(limit);
    }
    ~SoftLimit() { set(m_before); }
    SoftLimit(const SoftLimit &) = delete;
    SoftLimit &operator=(const SoftLimit &) = delete;

private:
    static void set(rlim_t limit)
    {
        rlimit limits = descriptorLimits();
        limits.rlim_cur = limit;
        ::setrlimit(RLIMIT_NOFILE, &limits);
    }
    rlim_t m_before;
};

} // namespace Coroscope::Testing
