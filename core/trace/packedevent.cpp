// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/trace/packedevent.h"

#include "core/trace/packing.h"

namespace Coroscope {
namespace {

using Packing::kindOf;

template<typename Id>
constexpr std::optional<Id> optionalId(std::uint32_t value) noexcept
{
    return value == 0 ? std::nullopt : std::optional<Id>(Id(value));
}

constexpr std::uint32_t low(std::uint64_t both) noexcept { return std::uint32_t(both); }
constexpr std::uint32_t high(std::uint64_t both) noexcept { return std::uint32_t(both >> 32); }

RequestPhase unpackRequest(const PackedEvent &p) noexcept
{
    RequestPhase e{RequestId(p.c), RequestStep(p.sub), ConnectionUse(p.sub2), {}, {},
                   optionalId<TextId>(p.d)};
    if (p.present & 1) {
        e.status = std::uint16_t(p.b);
    }
    if (p.present & 2) {
        e.bytes = p.a;
    }
    return e;
}

EventBody unpackVariable(const PackedEvent &p) noexcept
{
    const TextId name(low(p.a));
    const TextId value(high(p.a));
    const auto line = optionalId<LocationId>(p.c);
    if (p.kind == kindOf<VariableRead>()) {
        return VariableRead{name, value, low(p.b), ValueKind(p.sub), line};
    }
    const auto basedOn = p.present ? std::optional(high(p.b)) : std::nullopt;
    return VariableWritten{name, value, low(p.b), basedOn, ValueKind(p.sub), line};
}

EventBody unpackAwait(const PackedEvent &p) noexcept
{
    const auto line = optionalId<LocationId>(p.c);
    switch (p.kind) {
    case kindOf<TaskSuspended>(): {
        const auto due = p.present ? std::optional(TraceTime(std::int64_t(p.b))) : std::nullopt;
        return TaskSuspended{AwaitId(low(p.a)), AwaitReason(p.sub), optionalId<TextId>(high(p.a)),
                             line, due};
    }
    case kindOf<AwaitedReady>():
        return AwaitedReady{AwaitReason(p.sub), optionalId<TextId>(p.d), line};
    case kindOf<TaskReady>():
        return TaskReady{AwaitId(low(p.a)), optionalId<TaskId>(high(p.a))};
    default:
        return TaskResumed{AwaitId(low(p.a))};
    }
}

EventBody unpackFlush(const PackedEvent &p) noexcept
{
    const FlushId flush(p.c);
    switch (p.kind) {
    case kindOf<FlushBegan>():
        return FlushBegan{flush, TextId(low(p.a)), p.d, optionalId<TextId>(high(p.a))};
    case kindOf<FlushAwaited>():
        return FlushAwaited{flush};
    default:
        return FlushEnded{flush, low(p.a), high(p.a), optionalId<TextId>(p.d)};
    }
}

EventBody unpackBody(const PackedEvent &p) noexcept
{
    switch (p.kind) {
    case kindOf<TaskCreated>():
        return TaskCreated{optionalId<TaskId>(low(p.a)), TextId(high(p.a)), StartPolicy(p.sub),
                           optionalId<LocationId>(p.c)};
    case kindOf<TaskStarted>():
        return TaskStarted{};
    case kindOf<BlockBegan>():
        return BlockBegan{optionalId<LocationId>(p.c)};
    case kindOf<BlockEnded>():
        return BlockEnded{};
    case kindOf<TaskFinished>():
        return TaskFinished{Outcome(p.sub), optionalId<TextId>(p.d)};
    case kindOf<TaskLost>():
        return TaskLost{};
    case kindOf<VariableRead>():
    case kindOf<VariableWritten>():
        return unpackVariable(p);
    case kindOf<Printed>():
        return Printed{TextId(p.d)};
    case kindOf<RequestPhase>():
        return unpackRequest(p);
    case kindOf<CounterChanged>():
        return CounterChanged{TextId(p.d), std::int64_t(p.a)};
    case kindOf<WorkBegan>():
        return WorkBegan{low(p.a), optionalId<LocationId>(p.c)};
    case kindOf<WorkEnded>():
        return WorkEnded{low(p.a)};
    case kindOf<FlushBegan>():
    case kindOf<FlushAwaited>():
    case kindOf<FlushEnded>():
        return unpackFlush(p);
    default:
        return unpackAwait(p);
    }
}

} // namespace

PackedEvent pack(const Event &event) noexcept
{
    PackedEvent packed;
    std::visit([&](const auto &body) { Packing::packInto(packed, event.at, event.task, body); },
               event.body);
    return packed;
}

Event unpack(const PackedEvent &packed) noexcept
{
    return {TraceTime(packed.at), optionalId<TaskId>(packed.task), unpackBody(packed)};
}

} // namespace Coroscope
