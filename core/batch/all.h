// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/cacheread.h"
#include "core/coro/gather.h"

#include <concepts>
#include <deque>
#include <tuple>
#include <variant>

namespace Coroscope {

/// One of several things that are awaited together.
class AwaitedPart
{
public:
    AwaitedPart() = default;
    AwaitedPart(const AwaitedPart &) = delete;
    AwaitedPart &operator=(const AwaitedPart &) = delete;
    virtual ~AwaitedPart() = default;
    virtual bool isReady() = 0;
    virtual void begin(TaskBase &waiter, PartListener &listener) = 0;
    /// True if its end has still to be waited for.
    virtual bool cancel() = 0;
    virtual void abandon() noexcept = 0;
    virtual void dropAwaited() noexcept {}
    /// The key, if it is a read of one.
    virtual const QByteArray *key() const { return nullptr; }
};

/// What awaiting several things at once has in common, whatever they are.
class AllAwait : public Awaitable, private PartListener
{
public:
    AwaitDescription describe() override;
    bool isReady() override;
    void begin(TaskBase &waiter) override;
    CancelResult cancel() override;
    void abandon() noexcept override;
    void dropAwaited() noexcept override;

protected:
    void add(AwaitedPart &part) { m_parts.push_back(&part); }
    /// Throws what ended it, if that was an error.
    void throwError() const;

private:
    void partEnded(const std::exception_ptr &error, const TaskBase *cause) override;
    void finishIfDone(const TaskBase *cause);

    std::vector<AwaitedPart *> m_parts;
    TaskBase *m_waiter = nullptr;
    std::exception_ptr m_error;
    std::size_t m_unfinished = 0;
    bool m_isCancelled = false;
};

namespace Detail {

template<typename Awaited>
class AllPart;

template<std::derived_from<CacheRead> Read>
class AllPart<Read> : public AwaitedPart
{
public:
    explicit AllPart(Read &&read) noexcept
        : m_read(std::move(read))
    {}
    bool isReady() override { return m_isKnown = m_read.isReady(); }
    void begin(TaskBase &waiter, PartListener &listener) override
    {
        if (m_isKnown) {
            listener.partEnded(nullptr, nullptr);
        } else {
            m_read.beginPart(waiter, listener);
        }
    }
    bool cancel() override
    {
        m_read.abandon();
        return false;
    }
    void abandon() noexcept override { m_read.abandon(); }
    const QByteArray *key() const override { return &m_read.key(); }
    auto take() { return m_read.await_resume(); }

private:
    Read m_read;
    bool m_isKnown = false;
};

template<typename T>
class AllPart<Task<T>>
    : public AwaitedPart
    , private EndListener
{
public:
    explicit AllPart(Task<T> &&task) noexcept
        : m_task(std::move(task))
    {}
    bool isReady() override { return m_task.hasEnded(); }
    void begin(TaskBase &, PartListener &listener) override
    {
        m_listener = &listener;
        m_task.base().start(StartPolicy::Scheduled, std::nullopt);
        if (m_task.hasEnded()) {
            listener.partEnded(m_task.base().error(), nullptr);
        } else {
            m_task.base().addListener(*this);
        }
    }
    bool cancel() override
    {
        const bool isUnfinished = !m_task.hasEnded();
        m_task.cancel();
        return isUnfinished;
    }
    void abandon() noexcept override { m_listener = nullptr; }
    void dropAwaited() noexcept override
    {
        EndListener::unlink();
        const Task<T> dropped = std::move(m_task);
    }
    auto take()
    {
        if constexpr (std::is_void_v<T>) {
            m_task.result();
            return std::monostate();
        } else {
            return std::move(m_task).takeResult();
        }
    }

private:
    void taskEnded(TaskBase &task) override
    {
        if (m_listener != nullptr) {
            m_listener->partEnded(task.error(), &task);
        }
    }

    Task<T> m_task;
    PartListener *m_listener = nullptr;
};

} // namespace Detail

/// Awaiting it gives the results of several reads, in their order.
template<std::derived_from<CacheRead> Read>
class [[nodiscard]] AllReads : public AllAwait
{
public:
    explicit AllReads(std::vector<Read> reads)
    {
        for (Read &read : reads) {
            add(m_reads.emplace_back(std::move(read)));
        }
    }
    std::vector<typename Read::Result> await_resume()
    {
        throwError();
        std::vector<typename Read::Result> results;
        results.reserve(m_reads.size());
        for (auto &read : m_reads) {
            results.push_back(read.take());
        }
        return results;
    }

private:
    std::deque<Detail::AllPart<Read>> m_reads;
};

/// Awaiting it gives a tuple of the results; that of a Task<void> is a std::monostate.
template<typename... Awaited>
class [[nodiscard]] AllOf : public AllAwait
{
public:
    explicit AllOf(Awaited &&...awaited)
        : m_of(std::move(awaited)...)
    {
        std::apply([this](auto &...part) { (add(part), ...); }, m_of);
    }
    auto await_resume()
    {
        throwError();
        // In braces: they are taken from left to right, so that the first error is thrown.
        return std::apply([](auto &...part) { return std::tuple{part.take()...}; }, m_of);
    }

private:
    std::tuple<Detail::AllPart<Awaited>...> m_of;
};

/// Awaits reads and tasks together: `auto [name, age] = co_await all(cache.get(a), ageOf(cache))`.
/// Tasks that were only called are scheduled. The first error ends it; what else is under way goes
/// on. Cancelling the waiter cancels the tasks and waits for their ends.
template<typename... Awaited>
    requires(sizeof...(Awaited) > 0 && (std::is_rvalue_reference_v<Awaited &&> && ...))
AllOf<Awaited...> all(Awaited &&...awaited)
{
    return AllOf<Awaited...>(std::move(awaited)...);
}

/// The same for any number of reads.
template<std::derived_from<CacheRead> Read>
AllReads<Read> all(std::vector<Read> reads)
{
    return AllReads<Read>(std::move(reads));
}

/// The same for any number of tasks: gather() under the name that readers use.
template<typename T>
Gather<T> all(std::vector<Task<T>> tasks)
{
    return Gather<T>(std::move(tasks));
}

} // namespace Coroscope
