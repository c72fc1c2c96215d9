// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Coroscope::Testing;

namespace {

QStringList keysOf(const QJsonValue &object)
{
    QStringList keys = object.toObject().keys();
    keys.sort();
    return keys;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject firstOf(const QJsonObject &report, const char *key)
{
    return report.value(QLatin1String(key)).toArray().first().toObject();
}

} // namespace

class tst_RunCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itPrintsTheLinesAndThenTheResults();
    void quietPrintsNothing();
    void theReportHasTheKeysOfTheDesign();
    void theReportTellsWhatWasAskedFor();
    void equalRunsPrintEqualBytes();
    void theReportOfRequestsIsComplete();
    void theFiguresOfRequestsStandBelowTheResults();
    void ctrlCInABlockingCallPrintsWhatThereIs_data();
    void ctrlCInABlockingCallPrintsWhatThereIs();
    void theTraceIsJsonThatOthersCanOpen();
    void aTraceThatCannotBeWrittenIsAFailure_data();
    void aTraceThatCannotBeWrittenIsAFailure();
    void aDeviceIsWrittenToAndNotReplaced();
    void aTraceThatIsNotWrittenWholeLeavesTheOldOne();

private:
    QString inFolder(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    QTemporaryDir m_folder;
};

void tst_RunCommand::itPrintsTheLinesAndThenTheResults()
{
    const Outcome outcome = Program::run(words("run sum-await-first --clock virtual"));

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.errors, QByteArray());
    const QList<QByteArray> lines = outcome.output.split('\n');
    QCOMPARE(lines.value(0), QByteArray("myProc 1 started ..."));
    QCOMPARE(lines.value(5),
             QByteArray("   myProc 1 finished in 5.00000 seconds. sum = 1 chain ->1"));
    QCOMPARE(lines.value(10), QByteArray("Job finished in 15.00000 seconds."));
    const QByteArray lastRow = lines.value(lines.size() - 2).simplified();
    QCOMPARE(lastRow, QByteArray("myproc 5 finished 0.000 15.000 15.000 0.000 2.500 2.500 10.000"));
}

void tst_RunCommand::quietPrintsNothing()
{
    const Outcome outcome = Program::run(words("run all-at-once --clock virtual --quiet"));

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.output + outcome.errors, QByteArray());
}

void tst_RunCommand::theReportHasTheKeysOfTheDesign()
{
    const Outcome outcome = Program::run(words("run sum-await-first --clock virtual --json"));

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.errors, QByteArray());
    const QJsonObject report = QJsonDocument::fromJson(outcome.output).object();
    QCOMPARE(keysOf(report),
             words("clock counters duration_s findings finish_order format output parameters "
                   "requests scenario seed speed summary tasks title variables"));
    QCOMPARE(keysOf(firstOf(report, "tasks")),
             words("awaiting_s blocking_s created_s elapsed_s error finished_s id name parent "
                   "ready_s result running_s started_s state"));
    QCOMPARE(keysOf(firstOf(report, "output")), words("at_s task text"));
    QCOMPARE(keysOf(report.value(QStringLiteral("variables")).toObject().value(
                 QStringLiteral("sum"))),
             words("reads stale_writes value writes"));
    QCOMPARE(report.value(QStringLiteral("findings")), QJsonValue(QJsonArray()));
}

