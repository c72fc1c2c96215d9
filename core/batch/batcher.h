// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/stage.h"

#include <map>

namespace Coroscope {

class BatchStore;
class KeyQueue;

/// Decides when the keys that a run's tasks wait for are sent, and to which store first.
///
/// The rule is Asynq's: every task runs as far as it can go. When all are stuck, the cache with the
/// most waiting keys sends all of them in one question (of equals the one that was made first). The
/// answer lets tasks run again, and only when all are stuck again comes the next flush: there is one
/// under way at a time. A task that sleeps, or waits for something else than a key, is stuck: nobody
/// waits for it. What it asks while a flush is under way goes with a later one.
///
/// One for each run, made before the caches and outliving them. Counts the questions that the stores
/// send in the run's counter "round trips".
class Batcher : private IdleListener
{
public:
    explicit Batcher(Stage &stage);
    Batcher(const Batcher &) = delete;
    Batcher &operator=(const Batcher &) = delete;
    ~Batcher() override;

    Stage &stage() const noexcept { return m_stage; }
    /// Questions sent so far.
    std::uint64_t roundTrips() const noexcept { return m_roundTrips; }

private:
    friend class KeyQueue;

    void idle() override;
    bool blockUntilMore(const std::source_location &where) override;
    KeyQueue *fullest() const;
    void add(KeyQueue &queue);
    void remove(KeyQueue &queue);
    void countRoundTrips(const BatchStore &store);

    Stage &m_stage;
    std::vector<KeyQueue *> m_queues; ///< in the order of their making
    std::map<const BatchStore *, std::uint64_t> m_counted;
    std::uint64_t m_roundTrips = 0;
};

} // namespace Coroscope
