// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runreportreader.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace Coroscope::Testing;

namespace {

/// Descriptors with higher numbers that a shell may have left open stay open under a limit.
constexpr int inherited = 8;

const QString lost = QStringLiteral("Task was destroyed but it is pending!");

double waited(const RunReportReader &report, qsizetype request)
{
    return report.requests().at(request).toObject().value(QLatin1String("wait_s")).toDouble();
}

/// What stands behind a word in each line that begins with it.
QStringList after(const QString &word, const QStringList &lines)
{
    QStringList rest;
    for (const QString &line : lines) {
        if (line.startsWith(word)) {
            rest.append(line.mid(word.size()));
        }
    }
    return rest;
}

} // namespace

// The demos of the group HTTP, run as a user would, each with a practice server of its own.
class tst_HttpDemos : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helloAwaitsHeadersAndThenTheBody();
    void helloAsksForThePathWithItsQuery();
    void anAddressWhereNobodyListensIsAnOutcome();
    void manyUrlsAreCollectedInTheOrderOfTheArguments_data();
    void manyUrlsAreCollectedInTheOrderOfTheArguments();
    void theHiddenSixAreSixConnections_data();
    void theHiddenSixAreSixConnections();
    void aLimitClipsWhatIsInFlight();
    void withoutDescriptorsSomeRequestsFailInTheKernelsWords();
    void aLimitBelowTheBudgetLetsAllSucceed();
    void aBodyWithoutItsAwaitIsAPendingTask_data();
    void aBodyWithoutItsAwaitIsAPendingTask();
    void aLazyGatherWithoutItsAwaitReachesNoServer();
    void anEagerGatherWithoutItsAwaitReachesTheServer();
    void aGatherWithItsAwaitReadsAllBodies_data();
    void aGatherWithItsAwaitReadsAllBodies();
    void aBlockingCallStopsTheHeartbeat_data();
    void aBlockingCallStopsTheHeartbeat();
};

