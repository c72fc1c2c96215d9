// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/gather.h"
#include "core/stage/shared.h"
#include "tests/support/testmain.h"
#include "tests/support/virtualrun.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t addLine = __LINE__ + 5;
Task<void> addsOnce(VirtualRun &run)
{
    Shared<int> sum(run.stage(), u"sum"_s, 3);
    Shared<QString> chain(run.stage(), u"chain"_s, u"-"_s);
    sum += 4;
    chain += u">1"_s;
    run.note(QString::number(sum.read()));
    run.note(chain.read());
    co_return;
}

Task<void> readsAwaitsWrites(VirtualRun &run, Shared<int> &counter)
{
    const Reading<int> seen = counter.read();
    co_await run.stage().sleepFor(1s);
    counter.write(seen + 1);
}

Task<void> losesUpdates(VirtualRun &run)
{
    Shared<int> counter(run.stage(), u"counter"_s, 0);
    std::vector<Task<void>> tasks;
    for (int i = 1; i <= 3; ++i) {
        tasks.push_back(start(u"t%1"_s.arg(i), readsAwaitsWrites(run, counter)));
    }
    co_await gather(std::move(tasks));
    run.note(QString::number(counter.read()));
}

Task<void> doublesAndOverwrites(VirtualRun &run)
{
    Shared<double> number(run.stage(), u"number"_s, 1.5);
    number.write(number.read() * 2.0);
    run.note(QString::number(number.read()));
    number.write(1234567.125);
    co_return;
}

Task<void> leavesItAlone(VirtualRun &)
{
    co_return;
}

} // namespace

class tst_Shared : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }

    void addingIsOneReadAndOneWriteOfItsLine()
    {
        VirtualRun run;
        run.run(addsOnce(run));
        QCOMPARE(run.notes, QStringList({u"7"_s, u"->1"_s}));
        const VariableRead read = run.eventsOf<VariableRead>().at(0);
        const VariableWritten write = run.eventsOf<VariableWritten>().at(2);
        QCOMPARE(read.version, 0U);
        QCOMPARE(write.version, 1U);
        QCOMPARE(write.basedOn, std::optional(0U));
        QCOMPARE(write.kind, ValueKind::Number);
        QCOMPARE(run.snapshot().location(read.line.value()).line, addLine);
        QCOMPARE(run.snapshot().location(write.line.value()).line, addLine);
    }

    void makingItIsVersionNought()
    {
        VirtualRun run;
        run.run(addsOnce(run));
        const VariableWritten made = run.eventsOf<VariableWritten>().at(0);
        QCOMPARE(made.version, 0U);
        QVERIFY(!made.basedOn.has_value());
        QCOMPARE(run.snapshot().variables.at(0).writes, 1U);
        QCOMPARE(run.snapshot().variables.at(0).reads, 2U);
    }

    void writingWhatOthersHaveOverwrittenIsStale()
    {
        VirtualRun run;
        run.run(losesUpdates(run));
        QCOMPARE(run.notes, QStringList({u"1"_s}));
        const VariableTimeline counter = run.snapshot().variables.at(0);
        QCOMPARE(counter.writes, 3U);
        QCOMPARE(counter.staleWrites, 2U);
        QCOMPARE(counter.version, 3U);
        QCOMPARE(counter.writer, std::optional(TaskId(4)));
    }

    void computingKeepsTheVersionAndPlainValuesHaveNone()
    {
        VirtualRun run;
        run.run(doublesAndOverwrites(run));
        QCOMPARE(run.notes, QStringList({u"3"_s}));
        const auto writes = run.eventsOf<VariableWritten>();
        QCOMPARE(writes.at(1).basedOn, std::optional(0U));
        QVERIFY(!writes.at(2).basedOn.has_value());
        QCOMPARE(run.snapshot().text(writes.at(2).value), u"1234567.125"_s);
    }

    void itMayBeMadeBeforeTheRun()
    {
        VirtualRun run;
        Shared<int> early(run.stage(), u"early"_s, 1);
        early += 1;
        run.run(leavesItAlone(run));
        const VariableTimeline variable = run.snapshot().variables.at(0);
        QCOMPARE(variable.version, 1U);
        QVERIFY(!variable.writer.has_value());
    }
};

COROSCOPE_TEST(tst_Shared)
#include "tst_shared.moc"
