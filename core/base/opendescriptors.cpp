// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/base/opendescriptors.h"

#include <sys/resource.h>
#include <sys/stat.h>

namespace Coroscope {
namespace {

constexpr const char *descriptorsFolder = "/proc/self/fd";

/// 0 before Linux 6.2.
std::int64_t told()
{
    struct stat status{};
    return ::stat(descriptorsFolder, &status) == 0 ? std::int64_t(status.st_size) : 0;
}

} // namespace

OpenDescriptors::OpenDescriptors()
{
    if (told() == 0) {
        m_folder.reset(::opendir(descriptorsFolder));
    }
}

std::optional<std::int64_t> OpenDescriptors::count() const
{
    const std::int64_t number = m_folder ? listed() : told();
    return number > 0 ? std::optional(number) : std::nullopt;
}

std::int64_t OpenDescriptors::listed() const
{
    ::rewinddir(m_folder.get());
    std::int64_t number = 0;
    while (const dirent *entry = ::readdir(m_folder.get())) {
        number += entry->d_name[0] == '.' ? 0 : 1;
    }
    return number;
}

std::optional<std::int64_t> OpenDescriptors::limit()
{
    rlimit limit{};
    const bool isLimited = ::getrlimit(RLIMIT_NOFILE, &limit) == 0
                           && limit.rlim_cur != RLIM_INFINITY;
    return isLimited ? std::optional(std::int64_t(limit.rlim_cur)) : std::nullopt;
}

} // namespace Coroscope
