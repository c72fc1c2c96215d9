// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/stage/workers.h"

#include <deque>
#include <vector>

namespace Coroscope {

/// Modelled worker threads: a call is made at the moment at which a worker takes it up, and is over
/// when the time for which it blocked has passed on the virtual clock.
class VirtualWorkers : public WorkerPool
{
public:
    VirtualWorkers(Scheduler &scheduler, std::uint32_t count);
    ~VirtualWorkers() override;
    void submit(std::shared_ptr<WorkerJob> job) override;
    CancelResult cancel(WorkerJob &job) override;

private:
    class Slot;

    void startQueued(TraceTime now);

    Scheduler &m_scheduler;
    std::deque<Slot> m_slots;
    std::deque<std::shared_ptr<WorkerJob>> m_queue;
};

} // namespace Coroscope
