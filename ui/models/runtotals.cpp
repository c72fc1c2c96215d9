// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runtotals.h"

#include <algorithm>

namespace Coroscope {
namespace {

constexpr TaskId mainTask(1);

TraceTime timeIn(const StateTimes &times, TaskState state)
{
    return times[std::size_t(state)];
}

} // namespace

void RunTotals::noteTask(const TaskTimeline &task)
{
    m_hasChildren.push_back(false);
    if (task.parent && task.parent->value() <= m_hasChildren.size()) {
        m_hasChildren[task.parent->value() - 1] = true;
    }
    if (task.id != mainTask) {
        m_unfinished.push_back(task.id);
    }
}

void RunTotals::add(const TaskTimeline &task, const TaskFigures &figures)
{
    for (std::size_t state = 0; state < m_times.size(); ++state) {
        m_times[state] += figures.times[state];
    }
    m_oneByOne += timeIn(figures.times, TaskState::Running)
                  + timeIn(figures.times, TaskState::Blocking);
    if (!m_hasChildren[task.id.value() - 1]) {
        m_oneByOne += timeIn(figures.times, TaskState::Awaiting);
    }
}

void RunTotals::takeIn(const Snapshot &snapshot)
{
    for (; m_known < snapshot.tasks.size(); ++m_known) {
        noteTask(snapshot.tasks.at(m_known));
    }
    m_times = m_finishedTimes;
    m_oneByOne = m_finishedOneByOne;
    // First those that are over, so that the sums up to there can be kept.
    const auto stillOpen = std::stable_partition(
        m_unfinished.begin(), m_unfinished.end(),
        [&](TaskId id) { return snapshot.task(id)->end != TaskEnd::None; });
    for (auto it = m_unfinished.begin(); it != stillOpen; ++it) {
        add(*snapshot.task(*it), figuresOf(*snapshot.task(*it), snapshot.now));
    }
    m_finishedTimes = m_times;
    m_finishedOneByOne = m_oneByOne;
    m_unfinished.erase(m_unfinished.begin(), stillOpen);
    for (const TaskId id : m_unfinished) {
        add(*snapshot.task(id), figuresOf(*snapshot.task(id), snapshot.now));
    }
    if (const TaskTimeline *main = snapshot.task(mainTask)) {
        m_job = figuresOf(*main, snapshot.now).elapsed;
    }
}

std::optional<double> RunTotals::speedUp() const noexcept
{
    if (!m_job || m_job->count() == 0 || m_known < 2) {
        return std::nullopt;
    }
    return toSeconds(m_oneByOne) / toSeconds(*m_job);
}

} // namespace Coroscope
