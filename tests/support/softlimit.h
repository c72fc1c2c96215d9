// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <sys/resource.h>

namespace Coroscope::Testing {

/// How many open files this process may have.
inline rlimit descriptorLimits()
{
    rlimit limits{};
    ::getrlimit(RLIMIT_NOFILE, &limits);
    return limits;
}

/// The soft limit with which so many more descriptors can be had: what counts is their numbers, the
/// lowest free one of which is always taken first.
inline rlim_t limitWithRoomFor(int more)
{
    int limit = 0;
    for (int free = 0; free <= more; ++limit) {
        free += ::fcntl(limit, F_GETFD) < 0 ? 1 : 0;
    }
    return rlim_t(limit - 1);
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
