// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First: moc 6.4 cannot read what the events' header begins with.
#include "tests/support/testmain.h"

#include "core/trace/transitions.h"
#include "tests/support/eventscript.h"
#include "tests/support/tracecheck.h"

#include <QtTest/QTest>

#include <functional>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

const EventBody created = TaskCreated{std::nullopt, TextId(1), StartPolicy::Lazy, std::nullopt};
const EventBody suspended
    = TaskSuspended{AwaitId(1), AwaitReason::Sleep, std::nullopt, std::nullopt, std::nullopt};
const EventBody awaitedReady = AwaitedReady{AwaitReason::Task, std::nullopt, std::nullopt};
const EventBody finished = TaskFinished{Outcome::Succeeded, std::nullopt};
const EventBody read
    = VariableRead{TextId(1), TextId(1), 0, ValueKind::Text, std::nullopt};
const EventBody written
    = VariableWritten{TextId(1), TextId(1), 0, std::nullopt, ValueKind::Text, std::nullopt};
const std::array<EventBody, 13> ofTasks{
    created, TaskStarted{}, suspended, awaitedReady, TaskReady{AwaitId(1), std::nullopt},
    TaskResumed{AwaitId(1)}, BlockBegan{std::nullopt}, BlockEnded{}, finished, TaskLost{}, read,
    written, Printed{TextId(1)}};
const std::array<const char *, 13> kindNames{
    "created", "started", "suspended", "awaited ready", "ready", "resumed", "block began",
    "block ended", "finished", "lost", "read", "written", "printed"};
const std::array<const char *, 7> stageNames{"unborn", "created", "running", "blocking",
                                             "awaiting", "ready", "over"};

using Stages = std::array<std::optional<LifeStage>, 13>;

/// Where each kind of event leads from a stage, written down a second time.
Stages expectedFrom(LifeStage stage)
{
    using enum LifeStage;
    const std::optional<LifeStage> no;
    switch (stage) {
    case Unborn:
        return {Created, no, no, no, no, no, no, no, no, no, no, no, no};
    case Created:
        return {no, Running, no, no, no, no, no, no, Over, Over, no, no, no};
    case Running:
        return {no, no, Awaiting, Running, no, no, Blocking, no, Over, no, Running, Running,
                Running};
    case Blocking:
        return {no, no, no, no, no, no, no, Running, no, no, no, no, no};
    case Awaiting:
        return {no, no, no, no, Ready, no, no, no, no, Over, no, no, no};
    case Ready:
        return {no, no, no, no, no, Running, no, no, no, Over, no, no, no};
    default:
        return {};
    }
}

using Write = std::function<void(EventScript &)>;

void addFault(const char *name, const char *fault, Write write)
{
    QTest::newRow(name) << QString::fromLatin1(fault) << std::move(write);
}

void addTaskFaults()
{
    addFault("of nobody", "names no task",
             [](EventScript &t) { t.note(std::nullopt, TaskStarted{}); });
    addFault("of an unknown task", "never created",
             [](EventScript &t) { t.start(TaskId(2)); });
    addFault("ids out of order", "order of making", [](EventScript &t) {
        t.note(TaskId(3), created);
    });
    addFault("unknown parent", "never created",
             [](EventScript &t) { t.create(u"child"_s, TaskId(5)); });
    addFault("unknown cause", "never created", [](EventScript &t) {
        t.start(TaskId(1));
        t.suspend(TaskId(1), AwaitReason::Event);
        t.ready(TaskId(1), TaskId(9));
    });
    addFault("not on top of the thread", "does not hold the thread", [](EventScript &t) {
        t.start(TaskId(1));
        t.start(t.create(u"eager"_s, TaskId(1), StartPolicy::Eager));
        t.print(TaskId(1), u"meanwhile"_s);
    });
    addFault("another await", "another await", [](EventScript &t) {
        t.start(TaskId(1));
        t.suspend(TaskId(1), AwaitReason::Event);
        t.note(TaskId(1), TaskReady{AwaitId(7), std::nullopt});
    });
}

void addTimeFaults()
{
    addFault("before the run", "before the run", [](EventScript &t) {
        t.at(-1);
        t.start(TaskId(1));
    });
    addFault("the thread's time goes back", "time goes back", [](EventScript &t) {
        t.at(5);
        t.start(TaskId(1));
        t.at(4);
        t.print(TaskId(1), u"too late"_s);
    });
    addFault("resumed before it was ready", "time goes back", [](EventScript &t) {
        t.start(TaskId(1));
        t.suspend(TaskId(1), AwaitReason::Sleep, 9);
        t.at(9);
        t.ready(TaskId(1));
        t.at(8);
        t.resume(TaskId(1));
    });
}

