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

Task<int> numberAfter(VirtualRun &run, int number, TraceTime delay)
{
    co_await run.stage().sleepFor(delay);
    run.noteTime(QString::number(number));
    co_return number;
}

Task<int> failsAfter(VirtualRun &run, const char *why, TraceTime delay)
{
    co_await run.stage().sleepFor(delay);
    throw std::runtime_error(why);
}

Task<void> gathersNumbers(VirtualRun &run)
{
    std::vector<Task<int>> tasks;
    tasks.push_back(numberAfter(run, 1, 3s));
    tasks.push_back(start(u"two"_s, numberAfter(run, 2, 1s)));
    tasks.push_back(numberAfter(run, 3, 2s));
    for (const int number : co_await gather(std::move(tasks))) {
        run.noteTime(u"got %1 at"_s.arg(number));
    }
}

std::vector<Task<int>> twoThatFail(VirtualRun &run)
{
    std::vector<Task<int>> tasks;
    tasks.push_back(numberAfter(run, 1, 3s));
    tasks.push_back(failsAfter(run, "second to fail", 2s));
    tasks.push_back(failsAfter(run, "first to fail", 1s));
    return tasks;
}

Task<void> gathersErrors(VirtualRun &run)
{
    try {
        co_await gather(twoThatFail(run));
    } catch (const std::runtime_error &error) {
        run.noteTime(QString::fromUtf8(error.what()));
    }
    co_await run.stage().sleepFor(10s);
}

Task<void> collectsErrors(VirtualRun &run)
{
    for (const Task<int> &task : co_await gatherCollected(twoThatFail(run))) {
        try {
            run.noteTime(u"result %1 at"_s.arg(task.result()));
        } catch (const std::runtime_error &error) {
            run.noteTime(QString::fromUtf8(error.what()));
        }
    }
}

Task<void> gathersNothing(VirtualRun &run)
{
    const std::vector<int> none = co_await gather(std::vector<Task<int>>());
    run.note(QString::number(none.size()));
    co_await gather(std::vector<Task<void>>());
}

Task<void> gathersEnded(VirtualRun &run)
{
    std::vector<Task<int>> tasks;
    tasks.push_back(start(u"one"_s, numberAfter(run, 1, 1s)));
    tasks.push_back(start(u"two"_s, numberAfter(run, 2, 1s)));
    co_await run.stage().sleepFor(2s);
    const std::vector<int> numbers = co_await gather(std::move(tasks));
    run.noteTime(u"got %1 at"_s.arg(numbers.size()));
}

Task<void> gathersSleepers(VirtualRun &run)
{
    std::vector<Task<int>> tasks;
    tasks.push_back(start(u"a"_s, numberAfter(run, 1, 1h)));
    tasks.push_back(start(u"b"_s, numberAfter(run, 2, 2h)));
    co_await gather(std::move(tasks));
}

Task<void> cancelsAGather(VirtualRun &run)
{
    Task<void> gatherer = start(u"gatherer"_s, gathersSleepers(run));
    co_await run.stage().sleepFor(1s);
    gatherer.cancel();
    try {
        co_await gatherer;
    } catch (const Cancelled &) {
        run.noteTime(u"cancelled"_s);
    }
}

Task<void> cancelsAChild(VirtualRun &run)
{
    std::vector<Task<int>> tasks;
    tasks.push_back(start(u"a"_s, numberAfter(run, 1, 1h)));
    Task<int> &a = tasks.front();
    a.cancel();
    try {
        co_await gather(std::move(tasks));
    } catch (const Cancelled &) {
        run.noteTime(u"cancelled"_s);
    }
}

} // namespace

class tst_Gather : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void resultsComeInTheOrderOfTheArguments()
    {
        VirtualRun run;
        run.run(gathersNumbers(run));
        QCOMPARE(run.notes,
                 QStringList({u"2 1000"_s, u"3 2000"_s, u"1 3000"_s, u"got 1 at 3000"_s,
                              u"got 2 at 3000"_s, u"got 3 at 3000"_s}));
    }

    void theFirstErrorEndsItWhileTheOthersRunOn()
    {
        VirtualRun run;
        run.run(gathersErrors(run));
        QCOMPARE(run.notes, QStringList({u"first to fail 1000"_s, u"1 3000"_s}));
        QCOMPARE(run.taskNamed(u"main"_s).end, TaskEnd::Finished);
    }

    void collectingWaitsForAllAndKeepsTheErrorsInTheirPlaces()
    {
        VirtualRun run;
        run.run(collectsErrors(run));
        QCOMPARE(run.notes,
                 QStringList({u"1 3000"_s, u"result 1 at 3000"_s, u"second to fail 3000"_s,
                              u"first to fail 3000"_s}));
    }

    void gatheringNothingDoesNotSuspend()
    {
        VirtualRun run;
        run.run(gathersNothing(run));
        QCOMPARE(run.notes, QStringList({u"0"_s}));
        QCOMPARE(run.eventsOf<AwaitedReady>().size(), std::size_t(2));
    }

    void gatheringEndedTasksDoesNotSuspend()
    {
        VirtualRun run;
        run.run(gathersEnded(run));
        QCOMPARE(run.notes.last(), u"got 2 at 2000"_s);
        QCOMPARE(run.eventsOf<AwaitedReady>().size(), std::size_t(1));
    }

    void cancellingItsWaiterCancelsEveryChild()
    {
        VirtualRun run;
        run.run(cancelsAGather(run));
        QCOMPARE(run.notes, QStringList({u"cancelled 1000"_s}));
        for (const QString &name : {u"a"_s, u"b"_s, u"gatherer"_s}) {
            QCOMPARE(run.endOf(name), TaskEnd::Cancelled);
        }
    }

    void aCancelledChildEndsItAsAnErrorDoes()
    {
        VirtualRun run;
        run.run(cancelsAChild(run));
        QCOMPARE(run.notes, QStringList({u"cancelled 0"_s}));
        QCOMPARE(run.endOf(u"main"_s), TaskEnd::Finished);
    }
};

COROSCOPE_TEST(tst_Gather)
#include "tst_gather.moc"
