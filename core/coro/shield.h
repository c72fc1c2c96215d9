// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/task.h"

namespace Coroscope {

/// Awaits a task without passing a cancellation on to it, as asyncio.shield: the waiter sees the
/// cancellation, the task runs on. Stopping the run cancels it all the same.
template<typename T>
class [[nodiscard]] Shield : public TaskAwait<T, false>
{
public:
    using TaskAwait<T, false>::TaskAwait;
    void begin(TaskBase &waiter) override
    {
        // A task of its own, which can go on without the waiter.
        this->task().base().start(StartPolicy::Scheduled, std::nullopt);
        TaskAwait<T, false>::begin(waiter);
    }
    CancelResult cancel() override
    {
        this->abandon();
        return CancelResult::Abandoned;
    }
};

/// `task` stays the caller's; dropping its handle detaches it.
template<typename T>
Shield<T> shield(Task<T> &task, const std::source_location &where = std::source_location::current())
{
    return Shield<T>(task, where);
}

} // namespace Coroscope
