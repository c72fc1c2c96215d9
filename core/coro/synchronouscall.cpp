// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/coro/synchronouscall.h"

#include <algorithm>

namespace Coroscope {

SynchronousCall::SynchronousCall(Scheduler &scheduler)
    : m_scheduler(scheduler)
{
    Scheduler::Outer &outer = scheduler.m_outer.emplace_back();
    outer.call = std::exchange(scheduler.m_call, ++scheduler.m_lastCall);
    outer.ready.swap(scheduler.m_ready);
}

SynchronousCall::~SynchronousCall()
{
    Scheduler::ReadyList left;
    left.swap(m_scheduler.m_ready);
    Scheduler::Outer &outer = m_scheduler.m_outer.back();
    m_scheduler.m_ready.swap(outer.ready);
    m_scheduler.m_call = outer.call;
    m_scheduler.m_outer.pop_back();
    m_scheduler.m_ready.splice(m_scheduler.m_ready.end(), left);
    if (!m_scheduler.m_ready.empty() && !m_scheduler.m_isInTurn) {
        m_scheduler.m_host.wake();
    }
}

std::size_t SynchronousCall::depth() const noexcept
{
    return m_scheduler.m_outer.size();
}

bool SynchronousCall::runOne()
{
    if (m_scheduler.m_ready.empty()) {
        return false;
    }
    TaskBase &task = m_scheduler.takeReady();
    m_scheduler.drive(task, m_scheduler.m_recorder.now());
    return true;
}

bool SynchronousCall::blockUntilMore(const std::source_location &where)
{
    return std::ranges::any_of(m_scheduler.m_idleListeners, [&where](IdleListener &listener) {
        return listener.blockUntilMore(where);
    });
}

} // namespace Coroscope
