// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/permits.h"

namespace Coroscope::Detail {

bool Permits::take() noexcept
{
    if (m_free == 0) {
        return false;
    }
    --m_free;
    return true;
}

void Permits::give()
{
    if (m_line.empty()) {
        ++m_free;
        return;
    }
    PermitWait &first = m_line.front();
    m_line.pop_front();
    first.grant();
}

PermitWait::~PermitWait()
{
    giveBack();
}

AwaitDescription PermitWait::describe()
{
    return {m_reason, Scheduler::current()->recorder().optionalText(m_name), std::nullopt};
}

bool PermitWait::isReady()
{
    m_isGranted = m_permits->take();
    return m_isGranted;
}

void PermitWait::begin(TaskBase &waiter)
{
    m_waiter = &waiter;
    m_permits->m_line.push_back(*this);
}

void PermitWait::abandon() noexcept
{
    WaitHook::unlink();
    giveBack();
}

std::shared_ptr<Permits> PermitWait::keep() noexcept
{
    m_isGranted = false;
    return m_permits;
}

void PermitWait::grant()
{
    m_isGranted = true;
    Scheduler &scheduler = m_waiter->scheduler();
    scheduler.makeReady(*m_waiter, scheduler.currentTask());
}

void PermitWait::giveBack()
{
    if (std::exchange(m_isGranted, false)) {
        m_permits->give();
    }
}

} // namespace Coroscope::Detail
