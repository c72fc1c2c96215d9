// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/memcachedprogram.h"
#include "tests/app/runreportreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Coroscope::Testing;

// The demos of the group Batching, run as a user would, against the real memcached.
class tst_BatchDemos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTripsAreThoseOfTheMode_data();
    void roundTripsAreThoseOfTheMode();
    void eachRoundTripTakesItsTime();
    void aColdCacheIsFilledFromTheStore();
    void aMemcachedOfTheUsersOwnIsAskedForJustTheWaitingKeys();
    void aMemcachedThatIsNotThereIsToldAndTheStoreAnswers();
    void withoutTheProgramTheMessageSaysWhatToInstall();
    void aWrongAddressIsRefused();
};

void tst_BatchDemos::roundTripsAreThoseOfTheMode_data()
{
    QTest::addColumn<QString>("demo");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("roundTrips");
    const auto rows = [](const char *demo, int single, int primed, int batched) {
        const QString id = QString::fromLatin1(demo);
        QTest::addRow("%s, single", demo) << id << QStringLiteral("single") << single;
        QTest::addRow("%s, primed", demo) << id << QStringLiteral("primed") << primed;
        QTest::addRow("%s, batched", demo) << id << QStringLiteral("batched") << batched;
    };
    rows("names-of-users", 50, 1, 1);
    rows("upvoters-of-answer", 21, 2, 2);
    rows("model-call", 6, 3, 1);
}

void tst_BatchDemos::roundTripsAreThoseOfTheMode()
{
    QFETCH(QString, demo);
    QFETCH(QString, mode);
    QFETCH(int, roundTrips);

    const RunReportReader report({demo, QStringLiteral("--set"), QStringLiteral("mode=") + mode,
                                  QStringLiteral("--set"), QStringLiteral("round_trip_ms=0")});

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.counter("round_trips"), roundTrips);
    QCOMPARE(report.summary("round_trips"), roundTrips);
    QCOMPARE(report.summary("memcached_gets"), roundTrips);
    QVERIFY(!report.column("tasks", "state").contains(QStringLiteral("failed")));
}

void tst_BatchDemos::eachRoundTripTakesItsTime()
{
    const RunReportReader batched(words("names-of-users"));
    const RunReportReader single(words("names-of-users --speed 10 --set mode=single"));

    QVERIFY2(batched.outcome().status == 0, batched.outcome().all().constData());
    QCOMPARE_GE(batched.duration(), 0.2);
    QCOMPARE_LT(batched.duration(), 2.0);
    QCOMPARE_GE(single.duration(), 10.0);
}

void tst_BatchDemos::aColdCacheIsFilledFromTheStore()
{
    MemcachedProgram memcached;
    const QStringList run = words("names-of-users --set cache=cold --set round_trip_ms=0 --set")
                            << memcached.argument();

    const RunReportReader first(run);
    const RunReportReader second(run);

    QVERIFY2(first.outcome().status == 0, first.outcome().all().constData());
    QCOMPARE(first.lines().at(0), second.lines().at(0));
    QCOMPARE(first.summary("values"), 50);
    QCOMPARE(memcached.requests("get").size(), 2);
    QCOMPARE(memcached.requests("set").size(), 100);
}

void tst_BatchDemos::aMemcachedOfTheUsersOwnIsAskedForJustTheWaitingKeys()
{
    MemcachedProgram memcached;

    const RunReportReader report(words("model-call --set round_trip_ms=0 --set")
                                 << memcached.argument());

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    const QList<QByteArray> gets = memcached.requests("get");
    QCOMPARE(gets.size(), 1);
    QList<QByteArray> keys = gets.at(0).split(' ').mid(1);
    for (QByteArray &key : keys) {
        QVERIFY2(key.startsWith("coroscope:"), key.constData());
        key.remove(0, key.indexOf("user:"));
    }
    QCOMPARE(keys, (QList<QByteArray>{"user:1", "user:2", "user:3", "user:4", "user:5", "user:6"}));
}

void tst_BatchDemos::aMemcachedThatIsNotThereIsToldAndTheStoreAnswers()
{
    const RunReportReader report(words(
        "names-of-users --set cache=cold --set round_trip_ms=0 --set memcached=127.0.0.1:1"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.summary("values"), 50);
    QVERIFY2(report.lines().at(0).contains(QStringLiteral("127.0.0.1:1")),
             qPrintable(report.lines().at(0)));
}

void tst_BatchDemos::withoutTheProgramTheMessageSaysWhatToInstall()
{
    const QTemporaryDir empty;
    const Outcome outcome = Program::runIn({{QStringLiteral("PATH"), empty.path()}},
                                           words("run names-of-users"));

    QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
    QVERIFY2(outcome.errors.contains("memcached"), outcome.errors.constData());
    QVERIFY2(outcome.errors.contains("install"), outcome.errors.constData());
}

void tst_BatchDemos::aWrongAddressIsRefused()
{
    for (const char *address : {"nowhere", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:x", "a b:1"}) {
        const Outcome outcome = Program::run(words("run names-of-users --set")
                                             << QStringLiteral("memcached=")
                                                    + QString::fromLatin1(address));
        QVERIFY2(outcome.isRefusal(2), outcome.all().constData());
        QVERIFY2(outcome.errors.contains("127.0.0.1:11211"), outcome.errors.constData());
    }
}

COROSCOPE_TEST(tst_BatchDemos)
#include "tst_batchdemos.moc"
