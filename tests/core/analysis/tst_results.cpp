// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/results.h"
#include "tests/core/analysis/smalltrace.h"
#include "tests/support/testmain.h"
#include "tests/support/tracecheck.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

TraceTime sum(const StateTimes &times)
{
    return times[0] + times[1] + times[2] + times[3];
}

} // namespace

class tst_Results : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCOMPARE(takeFaults(), QStringList()); }

    void figuresOfEveryTaskAddUp()
    {
        EventScript trace;
        writeSmallTrace(trace);
        const std::vector<TaskFigures> table = resultsTable(trace.snapshot());
        QCOMPARE(table.size(), std::size_t(4));
        QCOMPARE(table[0].times, (StateTimes{20ms, 0ms, 80ms, 0ms}));
        QCOMPARE(table[1].times, (StateTimes{10ms, 30ms, 30ms, 10ms}));
        for (const TaskFigures &figures : table) {
            QCOMPARE(sum(figures.times), figures.elapsed.value_or(0ms));
        }
        QCOMPARE(table[1].started, std::optional(TraceTime(10ms)));
        QCOMPARE(table[1].finished, std::optional(TraceTime(90ms)));
        QVERIFY(!table[2].elapsed.has_value());
        QCOMPARE(table[2].end, TaskEnd::NeverStarted);
    }

    void valuesAndErrorsAreKeptApart()
    {
        EventScript trace;
        writeSmallTrace(trace);
        const Snapshot snapshot = trace.snapshot();
        const std::vector<TaskFigures> table = resultsTable(snapshot);
        QCOMPARE(snapshot.text(table[0].result.value()), u"7"_s);
        QVERIFY(!table[0].error.has_value());
        QCOMPARE(snapshot.text(table[1].error.value()), u"refused"_s);
        QVERIFY(!table[1].result.has_value());
    }

    void figuresOfARunningTaskReachToNow()
    {
        EventScript trace;
        const TaskId main = trace.begin(u"main"_s);
        trace.at(5);
        trace.suspend(main, AwaitReason::Sleep, 20);
        const TaskFigures figures = figuresOf(*trace.snapshot().task(main), 30ms);
        QCOMPARE(figures.elapsed, std::optional(TraceTime(30ms)));
        QCOMPARE(figures.times, (StateTimes{5ms, 0ms, 15ms, 10ms}));
        QVERIFY(!figures.finished.has_value());
    }

    void variablesHaveTheValueOfTheMoment()
    {
        EventScript trace;
        writeSmallTrace(trace);
        const Snapshot snapshot = trace.snapshot();
        const VariableAt early = variablesAt(snapshot, 49ms).at(0);
        QCOMPARE(snapshot.text(early.value), u"0"_s);
        QVERIFY(!early.writer.has_value());
        const VariableAt middle = variablesAt(snapshot, 50ms).at(0);
        QCOMPARE(snapshot.text(middle.value), u"2.5"_s);
        QCOMPARE(middle.writer, std::optional(TaskId(2)));
        QCOMPARE(middle.staleWrites, 0U);
        const VariableAt late = variablesAt(snapshot, 80ms).at(0);
        QCOMPARE(late.history.size(), std::size_t(3));
        QCOMPARE(late.staleWrites, 1U);
    }

    void variablesBeforeTheirMakingAreNotThere()
    {
        EventScript trace;
        trace.at(5);
        trace.write(std::nullopt, u"x"_s, u"1"_s, 0);
        QCOMPARE(variablesAt(trace.snapshot(), 4ms).size(), std::size_t(0));
        QCOMPARE(variablesAt(trace.snapshot(), 5ms).size(), std::size_t(1));
    }

    void theHistoryOfAVariableIsItsNewestValues()
    {
        EventScript trace;
        for (std::uint32_t version = 0; version < 20; ++version) {
            trace.write(std::nullopt, u"x"_s, QString::number(version), version);
        }
        const Snapshot snapshot = trace.snapshot();
        const VariableAt x = variablesAt(snapshot, 0ms).at(0);
        QCOMPARE(x.history.size(), std::size_t(8));
        QCOMPARE(snapshot.text(x.history.front()), u"12"_s);
        QCOMPARE(snapshot.text(x.history.back()), u"19"_s);
    }

    void standsAreOfTasksBetweenStartAndEnd()
    {
        EventScript trace;
        writeSmallTrace(trace);
        const Snapshot snapshot = trace.snapshot();
        QCOMPARE(standsAt(snapshot, 5ms).size(), std::size_t(1));
        const std::vector<TaskStand> stands = standsAt(snapshot, 45ms);
        QCOMPARE(stands.size(), std::size_t(2));
        QCOMPARE(stands[0].state, TaskState::Awaiting);
        QCOMPARE(stands[0].line, std::optional(trace.line(3)));
        QCOMPARE(stands[1].state, TaskState::Ready);
        QCOMPARE(stands[1].line, std::optional(trace.line(7)));
        QCOMPARE(standsAt(snapshot, 60ms).at(1).line, std::optional(trace.line(9)));
        QCOMPARE(standsAt(snapshot, 100ms).size(), std::size_t(0));
    }

    void aRunningTaskStandsAtItsLastLine()
    {
        EventScript trace;
        writeSmallTrace(trace);
        const Snapshot snapshot = trace.snapshot();
        QVERIFY(!standsAt(snapshot, 5ms).at(0).line.has_value());
        QCOMPARE(standsAt(snapshot, 85ms).at(1).state, TaskState::Running);
        QCOMPARE(standsAt(snapshot, 85ms).at(1).line, std::optional(trace.line(9)));
    }

    void aLiveSleepStandsReadyFromItsDueTime()
    {
        EventScript trace;
        const TaskId main = trace.begin(u"main"_s);
        trace.suspend(main, AwaitReason::Sleep, 20, trace.line(4));
        const Snapshot snapshot = trace.snapshot(30);
        QCOMPARE(standsAt(snapshot, 10ms).at(0).state, TaskState::Awaiting);
        QCOMPARE(standsAt(snapshot, 25ms).at(0).state, TaskState::Ready);
        QCOMPARE(standsAt(snapshot, 25ms).at(0).line, std::optional(trace.line(4)));
    }
};

COROSCOPE_TEST(tst_Results)
#include "tst_results.moc"