void tst_HttpDemos::helloAwaitsHeadersAndThenTheBody()
{
    const RunReportReader report(words("hello --speed 10"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.requests().size(), 1);
    QCOMPARE(report.column("requests", "status"), QStringList(QStringLiteral("200")));
    QCOMPARE(report.column("requests", "bytes"), QStringList(QStringLiteral("1000")));
    QCOMPARE_GE(waited(report, 0), 0.99);
    QCOMPARE(report.column("tasks", "name"),
             words("main") + QStringList(QStringLiteral("fetch 0")));
    QCOMPARE(report.lines().size(), 3);
    QVERIFY(report.lines().at(0).endsWith(QStringLiteral("/hello")));
    QVERIFY(report.lines().at(1).startsWith(QStringLiteral("status 200 after ")));
    QVERIFY(report.lines().at(2).startsWith(QStringLiteral("1000 bytes: This line")));
    QCOMPARE(report.summary("server_requests"), 1);
}

void tst_HttpDemos::helloAsksForThePathWithItsQuery()
{
    const RunReportReader report(words("hello --speed 100 --set path=/a/b?c=d"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QVERIFY2(report.column("requests", "url").value(0).endsWith(QStringLiteral("/a/b?c=d")),
             report.outcome().all().constData());
}

void tst_HttpDemos::anAddressWhereNobodyListensIsAnOutcome()
{
    for (const char *demo : {"hello", "forgotten-await-body"}) {
        const RunReportReader report({QString::fromLatin1(demo), QStringLiteral("--set"),
                                      QStringLiteral("server=http://127.0.0.1:1/")});

        QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
        QVERIFY2(report.column("requests", "error").value(0).contains(QStringLiteral("refused")),
                 report.outcome().all().constData());
        QVERIFY(report.lines().last().startsWith(QStringLiteral("No answer: connection refused")));
    }
}

void tst_HttpDemos::manyUrlsAreCollectedInTheOrderOfTheArguments_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("peak");
    QTest::newRow("gather") << QStringLiteral("gather") << 5;
    QTest::newRow("one by one") << QStringLiteral("one-by-one") << 1;
}

void tst_HttpDemos::manyUrlsAreCollectedInTheOrderOfTheArguments()
{
    QFETCH(QString, mode);
    QFETCH(int, peak);

    const RunReportReader report(words("many-urls --speed 20 --set")
                                 << QStringLiteral("mode=") + mode);

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.counter("peak_in_flight"), peak);
    const QStringList collected = after(QStringLiteral("collected "), report.lines());
    QCOMPARE(collected.size(), 5);
    double sum = 0;
    for (int i = 0; i < 5; ++i) {
        QVERIFY2(collected.at(i).startsWith(QStringLiteral("/url-%1: 1000 bytes").arg(i)),
                 qPrintable(collected.at(i)));
        sum += collected.at(i).endsWith(QStringLiteral("delay 1 s")) ? 1 : 0;
    }
    QCOMPARE(sum, 2); // 0 0 1 0 1 with seed 1, in order of arrival
    QCOMPARE_GE(report.duration(), peak == 1 ? 2.0 : 1.0);
}

void tst_HttpDemos::theHiddenSixAreSixConnections_data()
{
    QTest::addColumn<QString>("connections");
    QTest::addColumn<int>("peak");
    QTest::newRow("six") << QStringLiteral("6") << 6;
    QTest::newRow("unlimited") << QStringLiteral("unlimited") << 30;
}

void tst_HttpDemos::theHiddenSixAreSixConnections()
{
    QFETCH(QString, connections);
    QFETCH(int, peak);

    const RunReportReader report(words("hidden-six --speed 5 --set requests=30 --set "
                                       "body_bytes=1000 --set delay_min_s=3 --set")
                                 << QStringLiteral("connections=") + connections);

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.counter("peak_in_flight"), 30);
    QCOMPARE(report.counter("peak_connections_in_use"), peak);
    QCOMPARE(report.summary("server_requests"), 30);
    QCOMPARE(report.summary("server_peak_concurrent"), peak);
    QCOMPARE(report.column("requests", "reused").count(QStringLiteral("true")), 30 - peak);
    QCOMPARE_GE(report.duration(), 3.0 * 30 / peak);
}

