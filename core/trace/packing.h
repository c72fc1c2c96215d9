// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/packedevent.h"

#include <type_traits>

/// How each kind of event is packed. In a header, so that noting an event whose kind is known costs
/// no more than storing its fields.
namespace Coroscope::Packing {

template<typename Body, std::size_t Index = 0>
consteval std::uint8_t kindOf()
{
    if constexpr (std::is_same_v<Body, std::variant_alternative_t<Index, EventBody>>) {
        return Index;
    } else {
        return kindOf<Body, Index + 1>();
    }
}

template<typename Id>
constexpr std::uint32_t number(std::optional<Id> id) noexcept
{
    return id.value_or(Id(0)).value();
}

constexpr std::uint64_t two(std::uint32_t low, std::uint32_t high) noexcept
{
    return (std::uint64_t(high) << 32) | low;
}
inline void put(PackedEvent &p, const TaskCreated &e) noexcept
{
    p.sub = std::uint8_t(e.start);
    p.a = two(number(e.parent), e.name.value());
    p.c = number(e.line);
}
inline void put(PackedEvent &, const TaskStarted &) noexcept {}
inline void put(PackedEvent &p, const TaskSuspended &e) noexcept
{
    p.sub = std::uint8_t(e.reason);
    p.a = two(e.await.value(), number(e.detail));
    p.b = e.due ? std::uint64_t(e.due->count()) : 0;
    p.present = e.due ? 1 : 0;
    p.c = number(e.line);
}
inline void put(PackedEvent &p, const AwaitedReady &e) noexcept
{
    p.sub = std::uint8_t(e.reason);
    p.c = number(e.line);
    p.d = number(e.detail);
}
inline void put(PackedEvent &p, const TaskReady &e) noexcept
{
    p.a = two(e.await.value(), number(e.cause));
}
inline void put(PackedEvent &p, const TaskResumed &e) noexcept { p.a = e.await.value(); }
inline void put(PackedEvent &p, const BlockBegan &e) noexcept { p.c = number(e.line); }
inline void put(PackedEvent &, const BlockEnded &) noexcept {}
inline void put(PackedEvent &p, const TaskFinished &e) noexcept
{
    p.sub = std::uint8_t(e.outcome);
    p.d = number(e.text);
}
inline void put(PackedEvent &, const TaskLost &) noexcept {}
inline void put(PackedEvent &p, const VariableRead &e) noexcept
{
    p.sub = std::uint8_t(e.kind);
    p.a = two(e.name.value(), e.value.value());
    p.b = e.version;
    p.c = number(e.line);
}
inline void put(PackedEvent &p, const VariableWritten &e) noexcept
{
    p.sub = std::uint8_t(e.kind);
    p.present = e.basedOn ? 1 : 0;
    p.a = two(e.name.value(), e.value.value());
    p.b = two(e.version, e.basedOn.value_or(0));
    p.c = number(e.line);
}
inline void put(PackedEvent &p, const Printed &e) noexcept { p.d = e.text.value(); }
inline void put(PackedEvent &p, const RequestPhase &e) noexcept
{
    p.sub = std::uint8_t(e.step);
    p.sub2 = std::uint8_t(e.connection);
    p.present = std::uint8_t((e.status ? 1 : 0) | (e.bytes ? 2 : 0));
    p.a = e.bytes.value_or(0);
    p.b = e.status.value_or(0);
    p.c = e.request.value();
    p.d = number(e.text);
}
inline void put(PackedEvent &p, const CounterChanged &e) noexcept
{
    p.a = std::uint64_t(e.value);
    p.d = e.name.value();
}

inline void put(PackedEvent &p, const WorkBegan &e) noexcept
{
    p.a = e.worker;
    p.c = number(e.line);
}
inline void put(PackedEvent &p, const WorkEnded &e) noexcept { p.a = e.worker; }

inline void put(PackedEvent &p, const FlushBegan &e) noexcept
{
    p.a = two(e.store.value(), number(e.text));
    p.c = e.flush.value();
    p.d = e.keys;
}
inline void put(PackedEvent &p, const FlushAwaited &e) noexcept { p.c = e.flush.value(); }
inline void put(PackedEvent &p, const FlushEnded &e) noexcept
{
    p.a = two(e.found, e.failed);
    p.c = e.flush.value();
    p.d = number(e.error);
}

/// Writes an event of the kind Body over `packed`.
template<typename Body>
void packInto(PackedEvent &packed, TraceTime at, std::optional<TaskId> task,
              const Body &body) noexcept
{
    packed = PackedEvent{};
    packed.at = at.count();
    packed.task = number(task);
    packed.kind = kindOf<Body>();
    put(packed, body);
}

} // namespace Coroscope::Packing
