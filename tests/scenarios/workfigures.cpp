// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/workfigures.h"

#include <QtTest/QTest>

#include <algorithm>

namespace Coroscope::Testing {
namespace {

QString jobLine(double seconds)
{
    return QStringLiteral("Job finished in %1 seconds.").arg(fiveDecimals(seconds));
}

} // namespace

void rowsOfWork()
{
    QTest::addColumn<Work>("work");
    QTest::newRow("the article's") << Work{5, 2.5, 2.5};
    QTest::newRow("seven tasks") << Work{7, 1.25, 0.5};
    QTest::newRow("one task") << Work{1, 2.0, 3.0};
    QTest::newRow("no sleep") << Work{3, 0.0, 2.0};
    QTest::newRow("no blocking") << Work{3, 2.0, 0.0};
    QTest::newRow("a long sleep") << Work{4, 100.0, 1.0};
    QTest::newRow("the longest") << Work{2, 3600.0, 3600.0};
}

QMap<QString, QString> parametersOf(const Work &work)
{
    return {{QStringLiteral("tasks"), QString::number(work.tasks)},
            {QStringLiteral("await_s"), QString::number(work.await)},
            {QStringLiteral("block_s"), QString::number(work.block)}};
}

TraceTime timeIn(const TaskFigures &figures, TaskState state)
{
    return figures.times[std::size_t(state)];
}

QString fiveDecimals(double seconds)
{
    return QString::number(seconds, 'f', 5);
}

QStringList namesUpTo(int tasks)
{
    QStringList names;
    for (int call = 1; call <= tasks; ++call) {
        names.append(QStringLiteral("myproc %1").arg(call));
    }
    return names;
}

QStringList startedLinesUpTo(int tasks)
{
    QStringList lines;
    for (int call = 1; call <= tasks; ++call) {
        lines.append(QStringLiteral("myProc %1 started ...").arg(call));
    }
    return lines;
}

void verifyAwaitFirst(const ScenarioRun &run, const Work &work)
{
    const auto [tasks, await, block] = work;
    const std::vector<TaskFigures> calls = run.calls();
    QCOMPARE(calls.size(), std::size_t(tasks));
    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.finishOrder(), namesUpTo(tasks));
    for (int call = 0; call < tasks; ++call) {
        const TaskFigures &figures = calls.at(std::size_t(call));
        QCOMPARE(figures.started, TraceTime(0));
        QCOMPARE(figures.elapsed, fromSeconds(await + (call + 1) * block));
        QCOMPARE(timeIn(figures, TaskState::Awaiting), fromSeconds(await));
        QCOMPARE(timeIn(figures, TaskState::Ready), fromSeconds(call * block));
        QCOMPARE(timeIn(figures, TaskState::Blocking), fromSeconds(block));
        QCOMPARE(timeIn(figures, TaskState::Running), TraceTime(0));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(await + tasks * block));
    QCOMPARE(timeIn(run.main(), TaskState::Awaiting), fromSeconds(await + tasks * block));
    QCOMPARE(run.output().last(), jobLine(await + tasks * block));
}

void verifyBlockFirst(const ScenarioRun &run, const Work &work)
{
    const auto [tasks, await, block] = work;
    const std::vector<TaskFigures> calls = run.calls();
    QCOMPARE(calls.size(), std::size_t(tasks));
    QCOMPARE(run.fault(), QString());
    QCOMPARE(run.finishOrder(), namesUpTo(tasks));
    for (int call = 0; call < tasks; ++call) {
        const TaskFigures &figures = calls.at(std::size_t(call));
        const double due = (call + 1) * block + await;
        const double resumed = std::max(due, tasks * block);
        QCOMPARE(figures.created, TraceTime(0));
        QCOMPARE(figures.started, fromSeconds(call * block));
        QCOMPARE(figures.elapsed, fromSeconds(resumed - call * block));
        QCOMPARE(timeIn(figures, TaskState::Awaiting), fromSeconds(await));
        QCOMPARE(timeIn(figures, TaskState::Ready), fromSeconds(resumed - due));
        QCOMPARE(timeIn(figures, TaskState::Blocking), fromSeconds(block));
        QCOMPARE(timeIn(figures, TaskState::Running), TraceTime(0));
    }
    QCOMPARE(run.main().elapsed, fromSeconds(await + tasks * block));
    QCOMPARE(run.output().last(), jobLine(await + tasks * block));
}

} // namespace Coroscope::Testing