void tst_HttpDemos::aLimitClipsWhatIsInFlight()
{
    const RunReportReader report(
        words("ten-thousand --speed 10 --set requests=200 --set limit=50 --set delay_min_s=1 "
              "--set delay_max_s=1"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.counter("peak_in_flight"), 50);
    QCOMPARE(report.counter("peak_in_flight_limit"), 50);
    QCOMPARE_LE(report.summary("server_peak_concurrent"), 50);
    QCOMPARE(report.lines().first(), QStringLiteral("200 requests succeeded."));
    QCOMPARE_GE(report.duration(), 4.0);
}

void tst_HttpDemos::withoutDescriptorsSomeRequestsFailInTheKernelsWords()
{
    const RunReportReader report(
        words("ten-thousand --speed 10 --set requests=300 --set limit=none --set delay_min_s=3 "
              "--set descriptor_budget=128"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    const auto failed = report.column("requests", "error")
                            .count(QStringLiteral("Too many open files"));
    const auto succeeded = report.column("requests", "status").count(QStringLiteral("200"));
    QCOMPARE(failed + succeeded, 300);
    QCOMPARE_GE(failed, 300 - 128);
    QCOMPARE_GE(succeeded, 1);
    QCOMPARE(report.summary("server_requests"), succeeded);
    QCOMPARE(report.counter("peak_open_descriptors_limit"), 128);
    QCOMPARE_LE(report.counter("peak_open_descriptors"), 128 + inherited);
    QVERIFY(report.lines().contains(QStringLiteral("%1 requests succeeded.").arg(succeeded)));
    QVERIFY(report.lines().contains(QStringLiteral("%1 failed: Too many open files").arg(failed)));
}

void tst_HttpDemos::aLimitBelowTheBudgetLetsAllSucceed()
{
    const RunReportReader report(
        words("ten-thousand --speed 10 --set requests=300 --set limit=60 --set delay_max_s=1 "
              "--set descriptor_budget=128"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.column("requests", "status").count(QStringLiteral("200")), 300);
    QCOMPARE_LE(report.counter("peak_open_descriptors"), 128 + inherited);
}

void tst_HttpDemos::aBodyWithoutItsAwaitIsAPendingTask_data()
{
    QTest::addColumn<QString>("isFixed");
    QTest::addColumn<QString>("printed");
    QTest::addColumn<QString>("end");
    QTest::newRow("forgotten") << QStringLiteral("no") << QStringLiteral("<Task pending read()>")
                               << QStringLiteral("never-started");
    QTest::newRow("restored") << QStringLiteral("yes")
                              << QStringLiteral("This line comes from Coroscope's practice server.")
                              << QStringLiteral("finished");
}

void tst_HttpDemos::aBodyWithoutItsAwaitIsAPendingTask()
{
    QFETCH(QString, isFixed);
    QFETCH(QString, printed);
    QFETCH(QString, end);

    const RunReportReader report(words("forgotten-await-body --speed 100 --set")
                                 << QStringLiteral("fixed=") + isFixed);

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.lines().first(), printed);
    QCOMPARE(report.column("tasks", "name").last(), QStringLiteral("read"));
    QCOMPARE(report.column("tasks", "state").last(), end);
    QCOMPARE(report.lines().filter(lost).size(), isFixed == QStringLiteral("no") ? 1 : 0);
}

void tst_HttpDemos::aLazyGatherWithoutItsAwaitReachesNoServer()
{
    const RunReportReader report(words("forgotten-await-gather --speed 100"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.lines().first(), QStringLiteral("<gather pending>"));
    QCOMPARE(report.lines().filter(lost).size(), 4);
    QCOMPARE(report.lines().last(), QStringLiteral("The server counted 0 requests."));
    QCOMPARE(report.summary("server_requests"), 0);
    QCOMPARE(report.requests().size(), 0);
    QCOMPARE(report.column("tasks", "state").count(QStringLiteral("never-started")), 4);
}

void tst_HttpDemos::anEagerGatherWithoutItsAwaitReachesTheServer()
{
    const RunReportReader report(words("forgotten-await-gather --speed 10 --set start=eager"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.lines().first(), QStringLiteral("<gather pending>"));
    QCOMPARE(report.lines().last(), QStringLiteral("The server counted 4 requests."));
    QCOMPARE(report.summary("server_requests"), 4);
    QCOMPARE(report.requests().size(), 4);
}

void tst_HttpDemos::aGatherWithItsAwaitReadsAllBodies_data()
{
    QTest::addColumn<QString>("start");
    QTest::newRow("lazy") << QStringLiteral("start=lazy");
    QTest::newRow("eager") << QStringLiteral("start=eager");
}

void tst_HttpDemos::aGatherWithItsAwaitReadsAllBodies()
{
    QFETCH(QString, start);

    const RunReportReader report(words("forgotten-await-gather --speed 20 --set fixed=yes --set")
                                 << start);

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.lines(), QStringList({QStringLiteral("4 bodies were read."),
                                          QStringLiteral("The server counted 4 requests.")}));
}

void tst_HttpDemos::aBlockingCallStopsTheHeartbeat_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<double>("gap");
    QTest::newRow("loop") << QStringLiteral("where=loop") << 1.5;
    QTest::newRow("worker") << QStringLiteral("where=worker") << 0.1;
}

void tst_HttpDemos::aBlockingCallStopsTheHeartbeat()
{
    QFETCH(QString, where);
    QFETCH(double, gap);

    const RunReportReader report(words("frozen-window --clock virtual --set block_s=1.5 --set")
                                 << where);

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.object()
                 .value(QLatin1String("summary"))
                 .toObject()
                 .value(QLatin1String("longest_gap_s")),
             QJsonValue(gap));
    QCOMPARE(report.counter("peak_heartbeat_gap"), int(gap * 1000));
    QCOMPARE(report.duration(), 2.5);
}

COROSCOPE_TEST(tst_HttpDemos)
#include "tst_httpdemos.moc"
