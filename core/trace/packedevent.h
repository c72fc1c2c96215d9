// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/events.h"

#include <cstdint>

namespace Coroscope {

/// An event as the log stores it. unpack(pack(e)) == e for every event.
struct PackedEvent
{
    std::int64_t at;
    std::uint64_t a;
    std::uint64_t b;
    std::uint32_t task; ///< 0: none
    std::uint32_t c;
    std::uint32_t d;
    std::uint8_t kind;    ///< index in EventBody
    std::uint8_t sub;     ///< the event's own small enumeration
    std::uint8_t sub2;    ///< a second one
    std::uint8_t present; ///< bits for optional numbers
};
static_assert(sizeof(PackedEvent) <= 40, "design: at most 40 bytes an event");

PackedEvent pack(const Event &event) noexcept;
Event unpack(const PackedEvent &packed) noexcept;

} // namespace Coroscope
