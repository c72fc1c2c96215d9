// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <sys/resource.h>

#include <optional>

namespace Coroscope {

/// Lets the process have at least so many open files while this lives, or as many as its hard limit
/// allows. Many systems start with 1,024, and every connection is one.
///
/// The soft limit belongs to the whole process: only one at a time. It is put back to what it was,
/// unless somebody else has changed it meanwhile.
class DescriptorLimit
{
public:
    explicit DescriptorLimit(rlim_t wanted);
    ~DescriptorLimit();
    DescriptorLimit(const DescriptorLimit &) = delete;
    DescriptorLimit &operator=(const DescriptorLimit &) = delete;

private:
    std::optional<rlim_t> m_before; ///< none if it was left as it was
    rlim_t m_raised = 0;
};

} // namespace Coroscope
