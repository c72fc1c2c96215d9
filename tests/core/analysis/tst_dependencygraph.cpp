// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dependencygraph.h"
#include "tests/support/batchrun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class tst_DependencyGraph : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNumberAtTheEndIsNoPartOfAName_data();
    void aNumberAtTheEndIsNoPartOfAName();
    void tasksCalledAlikeAreAGroupUnderThatOfTheirParents();
    void keysNotYetSentAreTold();
    void aFlushHoldsTheKeysThatItsTasksAskedFor();
    void aKeyAskedForTwiceIsOneNodeWithTwoReaders();
    void everyReadBelongsToTheFlushThatCarriedIt();
    void aReadGivenUpBelongsToNoFlush();
    void aThreadThatWaitsItselfReadsAllKeysOfTheFlush();
    void oneAwaitMayAskForManyKeysInSeveralFlushes();
    void anAwaitThatDoesNotTellItsKeysReadsUnknownOnes();
    void tasksThatAwaitOthersThanTheirOwnAreTold();
    void whateverTheStepsTheGraphIsTheSame();
    void anotherRunStartsAgain();
    void tenThousandTasksAreTakenIn();
};

void tst_DependencyGraph::aNumberAtTheEndIsNoPartOfAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("rest");
    QTest::newRow("after a blank") << u"get_name 12"_s << u"get_name"_s;
    QTest::newRow("after a colon") << u"user:7"_s << u"user:"_s;
    QTest::newRow("after an underline") << u"config_3"_s << u"config"_s;
    QTest::newRow("no number") << u"main"_s << u"main"_s;
    QTest::newRow("nothing else") << u"42"_s << u"42"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void tst_DependencyGraph::aNumberAtTheEndIsNoPartOfAName()
{
    QFETCH(QString, name);
    QTEST(withoutNumber(name), "rest");
}

void tst_DependencyGraph::tasksCalledAlikeAreAGroupUnderThatOfTheirParents()
{
    const DependencyGraph graph = dependencyGraphOf(dependentReads(3).snapshot());
    QCOMPARE(graph.groups().size(), std::size_t(3));
    QCOMPARE(graph.groups().at(0), (TaskGroup{std::nullopt, u"main"_s, 0, {TaskId(1)}}));
    QCOMPARE(graph.groups().at(1), (TaskGroup{0, u"get_upvoter_names"_s, 1, {TaskId(2)}}));
    QCOMPARE(graph.groups().at(2),
             (TaskGroup{1, u"get_name"_s, 2, {TaskId(3), TaskId(4), TaskId(5)}}));
    QCOMPARE(graph.groupOf(TaskId(4)), std::size_t(2));
    QCOMPARE(graph.parentOf(TaskId(4)), std::optional(TaskId(2)));
}

void tst_DependencyGraph::keysNotYetSentAreTold()
{
    const DependencyGraph graph = dependencyGraphOf(askingTasks(2).snapshot());
    QVERIFY(graph.flushes().empty());
    QCOMPARE(graph.unsent(), (std::vector<GraphKey>{{u"user:1"_s, {TaskId(2)}},
                                                    {u"user:2"_s, {TaskId(3)}}}));
    QVERIFY(dependencyGraphOf(sentTasks(2).snapshot()).unsent().empty());
}

void tst_DependencyGraph::aFlushHoldsTheKeysThatItsTasksAskedFor()
{
    for (const Snapshot &snapshot : {sentTasks(2).snapshot(), answeredTasks(2).snapshot()}) {
        const DependencyGraph graph = dependencyGraphOf(snapshot);
        QCOMPARE(graph.flushes(),
                 (std::vector<GraphFlush>{
                     {FlushId(1), {{u"user:1"_s, {TaskId(2)}}, {u"user:2"_s, {TaskId(3)}}}}}));
    }
}

void tst_DependencyGraph::aKeyAskedForTwiceIsOneNodeWithTwoReaders()
{
    TraceBuilder run;
    run.task(u"main"_s).task(u"a"_s).task(u"b"_s).start(2).start(3);
    run.await(2, AwaitReason::CacheRead, u"k"_s).await(3, AwaitReason::CacheRead, u"k"_s);
    QCOMPARE(dependencyGraphOf(run.snapshot()).unsent().size(), std::size_t(1));
    run.flush(1).awaitFlush(2).awaitFlush(3);
    QCOMPARE(dependencyGraphOf(run.snapshot()).flushes().at(0).keys,
             (std::vector<GraphKey>{{u"k"_s, {TaskId(2), TaskId(3)}}}));
}

void tst_DependencyGraph::everyReadBelongsToTheFlushThatCarriedIt()
{
    const DependencyGraph graph = dependencyGraphOf(dependentReads(2).snapshot());
    QCOMPARE(graph.flushes().size(), std::size_t(2));
    QCOMPARE(graph.flushes().at(0).keys,
             (std::vector<GraphKey>{{u"upvoters:42"_s, {TaskId(2)}}}));
    QCOMPARE(graph.flushes().at(1).keys, (std::vector<GraphKey>{{u"user:1"_s, {TaskId(3)}},
                                                                {u"user:2"_s, {TaskId(4)}}}));
}

