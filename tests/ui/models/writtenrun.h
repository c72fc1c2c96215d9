// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/fold.h"

#include <chrono>
#include <unordered_map>

namespace Coroscope::Testing {

/// A run written down by hand, event by event, for tests of what shows runs. Times are
/// milliseconds.
class WrittenRun
{
public:
    WrittenRun()
        : m_fold(m_log.tables())
    {}

    TaskId create(const QString &name, std::optional<TaskId> parent = {}, int at = 0)
    {
        const TaskId id(++m_tasks);
        note(at, id, TaskCreated{parent, m_log.text(name), StartPolicy::Scheduled, {}});
        return id;
    }
    void start(int at, TaskId task) { note(at, task, TaskStarted{}); }
    void sleep(int at, TaskId task, int due, std::uint32_t line = 5)
    {
        m_await[task] = AwaitId(++m_awaits);
        note(at, task, TaskSuspended{m_await[task], AwaitReason::Sleep, {}, lineOf(line), ms(due)});
    }
    void gather(int at, TaskId task, std::uint32_t line = 9)
    {
        m_await[task] = AwaitId(++m_awaits);
        note(at, task, TaskSuspended{m_await[task], AwaitReason::Gather, {}, lineOf(line), {}});
    }
    void ready(int at, TaskId task) { note(at, task, TaskReady{m_await[task], {}}); }
    void resume(int at, TaskId task) { note(at, task, TaskResumed{m_await[task]}); }
    void block(int from, int to, TaskId task, std::uint32_t line = 6)
    {
        note(from, task, BlockBegan{lineOf(line)});
        note(to, task, BlockEnded{});
    }
    void beginBlock(int at, TaskId task) { note(at, task, BlockBegan{lineOf(6)}); }
    void finish(int at, TaskId task, Outcome outcome = Outcome::Succeeded, const QString &text = {})
    {
        note(at, task,
             TaskFinished{outcome, text.isEmpty() ? std::optional<TextId>() : m_log.text(text)});
    }
    void print(int at, TaskId task, const QString &line)
    {
        note(at, task, Printed{m_log.freshText(line)});
    }
    void write(int at, std::optional<TaskId> task, const QString &name, const QString &value,
               std::uint32_t version)
    {
        write(at, task, name, value, version,
              version == 0 ? std::nullopt : std::optional(version - 1));
    }
    void write(int at, std::optional<TaskId> task, const QString &name, const QString &value,
               std::uint32_t version, std::optional<std::uint32_t> basedOn)
    {
        note(at, task,
             VariableWritten{
                 m_log.text(name), m_log.text(value), version, basedOn, ValueKind::Number, {}});
    }
    Snapshot snapshot(int now = 0)
    {
        m_fold.takeIn(m_log);
        return m_fold.snapshot(ms(now));
    }

    static TraceTime ms(int milliseconds) { return std::chrono::milliseconds(milliseconds); }

private:
    void note(int at, std::optional<TaskId> task, const EventBody &body)
    {
        m_log.append(Event{ms(at), task, body});
    }
    LocationId lineOf(std::uint32_t line)
    {
        return m_log.location(SourceLine{QStringLiteral("core/scenario/awaitthenblock.cpp"),
                                         QStringLiteral("myproc"), line, 5});
    }

    EventLog m_log;
    Fold m_fold;
    std::unordered_map<TaskId, AwaitId> m_await;
    std::uint32_t m_tasks = 0;
    std::uint32_t m_awaits = 0;
};

/// Two calls that each await 2.5 s and then block 2.5 s, under `main`: job 7.5 s.
inline void recordAwaitThenBlock(WrittenRun &run)
{
    const TaskId main = run.create(QStringLiteral("main"));
    run.start(0, main);
    const TaskId first = run.create(QStringLiteral("myproc 1"), main);
    const TaskId second = run.create(QStringLiteral("myproc 2"), main);
    run.gather(0, main);
    for (const TaskId call : {first, second}) {
        run.start(0, call);
        run.print(0, call, QStringLiteral("myProc started ..."));
        run.sleep(0, call, 2500);
    }
    for (const TaskId call : {first, second}) {
        run.ready(2500, call);
    }
    int now = 2500;
    for (const TaskId call : {first, second}) {
        run.resume(now, call);
        run.block(now, now + 2500, call);
        now += 2500;
        run.print(now, call, QStringLiteral("   myProc finished"));
        run.finish(now, call);
    }
    run.ready(now, main);
    run.resume(now, main);
    run.finish(now, main);
}

} // namespace Coroscope::Testing
