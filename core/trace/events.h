// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/tracetime.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace Coroscope {

/// When a coroutine begins to run: at its call (as QCoro), on the next turn of the loop (as
/// asyncio's create_task), or when it is awaited (as a bare Python coroutine).
enum class StartPolicy : std::uint8_t { Eager, Scheduled, Lazy };

/// What kind of thing a suspended task waits for.
enum class AwaitReason : std::uint8_t {
    Sleep,
    Task,
    Gather,
    Semaphore,
    Mutex,
    Event,
    Queue,
    Request,
    Future,
    Signal,
    CacheRead, ///< the value of a key
    Other
};

/// How a task ended by itself.
enum class Outcome : std::uint8_t { Succeeded, Failed, Cancelled };

/// The steps of one HTTP request, in their order; steps may be left out, never taken back.
enum class RequestStep : std::uint8_t {
    Queued,
    Connecting,
    Encrypting,
    Sent,
    FirstByte,
    Downloading,
    Done
};

/// Whether a request travelled on a connection of its own or one that had served before.
enum class ConnectionUse : std::uint8_t { Unknown, New, Reused };

/// How a variable's text is to be read.
enum class ValueKind : std::uint8_t { Text, Number };

/// A task came into being; nothing of it has run yet.
struct TaskCreated
{
    std::optional<TaskId> parent;   ///< the task that ran at that time; none for `main`
    TextId name;
    StartPolicy start;
    std::optional<LocationId> line; ///< where it was started or first awaited
    bool operator==(const TaskCreated &) const = default;
};

/// First time on the thread.
struct TaskStarted
{
    bool operator==(const TaskStarted &) const = default;
};

/// The task gave the thread away until something happens.
struct TaskSuspended
{
    AwaitId await;
    AwaitReason reason;
    std::optional<TextId> detail;   ///< for people, for instance a task's name or an address
    std::optional<LocationId> line; ///< of the `co_await`
    std::optional<TraceTime> due;   ///< for sleeps: when it will be ready
    bool operator==(const TaskSuspended &) const = default;
};

/// A `co_await` on something that was done already; the task kept the thread.
struct AwaitedReady
{
    AwaitReason reason;
    std::optional<TextId> detail;
    std::optional<LocationId> line;
    bool operator==(const AwaitedReady &) const = default;
};

/// What the task waited for has happened. For sleeps the event's time is the due time, also when
/// the thread was busy then.
struct TaskReady
{
    AwaitId await;
    std::optional<TaskId> cause; ///< the task that made it happen, if one did
    bool operator==(const TaskReady &) const = default;
};

/// Back on the thread.
struct TaskResumed
{
    AwaitId await;
    bool operator==(const TaskResumed &) const = default;
};

/// The task began a blocking call: it holds the thread until BlockEnded.
struct BlockBegan
{
    std::optional<LocationId> line;
    bool operator==(const BlockBegan &) const = default;
};

/// The blocking call returned; the task still holds the thread.
struct BlockEnded
{
    bool operator==(const BlockEnded &) const = default;
};

/// The task's body was left, in one of three ways.
struct TaskFinished
{
    Outcome outcome;
    std::optional<TextId> text; ///< the value's text, or the error's; none for void and cancelled
    bool operator==(const TaskFinished &) const = default;
};

/// The task was destroyed while unfinished; if it never started, it never ran at all.
struct TaskLost
{
    bool operator==(const TaskLost &) const = default;
};

/// A shared variable was read. Variables are named, versions count its writes from 1; version 0 is
/// the value it was made with.
struct VariableRead
{
    TextId name;
    TextId value;
    std::uint32_t version;
    ValueKind kind;
    std::optional<LocationId> line;
    bool operator==(const VariableRead &) const = default;
};

/// A shared variable was written, or made (version 0). The write is stale when `basedOn` is not the
/// version just before.
struct VariableWritten
{
    TextId name;
    TextId value;
    std::uint32_t version;
    std::optional<std::uint32_t> basedOn; ///< version the value was computed from, if known
    ValueKind kind;
    std::optional<LocationId> line;
    bool operator==(const VariableWritten &) const = default;
};

/// A line of the task's output.
struct Printed
{
    TextId text;
    bool operator==(const Printed &) const = default;
};

/// A request of the task reached its next step.
struct RequestPhase
{
    RequestId request;
    RequestStep step;
    ConnectionUse connection;
    std::optional<std::uint16_t> status; ///< HTTP status, once known
    std::optional<std::uint64_t> bytes;  ///< size of the body so far, once known
    /// Queued: the address; FirstByte: what the answer's headers say of a failure behind it, if they
    /// do; Done: the error, if it failed.
    std::optional<TextId> text;
    bool operator==(const RequestPhase &) const = default;
};

/// A named number of the run changed.
struct CounterChanged
{
    TextId name;
    std::int64_t value;
    bool operator==(const CounterChanged &) const = default;
};

/// More worker threads than these no run has.
inline constexpr std::uint32_t mostWorkers = 64;

/// A worker thread took up a call that the task had moved off its own thread. The event stands in
/// the log when the task's thread has heard of it; its time is the worker's.
struct WorkBegan
{
    std::uint32_t worker; ///< which one, counted from 1
    std::optional<LocationId> line;
    bool operator==(const WorkBegan &) const = default;
};

/// The worker is done with the call.
struct WorkEnded
{
    std::uint32_t worker;
    bool operator==(const WorkEnded &) const = default;
};

/// The keys that tasks wait for were sent to a store, all in one question. Of the task whose thread
/// waits for the answer, if one does.
struct FlushBegan
{
    FlushId flush;
    TextId store;               ///< its name
    std::uint32_t keys;         ///< how many
    std::optional<TextId> text; ///< the keys, the first of them when there are many
    bool operator==(const FlushBegan &) const = default;
};

/// The task waits for a key that this flush carries.
struct FlushAwaited
{
    FlushId flush;
    bool operator==(const FlushAwaited &) const = default;
};

/// The store has answered, or will not any more.
struct FlushEnded
{
    FlushId flush;
    std::uint32_t found;         ///< keys that have a value
    std::uint32_t failed;        ///< keys whose value could not be read
    std::optional<TextId> error; ///< of the first of these
    bool operator==(const FlushEnded &) const = default;
};

using EventBody
    = std::variant<TaskCreated, TaskStarted, TaskSuspended, AwaitedReady, TaskReady, TaskResumed,
                   BlockBegan, BlockEnded, TaskFinished, TaskLost, VariableRead, VariableWritten,
                   Printed, RequestPhase, CounterChanged, WorkBegan, WorkEnded, FlushBegan,
                   FlushAwaited, FlushEnded>;

/// One thing that happened in a run.
struct Event
{
    TraceTime at;               ///< scenario time; mostly, not always, in the order of the log
    std::optional<TaskId> task; ///< whose event it is; none for what belongs to the whole run
    EventBody body;
    bool operator==(const Event &) const = default;
};

} // namespace Coroscope
