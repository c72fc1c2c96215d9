// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/batch/keyqueue.h"

#include "core/batch/flushrecord.h"

#include <algorithm>

namespace Coroscope {

void KeyReader::withdraw() noexcept
{
    if (m_queue == nullptr) {
        return;
    }
    unlink();
    if (m_isUnsent && --m_entry->waiting == 0) {
        --m_queue->m_waitingKeys;
    }
    m_isUnsent = false;
    m_entry = nullptr;
    m_queue.reset();
}

KeyQueue::KeyQueue(Batcher &batcher, std::shared_ptr<BatchStore> store)
    : m_batcher(batcher)
    , m_store(std::move(store))
{
    m_batcher.add(*this);
}

KeyQueue::~KeyQueue() = default;

const BatchAnswer *KeyQueue::known(const QByteArray &key) const
{
    const auto found = m_entries.find(key);
    const bool isKnown = found != m_entries.end() && found->second.answer;
    return isKnown ? &*found->second.answer : nullptr;
}

void KeyQueue::ask(KeyReader &reader, const QByteArray &key)
{
    if (m_isClosed) {
        reader.answer = BatchAnswer::unreachable(QStringLiteral("the cache is gone"));
        reader.answered();
        return;
    }
    KeyEntry &entry = m_entries.try_emplace(key, KeyEntry{key, {}, nullptr, 0}).first->second;
    reader.m_queue = shared_from_this();
    reader.m_entry = &entry;
    if (entry.flight != nullptr) {
        entry.flight->readers.push_back(reader);
        noteAwaited(*entry.flight, reader);
        return;
    }
    reader.m_isUnsent = true;
    m_waiting.push_back(reader);
    if (++entry.waiting == 1 && ++m_waitingKeys == 1) {
        m_batcher.stage().scheduler().askForIdle();
    }
}

void KeyQueue::noteAwaited(KeyFlight &flight, const KeyReader &reader)
{
    if (reader.waiter != nullptr && reader.waiter != flight.lastNoted) {
        flight.lastNoted = reader.waiter;
        m_batcher.stage().recorder().note(reader.waiter->id(), FlushAwaited{flight.flush});
    }
}

void KeyQueue::flush(const TaskBase *task)
{
    const auto flight = std::make_shared<KeyFlight>();
    flight->readers.swap(m_waiting);
    for (KeyReader &reader : flight->readers) {
        KeyEntry &entry = *reader.m_entry;
        reader.m_isUnsent = false;
        entry.waiting = 0;
        if (entry.flight == nullptr) {
            entry.flight = flight.get();
            flight->entries.push_back(&entry);
        }
    }
    m_waitingKeys = 0;
    send(flight, task);
}

void KeyQueue::send(const std::shared_ptr<KeyFlight> &flight, const TaskBase *task)
{
    BatchStore::Keys keys;
    keys.reserve(flight->entries.size());
    for (const KeyEntry *entry : flight->entries) {
        keys.push_back(entry->key);
    }
    flight->flush = noteFlushBegan(m_batcher.stage().recorder(), task, m_store->name(), keys);
    for (const KeyReader &reader : flight->readers) {
        noteAwaited(*flight, reader);
    }
    m_flights.push_back(flight);
    m_store->read(std::move(keys), [self = weak_from_this(), of = std::weak_ptr(flight)](
                                       BatchStore::Answers answers) {
        const auto queue = self.lock();
        const auto answered = of.lock();
        if (queue && answered) {
            queue->takeAnswers(*answered, std::move(answers));
        }
    });
    m_batcher.countRoundTrips(*m_store);
}

void KeyQueue::takeAnswers(KeyFlight &flight, BatchStore::Answers answers)
{
    const auto keepsFlight = *std::ranges::find(m_flights, &flight, &std::shared_ptr<KeyFlight>::get);
    std::erase(m_flights, keepsFlight);
    m_batcher.countRoundTrips(*m_store);
    answers.resize(flight.entries.size(),
                   BatchAnswer::unreachable(QStringLiteral("the store left this key out")));
    noteFlushEnded(m_batcher.stage().recorder(), flight.flush, answers);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        flight.entries[i]->flight = nullptr;
        flight.entries[i]->answer = std::move(answers[i]);
    }
    while (!flight.readers.empty()) {
        KeyReader &reader = flight.readers.front();
        reader.answer = reader.m_entry->answer;
        reader.withdraw();
        reader.answered();
    }
    for (KeyEntry *entry : flight.entries) {
        if (entry->answer->isError()) {
            entry->answer.reset();
        }
    }
    m_batcher.stage().scheduler().askForIdle();
}

void KeyQueue::finishNow(const std::source_location &where)
{
    m_store->finishNow(m_batcher.stage(), where);
}

void KeyQueue::readNow(std::span<KeyReader *const> readers, const BatchStore::Keys &keys,
                       const std::source_location &where)
{
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (known(keys[i]) == nullptr) {
            ask(*readers[i], keys[i]);
        }
    }
    if (m_waitingKeys > 0) {
        flush(m_batcher.stage().scheduler().currentTask());
    }
    if (hasFlight()) {
        finishNow(where);
    }
}

void KeyQueue::forget()
{
    for (auto &[key, entry] : m_entries) {
        entry.answer.reset();
    }
}

void KeyQueue::close()
{
    m_isClosed = true;
    m_batcher.remove(*this);
    KeyReaders left;
    left.swap(m_waiting);
    m_waitingKeys = 0;
    // Before anyone is answered: that may withdraw others.
    for (KeyReader &reader : left) {
        reader.m_isUnsent = false;
    }
    for (const std::shared_ptr<KeyFlight> &flight : m_flights) {
        left.splice(left.end(), flight->readers);
    }
    m_flights.clear();
    while (!left.empty()) {
        KeyReader &reader = left.front();
        reader.answer = BatchAnswer::unreachable(QStringLiteral("the cache is gone"));
        reader.withdraw();
        reader.answered();
    }
}

} // namespace Coroscope
