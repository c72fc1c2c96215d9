// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/virtualstage.h"

#include "core/stage/virtualworkers.h"

namespace Coroscope {

VirtualStage::VirtualStage(EventLog &log, std::uint32_t seed)
    : Stage(seed)
    , m_recorder(log, static_cast<const Clock &>(*this))
    , m_scheduler(m_recorder, *this)
{
}

VirtualStage::~VirtualStage() = default;

void VirtualStage::run(Task<void> main)
{
    main = start(QStringLiteral("main"), std::move(main));
    while (!main.hasEnded()) {
        takeStopRequest();
        if (!step()) {
            if (m_scheduler.isStopping()) {
                break;
            }
            m_scheduler.stop();
        }
    }
    m_scheduler.destroyUnfinished();
}

bool VirtualStage::step()
{
    m_scheduler.fireDueTimers(m_now);
    if (!m_scheduler.hasReady()) {
        m_scheduler.runTurn(); // tells those who wait until every task is stuck
    }
    if (m_scheduler.hasReady()) {
        m_scheduler.runTurn();
        return true;
    }
    const std::optional<TraceTime> due = m_scheduler.nextDue();
    if (due) {
        m_now = std::max(m_now, *due);
    }
    return due.has_value();
}

std::unique_ptr<WorkerPool> VirtualStage::makeWorkerPool(std::uint32_t workers)
{
    return std::make_unique<VirtualWorkers>(m_scheduler, workers);
}

void VirtualStage::passBlocking(TraceTime duration)
{
    m_now += duration;
}

bool VirtualStage::takeStopRequest()
{
    const bool isStopped = m_isStopRequested.load(std::memory_order_relaxed);
    if (isStopped && !m_scheduler.isStopping()) {
        m_scheduler.stop();
    }
    return isStopped;
}

} // namespace Coroscope
