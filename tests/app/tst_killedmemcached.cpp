// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/memcachedprogram.h"
#include "tests/app/runreportreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <csignal>
#include <optional>

using namespace Coroscope::Testing;

namespace {

constexpr int memcachedMilliseconds = 30'000;

/// The demo with a memcached that is this far away.
QStringList readingNames(const MemcachedProgram &memcached, const QString &mode,
                         const QString &cache, int roundTripMilliseconds)
{
    QStringList arguments = words("run names-of-users --json");
    for (const QString &value :
         {memcached.argument(), QStringLiteral("mode=") + mode, QStringLiteral("cache=") + cache,
          QStringLiteral("round_trip_ms=%1").arg(roundTripMilliseconds)}) {
        arguments << QStringLiteral("--set") << value;
    }
    return arguments;
}

/// How often a run said that this memcached was lost.
qsizetype tellingsOfLoss(const Outcome &outcome, const MemcachedProgram &memcached)
{
    const QString sentence = QStringLiteral("memcached at %1 was lost: ").arg(memcached.address());
    return RunReportReader(outcome).lines().filter(sentence).size();
}

struct ProcessEntry
{
    QByteArray name;
    char state = ' ';
    qint64 parent = 0;
};

/// What /proc says of a process that is there.
std::optional<ProcessEntry> processEntry(qint64 number)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(number));
    const QByteArray line = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    // "12 (its name) S 1 …", and the name may have blanks and brackets.
    const qsizetype nameEnd = line.lastIndexOf(')');
    const QList<QByteArray> rest = line.mid(nameEnd + 1).simplified().split(' ');
    if (nameEnd < 0 || rest.size() < 2) {
        return std::nullopt;
    }
    const qsizetype nameBegin = line.indexOf('(') + 1;
    return ProcessEntry{line.mid(nameBegin, nameEnd - nameBegin), rest.at(0).at(0),
                        rest.at(1).toLongLong()};
}

/// A zombie does not count: it only waits for whoever has inherited it to take notice.
bool isRunningMemcached(qint64 number)
{
    const auto entry = processEntry(number);
    return entry && entry->name == "memcached" && entry->state != 'Z' && entry->state != 'X';
}

std::optional<qint64> memcachedChildOf(qint64 parent)
{
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 number = name.toLongLong();
        const auto entry = number > 0 ? processEntry(number) : std::nullopt;
        if (entry && entry->parent == parent && isRunningMemcached(number)) {
            return number;
        }
    }
    return std::nullopt;
}

} // namespace

// The memcached of a run is killed, or the run that has a private one.
class tst_KilledMemcached : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void initTestCase();
    void aLossWhileItIsFilledIsToldOrEndsTheRun_data() { rowsOfModes(); }
    void aLossWhileItIsFilledIsToldOrEndsTheRun();
    void aLossDuringTheFirstReadIsToldAndTheStoreAnswers_data() { rowsOfModes(); }
    void aLossDuringTheFirstReadIsToldAndTheStoreAnswers();
    void aLossAfterTenReadsIsToldAndTheStoreAnswersTheOthers();
    void thePrivateMemcachedEndsWithTheProgram_data();
    void thePrivateMemcachedEndsWithTheProgram();

private:
    static void rowsOfModes();
    void verifyNames(const Outcome &outcome) const;

    QString m_names; ///< as a run prints them that nobody disturbs
};

void tst_KilledMemcached::rowsOfModes()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("reads");
    QTest::newRow("single") << QStringLiteral("single") << 50;
    QTest::newRow("primed") << QStringLiteral("primed") << 1;
    QTest::newRow("batched") << QStringLiteral("batched") << 1;
}

void tst_KilledMemcached::initTestCase()
{
    const RunReportReader undisturbed(words("names-of-users --set round_trip_ms=0"));
    QVERIFY2(undisturbed.outcome().status == 0, undisturbed.outcome().all().constData());
    m_names = undisturbed.lines().value(0);
    QCOMPARE(m_names.count(QStringLiteral(", ")), 49);
}

void tst_KilledMemcached::verifyNames(const Outcome &outcome) const
{
    QVERIFY2(outcome.status == 0, outcome.all().constData());
    QVERIFY2(RunReportReader(outcome).lines().contains(m_names), outcome.all().constData());
}

void tst_KilledMemcached::aLossWhileItIsFilledIsToldOrEndsTheRun()
{
    QFETCH(QString, mode);
    QFETCH(int, reads);
    MemcachedProgram memcached;
    Program run(readingNames(memcached, mode, QStringLiteral("filled"), 50));
    QVERIFY(memcached.waitForRequests("set", 1));

    memcached.kill();

    const Outcome outcome = run.waitForEnd();
    if (outcome.status == 1) {
        QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
        QVERIFY2(outcome.errors.contains(memcached.address().toUtf8()), outcome.errors.constData());
        return;
    }
    verifyNames(outcome);
    // On a busy machine it may have been asked for everything before: then nothing has to be lost.
    const bool wasInTime = memcached.requests("get").size() < reads;
    const qsizetype told = tellingsOfLoss(outcome, memcached);
    QVERIFY2(told == 1 || (told == 0 && !wasInTime), outcome.all().constData());
}

void tst_KilledMemcached::aLossDuringTheFirstReadIsToldAndTheStoreAnswers()
{
    QFETCH(QString, mode);
    MemcachedProgram memcached;
    // Not from its log: an answer that is out already would still arrive. With a cold cache the
    // first bytes that come are the first read.
    QVERIFY(memcached.freeze());
    Program run(readingNames(memcached, mode, QStringLiteral("cold"), 50));
    QTRY_VERIFY_WITH_TIMEOUT(memcached.hasUnreadBytes(), memcachedMilliseconds);

    memcached.kill();

    const Outcome outcome = run.waitForEnd();
    verifyNames(outcome);
    QCOMPARE(tellingsOfLoss(outcome, memcached), 1);
}

void tst_KilledMemcached::aLossAfterTenReadsIsToldAndTheStoreAnswersTheOthers()
{
    MemcachedProgram memcached;
    // The forty reads after the tenth would take four seconds: enough to be in time.
    Program run(readingNames(memcached, QStringLiteral("single"), QStringLiteral("filled"), 100));
    QVERIFY(memcached.waitForRequests("get", 10));

    memcached.kill();

    const Outcome outcome = run.waitForEnd();
    verifyNames(outcome);
    QCOMPARE(tellingsOfLoss(outcome, memcached), 1);
}

void tst_KilledMemcached::thePrivateMemcachedEndsWithTheProgram_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<std::optional<int>>("status");
    QTest::newRow("SIGKILL") << SIGKILL << std::optional<int>();
    QTest::newRow("SIGTERM") << SIGTERM << std::optional<int>();
    QTest::newRow("SIGINT") << SIGINT << std::optional(130);
}

void tst_KilledMemcached::thePrivateMemcachedEndsWithTheProgram()
{
    QFETCH(int, signal);
    QFETCH(std::optional<int>, status);
    Program run(words("run names-of-users --set mode=single"));
    const qint64 parent = run.process().processId();
    std::optional<qint64> child;
    QTRY_VERIFY_WITH_TIMEOUT((child = memcachedChildOf(parent)).has_value(), memcachedMilliseconds);

    run.sendSignal(signal);

    const Outcome outcome = run.waitForEnd();
    QVERIFY2(outcome.status == status, outcome.all().constData());
    QTRY_VERIFY_WITH_TIMEOUT(!isRunningMemcached(*child), memcachedMilliseconds);
}

COROSCOPE_TEST(tst_KilledMemcached)
#include "tst_killedmemcached.moc"
