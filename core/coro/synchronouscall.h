// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/scheduler.h"

#include <source_location>

namespace Coroscope {

/// A synchronous call, inside the task that holds the thread or outside of all tasks.
///
/// While it lasts, only the tasks that are started in it run; what becomes ready elsewhere waits for
/// its end. Calls nest. Used on the run's thread.
class SynchronousCall
{
public:
    explicit SynchronousCall(Scheduler &scheduler);
    SynchronousCall(const SynchronousCall &) = delete;
    SynchronousCall &operator=(const SynchronousCall &) = delete;
    ~SynchronousCall();
    /// How many calls there are, this one included, that have not ended.
    std::size_t depth() const noexcept;
    /// Runs one ready task of the call; false if there is none.
    bool runOne();
    /// Lets the scheduler's listeners block until more can run; false if none brings anything.
    bool blockUntilMore(const std::source_location &where);

private:
    Scheduler &m_scheduler;
};

} // namespace Coroscope
