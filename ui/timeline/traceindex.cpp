// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/traceindex.h"

#include "core/analysis/counters.h"

namespace Coroscope {

bool TraceIndex::update(const Snapshot &snapshot)
{
    const bool isOtherRun = m_tables != snapshot.tables.get()
        || snapshot.tasks.size() < m_parents.size() || snapshot.requests.size() < m_requestCount;
    if (isOtherRun) {
        *this = TraceIndex();
        m_tables = snapshot.tables.get();
    }
    const bool hasNew = isOtherRun || snapshot.tasks.size() > m_parents.size()
        || snapshot.variables.size() != m_variables || snapshot.counters.size() != m_limits.size()
        || snapshot.workers.size() != m_workers;
    while (m_parents.size() < snapshot.tasks.size()) {
        m_parents.push_back(snapshot.tasks.at(m_parents.size()).parent);
    }
    for (; m_requestCount < snapshot.requests.size(); ++m_requestCount) {
        const RequestTimeline &request = snapshot.requests.at(m_requestCount);
        if (request.task) {
            m_requests.resize(std::max<std::size_t>(m_requests.size(), request.task->value()));
            m_requests[request.task->value() - 1].push_back(request.id);
        }
    }
    m_workers = snapshot.workers.size();
    m_variables = snapshot.variables.size();
    if (snapshot.counters.size() != m_limits.size()) {
        m_counters = shownCounters(snapshot);
        m_limits = limitsOf(snapshot);
    }
    return hasNew;
}

const std::vector<RequestId> &TraceIndex::requests(TaskId task) const
{
    static const std::vector<RequestId> none;
    return task.value() <= m_requests.size() ? m_requests[task.value() - 1] : none;
}

} // namespace Coroscope
