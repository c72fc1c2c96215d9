// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/keyqueue.h"
#include "core/coro/awaitable.h"

#include <stdexcept>

namespace Coroscope {

/// A key that could not be read. The text names it and says why.
class KeyError : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// A key that no store has a value for.
class KeyMissing : public KeyError
{
public:
    using KeyError::KeyError;
};

/// How a cache's reads wait for the answer.
enum class CacheReads : std::uint8_t {
    Batched, ///< suspended, until every task is stuck and all keys are sent together
    OneByOne ///< holding the thread: each is a question of its own
};

/// What a cache shares with its reads.
struct CacheState
{
    std::shared_ptr<KeyQueue> queue;
    CacheReads reads = CacheReads::Batched;
};

/// Told when one of several awaited things has ended.
class PartListener
{
public:
    /// `cause` is the task that ended, if it was one; `error` says whether it failed.
    virtual void partEnded(const std::exception_ptr &error, const TaskBase *cause) = 0;

protected:
    ~PartListener() = default;
};

/// Awaiting the value of one key. May be moved until it is awaited.
class CacheRead : public Awaitable, private KeyReader
{
public:
    CacheRead(CacheRead &&other) noexcept;
    AwaitDescription describe() override;
    /// Holds the thread where the cache reads one by one.
    bool isReady() override;
    void begin(TaskBase &task) override;
    void abandon() noexcept override { withdraw(); }

    const QByteArray &key() const noexcept { return m_key; }
    /// For one of several things that are awaited together.
    void beginPart(TaskBase &task, PartListener &listener);

protected:
    enum class Missing : std::uint8_t { IsAnError, IsNothing };
    CacheRead(std::shared_ptr<const CacheState> cache, QByteArray key, Missing missing,
              const std::source_location &where);
    std::exception_ptr error() const;
    /// The value; throws KeyError.
    std::optional<QByteArray> takeValue();

private:
    void answered() override;

    std::shared_ptr<const CacheState> m_cache;
    QByteArray m_key;
    std::source_location m_where;
    PartListener *m_listener = nullptr;
    Missing m_missing;
};

/// Awaiting it gives the value; throws KeyMissing, or KeyError.
class [[nodiscard]] CacheGet : public CacheRead
{
public:
    using Result = QByteArray;
    CacheGet(std::shared_ptr<const CacheState> cache, QByteArray key,
             const std::source_location &where)
        : CacheRead(std::move(cache), std::move(key), Missing::IsAnError, where)
    {}
    QByteArray await_resume() { return *takeValue(); }
};

/// Awaiting it gives the value, or nothing if no store has one; throws KeyError.
class [[nodiscard]] CacheFind : public CacheRead
{
public:
    using Result = std::optional<QByteArray>;
    CacheFind(std::shared_ptr<const CacheState> cache, QByteArray key,
              const std::source_location &where)
        : CacheRead(std::move(cache), std::move(key), Missing::IsNothing, where)
    {}
    std::optional<QByteArray> await_resume() { return takeValue(); }
};

} // namespace Coroscope
