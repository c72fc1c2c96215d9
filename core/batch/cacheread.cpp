// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/batch/cacheread.h"

#include <array>

namespace Coroscope {

CacheRead::CacheRead(std::shared_ptr<const CacheState> cache, QByteArray key, Missing missing,
                     const std::source_location &where)
    : m_cache(std::move(cache))
    , m_key(std::move(key))
    , m_where(where)
    , m_missing(missing)
{}

CacheRead::CacheRead(CacheRead &&other) noexcept
    : Awaitable()
    , KeyReader()
    , m_cache(std::move(other.m_cache))
    , m_key(std::move(other.m_key))
    , m_where(other.m_where)
    , m_missing(other.m_missing)
{}

AwaitDescription CacheRead::describe()
{
    EventLog &log = Scheduler::current()->recorder().log();
    return {AwaitReason::CacheRead, log.text(QString::fromUtf8(m_key.left(250))), std::nullopt};
}

bool CacheRead::isReady()
{
    KeyQueue &queue = *m_cache->queue;
    if (const BatchAnswer *const known = queue.known(m_key)) {
        answer = *known;
    } else if (m_cache->reads == CacheReads::OneByOne) {
        queue.readNow(std::array<KeyReader *, 1>{this}, {m_key}, m_where);
    }
    return answer.has_value();
}

void CacheRead::begin(TaskBase &task)
{
    waiter = &task;
    m_cache->queue->ask(*this, m_key);
}

void CacheRead::beginPart(TaskBase &task, PartListener &listener)
{
    m_listener = &listener;
    begin(task);
}

void CacheRead::answered()
{
    if (m_listener != nullptr) {
        m_listener->partEnded(error(), nullptr);
    } else if (waiter != nullptr) {
        waiter->scheduler().makeReady(*waiter);
    }
}

std::exception_ptr CacheRead::error() const
{
    if (answer->isError()) {
        return std::make_exception_ptr(KeyError(answer->error.toStdString()));
    }
    if (answer->kind == BatchAnswer::Kind::Missing && m_missing == Missing::IsAnError) {
        const QString text = QStringLiteral("there is no value for the key %1")
                                 .arg(QString::fromUtf8(m_key.left(250)));
        return std::make_exception_ptr(KeyMissing(text.toStdString()));
    }
    return nullptr;
}

std::optional<QByteArray> CacheRead::takeValue()
{
    if (const std::exception_ptr failure = error()) {
        std::rethrow_exception(failure);
    }
    return answer->isFound() ? std::optional(std::move(answer->value)) : std::nullopt;
}

} // namespace Coroscope
