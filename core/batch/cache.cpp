// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/batch/cache.h"

#include <deque>

namespace Coroscope {
namespace {

/// Reads a key for those who come later.
class Primer : public KeyReader
{
    void answered() override {}
};

} // namespace

Cache::Cache(Batcher &batcher, std::shared_ptr<BatchStore> store)
    : m_state(std::make_shared<CacheState>())
{
    m_state->queue = std::make_shared<KeyQueue>(batcher, std::move(store));
}

Cache::~Cache()
{
    m_state->queue->close();
}

CacheGet Cache::get(const QByteArray &key, const std::source_location &where) const
{
    return CacheGet(m_state, key, where);
}

AllReads<CacheGet> Cache::get(const std::vector<QByteArray> &keys,
                              const std::source_location &where) const
{
    std::vector<CacheGet> reads;
    reads.reserve(keys.size());
    for (const QByteArray &key : keys) {
        reads.push_back(get(key, where));
    }
    return AllReads<CacheGet>(std::move(reads));
}

CacheFind Cache::find(const QByteArray &key, const std::source_location &where) const
{
    return CacheFind(m_state, key, where);
}

void Cache::prime(const std::vector<QByteArray> &keys, const std::source_location &where)
{
    std::deque<Primer> primers(keys.size());
    std::vector<KeyReader *> readers;
    for (Primer &primer : primers) {
        readers.push_back(&primer);
    }
    m_state->queue->readNow(readers, keys, where);
}

} // namespace Coroscope