void tst_RunCommand::theReportTellsWhatWasAskedFor()
{
    const Outcome outcome = Program::run(words(
        "run await-then-block --clock virtual --json --speed 10 --seed 7 --set tasks=7"
        " --set await_s=1.25 --set block_s=0.5"));

    const QJsonObject report = QJsonDocument::fromJson(outcome.output).object();
    QCOMPARE(report.value(QStringLiteral("format")).toString(), QStringLiteral("coroscope-run/1"));
    QCOMPARE(report.value(QStringLiteral("scenario")).toString(),
             QStringLiteral("await-then-block"));
    QCOMPARE(report.value(QStringLiteral("clock")).toString(), QStringLiteral("virtual"));
    QCOMPARE(report.value(QStringLiteral("speed")), QJsonValue(10));
    QCOMPARE(report.value(QStringLiteral("seed")), QJsonValue(7));
    QCOMPARE(report.value(QStringLiteral("duration_s")), QJsonValue(4.75));
    QCOMPARE(report.value(QStringLiteral("parameters")).toObject(),
             (QJsonObject{{QStringLiteral("tasks"), 7},
                          {QStringLiteral("await_s"), 1.25},
                          {QStringLiteral("block_s"), 0.5}}));
    QCOMPARE(report.value(QStringLiteral("finish_order")).toArray().last(),
             QJsonValue(QStringLiteral("myproc 7")));
}

void tst_RunCommand::equalRunsPrintEqualBytes()
{
    const QStringList arguments = words("run await-then-block --clock virtual --json");

    const Outcome first = Program::run(arguments);
    const Outcome second = Program::run(arguments);

    QVERIFY(!first.output.isEmpty());
    QCOMPARE(second.output, first.output);
}

void tst_RunCommand::theReportOfRequestsIsComplete()
{
    const Outcome outcome
        = Program::run(words("run hundred-requests --speed 100 --json --set requests=20"));

    QVERIFY2(outcome.status == 0, outcome.all().constData());
    const QJsonObject report = QJsonDocument::fromJson(outcome.output).object();
    const QJsonArray requests = report.value(QStringLiteral("requests")).toArray();
    QCOMPARE(requests.size(), 20);
    for (const QJsonValue &value : requests) {
        const QJsonObject request = value.toObject();
        QCOMPARE(keysOf(request), words("bytes connect_s download_s error id queued_s reused "
                                        "status task total_s url wait_s"));
        QCOMPARE(request.value(QStringLiteral("status")), QJsonValue(200));
        QCOMPARE(request.value(QStringLiteral("bytes")), QJsonValue(450'000));
        QCOMPARE(request.value(QStringLiteral("reused")), QJsonValue(false));
    }
    QCOMPARE(report.value(QStringLiteral("counters")).toObject().value(
                 QStringLiteral("peak_in_flight")),
             QJsonValue(20));
}

void tst_RunCommand::theFiguresOfRequestsStandBelowTheResults()
{
    const Outcome outcome
        = Program::run(words("run hundred-requests --speed 100 --set requests=20"));
    const auto figures = outcome.output.indexOf("Requests: 20 · ✓ 20 succeeded\n9.0 MB received");
    QVERIFY2(figures > outcome.output.indexOf("fetch 19"), outcome.output.constData());
    QVERIFY(outcome.output.indexOf("Time of an answer: median ") > figures);
    const Outcome none = Program::run(words("run all-at-once --clock virtual"));
    QVERIFY(!none.output.contains("Requests:"));
}

void tst_RunCommand::ctrlCInABlockingCallPrintsWhatThereIs_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("table") << QString();
    QTest::newRow("report") << QStringLiteral("--json");
}

void tst_RunCommand::ctrlCInABlockingCallPrintsWhatThereIs()
{
    QFETCH(QString, option);
    const QString file = inFolder("interrupted.json");
    QFile::remove(file);
    Program program(words("run await-then-block --set tasks=2 --set await_s=0 --set block_s=3600")
                    + QStringList{QStringLiteral("--trace"), file}
                    + (option.isEmpty() ? QStringList() : QStringList(option)));
    if (option.isEmpty()) {
        QVERIFY(program.waitForOutput("myProc started ...\nmyProc started ...\n"));
    } else {
        // Nothing is printed before the end. Its handler for the signal is what tells that it runs.
        QTRY_VERIFY_WITH_TIMEOUT(program.catchesSignal(SIGINT), 30000);
    }

    program.sendSignal(SIGINT);

    const Outcome outcome = program.waitForEnd();
    QVERIFY2(outcome.status == 130, outcome.all().constData());
    QVERIFY2(outcome.errors.isEmpty(), outcome.all().constData());
    QCOMPARE(!QJsonDocument::fromJson(outcome.output).isNull(), !option.isEmpty());
    QVERIFY2(option.isEmpty() == outcome.output.contains("cancelled  "),
             outcome.all().constData());
    QVERIFY(!QJsonDocument::fromJson(contentOf(file)).isNull());
}

void tst_RunCommand::theTraceIsJsonThatOthersCanOpen()
{
    const QString file = inFolder("trace.json");

    const Outcome outcome = Program::run(
        words("run sum-await-first --clock virtual --quiet --trace") + QStringList(file));

    QCOMPARE(outcome.status, 0);
    const QJsonObject trace = QJsonDocument::fromJson(contentOf(file)).object();
    const QJsonArray events = trace.value(QStringLiteral("traceEvents")).toArray();
    QCOMPARE_GT(events.size(), 20);
    for (const QJsonValue &value : events) {
        const QJsonObject event = value.toObject();
        const QString phase = event.value(QStringLiteral("ph")).toString();
        QVERIFY2(QStringLiteral("MXiC").contains(phase), qPrintable(phase));
        QVERIFY(event.contains(QStringLiteral("pid")) && event.contains(QStringLiteral("tid")));
        QCOMPARE(event.contains(QStringLiteral("ts")), phase != QStringLiteral("M"));
    }
    QCOMPARE(trace.value(QStringLiteral("coroscope")).toObject().value(QStringLiteral("scenario")),
             QJsonValue(QStringLiteral("sum-await-first")));
}

void tst_RunCommand::aTraceThatCannotBeWrittenIsAFailure_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("a folder that is missing") << QStringLiteral("/nowhere/trace.json");
    QTest::newRow("a folder") << QStringLiteral("/tmp");
    QTest::newRow("a full disk") << QStringLiteral("/dev/full");
}

