// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// First: moc 6.4 cannot read what the other headers begin with.
#include "tests/support/testmain.h"

#include "core/batch/cache.h"
#include "core/batch/readthroughstore.h"
#include "core/batch/runnow.h"
#include "core/batch/sqlstore.h"
#include "core/net/delayrelay.h"
#include "core/session/memcachedprocess.h"
#include "tests/support/realrun.h"

#include <QtTest/QTest>

#include <csignal>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool neverStopped()
{
    return false;
}

/// A private memcached in front of SQLite, on the real stage. Values of the tests are short.
class RealSite
{
public:
    explicit RealSite(TraceTime roundTrip = 0ms, std::uint32_t users = 1000)
    {
        auto begun = process.start(neverStopped);
        if (const auto *problem = std::get_if<RunProblem>(&begun)) {
            QTest::qFail(qPrintable(problem->text()), __FILE__, __LINE__);
            return;
        }
        address = std::get<MemcachedAddress>(begun);
        MemcachedAddress seen = address;
        if (roundTrip > TraceTime(0)) {
            relay = std::make_unique<DelayRelay>(address.host, address.port, roundTrip);
            seen.port = relay->port();
        }
        client = std::make_shared<MemcachedClient>(seen);
        auto made = SqlStore::make({.users = users, .answers = 10, .upvoters = 20, .seed = 1});
        sql = std::move(std::get<std::unique_ptr<SqlStore>>(made));
        batcher = std::make_unique<Batcher>(run.stage());
        cache = std::make_unique<Cache>(
            *batcher, std::make_shared<ReadThroughStore>(
                          run.stage(), client, sql,
                          [this](const QString &sentence) { notices.append(sentence); }));
    }
    ~RealSite()
    {
        cache.reset();
        batcher.reset();
        client.reset();
        sql.reset();
    }

    RealRun run;
    MemcachedProcess process;
    MemcachedAddress address;
    std::unique_ptr<DelayRelay> relay;
    std::shared_ptr<MemcachedClient> client;
    std::shared_ptr<SqlStore> sql;
    std::unique_ptr<Batcher> batcher;
    std::unique_ptr<Cache> cache;
    QStringList notices;
};

Task<QByteArray> nameOfUser(RealSite &site, QByteArray id)
{
    co_return co_await site.cache->get("user:" + id);
}

Task<int> upvoters(RealSite &site, QByteArray answer)
{
    std::vector<Task<QByteArray>> names;
    for (const QByteArray &id : (co_await site.cache->get("upvoters:" + answer)).split(',')) {
        names.push_back(nameOfUser(site, id));
    }
    int found = 0;
    for (const QByteArray &name : co_await all(std::move(names))) {
        found += name.isEmpty() ? 0 : 1;
    }
    co_return found;
}

Task<void> notesUpvoters(RealSite &site)
{
    site.run.note(QString::number(co_await upvoters(site, "3")));
}

Task<void> notesUpvotersNow(RealSite &site)
{
    site.run.note(QString::number(runNow(site.run.stage(), upvoters(site, "3"))));
    co_return;
}

Task<void> notesUpvotersOneByOne(RealSite &site)
{
    site.cache->setReads(CacheReads::OneByOne);
    site.run.note(QString::number(co_await upvoters(site, "3")));
}

Task<void> readsMany(RealSite &site, int count)
{
    std::vector<QByteArray> keys;
    for (int id = 1; id <= count; ++id) {
        keys.push_back("user:" + QByteArray::number(id));
    }
    for (int round = 0; round < 2; ++round) {
        site.cache->forget();
        int found = 0;
        for (const QByteArray &name : co_await site.cache->get(keys)) {
            found += name.isEmpty() ? 0 : 1;
        }
        site.run.note(QString::number(found));
    }
}

Task<void> losesMemcachedTwice(RealSite &site)
{
    for (int round = 0; round < 2; ++round) {
        co_await site.cache->get("user:" + QByteArray::number(1 + round));
        site.process.kill();
        site.run.note(QString::number(co_await upvoters(site, QByteArray::number(3 + round))));
        static_cast<void>(site.process.start(neverStopped, site.address.port));
        site.cache->forget();
        site.run.note(QString::number(co_await upvoters(site, QByteArray::number(5 + round))));
    }
}

Task<void> asksForALongKey(RealSite &site)
{
    Task<QByteArray> good = start(u"good"_s, nameOfUser(site, "7"));
    Task<QByteArray> bad = start(u"bad"_s, nameOfUser(site, QByteArray(246, '7')));
    site.run.note((co_await good).isEmpty() ? u"nothing"_s : u"good"_s);
    try {
        co_await bad;
    } catch (const KeyError &error) {
        site.run.note(QString::fromUtf8(error.what()));
    }
}

} // namespace

