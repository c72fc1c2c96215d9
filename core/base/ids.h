// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace Coroscope {

/// A number that names one thing of a run; ids of different kinds do not mix.
///
/// Ids count from 1 in the order in which things came into being. "None" is an empty
/// std::optional, never a special number.
template<typename Tag>
class StrongId
{
public:
    /// The first of its kind.
    constexpr StrongId() noexcept = default;
    constexpr explicit StrongId(std::uint32_t value) noexcept
        : m_value(value)
    {
    }
    constexpr std::uint32_t value() const noexcept { return m_value; }
    friend constexpr auto operator<=>(StrongId, StrongId) noexcept = default;

private:
    std::uint32_t m_value = 1;
};

/// One task of a run; 1 is the run's `main`.
using TaskId = StrongId<struct TaskTag>;
/// One suspension of one task.
using AwaitId = StrongId<struct AwaitTag>;
/// One HTTP request.
using RequestId = StrongId<struct RequestTag>;
/// One flush of the keys that tasks wait for.
using FlushId = StrongId<struct FlushTag>;
/// One text of a log's text table.
using TextId = StrongId<struct TextTag>;
/// One source position of a log's location table.
using LocationId = StrongId<struct LocationTag>;

} // namespace Coroscope

template<typename Tag>
struct std::hash<Coroscope::StrongId<Tag>>
{
    std::size_t operator()(Coroscope::StrongId<Tag> id) const noexcept { return id.value(); }
};
