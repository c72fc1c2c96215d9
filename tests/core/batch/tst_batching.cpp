// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First: moc 6.4 cannot read what the other headers begin with.
#include "tests/support/testmain.h"

#include "tests/core/batch/batchfixture.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray keyOf(const char *kind, int number)
{
    return kind + QByteArray::number(number);
}

/// Reads a chain of so many keys, each after the one before.
Task<void> chain(BatchRun &of, QByteArray name, int length)
{
    for (int i = 1; i <= length; ++i) {
        co_await of.cache->get(name + QByteArray::number(i));
    }
    of.run.noteTime(QString::fromUtf8(name));
}

Task<void> chains(BatchRun &of, std::vector<int> lengths)
{
    std::vector<Task<void>> tasks;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        tasks.push_back(chain(of, QByteArray(1, char('a' + i)), lengths[i]));
    }
    co_await all(std::move(tasks));
}

Task<int> tree(BatchRun &of, QByteArray key, int levels, int children)
{
    co_await of.cache->get(key);
    if (levels == 1) {
        co_return 1;
    }
    std::vector<Task<int>> below;
    for (int i = 0; i < children; ++i) {
        below.push_back(tree(of, key + '.' + QByteArray::number(i), levels - 1, children));
    }
    int leaves = 0;
    for (const int found : co_await all(std::move(below))) {
        leaves += found;
    }
    co_return leaves;
}

Task<void> growsTree(BatchRun &of, int levels, int children, int &leaves)
{
    leaves = co_await tree(of, "t", levels, children);
}

Task<QByteArray> addsNothing(BatchRun &of, QByteArray key)
{
    co_return co_await of.cache->get(key);
}

Task<QByteArray> through(BatchRun &of, QByteArray key, int levels)
{
    if (levels == 0) {
        co_return co_await addsNothing(of, key);
    }
    co_return co_await through(of, key, levels - 1);
}

Task<void> readsThrough(BatchRun &of, std::vector<int> levels)
{
    std::vector<Task<QByteArray>> tasks;
    for (const int level : levels) {
        tasks.push_back(through(of, keyOf("k", level), level));
    }
    for (const QByteArray &value : co_await all(std::move(tasks))) {
        of.run.note(QString::fromUtf8(value));
    }
}

Task<void> asksTwice(BatchRun &of)
{
    co_await all(of.cache->get("a"), of.cache->get("b"), of.cache->get("a"));
    of.run.note(QString::fromUtf8(co_await of.cache->get("a")));
}

Task<void> asksLater(BatchRun &of, TraceTime when, QByteArray key)
{
    co_await of.run.stage().sleepFor(when);
    co_await of.cache->get(key);
    of.run.noteTime(QString::fromUtf8(key));
}

Task<void> asksWhileUnderWay(BatchRun &of)
{
    co_await all(asksLater(of, 0ms, "a"), asksLater(of, 50ms, "a"), asksLater(of, 50ms, "b"));
}

Task<void> readsOrSays(BatchRun &of, QByteArray key)
{
    try {
        of.run.note(QString::fromUtf8(co_await of.cache->get(key)));
    } catch (const KeyError &error) {
        of.run.note(QString::fromUtf8(error.what()));
    }
}

Task<void> readsGoodAndBad(BatchRun &of)
{
    std::vector<Task<void>> tasks;
    for (const char *key : {"good", "bad", "missing", "fine"}) {
        tasks.push_back(readsOrSays(of, key));
    }
    co_await all(std::move(tasks));
    of.run.note((co_await of.cache->find("missing")).has_value() ? u"found"_s : u"nothing"_s);
}

Task<void> waits(BatchRun &of, QByteArray key)
{
    co_await of.cache->get(key);
    of.run.note(QString::fromUtf8(key));
}

Task<void> waitsInOrder(BatchRun &of)
{
    std::vector<Task<void>> tasks;
    for (const char *key : {"c", "a", "b", "a", "c"}) {
        tasks.push_back(waits(of, key));
    }
    co_await all(std::move(tasks));
}

Task<void> fillsTwo(BatchRun &of, Cache &other)
{
    co_await all(waits(of, "a1"), [](BatchRun &in, Cache &cache) -> Task<void> {
        co_await all(cache.get("b1"), cache.get("b2"));
        in.run.note(u"b"_s);
    }(of, other));
}

