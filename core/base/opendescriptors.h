// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <dirent.h>

#include <cstdint>
#include <memory>
#include <optional>

namespace Coroscope {

/// Counts the process's open descriptors, also when there is none left. One thread at a time.
///
/// Linux 6.2 and later tell the number; before that they are listed, at a cost of about a
/// microsecond each, through one descriptor that is held for it.
class OpenDescriptors
{
public:
    OpenDescriptors();

    /// None where the system does not tell.
    std::optional<std::int64_t> count() const;
    /// The soft limit; none if there is none.
    static std::optional<std::int64_t> limit();

private:
    struct CloseFolder
    {
        void operator()(DIR *folder) const { ::closedir(folder); }
    };
    std::int64_t listed() const;

    std::unique_ptr<DIR, CloseFolder> m_folder; ///< null where the number is told
};

} // namespace Coroscope