void tst_DependencyGraph::aReadGivenUpBelongsToNoFlush()
{
    TraceBuilder run;
    run.task(u"main"_s).start(1).await(1, AwaitReason::CacheRead, u"given up"_s);
    run.at(1).ready(1).resume(1).await(1, AwaitReason::CacheRead, u"read"_s);
    run.at(2).flush(1).awaitFlush(1);
    run.at(3).endFlush(1).ready(1).resume(1);
    QCOMPARE(dependencyGraphOf(run.snapshot()).flushes().at(0).keys,
             (std::vector<GraphKey>{{u"read"_s, {TaskId(1)}}}));
}

void tst_DependencyGraph::aThreadThatWaitsItselfReadsAllKeysOfTheFlush()
{
    TraceBuilder run;
    run.task(u"main"_s).start(1).block(1).flush(2, u"a, b"_s, TaskId(1)).endFlush(2).unblock(1);
    QCOMPARE(dependencyGraphOf(run.snapshot()).flushes().at(0).keys,
             (std::vector<GraphKey>{{u"a"_s, {TaskId(1)}}, {u"b"_s, {TaskId(1)}}}));
}

void tst_DependencyGraph::oneAwaitMayAskForManyKeysInSeveralFlushes()
{
    TraceBuilder run;
    run.task(u"main"_s).start(1).await(1, AwaitReason::CacheRead, u"a, b, c"_s);
    QCOMPARE(dependencyGraphOf(run.snapshot()).unsent().size(), std::size_t(3));
    run.flush(2, u"a, c"_s).awaitFlush(1).flush(1, u"b"_s).awaitFlush(1);
    const DependencyGraph graph = dependencyGraphOf(run.snapshot());
    QCOMPARE(graph.flushes().at(0).keys,
             (std::vector<GraphKey>{{u"a"_s, {TaskId(1)}}, {u"c"_s, {TaskId(1)}}}));
    QCOMPARE(graph.flushes().at(1).keys, (std::vector<GraphKey>{{u"b"_s, {TaskId(1)}}}));
    QVERIFY(graph.unsent().empty());
}

void tst_DependencyGraph::anAwaitThatDoesNotTellItsKeysReadsUnknownOnes()
{
    TraceBuilder run;
    run.task(u"main"_s).start(1).await(1, AwaitReason::Gather, u"(2)"_s);
    run.flush(2, u"a, b"_s).awaitFlush(1);
    QCOMPARE(dependencyGraphOf(run.snapshot()).flushes().at(0).keys,
             (std::vector<GraphKey>{{u"…"_s, {TaskId(1)}}}));
}

void tst_DependencyGraph::tasksThatAwaitOthersThanTheirOwnAreTold()
{
    TraceBuilder run;
    run.task(u"main"_s).start(1).task(u"a"_s).task(u"b"_s).await(1, AwaitReason::Gather);
    run.start(2).start(3).await(3, AwaitReason::Task, u"a"_s);
    run.at(1).finish(2).ready(3, TaskId(2)).at(2).resume(3).finish(3);
    run.ready(1, TaskId(3)).at(3).resume(1).finish(1);
    QCOMPARE(dependencyGraphOf(run.snapshot()).awaits(),
             (std::vector<TaskAwait>{{TaskId(3), TaskId(2)}}));
}

void tst_DependencyGraph::whateverTheStepsTheGraphIsTheSame()
{
    const TraceBuilder run = dependentReads(7);
    Fold fold(run.log().tables());
    DependencyGraph grown;
    for (std::size_t i = 0; i < run.log().size(); ++i) {
        fold.takeIn(run.log().at(i));
        grown.update(fold.snapshot());
    }
    const Snapshot snapshot = fold.snapshot();
    const DependencyGraph whole = dependencyGraphOf(snapshot);
    QCOMPARE(grown.groups(), whole.groups());
    QCOMPARE(grown.flushes(), whole.flushes());
    QCOMPARE(grown.awaits(), whole.awaits());
    QVERIFY(grown.unsent().empty());
    QVERIFY(!grown.update(snapshot));
}

void tst_DependencyGraph::anotherRunStartsAgain()
{
    DependencyGraph graph;
    QVERIFY(graph.update(dependentReads(7).snapshot()));
    const Snapshot other = answeredTasks(1).snapshot();
    QVERIFY(graph.update(other));
    QCOMPARE(graph.flushes(), dependencyGraphOf(other).flushes());
    QCOMPARE(graph.groups(), dependencyGraphOf(other).groups());
}

void tst_DependencyGraph::tenThousandTasksAreTakenIn()
{
    const DependencyGraph graph = dependencyGraphOf(dependentReads(10'000).snapshot());
    QCOMPARE(graph.groups().at(2).members.size(), std::size_t(10'000));
    QCOMPARE(graph.flushes().at(1).keys.size(), std::size_t(10'000));
}

COROSCOPE_TEST(tst_DependencyGraph)
#include "tst_dependencygraph.moc"
