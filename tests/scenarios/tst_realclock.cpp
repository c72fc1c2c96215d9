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

} // namespace

class tst_RealClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRealClockKeepsTheVirtualClocksOrderAndFigures_data();
    void theRealClockKeepsTheVirtualClocksOrderAndFigures();
};

void tst_RealClock::theRealClockKeepsTheVirtualClocksOrderAndFigures_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("all at once") << QStringLiteral("all-at-once");
    QTest::newRow("await, then block") << QStringLiteral("await-then-block");
    QTest::newRow("sum, await first") << QStringLiteral("sum-await-first");
}

void tst_RealClock::theRealClockKeepsTheVirtualClocksOrderAndFigures()
{
    QFETCH(QString, id);
    RunRequest request = requestFor(id);
    request.speed = speed;
    const ScenarioRun exact = ScenarioRun::onVirtualStage(request);

    QString off = QStringLiteral("never run");
    for (int attempt = 0; attempt < attempts && !off.isEmpty(); ++attempt) {
        const ScenarioRun measured = ScenarioRun::onRealStage(request);
        QCOMPARE(measured.fault(), QString());
        QCOMPARE(measured.finishOrder(), exact.finishOrder());
        QCOMPARE(measured.output().size(), exact.output().size());
        QCOMPARE(measured.snapshot().variables.size(), exact.snapshot().variables.size());
        off = isSanitized() ? QString() : firstOff(measured, exact);
    }

    QCOMPARE(off, QString());
}

COROSCOPE_TEST(tst_RealClock)
#include "tst_realclock.moc"
