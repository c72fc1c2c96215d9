// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/appendonlylist.h"
#include "core/base/copyonwritelist.h"
#include "core/trace/eventlog.h"
#include "core/trace/spantrack.h"

#include <memory>
#include <vector>

namespace Coroscope {

/// The first `size` elements of a list that may have grown since.
template<typename T>
class ListView
{
public:
    std::size_t size() const noexcept { return m_size; }
    bool isEmpty() const noexcept { return m_size == 0; }
    const T &at(std::size_t index) const noexcept { return m_list->at(index); }
    const T &last() const noexcept { return at(m_size - 1); }
    /// Only ever on the newest copy.
    void append(T value)
    {
        if (!m_list) {
            m_list = std::make_shared<AppendOnlyList<T, 3>>();
        }
        m_list->append(std::move(value));
        ++m_size;
    }

private:
    std::shared_ptr<AppendOnlyList<T, 3>> m_list;
    std::size_t m_size = 0;
};

/// How a task's life ended, or that it has not.
enum class TaskEnd : std::uint8_t { None, Finished, Failed, Cancelled, Lost, NeverStarted };

/// All that is known of one task.
struct TaskTimeline
{
    TaskId id{1};
    std::optional<TaskId> parent;
    TextId name{1};
    StartPolicy start = StartPolicy::Scheduled;
    std::optional<LocationId> createdAtLine;
    TraceTime created{};
    std::optional<TraceTime> started;
    std::optional<TraceTime> ended;  ///< finished, cancelled or lost
    TaskEnd end = TaskEnd::None;
    std::optional<TextId> result;    ///< value's or error's text
    std::uint32_t readyAwaits = 0;   ///< awaits that did not suspend
    SpanTrack spans;                 ///< closed spans
    std::optional<Span> open;        ///< the current one; its `end` means nothing
    std::optional<TraceTime> due;    ///< of an open sleep
    StateTimes times{};              ///< of the closed spans
};

/// A read or a write of a shared variable.
struct VariableAccess
{
    enum class Kind : std::uint8_t { Made, Read, Written, WrittenStale };
    TraceTime at{};
    std::optional<TaskId> task;
    Kind kind = Kind::Made;
    TextId value{1}; ///< as read, or as written
    std::uint32_t version = 0;
    std::optional<std::uint32_t> basedOn;
    std::optional<LocationId> line;
};

/// All that is known of one shared variable.
struct VariableTimeline
{
    TextId name{1};
    ValueKind kind = ValueKind::Text;
    TextId value{1}; ///< the newest
    std::optional<TaskId> writer; ///< who wrote it; none before the first write
    std::uint32_t version = 0;
    std::uint32_t reads = 0;
    std::uint32_t writes = 0;
    std::uint32_t staleWrites = 0;
    ListView<VariableAccess> accesses; ///< in the order of the log
    ListView<VariableAccess> values;   ///< the same without the reads
};

/// A counter's value from a moment on.
struct CounterSample
{
    TraceTime at{};
    std::int64_t value = 0;
};

/// All that is known of one counter.
struct CounterTimeline
{
    static constexpr std::size_t groupSize = 64;

