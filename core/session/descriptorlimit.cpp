// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/descriptorlimit.h"

#include <algorithm>

namespace Coroscope {

DescriptorLimit DescriptorLimit::atLeast(rlim_t wanted)
{
    return DescriptorLimit(wanted, Lowering::Refused);
}

DescriptorLimit DescriptorLimit::exactly(rlim_t wanted)
{
    return DescriptorLimit(wanted, Lowering::Allowed);
}

DescriptorLimit::DescriptorLimit(rlim_t wanted, Lowering lowering)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return;
    }
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    const bool isToBeSet = lowering == Lowering::Allowed ? limit.rlim_cur != before
                                                         : limit.rlim_cur > before;
    // Failing is no error: the run then opens what it can.
    if (isToBeSet && ::setrlimit(RLIMIT_NOFILE, &limit) == 0) {
        m_before = before;
        m_set = limit.rlim_cur;
    }
}

DescriptorLimit::~DescriptorLimit()
{
    rlimit limit{};
    if (m_before && ::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur == m_set) {
        limit.rlim_cur = *m_before;
        static_cast<void>(::setrlimit(RLIMIT_NOFILE, &limit));
    }
}

} // namespace Coroscope
