// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First: moc 6.4 cannot read what the other headers begin with.
#include "tests/support/testmain.h"

#include "core/batch/cache.h"
#include "core/batch/readthroughstore.h"
#include "tests/core/batch/delayedstore.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A cache in front of a store, both in memory.
struct TwoStores
{
    VirtualRun run;
    QStringList notices;
    std::shared_ptr<DelayedStore> front
        = std::make_shared<DelayedStore>(run.stage(), 100ms, u"cache"_s);
    std::shared_ptr<DelayedStore> behind
        = std::make_shared<DelayedStore>(run.stage(), 10ms, u"behind"_s);
    std::unique_ptr<Batcher> batcher = std::make_unique<Batcher>(run.stage());
    std::unique_ptr<Cache> cache = std::make_unique<Cache>(
        *batcher, std::make_shared<ReadThroughStore>(
                      run.stage(), front, behind,
                      [this](const QString &sentence) { notices.append(sentence); }));

    ~TwoStores()
    {
        cache.reset();
        batcher.reset();
        front.reset();
        behind.reset();
    }
};

Task<void> readsEach(TwoStores &of, std::vector<QByteArray> keys)
{
    for (const QByteArray &key : keys) {
        try {
            of.run.note(QString::fromUtf8(co_await of.cache->get(key)));
        } catch (const KeyError &error) {
            of.run.note(QString::fromUtf8(error.what()));
        }
    }
}

Task<void> readsTogether(TwoStores &of, std::vector<QByteArray> keys)
{
    for (const QByteArray &value : co_await of.cache->get(keys)) {
        of.run.note(QString::fromUtf8(value));
    }
    of.run.noteTime(u"end"_s);
}

} // namespace

class tst_ReadThroughStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void whatTheCacheLacksIsReadFromBehindAndWrittenBack()
    {
        TwoStores of;
        of.front->setValues({{"a", BatchAnswer::found("cached")}});
        of.run.run(readsTogether(of, {"a", "b", "c"}));
        QCOMPARE(of.front->reads, QStringList{u"a b c"_s});
        QCOMPARE(of.behind->reads, QStringList{u"b c"_s});
        QCOMPARE(of.front->writes, (QStringList{u"b=value of b"_s, u"c=value of c"_s}));
        QCOMPARE(of.run.notes, (QStringList{u"cached"_s, u"value of b"_s, u"value of c"_s,
                                            u"end 110"_s}));
        QCOMPARE(of.batcher->roundTrips(), std::uint64_t(1));
        const Snapshot snapshot = of.run.snapshot();
        QCOMPARE(snapshot.flushes.size(), std::size_t(2));
        QCOMPARE(snapshot.text(snapshot.flushes.at(1).store), u"behind"_s);
        QCOMPARE(snapshot.flushes.at(1).keys, 2U);
    }

    void aCacheThatIsLostIsSaidOnceAndReplacedByTheStore()
    {
        TwoStores of;
        of.front->setFailure(BatchAnswer::unreachable(u"the cache has gone"_s));
        of.run.run(readsEach(of, {"a", "b"}));
        QCOMPARE(of.run.notes, (QStringList{u"value of a"_s, u"value of b"_s}));
        QCOMPARE(of.notices, QStringList{u"the cache has gone"_s});
        QCOMPARE(of.front->writes, QStringList());
    }

    void aRefusedKeySpoilsNobodyElses()
    {
        TwoStores of;
        of.front->setValues({{"a", BatchAnswer::found("1")},
                             {"long", BatchAnswer::refused(u"the key is too long"_s)}});
        of.run.run(readsEach(of, {"long", "a"}));
        QCOMPARE(of.run.notes, (QStringList{u"the key is too long"_s, u"1"_s}));
        QCOMPARE(of.behind->reads, QStringList());
    }

    void whatNobodyHasIsMissing()
    {
        TwoStores of;
        of.front->setFailure(BatchAnswer::missing());
        of.behind->setFailure(BatchAnswer::missing());
        of.run.run(readsEach(of, {"a"}));
        QCOMPARE(of.run.notes, QStringList{u"there is no value for the key a"_s});
        QCOMPARE(of.front->writes, QStringList());
    }
};

COROSCOPE_TEST(tst_ReadThroughStore)
#include "tst_readthroughstore.moc"
