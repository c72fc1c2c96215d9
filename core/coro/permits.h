// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/awaitable.h"
#include "core/coro/scheduler.h"

#include <memory>

namespace Coroscope::Detail {

using WaitHook = Intrusive::list_base_hook<AutoUnlink>;

class Permits;

/// Waits for one permit. A task that is cancelled in the line loses its place; a permit that was on
/// its way to it passes to the next.
class PermitWait
    : public Awaitable
    , public WaitHook
{
public:
    /// `name` is what the record says it waits for; it may be empty.
    PermitWait(std::shared_ptr<Permits> permits, AwaitReason reason, const QString &name)
        : m_permits(std::move(permits))
        , m_name(name)
        , m_reason(reason)
    {}
    ~PermitWait() override;

    AwaitDescription describe() override;
    bool isReady() override;
    void begin(TaskBase &waiter) override;
    void abandon() noexcept override;

protected:
    const std::shared_ptr<Permits> &permits() const noexcept { return m_permits; }
    /// The permit is the caller's from now on. Returns what it is a permit of.
    std::shared_ptr<Permits> keep() noexcept;

private:
    friend class Permits;
    void grant();
    void giveBack();

    std::shared_ptr<Permits> m_permits;
    QString m_name;
    AwaitReason m_reason;
    TaskBase *m_waiter = nullptr;
    bool m_isGranted = false; ///< a permit is here that nobody has kept yet
};

/// Permits that are taken and given back, first come, first served: what semaphore, mutex and queue
/// are made of. A permit that is given back while tasks wait passes to the first of them directly,
/// so that whoever gives one back and asks again stands at the end of the line.
class Permits
{
public:
    explicit Permits(std::size_t count) noexcept
        : m_free(count)
    {}
    Permits(const Permits &) = delete;
    Permits &operator=(const Permits &) = delete;

    std::size_t free() const noexcept { return m_free; }
    /// Takes a free permit; false if there is none.
    bool take() noexcept;
    void give();

private:
    friend class PermitWait;

    std::size_t m_free;
    Intrusive::list<PermitWait, Intrusive::constant_time_size<false>> m_line;
};

} // namespace Coroscope::Detail