Task<void> cancelsOne(BatchRun &of)
{
    Task<void> first = start(u"first"_s, waits(of, "first"));
    Task<void> second = start(u"second"_s, asksLater(of, 10ms, "second"));
    co_await of.run.stage().sleepFor(5ms);
    Task<void> third = start(u"third"_s, waits(of, "third"));
    co_await of.run.stage().sleepFor(1ms);
    third.cancel();
    co_await all(std::move(first), std::move(second));
}

Task<void> readsManyAtOnce(BatchRun &of, int count)
{
    std::vector<QByteArray> keys;
    for (int i = 0; i < count; ++i) {
        keys.push_back(keyOf("k", i));
    }
    const std::vector<QByteArray> values = co_await of.cache->get(keys);
    of.run.note(QString::fromUtf8(values.back()));
}

Task<void> fails()
{
    throw std::runtime_error("it failed");
    co_return;
}

Task<void> waitsForBoth(BatchRun &of)
{
    try {
        co_await all(of.cache->get("a"), fails());
    } catch (const std::runtime_error &error) {
        of.run.note(QString::fromUtf8(error.what()));
    }
    auto [a, nothing] = co_await all(of.cache->get("b"), waits(of, "c"));
    of.run.note(QString::fromUtf8(a));
}

Task<void> waitsForever(BatchRun &of)
{
    co_await of.cache->get("never");
}

Task<void> losesItsCache(BatchRun &of)
{
    Task<void> waiting = start(u"waiting"_s, waitsForever(of));
    co_await of.run.stage().sleepFor(1ms);
    of.cache.reset();
    try {
        co_await waiting;
    } catch (const KeyError &error) {
        of.run.note(QString::fromUtf8(error.what()));
    }
}

} // namespace

