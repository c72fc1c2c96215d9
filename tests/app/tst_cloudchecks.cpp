// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runreportreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Coroscope::Testing;

namespace {

const QString rule(80, QLatin1Char('-'));

/// What seed 1 draws for forty calls, as CPython does: two fail, 9 s is the longest sleep.
constexpr int passedOfForty = 38;
constexpr int longestOfForty = 9;
constexpr int sumOfForty = 198;

/// Credentials that are found nowhere else, and no AWS settings of whoever runs the tests.
Variables credentials(const QTemporaryDir &home)
{
    return {{QStringLiteral("HOME"), home.path()},
            {QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIAUNIQUEFORTHISTEST")},
            {QStringLiteral("AWS_SECRET_ACCESS_KEY"),
             QStringLiteral("nobodyMayEverReadThisSecretKey+/12345678")},
            {QStringLiteral("AWS_SESSION_TOKEN"), QStringLiteral("norThisSessionToken//ZZ9876==")},
            {QStringLiteral("AWS_REGION"), QStringLiteral("eu-central-1")}};
}

/// A stand-in as a program of its own, which takes these credentials.
class StandIn
{
public:
    explicit StandIn(const Variables &variables, const QStringList &more = {})
        : m_program(words("serve lambda --speed 100") + more, {}, variables)
    {
        m_program.process().waitForReadyRead();
        m_address = QString::fromUtf8(m_program.process().readLine()).trimmed();
        m_address.remove(0, m_address.indexOf(QStringLiteral("http")));
    }
    QStringList arguments() const
    {
        return {QStringLiteral("cloud-checks"), QStringLiteral("--yes"), QStringLiteral("--set"),
                QStringLiteral("endpoint=") + m_address};
    }

private:
    Program m_program;
    QString m_address;
};

} // namespace

// The demo cloud-checks, run as a user would.
class tst_CloudChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAtOnceTakesTheLongestSleep();
    void oneByOneTakesTheSum();
    void equalSeedsPassAndFailEqually();
    void aFailedCheckPrintsItsErrorAndItsLogBetweenRules();
    void whatIsThrottledIsTriedAgain();
    void withoutAnotherAttemptAThrottledCheckFails();
    void theUsersOwnEndpointNeedsAYes();
    void withoutCredentialsNothingIsCalled();
    void theUsersOwnEndpointIsReallyCalled();
    void wrongCredentialsAreAnOutcomeThatSaysSo();
    void credentialsAppearNowhere_data();
    void credentialsAppearNowhere();
};

