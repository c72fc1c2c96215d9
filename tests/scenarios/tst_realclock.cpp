// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/scenariorun.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

constexpr double speed = 10;
// A machine that is busy with other things can spoil a measurement; it cannot spoil all of them.
constexpr int attempts = 4;

/// By how much a figure of the real clock lies outside 2 % or 20 ms of wall time around the
/// virtual clock's.
TraceTime excess(TraceTime measured, TraceTime exact)
{
    const TraceTime allowed = std::max(exact / 50, fromSeconds(0.020 * speed));
    const TraceTime off = measured > exact ? measured - exact : exact - measured;
    return std::max(off - allowed, TraceTime(0));
}

/// The first figure that is off; empty if none is.
QString firstOff(const ScenarioRun &measured, const ScenarioRun &exact)
{
    const auto rows = resultsTable(measured.snapshot());
    const auto right = resultsTable(exact.snapshot());
    for (std::size_t row = 0; row < right.size(); ++row) {
        bool isOff = excess(*rows.at(row).elapsed, *right.at(row).elapsed) > TraceTime(0);
        for (std::size_t state = 0; state < right.at(row).times.size(); ++state) {
            isOff = isOff
                || excess(rows.at(row).times.at(state), right.at(row).times.at(state))
                    > TraceTime(0);
        }
        if (isOff) {
            return QStringLiteral("task %1: elapsed %2 s instead of %3 s")
                .arg(QString::number(row + 1),
                     QString::number(toSeconds(*rows.at(row).elapsed)),
                     QString::number(toSeconds(*right.at(row).elapsed)));
        }
    }
    return {};
}

QStringList finalValues(const ScenarioRun &run)
{
    QStringList values;
    for (const VariableTimeline &variable : run.snapshot().variables) {
        values.append(run.snapshot().text(variable.value));
    }
    return values;
}

} // namespace

class tst_RealClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRealClockKeepsTheVirtualClocksOrderAndFigures_data();
    void theRealClockKeepsTheVirtualClocksOrderAndFigures();
    void thePipelinesJobIsTheVirtualClocks_data();
    void thePipelinesJobIsTheVirtualClocks();
};

void tst_RealClock::theRealClockKeepsTheVirtualClocksOrderAndFigures_data()
{
    QTest::addColumn<RunRequest>("request");
    const auto row = [](const char *id, const QMap<QString, QString> &parameters = {}) {
        QTest::addRow("%s %s", id, qPrintable(QStringList(parameters.values()).join(u' ')))
            << requestFor(QString::fromLatin1(id), parameters);
    };
    const QString order = QStringLiteral("order");
    const QString tasks = QStringLiteral("tasks");
    const QString three = QStringLiteral("3");
    row("one-after-another", {{tasks, three}});
    row("all-at-once");
    row("await-then-block");
    row("block-then-await");
    row("sleepy-bois");
    row("sum-await-first");
    row("sum-block-first");
    row("sum-threshold", {{tasks, three}});
    row("sum-threshold", {{tasks, three}, {order, QStringLiteral("block-first")}});
    row("watcher-and-worker");
    row("watcher-and-worker", {{order, QStringLiteral("watcher-first")}});
    // No two of these reads arrive together, and none when a compute ends.
    for (const char *mode : {"interleaved", "reads-first", "sequential"}) {
        row("pipeline", {{QStringLiteral("reads"), QStringLiteral("4")},
                         {QStringLiteral("compute_s"), QStringLiteral("1.3")},
                         {QStringLiteral("mode"), QString::fromLatin1(mode)}});
    }
}

void tst_RealClock::theRealClockKeepsTheVirtualClocksOrderAndFigures()
{
    QFETCH(RunRequest, request);
    request.speed = speed;
    const ScenarioRun exact = ScenarioRun::onVirtualStage(request);

    QString off = QStringLiteral("never run");
    for (int attempt = 0; attempt < attempts && !off.isEmpty(); ++attempt) {
        const ScenarioRun measured = ScenarioRun::onRealStage(request);
        QCOMPARE(measured.fault(), QString());
        QCOMPARE(measured.finishOrder(), exact.finishOrder());
        QCOMPARE(measured.output().size(), exact.output().size());
        QCOMPARE(finalValues(measured), finalValues(exact));
        off = isSanitized() ? QString() : firstOff(measured, exact);
    }

    QCOMPARE(off, QString());
}

void tst_RealClock::thePipelinesJobIsTheVirtualClocks_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("interleaved") << QStringLiteral("interleaved");
    QTest::newRow("reads first") << QStringLiteral("reads-first");
    QTest::newRow("sequential") << QStringLiteral("sequential");
}

// With the defaults reads arrive together and while computes end: which comes first then is a
// matter of microseconds, but not the order of the computes, nor the job.
void tst_RealClock::thePipelinesJobIsTheVirtualClocks()
{
    QFETCH(QString, mode);
    RunRequest request = requestFor(QStringLiteral("pipeline"), {{QStringLiteral("mode"), mode}});
    request.speed = speed;
    const ScenarioRun exact = ScenarioRun::onVirtualStage(request);
    const QString compute = QStringLiteral("compute");

    TraceTime off(1);
    for (int attempt = 0; attempt < attempts && off > TraceTime(0); ++attempt) {
        const ScenarioRun measured = ScenarioRun::onRealStage(request);
        QCOMPARE(measured.fault(), QString());
        QCOMPARE(measured.finishOrder().filter(compute), exact.finishOrder().filter(compute));
        off = isSanitized() ? TraceTime(0)
                            : excess(*measured.main().elapsed, *exact.main().elapsed);
    }

    QCOMPARE(off, TraceTime(0));
}

COROSCOPE_TEST(tst_RealClock)
#include "tst_realclock.moc"
