// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/synchronouscall.h"
#include "core/stage/stage.h"

#include <stdexcept>

namespace Coroscope {

/// A synchronous call that waits for what only the event loop brings, such as a request, or is nested
/// too deep.
class CannotRunNow : public std::logic_error
{
public:
    using std::logic_error::logic_error;
};

/// Holds the thread until the next sleeper wakes; CannotRunNow if there is none.
inline void blockUntilNextDue(Stage &stage, const std::source_location &where)
{
    const std::optional<TraceTime> due = stage.scheduler().nextDue();
    if (!due) {
        throw CannotRunNow("a synchronous call waits for what only the event loop brings; await it "
                           "instead");
    }
    if (*due > stage.now()) {
        stage.blockFor(*due - stage.now(), where);
    }
    stage.scheduler().fireDueTimers(stage.now());
}

/// How many synchronous calls may be inside each other: they nest on the stack, as calls do.
inline constexpr std::size_t deepestSynchronousCall = 500;

/// Calls an asynchronous function from synchronous code: gives its result, holding the thread. Only
/// the task and those that it starts run meanwhile; when they are stuck, their keys are sent in one
/// question, or the thread waits until the first of them wakes. Throws what the task throws,
/// Cancelled when the run is stopped, and CannotRunNow. What it calls may be awaited to any depth.
template<typename T>
T runNow(Stage &stage, Task<T> task,
         const std::source_location &where = std::source_location::current())
{
    SynchronousCall call(stage.scheduler());
    if (call.depth() > deepestSynchronousCall) {
        throw CannotRunNow("synchronous calls are nested too deep; await some of them instead");
    }
    task.base().start(StartPolicy::Eager, where);
    try {
        while (!task.hasEnded()) {
            if (!call.runOne() && !call.blockUntilMore(where)) {
                blockUntilNextDue(stage, where);
            }
        }
    } catch (...) {
        // It may refer to what the caller has, so it ends before the caller does.
        task.cancel();
        while (call.runOne()) {
        }
        throw;
    }
    return std::move(task).takeResult();
}

} // namespace Coroscope
