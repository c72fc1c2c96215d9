// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/batch/batcher.h"

#include "core/batch/keyqueue.h"

#include <algorithm>

namespace Coroscope {

Batcher::Batcher(Stage &stage)
    : m_stage(stage)
{
    stage.scheduler().addListener(*this);
}

Batcher::~Batcher() = default;

void Batcher::add(KeyQueue &queue)
{
    m_queues.push_back(&queue);
    m_counted.try_emplace(&queue.store(), queue.store().roundTrips());
}

void Batcher::remove(KeyQueue &queue)
{
    std::erase(m_queues, &queue);
    const auto isOfStore = [&queue](const KeyQueue *other) {
        return &other->store() == &queue.store();
    };
    if (std::ranges::none_of(m_queues, isOfStore)) {
        m_counted.erase(&queue.store());
    }
}

KeyQueue *Batcher::fullest() const
{
    const auto most = std::ranges::max_element(m_queues, {}, &KeyQueue::waitingKeys);
    return most != m_queues.end() && (*most)->waitingKeys() > 0 ? *most : nullptr;
}

void Batcher::idle()
{
    if (m_stage.scheduler().isStopping()
        || std::ranges::any_of(m_queues, &KeyQueue::hasFlight)) {
        return;
    }
    if (KeyQueue *const queue = fullest()) {
        queue->flush(nullptr);
    }
}

bool Batcher::blockUntilMore(const std::source_location &where)
{
    const auto underWay = std::ranges::find_if(m_queues, &KeyQueue::hasFlight);
    KeyQueue *const queue = underWay != m_queues.end() ? *underWay : fullest();
    if (queue == nullptr) {
        return false;
    }
    if (!queue->hasFlight()) {
        queue->flush(m_stage.scheduler().currentTask());
    }
    queue->finishNow(where);
    return true;
}

void Batcher::countRoundTrips(const BatchStore &store)
{
    std::uint64_t &counted = m_counted[&store];
    const std::uint64_t sent = store.roundTrips();
    if (sent > counted) {
        m_roundTrips += sent - counted;
        counted = sent;
        m_stage.count(QStringLiteral("round trips"), std::int64_t(m_roundTrips));
    }
}

} // namespace Coroscope
