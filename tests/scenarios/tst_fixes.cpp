// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// The demos of how to do it better: the blocking call moved off the thread, the update not lost.
class tst_Fixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workersTakeTheBlockingPart_data()
    {
        QTest::addColumn<QString>("tasks");
        QTest::addColumn<QString>("workers");
        QTest::addColumn<double>("job");
        QTest::newRow("a worker for each call") << u"5"_s << u"5"_s << 5.0;
        QTest::newRow("two workers") << u"5"_s << u"2"_s << 10.0;
        QTest::newRow("one worker") << u"5"_s << u"1"_s << 15.0;
        QTest::newRow("more workers than calls") << u"3"_s << u"64"_s << 5.0;
        QTest::newRow("seven calls, three workers") << u"7"_s << u"3"_s << 10.0;
    }
    void workersTakeTheBlockingPart()
    {
        QFETCH(QString, tasks);
        QFETCH(QString, workers);
        QFETCH(double, job);

        const ScenarioRun run = ScenarioRun::onVirtualStage(requestFor(
            u"move-it-off-the-thread"_s, {{u"tasks"_s, tasks}, {u"workers"_s, workers}}));

        QCOMPARE(run.main().elapsed, std::optional(fromSeconds(job)));
        const std::size_t used = std::min(tasks.toULong(), workers.toULong());
        QCOMPARE(run.snapshot().workers.size(), used);
        for (const TaskFigures &call : run.calls()) {
            QCOMPARE(call.times[std::size_t(TaskState::Blocking)], TraceTime(0));
        }
    }

    void anUpdateIsLostUnlessNobodyGetsInBetween_data()
    {
        QTest::addColumn<QString>("fix");
        QTest::addColumn<QString>("tasks");
        QTest::addColumn<QString>("value");
        QTest::addColumn<quint32>("stale");
        QTest::addColumn<double>("job");
        QTest::newRow("none") << u"none"_s << u"5"_s << u"1"_s << 4U << 1.0;
        QTest::newRow("mutex") << u"mutex"_s << u"5"_s << u"5"_s << 0U << 5.0;
        QTest::newRow("no await between") << u"no-await"_s << u"5"_s << u"5"_s << 0U << 1.0;
        QTest::newRow("none, eight calls") << u"none"_s << u"8"_s << u"1"_s << 7U << 1.0;
        QTest::newRow("mutex, eight calls") << u"mutex"_s << u"8"_s << u"8"_s << 0U << 8.0;
    }
    void anUpdateIsLostUnlessNobodyGetsInBetween()
    {
        QFETCH(QString, fix);
        QFETCH(QString, tasks);
        QFETCH(QString, value);
        QFETCH(quint32, stale);
        QFETCH(double, job);

        const ScenarioRun run = ScenarioRun::onVirtualStage(
            requestFor(u"lost-update"_s, {{u"tasks"_s, tasks}, {u"fix"_s, fix}}));

        const VariableTimeline &counter = run.snapshot().variables.at(0);
        QCOMPARE(run.snapshot().text(counter.name), u"counter"_s);
        QCOMPARE(run.snapshot().text(counter.value), value);
        QCOMPARE(counter.staleWrites, stale);
        QCOMPARE(counter.writes, tasks.toUInt());
        QCOMPARE(run.main().elapsed, std::optional(fromSeconds(job)));
    }

    void whoWaitsForTheMutexAwaits()
    {
        const ScenarioRun run
            = ScenarioRun::onVirtualStage(requestFor(u"lost-update"_s, {{u"fix"_s, u"mutex"_s}}));

        const Span waiting = run.snapshot().task(TaskId(3))->spans.at(1);
        QCOMPARE(waiting.state, TaskState::Awaiting);
        QCOMPARE(waiting.reason, AwaitReason::Mutex);
        QCOMPARE(waiting.length(), TraceTime(1s));
    }
};

COROSCOPE_TEST(tst_Fixes)
#include "tst_fixes.moc"