void addVariableAndRequestFaults()
{
    addFault("a version left out", "count up by one", [](EventScript &t) {
        t.write(std::nullopt, u"x"_s, u"0"_s, 0);
        t.write(std::nullopt, u"x"_s, u"2"_s, 2);
    });
    addFault("a read of another version", "does not have", [](EventScript &t) {
        t.write(std::nullopt, u"x"_s, u"0"_s, 0);
        t.read(std::nullopt, u"x"_s, u"1"_s, 1);
    });
    addFault("a read before the making", "does not have",
             [](EventScript &t) { t.read(std::nullopt, u"x"_s, u"1"_s, 0); });
    addFault("a request's step back", "step back", [](EventScript &t) {
        t.request(TaskId(1), 1, RequestStep::Queued);
        t.request(TaskId(1), 1, RequestStep::FirstByte);
        t.request(TaskId(1), 1, RequestStep::Sent);
    });
    addFault("a request done twice", "step back", [](EventScript &t) {
        t.request(TaskId(1), 1, RequestStep::Queued);
        t.request(TaskId(1), 1, RequestStep::Done);
        t.request(TaskId(1), 1, RequestStep::Done);
    });
    addFault("a request out of order", "order of making",
             [](EventScript &t) { t.request(TaskId(1), 2, RequestStep::Queued); });
    addFault("a request never queued", "step back",
             [](EventScript &t) { t.request(TaskId(1), 1, RequestStep::Sent); });
}

const EventBody flushBegan = FlushBegan{FlushId(1), TextId(1), 2, std::nullopt};

void addFlushFaults()
{
    addFault("a flush out of order", "order of making", [](EventScript &t) {
        t.note(std::nullopt, FlushBegan{FlushId(2), TextId(1), 1, std::nullopt});
    });
    addFault("a flush ended twice", "not under way", [](EventScript &t) {
        t.note(std::nullopt, flushBegan);
        t.note(std::nullopt, FlushEnded{FlushId(1), 1, 0, std::nullopt});
        t.note(std::nullopt, FlushEnded{FlushId(1), 1, 0, std::nullopt});
    });
    addFault("more answers than keys", "more keys", [](EventScript &t) {
        t.note(std::nullopt, flushBegan);
        t.note(std::nullopt, FlushEnded{FlushId(1), 2, 1, std::nullopt});
    });
    addFault("a flush awaited by a running task", "without waiting", [](EventScript &t) {
        t.start(TaskId(1));
        t.note(std::nullopt, flushBegan);
        t.note(TaskId(1), FlushAwaited{FlushId(1)});
    });
    addFault("a flush awaited by nobody", "names no task", [](EventScript &t) {
        t.note(std::nullopt, flushBegan);
        t.note(std::nullopt, FlushAwaited{FlushId(1)});
    });
    addFault("a flush that ends before it began", "time goes back", [](EventScript &t) {
        t.at(2);
        t.note(std::nullopt, flushBegan);
        t.at(1);
        t.note(std::nullopt, FlushEnded{FlushId(1), 0, 0, std::nullopt});
    });
}

} // namespace

Q_DECLARE_METATYPE(Write)

class tst_Transitions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventLeadsOnOrIsRefused_data()
    {
        QTest::addColumn<LifeStage>("stage");
        QTest::addColumn<std::size_t>("kind");
        QTest::addColumn<std::optional<LifeStage>>("expected");
        for (std::size_t stage = 0; stage < stageNames.size(); ++stage) {
            const Stages expected = expectedFrom(LifeStage(stage));
            for (std::size_t kind = 0; kind < ofTasks.size(); ++kind) {
                QTest::addRow("%s, then %s", stageNames[stage], kindNames[kind])
                    << LifeStage(stage) << ofTasks[kind].index() << expected[kind];
            }
        }
    }
    void anEventLeadsOnOrIsRefused()
    {
        QFETCH(LifeStage, stage);
        QFETCH(std::size_t, kind);
        QFETCH(std::optional<LifeStage>, expected);
        QVERIFY(transition(stage, kind) == expected);
    }

    void faultsAreFoundWhereTheyAre_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<Write>("write");
        addTaskFaults();
        addTimeFaults();
        addVariableAndRequestFaults();
        addFlushFaults();
    }
    void faultsAreFoundWhereTheyAre()
    {
        QFETCH(QString, fault);
        QFETCH(Write, write);
        std::size_t size = 0;
        {
            EventScript trace;
            trace.create(u"main"_s);
            write(trace);
            size = trace.log().size();
        }
        const QStringList faults = takeFaults();
        QCOMPARE(faults.size(), 1);
        QVERIFY2(faults.at(0).contains(fault), qPrintable(faults.at(0)));
        QVERIFY(faults.at(0).startsWith(u"event %1:"_s.arg(size - 1)));
    }

    void whatBelongsToTheRunNeedsNoTask()
    {
        {
            EventScript trace;
            trace.print(std::nullopt, u"a line"_s);
            trace.write(std::nullopt, u"x"_s, u"0"_s, 0);
            trace.read(std::nullopt, u"x"_s, u"0"_s, 0);
            trace.count(u"in flight"_s, 1);
            trace.request(std::nullopt, 1, RequestStep::Queued);
            trace.request(std::nullopt, 1, RequestStep::Downloading);
            trace.request(std::nullopt, 1, RequestStep::Downloading);
        }
        QCOMPARE(takeFaults(), QStringList());
    }

    void aSleepMayBecomeReadyBeforeWhatWasNotedLast()
    {
        {
            EventScript trace;
            const TaskId sleeper = trace.begin(u"sleeper"_s);
            trace.suspend(sleeper, AwaitReason::Sleep, 2);
            const TaskId blocker = trace.begin(u"blocker"_s);
            trace.block(blocker);
            trace.at(2);
            trace.ready(sleeper);
            trace.at(9);
            trace.unblock(blocker);
            trace.finish(blocker);
            trace.resume(sleeper);
        }
        QCOMPARE(takeFaults(), QStringList());
    }
};

COROSCOPE_TEST(tst_Transitions)
#include "tst_transitions.moc"
