// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/stage/workers.h"

#include "core/stage/stage.h"

#include <algorithm>

namespace Coroscope {

void WorkerJob::work(Worker &worker) noexcept
{
    try {
        call(worker);
    } catch (...) {
        error = std::current_exception();
    }
}

Workers::Workers(Stage &stage, std::uint32_t count)
    : m_stage(stage)
    , m_pool(stage.makeWorkerPool(std::clamp(count, 1U, mostWorkers)))
{}

std::optional<LocationId> Workers::lineOf(const std::source_location &where) const
{
    return m_stage.recorder().log().location(where);
}

} // namespace Coroscope
