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
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>

namespace Coroscope {
namespace Detail {

/// Where a relay leaves what it got, for a waiter who may have gone by then.
template<typename R>
struct RelayState
{
    using Stored = std::conditional_t<std::is_void_v<R>, std::monostate, std::decay_t<R>>;
    std::optional<Stored> value;
    std::exception_ptr error;
    TaskBase *waiter = nullptr;
    bool isDone = false;
};

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

template<typename A, typename R>
QCoro::Task<void> relay(A awaitable, std::shared_ptr<RelayState<R>> state)
{
    try {
        if constexpr (std::is_void_v<R>) {
            co_await std::forward<A>(awaitable);
            state->value.emplace();
        } else {
            state->value.emplace(co_await std::forward<A>(awaitable));
        }
    } catch (...) {
        state->error = std::current_exception();
    }
    state->isDone = true;
    if (state->waiter != nullptr) {
        state->waiter->scheduler().completeFromLoop(*state->waiter);
    }
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

/// Awaiting what QCoro can await, through a small QCoro::Task that outlives the waiter if it must:
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
        , m_state(std::make_shared<Detail::RelayState<Result>>())
    {
    }
    ~ForeignAwait() override { forget(); }
    AwaitDescription describe() override
    {
        return {Detail::foreignReason<A>(), std::nullopt, std::nullopt};
    }
    bool isReady() override
    {
        Detail::relay<A, Result>(std::forward<A>(m_awaitable), m_state);
        return m_state->isDone;
    }
    void begin(TaskBase &waiter) override { m_state->waiter = &waiter; }
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
        if (m_state->error) {
            std::rethrow_exception(m_state->error);
        }
        if constexpr (!std::is_void_v<Result>) {
            return std::forward<Result>(*m_state->value);
        }
    }

private:
    void forget() noexcept { m_state->waiter = nullptr; }

    A m_awaitable;
    std::shared_ptr<Detail::RelayState<Result>> m_state;
};

} // namespace Coroscope
