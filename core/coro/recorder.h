// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/trace/eventlog.h"

#include <optional>

namespace Coroscope {

/// Notes events in a log with the clock's time. Used on the run's thread only.
class Recorder
{
public:
    /// Log and clock must outlive the recorder.
    Recorder(EventLog &log, const Clock &clock) noexcept
        : m_log(log)
        , m_clock(clock)
    {
    }

    TraceTime now() const noexcept { return m_clock.now(); }
    EventLog &log() const noexcept { return m_log; }

    template<typename Body>
    void note(std::optional<TaskId> task, const Body &body)
    {
        m_log.append(m_clock.now(), task, body);
    }
    /// For what happened at another moment than now.
    template<typename Body>
    void noteAt(TraceTime at, std::optional<TaskId> task, const Body &body)
    {
        m_log.append(at, task, body);
    }

    /// The text's id, or nothing for an empty one.
    std::optional<TextId> optionalText(const QString &text) const
    {
        return text.isEmpty() ? std::nullopt : std::optional(m_log.text(text));
    }

    TaskId nextTask() noexcept { return TaskId(++m_tasks); }
    AwaitId nextAwait() noexcept { return AwaitId(++m_awaits); }
    RequestId nextRequest() noexcept { return RequestId(++m_requests); }

    FlushId nextFlush() noexcept { return FlushId(++m_flushes); }

private:
    EventLog &m_log;
    const Clock &m_clock;
    std::uint32_t m_tasks = 0;
    std::uint32_t m_awaits = 0;
    std::uint32_t m_requests = 0;
    std::uint32_t m_flushes = 0;
};

} // namespace Coroscope
