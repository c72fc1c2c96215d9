// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/events.h"

#include <concepts>

namespace Coroscope {

class TaskBase;

/// What the record says of an await.
struct AwaitDescription
{
    AwaitReason reason = AwaitReason::Other;
    std::optional<TextId> detail;
    std::optional<TraceTime> due; ///< of sleeps
};

/// What became of the wish to cancel an await.
enum class CancelResult : std::uint8_t {
    Abandoned, ///< it will not complete any more: the waiter is to be resumed with Cancelled
    Delegated  ///< passed on to what is awaited, whose end will resume the waiter
};

/// The base of everything a Task awaits of our own. It lives in the waiter's frame.
///
/// Order of calls, all on the run's thread: describe(), then isReady(). If that is false: begin(),
/// which must see to it that Scheduler::makeReady(waiter) is called once, later or at once; before
/// that, cancel() may come, or abandon() when the waiter's frame goes away.
/// A class that derives from it also has `await_resume()`, which gives the result.
class Awaitable
{
public:
    Awaitable() = default;
    Awaitable(const Awaitable &) = delete;
    Awaitable &operator=(const Awaitable &) = delete;
    virtual ~Awaitable() = default;

    virtual AwaitDescription describe() = 0;
    virtual bool isReady() { return false; }
    virtual void begin(TaskBase &waiter) = 0;
    virtual CancelResult cancel()
    {
        abandon();
        return CancelResult::Abandoned;
    }
    /// Forgets the waiter, who must not be made ready any more.
    virtual void abandon() noexcept = 0;
    /// The waiter's frame is about to be destroyed: lets go of the tasks that are awaited and owned.
    /// Those of a deep chain are then destroyed one after another, not inside each other.
    virtual void dropAwaited() noexcept { }
};

template<typename T>
concept OwnAwaitable = std::derived_from<std::remove_cvref_t<T>, Awaitable>;

} // namespace Coroscope
