// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First: moc 6.4 cannot read what the other headers begin with.
#include "tests/support/testmain.h"

#include "core/batch/cache.h"
#include "core/batch/runnow.h"
#include "core/coro/manualresetevent.h"
#include "tests/core/batch/delayedstore.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

enum class Way { Awaited, Synchronous, OneByOne, Primed };

/// What readers of upvoters share.
struct Site
{
    VirtualRun &run;
    Cache &cache;
    Way way;
};

Task<QByteArray> nameOf(Site &site, QByteArray id)
{
    co_return co_await site.cache.get("user:" + id);
}

/// The function that is called in both ways.
Task<QStringList> upvoterNames(Site &site, QByteArray answer)
{
    std::vector<Task<QByteArray>> names;
    for (const QByteArray &id : (co_await site.cache.get("upvoters:" + answer)).split(',')) {
        names.push_back(nameOf(site, id));
    }
    QStringList found;
    for (const QByteArray &name : co_await all(std::move(names))) {
        found.append(QString::fromUtf8(name));
    }
    co_return found;
}

QStringList namesNow(Site &site, QByteArray answer)
{
    return runNow(site.run.stage(), upvoterNames(site, answer));
}

Task<void> reads(Site &site)
{
    const Way way = site.way;
    if (way == Way::Awaited) {
        site.run.notes = co_await upvoterNames(site, "1");
        co_return;
    }
    if (way != Way::Synchronous) {
        site.cache.setReads(CacheReads::OneByOne);
    }
    if (way == Way::Primed) {
        site.cache.prime({"upvoters:1"});
        site.cache.prime({"user:1", "user:2", "user:3"});
    }
    site.run.notes = namesNow(site, "1");
}

Task<void> printsLater(Site &site)
{
    co_await site.run.stage().sleepFor(10ms);
    site.run.noteTime(u"another task"_s);
}

Task<void> callsBesideAnother(Site &site)
{
    Task<void> other = start(u"other"_s, printsLater(site));
    co_await site.run.stage().sleepFor(1ms);
    site.run.noteTime(namesNow(site, "1").join(u' '));
    co_await other;
}

Task<int> sleepsThenAnswers(Site &site)
{
    co_await site.run.stage().sleepFor(30ms);
    co_return 7;
}

Task<void> callsASleeper(Site &site)
{
    site.run.noteTime(QString::number(runNow(site.run.stage(), sleepsThenAnswers(site))));
    co_return;
}

Task<void> waitsFor(ManualResetEvent &event)
{
    co_await event.wait();
}

Task<void> callsWhatCannotEnd(Site &site)
{
    ManualResetEvent never;
    try {
        runNow(site.run.stage(), waitsFor(never));
    } catch (const CannotRunNow &error) {
        site.run.note(QString::fromUtf8(error.what()).left(18));
    }
    co_return;
}

Task<int> nested(Site &site, int levels)
{
    if (levels == 0) {
        co_return int((co_await site.cache.get("user:1")).size());
    }
    co_return runNow(site.run.stage(), nested(site, levels - 1));
}

Task<void> nests(Site &site)
{
    site.run.note(QString::number(co_await nested(site, int(deepestSynchronousCall))));
}

Task<void> nestsTooDeep(Site &site)
{
    try {
        co_await nested(site, 10'000);
    } catch (const CannotRunNow &error) {
        site.run.note(QString::fromUtf8(error.what()));
    }
}

} // namespace

class tst_RunNow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void aFunctionGivesTheSameInEveryWay_data()
    {
        QTest::addColumn<Way>("way");
        QTest::addColumn<int>("questions");
        QTest::newRow("awaited") << Way::Awaited << 2;
        QTest::newRow("called synchronously") << Way::Synchronous << 2;
        QTest::newRow("one read after another") << Way::OneByOne << 4;
        QTest::newRow("primed") << Way::Primed << 2;
    }
    void aFunctionGivesTheSameInEveryWay()
    {
        QFETCH(Way, way);
        QFETCH(int, questions);
        inASite(reads, questions, way);
        QCOMPARE(m_notes, (QStringList{u"Ada"_s, u"Grace"_s, u"Li"_s}));
        QCOMPARE(m_end, TraceTime(questions * 100ms));
    }

    void nobodyElseRunsDuringASynchronousCall()
    {
        inASite(callsBesideAnother, 2);
        QCOMPARE(m_notes, (QStringList{u"Ada Grace Li 201"_s, u"another task 201"_s}));
    }

    void aSynchronousCallSleepsWithTheThread()
    {
        inASite(callsASleeper, 0);
        QCOMPARE(m_notes, QStringList{u"7 30"_s});
    }

    void whatOnlyTheLoopBringsIsRefused()
    {
        inASite(callsWhatCannotEnd, 0);
        QCOMPARE(m_notes, QStringList{u"a synchronous call"_s});
    }

    void synchronousCallsNest()
    {
        inASite(nests, 1);
        QCOMPARE(m_notes, QStringList{u"3"_s});
    }

    void synchronousCallsThatWouldOverflowTheStackAreRefused()
    {
        inASite(nestsTooDeep, 0);
        QCOMPARE(m_notes, QStringList{
                              u"synchronous calls are nested too deep; await some of them instead"_s});
    }

private:
    template<typename Main>
    void inASite(Main main, int questions, Way way = Way::Awaited)
    {
        VirtualRun run;
        {
            const auto store = std::make_shared<DelayedStore>(run.stage(), 100ms);
            store->setValues({{"upvoters:1", BatchAnswer::found("1,2,3")},
                              {"user:1", BatchAnswer::found("Ada")},
                              {"user:2", BatchAnswer::found("Grace")},
                              {"user:3", BatchAnswer::found("Li")}});
            Batcher batcher(run.stage());
            Cache cache(batcher, store);
            Site site{run, cache, way};
            run.run(main(site));
            QCOMPARE(store->reads.size(), questions);
            QCOMPARE(batcher.roundTrips(), std::uint64_t(questions));
        }
        m_notes = run.notes;
        m_end = run.stage().now();
    }

    QStringList m_notes;
    TraceTime m_end{};
};

COROSCOPE_TEST(tst_RunNow)
#include "tst_runnow.moc"
