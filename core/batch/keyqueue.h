// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batcher.h"
#include "core/stage/batchstore.h"

#include <boost/intrusive/list.hpp>

#include <memory>
#include <span>
#include <unordered_map>

namespace Coroscope {

struct KeyFlight;

/// A key of a cache, and what is known of it.
struct KeyEntry
{
    QByteArray key;
    std::optional<BatchAnswer> answer;
    KeyFlight *flight = nullptr; ///< that carries it now
    std::uint32_t waiting = 0;   ///< readers who wait until it is sent
};

/// One wish for one key, while it waits for the answer. Destroying it takes it back.
class KeyReader : public Intrusive::list_base_hook<AutoUnlink>
{
public:
    KeyReader() = default;
    KeyReader(const KeyReader &) = delete;
    KeyReader &operator=(const KeyReader &) = delete;
    virtual ~KeyReader() { withdraw(); }
    void withdraw() noexcept;

    std::optional<BatchAnswer> answer;
    TaskBase *waiter = nullptr; ///< the task that will be made ready; none if its thread waits

private:
    friend class KeyQueue;
    /// `answer` is there.
    virtual void answered() = 0;

    std::shared_ptr<KeyQueue> m_queue; ///< while it waits
    KeyEntry *m_entry = nullptr;
    bool m_isUnsent = false;
};
using KeyReaders = Intrusive::list<KeyReader, Intrusive::constant_time_size<false>>;

/// Keys that travel together, and who waits for them in the order of asking.
struct KeyFlight
{
    FlushId flush;
    std::vector<KeyEntry *> entries;
    KeyReaders readers;
    const TaskBase *lastNoted = nullptr;
};

/// The state of a Cache: which keys are known, under way and waited for.
///
/// A key is sent once: values and misses are remembered until forget(), a key that is under way is
/// not sent again. Errors are not remembered.
class KeyQueue : public std::enable_shared_from_this<KeyQueue>
{
public:
    KeyQueue(Batcher &batcher, std::shared_ptr<BatchStore> store);
    ~KeyQueue();
    KeyQueue(const KeyQueue &) = delete;
    KeyQueue &operator=(const KeyQueue &) = delete;

    Batcher &batcher() const noexcept { return m_batcher; }
    BatchStore &store() const noexcept { return *m_store; }
    std::size_t waitingKeys() const noexcept { return m_waitingKeys; }
    bool hasFlight() const noexcept { return !m_flights.empty(); }

    /// The answer, if it is remembered.
    const BatchAnswer *known(const QByteArray &key) const;
    /// Waits for a key that is not known.
    void ask(KeyReader &reader, const QByteArray &key);
    /// Sends all keys that are waited for; `task` is the one whose thread waits, if one does.
    void flush(const TaskBase *task);
    /// Blocks until all that was sent has been answered.
    void finishNow(const std::source_location &where);
    /// ask() for all, flush() if anything is to be sent, finishNow().
    void readNow(std::span<KeyReader *const> readers, const BatchStore::Keys &keys,
                 const std::source_location &where);
    void forget();
    /// The cache goes: whoever waits gets an error.
    void close();

private:
    friend class KeyReader;

    void send(const std::shared_ptr<KeyFlight> &flight, const TaskBase *task);
    void takeAnswers(KeyFlight &flight, BatchStore::Answers answers);
    void noteAwaited(KeyFlight &flight, const KeyReader &reader);

    Batcher &m_batcher;
    std::shared_ptr<BatchStore> m_store;
    std::unordered_map<QByteArray, KeyEntry> m_entries;
    KeyReaders m_waiting;
    std::vector<std::shared_ptr<KeyFlight>> m_flights;
    std::size_t m_waitingKeys = 0;
    bool m_isClosed = false;
};

} // namespace Coroscope
