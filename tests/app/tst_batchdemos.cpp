// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runreportreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QTemporaryDir>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>

using namespace Coroscope::Testing;

namespace {

/// A memcached of the test's own, whose log tells what it was asked.
class Memcached
{
public:
    Memcached()
    {
        {
            QTcpServer free;
            free.listen(QHostAddress(QHostAddress::LocalHost));
            m_port = free.serverPort();
        }
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStringLiteral("memcached"),
                        {QStringLiteral("-l"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                         QString::number(m_port), QStringLiteral("-U"), QStringLiteral("0"),
                         QStringLiteral("-u"), QStringLiteral("nobody"), QStringLiteral("-vv")});
        m_process.waitForReadyRead();
    }
    ~Memcached()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QString argument() const { return QStringLiteral("memcached=127.0.0.1:%1").arg(m_port); }
    QList<QByteArray> gets() { return requests("get"); }
    /// The lines of its log so far that stand for such a request, without what is before the word.
    QList<QByteArray> requests(const QByteArray &kind)
    {
        m_process.waitForReadyRead(200);
        m_log += m_process.readAll();
        QList<QByteArray> lines;
        for (const QByteArray &line : m_log.split('\n')) {
            const qsizetype at = line.indexOf(' ' + kind + ' ');
            if (line.startsWith('<') && at >= 0) {
                lines.append(line.mid(at + 1).trimmed());
            }
        }
        return lines;
    }

private:
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace

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
    Memcached memcached;
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
    Memcached memcached;

    const RunReportReader report(words("model-call --set round_trip_ms=0 --set")
                                 << memcached.argument());

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    const QList<QByteArray> gets = memcached.gets();
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