class tst_Batching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void aLevelIsOneFlushHoweverWideItIs_data()
    {
        QTest::addColumn<int>("levels");
        QTest::addColumn<int>("children");
        QTest::newRow("one level") << 1 << 1;
        QTest::newRow("three levels, narrow") << 3 << 2;
        QTest::newRow("three levels, wide") << 3 << 40;
        QTest::newRow("six levels") << 6 << 3;
    }
    void aLevelIsOneFlushHoweverWideItIs()
    {
        QFETCH(int, levels);
        QFETCH(int, children);
        BatchRun of;
        int leaves = 0;
        of.run.run(growsTree(of, levels, children, leaves));
        QCOMPARE(of.store->reads.size(), levels);
        QCOMPARE(leaves, int(std::pow(children, levels - 1)));
        QCOMPARE(of.run.stage().now(), TraceTime(levels * 100ms));
    }

    void chainsOfDifferentLengthsShareTheirFlushes()
    {
        BatchRun of;
        of.run.run(chains(of, {1, 3, 2}));
        QCOMPARE(of.store->reads, (QStringList{u"a1 b1 c1"_s, u"b2 c2"_s, u"b3"_s}));
        QCOMPARE(of.run.notes, (QStringList{u"a 100"_s, u"c 200"_s, u"b 300"_s}));
        QCOMPARE(of.batcher->roundTrips(), std::uint64_t(3));
    }

    void aLevelWithoutReadsCostsNothing()
    {
        BatchRun of;
        of.run.run(readsThrough(of, {0, 5, 1, 3}));
        QCOMPARE(of.store->reads, QStringList{u"k0 k5 k1 k3"_s});
    }

    void theSameKeyIsSentOnceAndRemembered()
    {
        BatchRun of;
        of.run.run(asksTwice(of));
        QCOMPARE(of.store->reads, QStringList{u"a b"_s});
        QCOMPARE(of.run.notes, QStringList{u"value of a"_s});
    }

    void aKeyThatIsUnderWayIsNotSentAgain()
    {
        BatchRun of;
        of.run.run(asksWhileUnderWay(of));
        QCOMPARE(of.store->reads, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(of.run.notes, (QStringList{u"a 100"_s, u"a 100"_s, u"b 200"_s}));
    }

    void aFailingItemFailsOnlyThoseWhoAskedForIt()
    {
        BatchRun of;
        of.store->setValues({{"good", BatchAnswer::found("1")},
                             {"bad", BatchAnswer::refused(u"no such key"_s)},
                             {"fine", BatchAnswer::found("2")}});
        of.run.run(readsGoodAndBad(of));
        QCOMPARE(of.run.notes,
                 (QStringList{u"1"_s, u"no such key"_s, u"there is no value for the key missing"_s,
                              u"2"_s, u"nothing"_s}));
        QCOMPARE(of.store->reads.size(), 1);
    }

    void tasksResumeInTheOrderInWhichTheyAsked()
    {
        BatchRun of;
        of.run.run(waitsInOrder(of));
        QCOMPARE(of.run.notes, (QStringList{u"c"_s, u"a"_s, u"b"_s, u"a"_s, u"c"_s}));
        QCOMPARE(of.store->reads, QStringList{u"c a b"_s});
    }

    void ofTwoStoresTheFullerIsAskedFirst()
    {
        BatchRun of;
        const auto store = std::make_shared<DelayedStore>(of.run.stage(), 100ms, u"other"_s);
        {
            Cache other(*of.batcher, store);
            of.run.run(fillsTwo(of, other));
        }
        QCOMPARE(of.run.notes, (QStringList{u"b"_s, u"a1"_s}));
        const Snapshot snapshot = of.run.snapshot();
        QCOMPARE(snapshot.flushes.size(), std::size_t(2));
        QCOMPARE(snapshot.text(snapshot.flushes.at(0).store), u"other"_s);
        QCOMPARE(snapshot.flushes.at(1).began, TraceTime(100ms));
    }

    void aKeyThatNobodyWaitsForAnyMoreIsNotSent()
    {
        BatchRun of;
        of.run.run(cancelsOne(of));
        QCOMPARE(of.store->reads, (QStringList{u"first"_s, u"second"_s}));
        QCOMPARE(of.run.endOf(u"third"_s), TaskEnd::Cancelled);
    }

    void manyKeysOfOneTaskAreOneAwait()
    {
        BatchRun of;
        of.run.run(readsManyAtOnce(of, 100));
        QCOMPARE(of.run.notes, QStringList{u"value of k99"_s});
        const FlushTimeline flush = of.run.snapshot().flushes.at(0);
        QCOMPARE(flush.keys, 100U);
        QCOMPARE(flush.found, 100U);
        QCOMPARE(flush.waiting.size(), std::size_t(1));
    }

    void readsAndTasksAreAwaitedTogether()
    {
        BatchRun of;
        of.run.run(waitsForBoth(of));
        QCOMPARE(of.run.notes, (QStringList{u"it failed"_s, u"c"_s, u"value of b"_s}));
        QCOMPARE(of.store->reads, QStringList{u"b c"_s});
    }

    void aFlushIsRecordedWithItsKeysAndItsTasks()
    {
        BatchRun of;
        of.run.run(chains(of, {1, 1}));
        const Snapshot snapshot = of.run.snapshot();
        QCOMPARE(snapshot.flushes.size(), std::size_t(1));
        const FlushTimeline &flush = snapshot.flushes.at(0);
        QCOMPARE(snapshot.text(*flush.text), u"a1, b1"_s);
        QCOMPARE(flush.began, TraceTime(0));
        QCOMPARE(flush.ended, std::optional(TraceTime(100ms)));
        QCOMPARE(flush.waiting.size(), std::size_t(2));
        QCOMPARE(flush.waiting.at(0), TaskId(2));
        const Span waited = snapshot.tasks.at(1).spans.at(1);
        QCOMPARE(waited.reason, AwaitReason::CacheRead);
        QCOMPARE(snapshot.text(*waited.detail), u"a1"_s);
        QCOMPARE(snapshot.counters.at(0).peak, 1);
    }

    void whoeverWaitsForACacheThatGoesIsTold()
    {
        BatchRun of;
        of.run.run(losesItsCache(of));
        QCOMPARE(of.run.notes, QStringList{u"the cache is gone"_s});
    }

    void stoppingTheRunEndsTheWaiting()
    {
        BatchRun of;
        of.run.requestStop();
        of.run.run(chains(of, {2, 2}));
        QCOMPARE(of.run.endOf(u"main"_s), TaskEnd::Cancelled);
    }
};

COROSCOPE_TEST(tst_Batching)
#include "tst_batching.moc"
