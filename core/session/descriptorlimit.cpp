// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/descriptorlimit.h"

#include <algorithm>

namespace Coroscope {

DescriptorLimit::DescriptorLimit(rlim_t wanted)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return;
    }
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    // Failing is no error: the run then opens what it can.
    if (limit.rlim_cur > before && ::setrlimit(RLIMIT_NOFILE, &limit) == 0) {
        m_before = before;
        m_raised = limit.rlim_cur;
    }
}

DescriptorLimit::~DescriptorLimit()
{
    rlimit limit{};
    if (m_before && ::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur == m_raised) {
        limit.rlim_cur = *m_before;
        static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
    }
}

} // namespace Coroscope
