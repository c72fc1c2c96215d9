// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/coro/permits.h"

#include <utility>

namespace Coroscope {

/// A permit of a semaphore, or the lock of a mutex. It is given back when it is destroyed.
class [[nodiscard]] Permit
{
public:
    explicit Permit(std::shared_ptr<Detail::Permits> permits) noexcept
        : m_permits(std::move(permits))
    {}
    Permit(Permit &&) noexcept = default;
    Permit &operator=(Permit &&other) noexcept
    {
        release();
        m_permits = std::move(other.m_permits);
        return *this;
    }
    ~Permit() { release(); }
    /// Gives it back now; afterwards does nothing.
    void release()
    {
        if (const auto permits = std::exchange(m_permits, nullptr)) {
            permits->give();
        }
    }

private:
    std::shared_ptr<Detail::Permits> m_permits;
};

/// Awaits a permit. See Semaphore and Mutex.
class [[nodiscard]] Acquire : public Detail::PermitWait
{
public:
    using PermitWait::PermitWait;
    Permit await_resume() { return Permit(keep()); }
};

/// Lets at most `permits` tasks at a time through, first come, first served, as asyncio.Semaphore:
///
///     const Permit permit = co_await semaphore.acquire();
///
/// Used on the run's thread. Permits and waiting tasks may outlive it.
class Semaphore
{
public:
    /// `name` stands in the record of those who wait.
    explicit Semaphore(std::size_t permits, const QString &name = {})
        : m_permits(std::make_shared<Detail::Permits>(permits))
        , m_name(name)
    {}
    Acquire acquire() const { return Acquire(m_permits, AwaitReason::Semaphore, m_name); }
    /// Permits that nobody holds.
    std::size_t available() const noexcept { return m_permits->free(); }

private:
    std::shared_ptr<Detail::Permits> m_permits;
    QString m_name;
};

/// Lets one task at a time through, first come, first served, as asyncio.Lock:
///
///     const Permit lock = co_await mutex.lock();
class Mutex
{
public:
    explicit Mutex(const QString &name = {})
        : m_permits(std::make_shared<Detail::Permits>(1))
        , m_name(name)
    {}
    Acquire lock() const { return Acquire(m_permits, AwaitReason::Mutex, m_name); }
    bool isLocked() const noexcept { return m_permits->free() == 0; }

private:
    std::shared_ptr<Detail::Permits> m_permits;
    QString m_name;
};

} // namespace Coroscope
