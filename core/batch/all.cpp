// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/batch/all.h"

#include "core/batch/flushrecord.h"

namespace Coroscope {

AwaitDescription AllAwait::describe()
{
    EventLog &log = Scheduler::current()->recorder().log();
    BatchStore::Keys keys;
    for (const AwaitedPart *part : m_parts) {
        if (const QByteArray *const key = part->key()) {
            keys.push_back(*key);
        }
    }
    if (keys.size() == m_parts.size()) {
        return {AwaitReason::CacheRead, log.text(textOfKeys(keys)), std::nullopt};
    }
    return {AwaitReason::Gather, log.text(QStringLiteral("(%1)").arg(m_parts.size())),
            std::nullopt};
}

bool AllAwait::isReady()
{
    bool areAll = true;
    for (AwaitedPart *part : m_parts) {
        // Every one is asked: where reads hold the thread this is what makes them.
        areAll = part->isReady() && areAll;
    }
    return areAll;
}

void AllAwait::begin(TaskBase &waiter)
{
    m_waiter = &waiter;
    m_unfinished = m_parts.size();
    for (AwaitedPart *part : m_parts) {
        part->begin(waiter, *this);
    }
    if (m_waiter == nullptr) {
        abandon();
    }
}

CancelResult AllAwait::cancel()
{
    m_isCancelled = true;
    std::size_t unfinished = 0;
    for (AwaitedPart *part : m_parts) {
        unfinished += part->cancel() ? 1 : 0;
    }
    m_unfinished = unfinished;
    if (unfinished == 0) {
        m_waiter = nullptr;
        return CancelResult::Abandoned;
    }
    return CancelResult::Delegated;
}

void AllAwait::abandon() noexcept
{
    m_waiter = nullptr;
    for (AwaitedPart *part : m_parts) {
        part->abandon();
    }
}

void AllAwait::dropAwaited() noexcept
{
    for (AwaitedPart *part : m_parts) {
        part->dropAwaited();
    }
}

void AllAwait::throwError() const
{
    if (m_isCancelled) {
        throw Cancelled();
    }
    if (m_error) {
        std::rethrow_exception(m_error);
    }
}

void AllAwait::partEnded(const std::exception_ptr &error, const TaskBase *cause)
{
    --m_unfinished;
    if (error && !m_error) {
        m_error = error;
    }
    finishIfDone(cause);
}

void AllAwait::finishIfDone(const TaskBase *cause)
{
    const bool isDone = m_unfinished == 0 || (m_error && !m_isCancelled);
    if (isDone && m_waiter != nullptr) {
        TaskBase &waiter = *std::exchange(m_waiter, nullptr);
        waiter.scheduler().makeReady(waiter, cause);
        // Whoever is ready waits for no key any more: what it asked is not to be sent.
        abandon();
    }
}

} // namespace Coroscope
