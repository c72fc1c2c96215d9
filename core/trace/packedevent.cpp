// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/trace/packedevent.h"

namespace Coroscope {
namespace {

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
    return id ? id->value() : 0;
}

template<typename Id>
constexpr std::optional<Id> optionalId(std::uint32_t value) noexcept
{
    return value == 0 ? std::nullopt : std::optional<Id>(Id(value));
}

constexpr std::uint64_t two(std::uint32_t low, std::uint32_t high) noexcept
{
    return (std::uint64_t(high) << 32) | low;
}
constexpr std::uint32_t low(std::uint64_t both) noexcept { return std::uint32_t(both); }
constexpr std::uint32_t high(std::uint64_t both) noexcept { return std::uint32_t(both >> 32); }

void put(PackedEvent &p, const TaskCreated &e) noexcept
{
    p.sub = std::uint8_t(e.start);
    p.a = two(number(e.parent), e.name.value());
    p.c = number(e.line);
}
void put(PackedEvent &, const TaskStarted &) noexcept {}
void put(PackedEvent &p, const TaskSuspended &e) noexcept
{
    p.sub = std::uint8_t(e.reason);
    p.a = two(e.await.value(), number(e.detail));
    p.b = e.due ? std::uint64_t(e.due->count()) : 0;
    p.present = e.due ? 1 : 0;
    p.c = number(e.line);
}
void put(PackedEvent &p, const AwaitedReady &e) noexcept
{
    p.sub = std::uint8_t(e.reason);
    p.c = number(e.line);
    p.d = number(e.detail);
}
void put(PackedEvent &p, const TaskReady &e) noexcept
{
    p.a = two(e.await.value(), number(e.cause));
}
void put(PackedEvent &p, const TaskResumed &e) noexcept { p.a = e.await.value(); }
void put(PackedEvent &p, const BlockBegan &e) noexcept { p.c = number(e.line); }
void put(PackedEvent &, const BlockEnded &) noexcept {}
void put(PackedEvent &p, const TaskFinished &e) noexcept
{
    p.sub = std::uint8_t(e.outcome);
    p.d = number(e.text);
}
void put(PackedEvent &, const TaskLost &) noexcept {}
void put(PackedEvent &p, const VariableRead &e) noexcept
{
    p.sub = std::uint8_t(e.kind);
    p.a = two(e.name.value(), e.value.value());
    p.b = e.version;
    p.c = number(e.line);
}
void put(PackedEvent &p, const VariableWritten &e) noexcept
{
    p.sub = std::uint8_t(e.kind);
    p.present = e.basedOn ? 1 : 0;
    p.a = two(e.name.value(), e.value.value());
    p.b = two(e.version, e.basedOn.value_or(0));
    p.c = number(e.line);
}
void put(PackedEvent &p, const Printed &e) noexcept { p.d = e.text.value(); }
void put(PackedEvent &p, const RequestPhase &e) noexcept
{
    p.sub = std::uint8_t(e.step);
    p.sub2 = std::uint8_t(e.connection);
    p.present = std::uint8_t((e.status ? 1 : 0) | (e.bytes ? 2 : 0));
    p.a = e.bytes.value_or(0);
    p.b = e.status.value_or(0);
    p.c = e.request.value();
    p.d = number(e.text);
}
void put(PackedEvent &p, const CounterChanged &e) noexcept
{
    p.a = std::uint64_t(e.value);
    p.d = e.name.value();
}

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
    default:
        return unpackAwait(p);
    }
}

} // namespace

PackedEvent pack(const Event &event) noexcept
{
    PackedEvent packed{};
    packed.at = event.at.count();
    packed.task = number(event.task);
    packed.kind = std::uint8_t(event.body.index());
    std::visit([&packed](const auto &body) { put(packed, body); }, event.body);
    return packed;
}

Event unpack(const PackedEvent &packed) noexcept
{
    return {TraceTime(packed.at), optionalId<TaskId>(packed.task), unpackBody(packed)};
}

} // namespace Coroscope