    TextId name{1};
    std::int64_t peak = 0;
    ListView<CounterSample> samples;     ///< times never go back
    ListView<std::int64_t> groupPeaks;   ///< the highest of each `groupSize` samples in turn
};

/// The highest of the samples from number `first` on, before number `end`, which must be larger.
/// Costs in proportion to their number / 64.
std::int64_t highest(const CounterTimeline &counter, std::size_t first, std::size_t end);

/// All that is known of one HTTP request; a step that did not happen, or not yet, has no time.
struct RequestTimeline
{
    RequestId id{1};
    std::optional<TaskId> task;
    std::optional<TextId> address;
    std::array<std::optional<TraceTime>, 7> steps; ///< by RequestStep
    ConnectionUse connection = ConnectionUse::Unknown;
    std::optional<std::uint16_t> status;
    std::optional<std::uint64_t> bytes;
    /// What the answer's headers say of a failure behind it, as "Unhandled" of a cloud function.
    std::optional<TextId> failureBehind;
    std::optional<TextId> error;
    std::optional<TraceTime> step(RequestStep s) const noexcept { return steps[std::size_t(s)]; }
    bool isDone() const noexcept { return step(RequestStep::Done).has_value(); }
};

/// What one worker thread did: Blocking spans, each of the task whose call it was.
struct WorkerTimeline
{
    SpanTrack spans;
    std::optional<Span> open; ///< the call it does now; its `end` means nothing
};

/// All that is known of one flush: keys sent to a store, all in one question.
struct FlushTimeline
{
    FlushId id{1};
    std::optional<TaskId> task; ///< whose thread waited for the answer; none when tasks awaited it
    TraceTime began{};
    std::optional<TraceTime> ended;
    TextId store{1};            ///< the store's name
    std::uint32_t keys = 0;
    std::optional<TextId> text; ///< the keys, the first of them when there are many
    ListView<TaskId> waiting;   ///< tasks that awaited one of the keys, in the order of asking
    std::uint32_t found = 0;
    std::uint32_t failed = 0;
    std::optional<TextId> error;
};

/// A printed line; without a task it belongs to the run.
struct OutputLine
{
    TraceTime at{};
    std::optional<TaskId> task;
    TextId text{1};
};

/// Everything known of a run at a moment: a value that never changes, cheap to copy. Equal logs
/// give equal snapshots.
struct Snapshot
{
    TraceTime now{};            ///< open spans end here; at least the time of the newest event
    std::size_t events = 0;
    std::size_t lostEvents = 0; ///< dropped because the log was full
    std::shared_ptr<const LogTables> tables;
    CopyOnWriteList<TaskTimeline> tasks; ///< tasks.at(id - 1)
    SpanTrack thread;                    ///< who held the thread: Running and Blocking spans
    std::optional<Span> threadOpen;      ///< who holds it now; its `end` means nothing
    std::vector<WorkerTimeline> workers;     ///< workers.at(number - 1)
    std::vector<VariableTimeline> variables; ///< in order of making
    std::vector<CounterTimeline> counters;   ///< in order of first change
    CounterTimeline readyQueue;          ///< tasks that could run but had to wait; name unused
    CopyOnWriteList<RequestTimeline> requests; ///< requests.at(id - 1)
    CopyOnWriteList<FlushTimeline> flushes;    ///< flushes.at(id - 1)
    ListView<OutputLine> output;
    ListView<TaskId> endOrder;           ///< tasks in the order of their ends
    std::array<std::uint32_t, 5> statesNow{}; ///< tasks in each TaskState; not yet started: none

    const TaskTimeline *task(TaskId id) const noexcept
    {
        return id.value() <= tasks.size() ? &tasks.at(id.value() - 1) : nullptr;
    }
    const QString &text(TextId id) const noexcept { return tables->text(id); }
    const SourceLine &location(LocationId id) const noexcept { return tables->location(id); }
};

/// The task's current span up to `now`, as one or two spans: a sleep that has become due while the
/// thread was busy is Awaiting until then and Ready from then on. Empty for a task without one.
std::vector<Span> currentSpans(const TaskTimeline &task, TraceTime now);

/// The state at the newest moment; none before the start.
std::optional<TaskState> currentState(const TaskTimeline &task, TraceTime now);

/// Who holds the thread at the newest moment, as a span that ends now; none when it is idle.
std::optional<Span> currentThreadSpan(const Snapshot &snapshot);
/// The call that worker number `worker` + 1 does at the newest moment, ending now; none when idle.
std::optional<Span> currentWorkerSpan(const Snapshot &snapshot, std::size_t worker);

} // namespace Coroscope