void tst_CloudChecks::allAtOnceTakesTheLongestSleep()
{
    // At speed 1: the time that everything else takes is not multiplied. The figure itself is
    // measured by tests/bench/cloud_and_batching.py.
    const RunReportReader report(words("cloud-checks"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.summary("passed"), passedOfForty);
    QCOMPARE(report.summary("failed"), 40 - passedOfForty);
    QCOMPARE(report.summary("longest_sleep_s"), longestOfForty);
    QCOMPARE(report.summary("server_peak_concurrent"), 40);
    QCOMPARE(report.summary("requests_function_error"), 40 - passedOfForty);
    QCOMPARE_GE(report.duration(), longestOfForty);
    QCOMPARE_LT(report.duration(), longestOfForty * 1.5);
    QVERIFY(report.lines().at(report.lines().size() - 2).startsWith(
        QStringLiteral("The system test took ")));
    QCOMPARE(report.lines().last(), QStringLiteral("38 of 40 passed the test - 2 failed"));
}

void tst_CloudChecks::oneByOneTakesTheSum()
{
    const RunReportReader report(words("cloud-checks --speed 100 --set mode=one-by-one"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE_GE(report.duration(), sumOfForty);
    QCOMPARE_LT(report.duration(), sumOfForty * 2);
    QCOMPARE(report.summary("server_peak_concurrent"), 1);
    QCOMPARE(report.counter("peak_in_flight"), 1);
    QCOMPARE(report.lines().last(), QStringLiteral("38 of 40 passed the test - 2 failed"));
    QCOMPARE(report.lines().at(0), QStringLiteral("Configuration config_0 PASSED the system test"));
}

void tst_CloudChecks::equalSeedsPassAndFailEqually()
{
    const QStringList arguments = words("cloud-checks --speed 100 --seed 7 --set max_s=3");
    const RunReportReader first(arguments);
    const RunReportReader second(arguments);

    QVERIFY2(first.outcome().status == 0, first.outcome().all().constData());
    QCOMPARE(first.lines().last(), second.lines().last());
    QCOMPARE(first.summary("passed") + first.summary("failed"), 40);
    QCOMPARE(first.summary("longest_sleep_s"), second.summary("longest_sleep_s"));
}

void tst_CloudChecks::aFailedCheckPrintsItsErrorAndItsLogBetweenRules()
{
    const RunReportReader report(
        words("cloud-checks --speed 100 --set functions=1 --set failure_rate=1"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    const QStringList lines = report.lines();
    QCOMPARE(lines.at(0), QStringLiteral("Configuration config_0 FAILED the system test"));
    QCOMPARE(lines.at(1), QStringLiteral("ValueError: Something went wrong!"));
    QCOMPARE(lines.at(2), rule);
    QVERIFY(lines.at(3).startsWith(QStringLiteral("START RequestId: ")));
    QVERIFY(lines.at(4).startsWith(QStringLiteral("Sleeping ")));
    QVERIFY(lines.at(lines.size() - 4).startsWith(QStringLiteral("REPORT RequestId: ")));
    QCOMPARE(lines.at(lines.size() - 3), rule);
    QCOMPARE(lines.last(), QStringLiteral("0 of 1 passed the test - 1 failed"));
    QCOMPARE(report.column("tasks", "state"), words("finished failed"));
    QCOMPARE(report.column("requests", "status"), words("200"));
    QCOMPARE(report.column("requests", "function_error"), words("Unhandled"));
    QCOMPARE(report.summary("longest_sleep_s"), 3);
}

void tst_CloudChecks::whatIsThrottledIsTriedAgain()
{
    const RunReportReader report(words("cloud-checks --speed 100 --set functions=12 --set "
                                       "max_concurrent=4 --set max_s=1 --set failure_rate=0 "
                                       "--set attempts=20"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.lines().last(), QStringLiteral("12 of 12 passed the test - 0 failed"));
    const auto refused = report.column("requests", "status").filter(QStringLiteral("429"));
    QCOMPARE_GE(refused.size(), 8);
    QCOMPARE(report.requests().size(), 12 + refused.size());
    QCOMPARE(report.counter("peak_retries"), int(refused.size()));
}

void tst_CloudChecks::withoutAnotherAttemptAThrottledCheckFails()
{
    const RunReportReader report(words("cloud-checks --speed 100 --set functions=12 --set "
                                       "max_concurrent=4 --set max_s=1 --set failure_rate=0 "
                                       "--set attempts=1"));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    const auto refused = report.column("requests", "status").filter(QStringLiteral("429"));
    QCOMPARE_GE(refused.size(), 1);
    QCOMPARE(report.summary("failed"), int(refused.size()));
    QVERIFY(!report.column("tasks", "error").filter(QStringLiteral("429")).isEmpty());
}

void tst_CloudChecks::theUsersOwnEndpointNeedsAYes()
{
    const Outcome outcome = Program::run(
        words("run cloud-checks --set endpoint=http://127.0.0.1:1/"));

    QVERIFY2(outcome.isRefusal(2), outcome.all().constData());
    QVERIFY2(outcome.errors.contains("--yes"), outcome.errors.constData());
    QVERIFY2(outcome.errors.contains("http://127.0.0.1:1/"), outcome.errors.constData());
}

void tst_CloudChecks::withoutCredentialsNothingIsCalled()
{
    const QTemporaryDir home;
    const Outcome outcome = Program::runIn(
        {{QStringLiteral("HOME"), home.path()}, {QStringLiteral("AWS_REGION"), QStringLiteral("a")}},
        words("run cloud-checks --yes --set endpoint=http://127.0.0.1:1/"));

    QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
    QVERIFY2(outcome.errors.contains("No AWS credentials"), outcome.errors.constData());
}

void tst_CloudChecks::theUsersOwnEndpointIsReallyCalled()
{
    const QTemporaryDir home;
    const StandIn standIn(credentials(home));

    const RunReportReader report(standIn.arguments(), credentials(home));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.lines().last(), QStringLiteral("38 of 40 passed the test - 2 failed"));
}

void tst_CloudChecks::wrongCredentialsAreAnOutcomeThatSaysSo()
{
    const QTemporaryDir home;
    const StandIn standIn(credentials(home));
    Variables wrong = credentials(home);
    wrong[QStringLiteral("AWS_SECRET_ACCESS_KEY")] = QStringLiteral("wrong");

    const RunReportReader report(standIn.arguments(), wrong);

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.lines().last(), QStringLiteral("0 of 40 passed the test - 40 failed"));
    const QString error = report.column("tasks", "error").last();
    QVERIFY2(error.contains(QStringLiteral("403")), qPrintable(error));
    QVERIFY2(error.contains(QStringLiteral("InvalidSignatureException")), qPrintable(error));
}

void tst_CloudChecks::credentialsAppearNowhere_data()
{
    QTest::addColumn<QString>("secretOfTheStandIn");
    QTest::newRow("right ones") << QString();
    QTest::newRow("wrong ones") << QStringLiteral("another");
}

void tst_CloudChecks::credentialsAppearNowhere()
{
    QFETCH(QString, secretOfTheStandIn);
    const QTemporaryDir home;
    Variables accepted = credentials(home);
    if (!secretOfTheStandIn.isEmpty()) {
        accepted[QStringLiteral("AWS_SECRET_ACCESS_KEY")] = secretOfTheStandIn;
    }
    const StandIn standIn(accepted, words("--failure-rate 0.5"));
    const QString trace = home.filePath(QStringLiteral("trace.json"));
    const QStringList run = QStringList(QStringLiteral("run")) + standIn.arguments();

    const Outcome console = Program::runIn(credentials(home), run);
    const Outcome report = Program::runIn(
        credentials(home), run + QStringList({QStringLiteral("--json"), QStringLiteral("--trace"),
                                              trace}));

    QVERIFY2(console.status == 0 && report.status == 0, report.all().constData());
    QFile file(trace);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray everything = console.all() + report.all() + file.readAll();
    QVERIFY(everything.contains("config_39"));
    const Variables secrets = credentials(home);
    for (const char *name : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}) {
        QVERIFY2(!everything.contains(secrets.value(QLatin1String(name)).toUtf8()), name);
    }
}

COROSCOPE_TEST(tst_CloudChecks)
#include "tst_cloudchecks.moc"