/// With the server that people use; the counts are its own.
class tst_RealMemcached : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void dependentReadsAreTwoGetLines_data() { addWays(); }
    void dependentReadsAreTwoGetLines()
    {
        QFETCH(int, way);
        QFETCH(int, gets);
        RealSite site;
        for (int round = 1; round <= 2; ++round) {
            // The first round is of the store behind, the second of the cache alone.
            site.cache->forget();
            site.cache->setReads(CacheReads::Batched);
            auto *const main = std::array{notesUpvoters, notesUpvotersNow,
                                          notesUpvotersOneByOne}.at(std::size_t(way));
            static_cast<RealStage &>(site.run.stage()).run(main(site));
            QVERIFY(site.client->finishWrites(5s));
            QCOMPARE(site.process.requests(u"get"_s).size(), gets * round);
            QCOMPARE(site.batcher->roundTrips(), std::uint64_t(gets * round));
            QCOMPARE(site.sql->statements(), std::uint64_t(gets));
        }
        QCOMPARE(site.process.requests(u"set"_s).size(), 21);
        QCOMPARE(site.process.requests(u"get"_s).at(0), u"get upvoters:3"_s);
        QCOMPARE(site.run.notes, (QStringList{u"20"_s, u"20"_s}));
        QCOMPARE(site.notices, QStringList());
    }

    void aHundredThousandKeysAreOneGetLine()
    {
        RealSite site(0ms, 100'000);
        site.run.run(readsMany(site, 100'000));
        QCOMPARE(site.run.notes, (QStringList{u"100000"_s, u"100000"_s}));
        QCOMPARE(site.notices, QStringList());
        QCOMPARE(site.process.requests(u"get"_s).size(), 2);
        QCOMPARE(site.sql->statements(), std::uint64_t(1));
    }

    void aKilledMemcachedIsReplacedAndUsedAgain()
    {
        RealSite site;
        site.run.run(losesMemcachedTwice(site));
        QCOMPARE(site.run.notes, (QStringList{u"20"_s, u"20"_s, u"20"_s, u"20"_s}));
        QCOMPARE(site.notices.size(), 2);
        QVERIFY2(site.notices.at(0).contains(site.address.text()), qPrintable(site.notices.at(0)));
        QCOMPARE_GE(site.process.requests(u"get"_s).size(), 2);
    }

    void aKeyOf251BytesIsRefusedByNameAndSpoilsNobodyElses()
    {
        RealSite site;
        site.run.run(asksForALongKey(site));
        QCOMPARE(site.run.notes.at(0), u"good"_s);
        QVERIFY2(site.run.notes.at(1).contains(u"user:777"_s), qPrintable(site.run.notes.at(1)));
        QVERIFY(site.run.notes.at(1).contains(u"251"_s));
        QCOMPARE(site.process.requests(u"get"_s), QStringList{u"get user:7"_s});
    }

    void aFarMemcachedCostsARoundTripForEachFlush()
    {
        RealSite site(100ms);
        site.run.run(notesUpvoters(site));
        QCOMPARE(site.run.notes, QStringList{u"20"_s});
        QCOMPARE_GE(site.run.snapshot().now, TraceTime(200ms));
        QCOMPARE(site.process.requests(u"get"_s).size(), 2);
    }

    void valuesOfAnyBytesComeBack()
    {
        RealSite site;
        QByteArray bytes;
        for (int i = 0; i < 256; ++i) {
            bytes += char(i);
        }
        bytes += "\r\nEND\r\n";
        site.client->write({{"bytes", bytes}, {"large", QByteArray(1'000'001, 'x')}});
        QVERIFY(site.client->finishWrites(5s));
        std::optional<BatchStore::Answers> answers;
        site.client->read({"bytes", "large"},
                          [&answers](BatchStore::Answers given) { answers = std::move(given); });
        QTRY_VERIFY(answers);
        QCOMPARE(answers->at(0).value, bytes);
        QVERIFY(answers->at(1).kind == BatchAnswer::Kind::Missing);
        QCOMPARE(site.client->refusedWrites(), std::uint64_t(1));
    }

    void aMemcachedThatIsNotInstalledIsSaid()
    {
        MemcachedProcess process;
        const auto begun = process.start(neverStopped, {}, u"no-such-memcached"_s);
        const auto *problem = std::get_if<RunProblem>(&begun);
        QVERIFY(problem != nullptr);
        QVERIFY(problem->text().contains(u"package memcached"_s));
    }

    void itEndsWithItsOwner()
    {
        pid_t child = 0;
        {
            MemcachedProcess process;
            QVERIFY(std::holds_alternative<MemcachedAddress>(process.start(neverStopped)));
            child = pid_t(process.processId());
            QCOMPARE(::kill(child, 0), 0);
        }
        QVERIFY(::kill(child, 0) != 0);
    }

private:
    static void addWays()
    {
        QTest::addColumn<int>("way");
        QTest::addColumn<int>("gets");
        QTest::newRow("awaited") << 0 << 2;
        QTest::newRow("called synchronously") << 1 << 2;
        QTest::newRow("one after another") << 2 << 21;
    }
};

COROSCOPE_TEST(tst_RealMemcached)
#include "tst_realmemcached.moc"