void tst_RunCommand::aTraceThatCannotBeWrittenIsAFailure()
{
    QFETCH(QString, file);

    const Outcome outcome = Program::run(
        words("run all-at-once --clock virtual --quiet --trace") + QStringList(file));

    QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
    QVERIFY2(outcome.errors.contains(file.toUtf8()), outcome.all().constData());
    QVERIFY(!QFileInfo(file).isFile());
}

void tst_RunCommand::aDeviceIsWrittenToAndNotReplaced()
{
    const QString pipe = inFolder("pipe");
    QCOMPARE(::mkfifo(qPrintable(pipe), S_IRUSR | S_IWUSR), 0);
    const int reader = ::open(qPrintable(pipe), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(reader >= 0);

    const Outcome outcome = Program::run(
        words("run all-at-once --clock virtual --quiet --trace") + QStringList(pipe));

    QFile file;
    QVERIFY(file.open(reader, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    QCOMPARE(outcome.status, 0);
    QVERIFY(!QJsonDocument::fromJson(file.readAll()).isNull());
    struct stat now{};
    QCOMPARE(::stat(qPrintable(pipe), &now), 0);
    QVERIFY(S_ISFIFO(now.st_mode));
}

void tst_RunCommand::aTraceThatIsNotWrittenWholeLeavesTheOldOne()
{
    const QString file = inFolder("old.json");
    QFile old(file);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();

    // No file may grow beyond a block: the trace breaks off in the middle.
    const Outcome outcome = Program::runInShell(
        QStringLiteral("trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""),
        words("run all-at-once --clock virtual --quiet --trace") + QStringList(file));

    QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
    QVERIFY2(outcome.errors.contains(file.toUtf8()), outcome.all().constData());
    QCOMPARE(contentOf(file), QByteArray("old"));
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("old.json*")}).size(), 1);
}

COROSCOPE_TEST(tst_RunCommand)
#include "tst_runcommand.moc"
