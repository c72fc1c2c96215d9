// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/permits.h"

#include <deque>

namespace Coroscope {

/// Passes items from tasks to tasks in the order in which they were put, as asyncio.Queue: putting
/// waits while `capacity` items are in it, taking waits while there are none. Both lines are fair.
/// Used on the run's thread; waiting tasks may outlive it.
template<typename T>
class Queue
{
    struct State
    {
        explicit State(std::size_t capacity)
            : room(std::make_shared<Detail::Permits>(capacity))
            , stock(std::make_shared<Detail::Permits>(0))
        {}
        std::shared_ptr<Detail::Permits> room;  ///< a permit for each item that still fits
        std::shared_ptr<Detail::Permits> stock; ///< a permit for each item that nobody was promised
        std::deque<T> items;
    };

public:
    class [[nodiscard]] Put : public Detail::PermitWait
    {
    public:
        Put(std::shared_ptr<State> state, const QString &name, T item)
            : PermitWait(state->room, AwaitReason::Queue, name)
            , m_state(std::move(state))
            , m_item(std::move(item))
        {}
        void await_resume()
        {
            keep();
            m_state->items.push_back(std::move(m_item));
            m_state->stock->give();
        }

    private:
        std::shared_ptr<State> m_state;
        T m_item;
    };

    class [[nodiscard]] Take : public Detail::PermitWait
    {
    public:
        Take(std::shared_ptr<State> state, const QString &name)
            : PermitWait(state->stock, AwaitReason::Queue, name)
            , m_state(std::move(state))
        {}
        T await_resume()
        {
            keep();
            T item = std::move(m_state->items.front());
            m_state->items.pop_front();
            m_state->room->give();
            return item;
        }

    private:
        std::shared_ptr<State> m_state;
    };

    /// `name` stands in the record of those who wait.
    explicit Queue(std::size_t capacity, const QString &name = {})
        : m_state(std::make_shared<State>(capacity))
        , m_name(name)
    {}
    Put put(T item) const { return Put(m_state, m_name, std::move(item)); }
    Take take() const { return Take(m_state, m_name); }
    std::size_t size() const noexcept { return m_state->items.size(); }

private:
    std::shared_ptr<State> m_state;
    QString m_name;
};

} // namespace Coroscope
