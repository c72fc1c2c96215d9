// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/all.h"
#include "core/batch/cacheread.h"

namespace Coroscope {

/// Values by key, read from a store. Used on the run's thread:
///
///     Task<QString> nameOf(Cache &users, int id)
///     {
///         co_return QString::fromUtf8(co_await users.get("user:" + QByteArray::number(id)));
///     }
///
/// Plain reads like this one, made by many tasks, travel together (see Batcher). What was read is
/// remembered until forget(): a key is asked once, also while it is under way. Tasks that wait
/// for keys become ready in the order in which they asked. Destroying the cache fails the reads that
/// still wait.
class Cache
{
public:
    /// The batcher must outlive the cache.
    Cache(Batcher &batcher, std::shared_ptr<BatchStore> store);
    Cache(const Cache &) = delete;
    Cache &operator=(const Cache &) = delete;
    ~Cache();

    /// The value; KeyMissing if there is none, KeyError if it cannot be read.
    CacheGet get(const QByteArray &key,
                 const std::source_location &where = std::source_location::current()) const;
    /// The values in the order of the keys; the first error ends it.
    AllReads<CacheGet> get(const std::vector<QByteArray> &keys,
                           const std::source_location &where
                           = std::source_location::current()) const;
    /// The value, or nothing if there is none; KeyError if it cannot be read.
    CacheFind find(const QByteArray &key,
                   const std::source_location &where = std::source_location::current()) const;
    /// Reads what is not known yet in one question, holding the thread, so that the reads that
    /// follow cost nothing. Errors come out there.
    void prime(const std::vector<QByteArray> &keys,
               const std::source_location &where = std::source_location::current());

    /// For the reads from now on.
    void setReads(CacheReads reads) { m_state->reads = reads; }
    void forget() { m_state->queue->forget(); }

private:
    std::shared_ptr<CacheState> m_state;
};

} // namespace Coroscope
