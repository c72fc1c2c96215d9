// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tracebuilder.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace Coroscope::Testing {

/// A run whose events may be written down in any order.
class UnorderedRun
{
public:
    void add(double at, std::function<void()> write)
    {
        m_moments.push_back({at, std::move(write)});
        m_isSorted = false;
    }
    /// As it was at that moment, which must not be before the one asked for last.
    Snapshot snapshot(double now)
    {
        if (!std::exchange(m_isSorted, true)) {
            std::stable_sort(m_moments.begin(), m_moments.end(),
                             [](const Moment &a, const Moment &b) { return a.at < b.at; });
        }
        for (; m_next < m_moments.size() && m_moments[m_next].at <= now; ++m_next) {
            trace.at(m_moments[m_next].at);
            m_moments[m_next].write();
        }
        return trace.snapshot(now);
    }
    TraceBuilder trace; ///< what the moments write to

private:
    struct Moment
    {
        double at;
        std::function<void()> write;
    };
    std::vector<Moment> m_moments;
    std::size_t m_next = 0;
    bool m_isSorted = true;
};

/// Tasks, forty unless told, that each invoke a cloud function, written down: every eighth function
/// fails, every fifth call is refused twice before it is let in, and of one no answer comes at all.
/// Task number i + 2 is `config_i`; the last event is at 10.6 s.
class CloudRun
{
public:
    explicit CloudRun(int tasks = 40)
    {
        m_trace.task(QStringLiteral("main")).start(1);
        for (int i = 0; i < tasks; ++i) {
            m_trace.task(QStringLiteral("config_%1").arg(i));
        }
        m_trace.await(1, AwaitReason::Gather);
        for (int i = 0; i < tasks; ++i) {
            write(i);
        }
    }

    Snapshot snapshot(double now = 10.6) { return m_run.snapshot(now); }

private:
    struct Answer
    {
        std::uint16_t status = 200;
        QString failureBehind = {};
        QString error = {};
    };

    void write(int i)
    {
        const auto task = std::uint32_t(i) + 2;
        double at = 0.01 * i;
        add(at, [this, task] { m_trace.start(task); });
        for (int refused = 0; i % 5 == 3 && refused < 2; ++refused) {
            at = invoke(task, at, 0.1, {.status = 429});
            const double until = at + 0.4 * (refused + 1) + 0.01 * (i % 7);
            add(at, [this, task, until] { m_trace.sleep(task, until); });
            add(until, [this, task] { m_trace.ready(task).resume(task); });
            at = until;
        }
        const double slept = i % 10 == 6 ? 0.5 : double(1 + i * 7919 % 9);
        Answer answer;
        answer.failureBehind = i % 8 == 5 ? QStringLiteral("Unhandled") : QString();
        answer.error = i == 17 ? QStringLiteral("Connection closed") : QString();
        const bool isFailure = !answer.failureBehind.isEmpty() || !answer.error.isEmpty();
        at = invoke(task, at, slept, answer);
        add(at, [this, task, i, isFailure] { finish(task, i, isFailure); });
    }

    /// When it is over.
    double invoke(std::uint32_t task, double at, double takes, const Answer &answer)
    {
        // Requests are numbered in the order in which they begin.
        const auto number = std::make_shared<std::uint32_t>(0);
        const auto step = [this, task, number](double when, RequestPhase phase) {
            add(when, [this, task, number, phase]() mutable {
                *number = *number == 0 ? ++m_requests : *number;
                phase.request = RequestId(*number);
                m_trace.phase(task, phase);
            });
        };
        const double end = at + 0.05 + takes;
        const auto optionalText = [this](const QString &text) {
            return text.isEmpty() ? std::nullopt : std::optional(m_trace.text(text));
        };
        const TextId address = m_trace.text(QStringLiteral(
            "http://127.0.0.1:8080/2015-03-31/functions/system-test/invocations"));
        add(at, [this, task] { m_trace.await(task, AwaitReason::Request); });
        step(at, {RequestId(1), RequestStep::Queued, ConnectionUse::Unknown, {}, {}, address});
        step(at + 0.02, {RequestId(1), RequestStep::Connecting, ConnectionUse::New, {}, {}, {}});
        step(at + 0.05, {RequestId(1), RequestStep::Sent, ConnectionUse::New, {}, {}, {}});
        if (answer.error.isEmpty()) {
            step(end - 0.01, {RequestId(1), RequestStep::FirstByte, ConnectionUse::New,
                              answer.status, {}, optionalText(answer.failureBehind)});
        }
        step(end, {RequestId(1), RequestStep::Done, ConnectionUse::New, {}, 320,
                   optionalText(answer.error)});
        add(end, [this, task] { m_trace.ready(task).resume(task); });
        return end;
    }

    void finish(std::uint32_t task, int number, bool isFailure)
    {
        const QString name = QStringLiteral("config_%1").arg(number);
        if (!isFailure) {
            print(task, QStringLiteral("Configuration %1 PASSED the system test").arg(name));
            m_trace.finish(task, QStringLiteral("passed"));
            return;
        }
        for (const QString &line :
             {QStringLiteral("Configuration %1 FAILED the system test").arg(name),
              QStringLiteral("ValueError: Something went wrong!"), QString(40, u'─'),
              QStringLiteral("START RequestId: 5f1c8a44 Version: $LATEST"),
              QStringLiteral("Sleeping for 4 seconds"),
              QStringLiteral("END RequestId: 5f1c8a44"),
              QStringLiteral("REPORT RequestId: 5f1c8a44 Duration: 4003.11 ms Billed Duration: 4004 "
                             "ms Memory Size: 128 MB Max Memory Used: 41 MB"),
              QString(40, u'─')}) {
            print(task, line);
        }
        const TextId error = m_trace.text(QStringLiteral("Something went wrong!"));
        m_trace.note(TaskId(task), TaskFinished{Outcome::Failed, error});
    }
    void print(std::uint32_t task, const QString &line)
    {
        m_trace.note(TaskId(task), Printed{m_trace.text(line)});
    }

    void add(double at, std::function<void()> write) { m_run.add(at, std::move(write)); }

    UnorderedRun m_run;
    TraceBuilder &m_trace = m_run.trace;
    std::uint32_t m_requests = 0;
};

} // namespace Coroscope::Testing
