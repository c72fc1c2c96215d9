// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

#include <stdexcept>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Task<void> child(VirtualRun &run, QString name)
{
    run.note(name + u" begins"_s);
    co_await run.stage().sleepFor(1s);
    run.note(name + u" ends"_s);
}

Task<void> callsAll(VirtualRun &run, StartPolicy policy)
{
    Task<void> first = start(u"first"_s, child(run, u"first"_s), policy);
    Task<void> second = start(u"second"_s, child(run, u"second"_s), policy);
    run.note(u"main goes on"_s);
    co_await first;
    co_await second;
}

Task<int> three(VirtualRun &run)
{
    run.note(u"three begins"_s);
    co_return 3;
}

Task<void> awaitsLazily(VirtualRun &run)
{
    Task<int> lazy = three(run);
    run.note(u"called"_s);
    run.note(QString::number(co_await std::move(lazy)));
}

Task<int> fails(VirtualRun &run)
{
    co_await run.stage().sleepFor(1s);
    throw std::runtime_error("no more ink");
}

Task<void> awaitsAFailure(VirtualRun &run)
{
    try {
        co_await start(u"failing"_s, fails(run));
    } catch (const std::runtime_error &error) {
        run.note(QString::fromUtf8(error.what()));
    }
}

Task<void> letsAFailurePass(VirtualRun &run)
{
    co_await fails(run).named(u"failing"_s);
}

Task<QString> greeting(VirtualRun &)
{
    co_return u"hello"_s;
}

Task<double> third(VirtualRun &)
{
    co_return 1234567.25;
}

Task<std::unique_ptr<int>> owned(VirtualRun &)
{
    co_return std::make_unique<int>(7);
}

Task<void> takesResults(VirtualRun &run)
{
    Task<QString> text = start(u"text"_s, greeting(run));
    run.note(co_await text);
    run.note(co_await text);
    run.note(QString::number(*co_await owned(run)));
    run.note(QString::number(co_await third(run).named(u"number"_s)));
}

Task<void> throwsANumber(VirtualRun &)
{
    throw 5;
    co_return;
}

constexpr std::uint32_t firstAwait = __LINE__ + 3;
Task<void> awaitsOnThreeLines(VirtualRun &run)
{
    co_await run.stage().sleepFor(1ms);
    Task<int> done = start(u"done"_s, three(run), StartPolicy::Eager);
    co_await done;
    co_await three(run);
}

std::vector<std::uint32_t> linesOf(const VirtualRun &run)
{
    std::vector<std::uint32_t> lines;
    for (std::size_t i = 0; i < run.log.size(); ++i) {
        const Event event = run.log.at(i);
        const auto *suspended = std::get_if<TaskSuspended>(&event.body);
        const auto *ready = std::get_if<AwaitedReady>(&event.body);
        if (suspended != nullptr) {
            lines.push_back(run.log.tables()->location(*suspended->line).line);
        } else if (ready != nullptr) {
            lines.push_back(run.log.tables()->location(*ready->line).line);
        }
    }
    return lines;
}

} // namespace

class tst_Task : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void aScheduledTaskBeginsOnTheNextTurn()
    {
        VirtualRun run;
        run.run(callsAll(run, StartPolicy::Scheduled));
        QCOMPARE(run.notes,
                 QStringList({u"main goes on"_s, u"first begins"_s, u"second begins"_s,
                              u"first ends"_s, u"second ends"_s}));
    }

    void anEagerTaskRunsToItsFirstSuspensionAtItsCall()
    {
        VirtualRun run;
        run.run(callsAll(run, StartPolicy::Eager));
        QCOMPARE(run.notes,
                 QStringList({u"first begins"_s, u"second begins"_s, u"main goes on"_s,
                              u"first ends"_s, u"second ends"_s}));
    }

    void aLazyTaskBeginsWhenItIsAwaited()
    {
        VirtualRun run;
        run.run(awaitsLazily(run));
        QCOMPARE(run.notes, QStringList({u"called"_s, u"three begins"_s, u"3"_s}));
        QCOMPARE(run.eventsOf<TaskCreated>().at(1).start, StartPolicy::Lazy);
    }

    void aTaskThatIsOnlyCalledRunsWhenItIsAwaitedWhateverItsStart()
    {
        VirtualRun run;
        run.run(callsAll(run, StartPolicy::Lazy));
        QCOMPARE(run.notes,
                 QStringList({u"main goes on"_s, u"first begins"_s, u"first ends"_s,
                              u"second begins"_s, u"second ends"_s}));
    }

    void anErrorIsRecordedAndThrownToWhoAwaits()
    {
        VirtualRun run;
        run.run(awaitsAFailure(run));
        QCOMPARE(run.notes, QStringList({u"no more ink"_s}));
        const TaskTimeline failing = run.taskNamed(u"failing"_s);
        QCOMPARE(failing.end, TaskEnd::Failed);
        QCOMPARE(run.snapshot().text(failing.result.value()), u"no more ink"_s);
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Finished);
    }

    void anErrorThatNobodyCatchesFailsEveryTaskOnItsWay()
    {
        VirtualRun run;
        run.run(letsAFailurePass(run));
        QCOMPARE(run.endOf(u"failing"_s), TaskEnd::Failed);
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Failed);
    }

    void whatIsNoExceptionFailsTheTaskToo()
    {
        VirtualRun run;
        run.run(throwsANumber(run));
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Failed);
        QVERIFY(run.taskNamed(u"main"_s).result.has_value());
    }

    void resultsReachWhoAwaitsAndTheRecord()
    {
        VirtualRun run;
        run.run(takesResults(run));
        QCOMPARE(run.notes,
                 QStringList({u"hello"_s, u"hello"_s, u"7"_s, QString::number(1234567.25)}));
        const Snapshot snapshot = run.snapshot();
        QCOMPARE(snapshot.text(run.taskNamed(u"text"_s).result.value()), u"hello"_s);
        QCOMPARE(snapshot.text(run.taskNamed(u"number"_s).result.value()), u"1234567.25"_s);
        QVERIFY(!run.taskNamed(u"main"_s).result.has_value());
    }

    void everyAwaitIsRecordedWithItsLine()
    {
        VirtualRun run;
        run.run(awaitsOnThreeLines(run));
        QCOMPARE(linesOf(run),
                 (std::vector<std::uint32_t>{firstAwait, firstAwait + 2, firstAwait + 3}));
        const auto first = run.eventsOf<TaskSuspended>().at(0);
        const SourceLine &line = run.log.tables()->location(*first.line);
        QCOMPARE(line.file, u"tests/core/coro/tst_task.cpp"_s);
        QVERIFY(line.function.contains(u"awaitsOnThreeLines"));
    }

    void awaitingAnEndedTaskDoesNotSuspend()
    {
        VirtualRun run;
        run.run(awaitsOnThreeLines(run));
        const auto ready = run.eventsOf<AwaitedReady>();
        QCOMPARE(ready.size(), std::size_t(1));
        QCOMPARE(ready.at(0).reason, AwaitReason::Task);
        QCOMPARE(run.taskNamed(u"main"_s).readyAwaits, 1U);
    }

    void theParentIsTheTaskThatCalled()
    {
        VirtualRun run;
        run.run(callsAll(run, StartPolicy::Scheduled));
        QCOMPARE(run.taskNamed(u"first"_s).parent, std::optional(TaskId(1)));
        QVERIFY(!run.taskNamed(u"main"_s).parent.has_value());
    }
};

COROSCOPE_TEST(tst_Task)
#include "tst_task.moc"
