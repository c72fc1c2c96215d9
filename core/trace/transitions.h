// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/events.h"

#include <QtCore/QString>

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

namespace Coroscope {

/// Where a task stands between two of its events.
enum class LifeStage : std::uint8_t { Unborn, Created, Running, Blocking, Awaiting, Ready, Over };

/// Where the event of the given kind (its index in EventBody) leads a task that stands at `stage`;
/// empty if that cannot happen.
std::optional<LifeStage> transition(LifeStage stage, std::size_t eventKind) noexcept;

/// What is wrong with a trace, and at which of its events, counted from 0.
struct TraceFault
{
    std::size_t index;
    QString what; ///< an English sentence without the place
};

/// Checks events, one after another, against what can happen in a run.
///
/// Beyond each task's own life: only the task on top of the thread acts; ids are in order of
/// making, and name what was made; an await ends as the await that began; what happens on the thread
/// is in order of time, and so is each task's life; versions of a variable count up by one; the
/// steps of a request go forwards; a worker does one call at a time; a flush
/// begins, is awaited by suspended tasks, and ends. Lines of output, uses of variables and
/// flushes may belong to the run instead of a task.
class TraceValidator
{
public:
    /// The fault of this event, or nothing. After a fault the validator must not be used again.
    std::optional<TraceFault> check(const Event &event);

private:
    struct TaskLife
    {
        LifeStage stage = LifeStage::Unborn;
        std::optional<AwaitId> await;
        TraceTime since{}; ///< of its newest event
    };

    struct WorkerLife
    {
        std::optional<TaskId> task; ///< whose call it does
        TraceTime since{};
    };

    struct FlushLife
    {
        std::uint32_t keys = 0;
        TraceTime began{};
        bool hasEnded = false;
    };

    QString checkBody(const Event &event);
    QString checkWork(const Event &event);
    QString checkFlush(const Event &event);
    QString checkFlushGoesOn(const Event &event, FlushId flush);
    QString checkTask(const Event &event);
    QString checkNames(const Event &event) const;
    QString checkTime(TaskLife &life, const Event &event);
    bool isKnown(std::optional<TaskId> task) const noexcept;
    QString checkAwait(TaskLife &life, const EventBody &body);
    QString checkVariable(const EventBody &body);
    QString checkRequest(const RequestPhase &phase);
    void moveThread(TaskId task, LifeStage before, LifeStage after);

    std::size_t m_index = 0;
    TraceTime m_now{};
    std::vector<TaskLife> m_tasks;
    std::vector<TaskId> m_thread;
    std::unordered_map<TextId, std::uint32_t> m_versions;
    std::vector<RequestStep> m_requests;
    std::vector<WorkerLife> m_workers;
    std::vector<FlushLife> m_flushes;
};

} // namespace Coroscope
