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

constexpr int depth = 10'000;
constexpr int width = 100'000;

/// Reads the key below so many tasks that each only await the next.
Task<QByteArray> readsBelow(BatchRun &of, int levels)
{
    if (levels == 0) {
        co_return co_await of.cache->get("deepest");
    }
    co_return co_await readsBelow(of, levels - 1);
}

Task<void> readsTheDeepest(BatchRun &of)
{
    try {
        of.run.note(QString::fromUtf8(co_await readsBelow(of, depth)));
    } catch (const KeyError &error) {
        of.run.note(QString::fromUtf8(error.what()));
    }
}

/// Reads a key on each level, together with the level below.
Task<int> readsOnEachLevel(BatchRun &of, int levels)
{
    if (levels == 0) {
        co_return 0;
    }
    const auto [value, below] = co_await all(of.cache->get("level " + QByteArray::number(levels)),
                                             readsOnEachLevel(of, levels - 1));
    co_return below + (value.isEmpty() ? 0 : 1);
}

Task<void> countsTheLevels(BatchRun &of)
{
    of.run.note(QString::number(co_await readsOnEachLevel(of, depth)));
}

Task<void> cancelsTheLevels(BatchRun &of)
{
    Task<int> levels = start(u"levels"_s, readsOnEachLevel(of, depth));
    co_await of.run.stage().sleepFor(50ms);
    levels.cancel();
    try {
        co_await levels;
    } catch (const Cancelled &) {
        of.run.noteTime(u"cancelled"_s);
    }
}

Task<void> stopsUnderWay(BatchRun &of)
{
    Task<int> levels = start(u"levels"_s, readsOnEachLevel(of, 100));
    co_await of.run.stage().sleepFor(50ms);
    of.run.requestStop();
    co_await levels;
}

Task<int> readsOne(BatchRun &of, int number)
{
    co_return int((co_await of.cache->get(QByteArray::number(number))).size());
}

Task<void> readsWithManyTasks(BatchRun &of)
{
    std::vector<Task<int>> tasks;
    for (int number = 0; number < width; ++number) {
        tasks.push_back(readsOne(of, number));
    }
    of.run.note(QString::number((co_await all(std::move(tasks))).size()));
}

} // namespace

/// As deep and as wide as people may write: no frame may stand on another one's stack.
class tst_DeepBatching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void tenThousandTasksDeepReadOneKey()
    {
        BatchRun of;
        of.run.run(readsTheDeepest(of));
        QCOMPARE(of.run.notes, QStringList{u"value of deepest"_s});
        QCOMPARE(of.store->reads.size(), 1);
    }

    void anErrorPassesThroughTenThousandTasks()
    {
        BatchRun of;
        of.store->setFailure(BatchAnswer::refused(u"the store is tired"_s));
        of.run.run(readsTheDeepest(of));
        QCOMPARE(of.run.notes, QStringList{u"the store is tired"_s});
    }

    void aReadOnEachOfTenThousandLevelsIsOneFlush()
    {
        BatchRun of;
        of.run.run(countsTheLevels(of));
        QCOMPARE(of.run.notes, QStringList{QString::number(depth)});
        QCOMPARE(of.store->reads.size(), 1);
    }

    void tenThousandLevelsAreCancelledWhileTheirKeysAreUnderWay()
    {
        BatchRun of;
        of.run.run(cancelsTheLevels(of));
        QCOMPARE(of.run.notes, QStringList{u"cancelled 50"_s});
    }

    void stoppingARunWhoseKeysAreUnderWayEndsIt()
    {
        BatchRun of;
        of.run.run(stopsUnderWay(of));
        QCOMPARE(of.run.endOf(u"main"_s), TaskEnd::Cancelled);
        QCOMPARE(of.store->reads.size(), 1);
    }

    void aHundredThousandTasksAreOneFlush()
    {
        BatchRun of;
        of.run.run(readsWithManyTasks(of));
        QCOMPARE(of.run.notes, QStringList{QString::number(width)});
        QCOMPARE(of.store->reads.size(), 1);
    }
};

COROSCOPE_TEST(tst_DeepBatching)
#include "tst_deepbatching.moc"
