// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <sys/resource.h>

#include <cstdint>
#include <optional>
#include <utility>

namespace Coroscope {

/// Sets how many files the process may have open while this lives.
///
/// The soft limit belongs to the whole process. It is put back to what it was, unless somebody else
/// has changed it meanwhile; several must go in the reverse order of their making.
class DescriptorLimit
{
public:
    /// So many, or as many as the hard limit allows; never fewer than before. Many systems start
    /// with 1,024, and every connection is one.
    static DescriptorLimit atLeast(rlim_t wanted);
    /// So many and no more, or as many as the hard limit allows. What is open already stays open.
    /// While it is low nothing may be started that cannot do without a descriptor, threads with an
    /// event loop above all, as GLib ends the process then; what is loaded on demand, as TLS, may be
    /// missing for good.
    static DescriptorLimit exactly(rlim_t wanted);

    ~DescriptorLimit();
    DescriptorLimit(DescriptorLimit &&other) noexcept
        : m_before(std::exchange(other.m_before, std::nullopt))
        , m_set(other.m_set)
    {}
    DescriptorLimit &operator=(DescriptorLimit &&) = delete;
    DescriptorLimit(const DescriptorLimit &) = delete;
    DescriptorLimit &operator=(const DescriptorLimit &) = delete;

private:
    enum class Lowering : std::uint8_t { Refused, Allowed };
    DescriptorLimit(rlim_t wanted, Lowering lowering);

    std::optional<rlim_t> m_before; ///< none if it was left as it was
    rlim_t m_set = 0;
};

} // namespace Coroscope
