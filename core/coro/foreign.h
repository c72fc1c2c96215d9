// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/awaitable.h"
#include "core/coro/scheduler.h"

#include <QCoro/QCoroCore>
#include <QCoro/QCoroFuture>
#include <QCoro/QCoroNetworkReply>
#include <QCoro/QCoroTask>
#include <QCoro/QCoroTimer>

#include <concepts>
#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace Coroscope {
namespace Detail {

template<typename Awaiter>
decltype(auto) awaiterOf(Awaiter &&awaiter)
{
    if constexpr (requires { std::forward<Awaiter>(awaiter).operator co_await(); }) {
        return std::forward<Awaiter>(awaiter).operator co_await();
    } else {
        return std::forward<Awaiter>(awaiter);
    }
}

/// What `co_await` of an A gives inside a QCoro::Task.
template<typename A>
using ForeignResult = decltype(awaiterOf(std::declval<QCoro::Task<void>::promise_type &>()
                                             .await_transform(std::declval<A>()))
                                   .await_resume());

/// What a relay got.
template<typename R>
struct RelayValue
{
    template<typename U>
    void return_value(U &&got)
    {
        value.emplace(std::forward<U>(got));
    }
    std::optional<std::decay_t<R>> value;
};
template<>
struct RelayValue<void>
{
    void return_void() noexcept { }
};

/// The promise of a relay: a small coroutine that awaits a foreign thing for a waiter who may have
/// gone by then. Its frame belongs to the waiter and to the relay; it goes with the later of them.
template<typename R>
class RelayPromise : public RelayValue<R>
{
public:
    using Handle = std::coroutine_handle<RelayPromise>;
    struct FinalAwaiter
    {
        bool await_ready() const noexcept { return false; }
        void await_suspend(Handle frame) const noexcept { frame.promise().finish(frame); }
        void await_resume() const noexcept { }
    };

    Handle get_return_object() { return Handle::from_promise(*this); }
    std::suspend_never initial_suspend() const noexcept { return {}; }
    FinalAwaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { error = std::current_exception(); }
    /// Foreign things are awaited as a QCoro::Task awaits them.
    template<typename A>
    decltype(auto) await_transform(A &&awaitable)
    {
        return m_theirs.await_transform(std::forward<A>(awaitable));
    }
    /// The waiter goes: the relay goes on alone.
    static void release(Handle frame) noexcept
    {
        if (frame.done()) {
            frame.destroy();
            return;
        }
        frame.promise().waiter = nullptr;
        frame.promise().m_isHeld = false;
    }

    std::exception_ptr error;
    TaskBase *waiter = nullptr;

private:
    void finish(Handle frame) noexcept
    {
        if (!m_isHeld) {
            frame.destroy();
        } else if (waiter != nullptr) {
            // Resumes the waiter, who destroys the frame: nothing of it is touched after.
            waiter->scheduler().completeFromLoop(*waiter);
        }
    }

    QCoro::Task<void>::promise_type m_theirs;
    bool m_isHeld = true;
};

template<typename R>
struct Relay
{
    using promise_type = RelayPromise<R>;
    Relay(typename promise_type::Handle handle) // NOLINT(google-explicit-constructor): the compiler's
        : frame(handle)
    {
    }
    typename promise_type::Handle frame;
};

template<typename A, typename R>
Relay<R> relay(A awaitable)
{
    co_return co_await std::forward<A>(awaitable);
}

/// How an awaited expression of type A is kept: by value where it can be copied, because the relay
/// may outlive the variable that it was read from.
template<typename A>
using Held = std::conditional_t<std::is_lvalue_reference_v<A>
                                    && !std::is_copy_constructible_v<std::decay_t<A>>,
                                A, std::decay_t<A>>;

template<typename A>
constexpr AwaitReason foreignReason()
{
    using Plain = std::remove_cvref_t<A>;
    if constexpr (std::is_same_v<Plain, QNetworkReply *>) {
        return AwaitReason::Request;
    } else if constexpr (requires(Plain p) { p.resultCount(); p.isFinished(); }) {
        return AwaitReason::Future;
    } else if constexpr (requires { typename Plain::promise_type; }) {
        return AwaitReason::Task;
    } else if constexpr (std::is_pointer_v<Plain> || std::derived_from<Plain, QObject>) {
        return AwaitReason::Signal;
    } else {
        return AwaitReason::Other;
    }
}

} // namespace Detail

/// Awaiting what QCoro can await, through a small coroutine that outlives the waiter if it must:
/// a late completion then finds nobody, and touches nothing.
///
/// A network reply is aborted when its await is cancelled. Other things go on unheeded. Never
/// delete what is awaited: QCoro would not resume the relay, whose frame would leak.
template<typename A>
class ForeignAwait : public Awaitable
{
    using Result = Detail::ForeignResult<A>;

public:
    template<typename From>
    explicit ForeignAwait(From &&awaitable)
        : m_awaitable(std::forward<From>(awaitable))
    {
    }
    ~ForeignAwait() override { forget(); }
    AwaitDescription describe() override
    {
        return {Detail::foreignReason<A>(), std::nullopt, std::nullopt};
    }
    bool isReady() override
    {
        m_relay = Detail::relay<A, Result>(std::forward<A>(m_awaitable)).frame;
        return m_relay.done();
    }
    void begin(TaskBase &waiter) override { m_relay.promise().waiter = &waiter; }
    CancelResult cancel() override
    {
        forget();
        if constexpr (std::is_same_v<std::remove_cvref_t<A>, QNetworkReply *>) {
            m_awaitable->abort();
        }
        return CancelResult::Abandoned;
    }
    void abandon() noexcept override { cancel(); }
    Result await_resume()
    {
        if (m_relay.promise().error) {
            std::rethrow_exception(m_relay.promise().error);
        }
        if constexpr (!std::is_void_v<Result>) {
            return std::forward<Result>(*m_relay.promise().value);
        }
    }

private:
    using Handle = typename Detail::RelayPromise<Result>::Handle;

    void forget() noexcept
    {
        if (m_relay) {
            Detail::RelayPromise<Result>::release(std::exchange(m_relay, nullptr));
        }
    }

    A m_awaitable;
    Handle m_relay;
};

} // namespace Coroscope
