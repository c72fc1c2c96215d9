// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/batchstore.h"
#include "core/stage/stage.h"

namespace Coroscope {

/// A cache in front of a store, as one store: what the cache does not have is read from the store
/// behind it in one question, and written back to the cache without the reader waiting.
///
/// When the cache cannot be reached, everything is read from the store behind; that is told once
/// for each time that it is lost. A key that the cache refuses is refused.
class ReadThroughStore : public BatchStore
{
public:
    using Notice = std::function<void(const QString &sentence)>;

    /// Reads of the store behind are recorded as flushes of their own, under its name.
    ReadThroughStore(Stage &stage, std::shared_ptr<BatchStore> cache,
                     std::shared_ptr<BatchStore> behind, Notice notice = {});

    QString name() const override { return m_cache->name(); }
    void read(Keys keys, Done done) override;
    void write(const Items &items) override { m_cache->write(items); }
    void finishNow(Stage &stage, const std::source_location &where) override;
    bool finishWrites(std::chrono::milliseconds atMost) override
    {
        return m_cache->finishWrites(atMost);
    }
    std::uint64_t roundTrips() const override { return m_cache->roundTrips(); }

private:
    struct Reading;

    void takeCached(const std::shared_ptr<Reading> &reading);
    void takeBehind(Reading &reading, FlushId flush, const Answers &answers);
    void tellOnce(const Answers &answers);

    Stage &m_stage;
    std::shared_ptr<BatchStore> m_cache;
    std::shared_ptr<BatchStore> m_behind;
    Notice m_notice;
    std::shared_ptr<int> m_life = std::make_shared<int>(); ///< what late answers look at
    bool m_isLost = false;
};

} // namespace Coroscope
