// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/tracebuilder.h"
#include "ui/timeline/rowlayout.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

class TestRowLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theThreadComesFirstThenTasksThenVariablesThenCounters();
    void workersStandBelowTheThread();
    void childrenStandUnderTheirParentsInOrderOfMaking();
    void aCollapsedTaskHidesAllItsDescendants();
    void fewTasksAreRoomyAndManyAreCompact();
    void sixtyLanesOfAHundredAreSeenAtOnce();
    void rowsOfTenThousandTasksAreFoundByPlace();
    void theThreadStaysOnTopWhileTasksScroll();
    void variablesFollowTheLastTaskWhileAllFits();
    void biggerTextMakesHigherRows();
    void theIndexNoticesWhatIsNew();
};

namespace {

constexpr QRect viewPort(100, 50, 900, 600);

TraceIndex indexOf(const Snapshot &snapshot)
{
    TraceIndex index;
    index.update(snapshot);
    return index;
}

Snapshot manyTasks(int number)
{
    TraceBuilder run;
    run.task(QStringLiteral("main"));
    for (int i = 1; i < number; ++i) {
        run.task(QStringLiteral("task"));
    }
    return run.snapshot();
}

/// main with two children; the first has two of its own, made after the second.
Snapshot family()
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).task(QStringLiteral("a")).task(QStringLiteral("b"));
    run.task(QStringLiteral("a1"), TaskId(2)).task(QStringLiteral("a2"), TaskId(2));
    run.task(QStringLiteral("b1"), TaskId(3)).task(QStringLiteral("a11"), TaskId(4));
    return run.snapshot();
}

std::vector<std::uint32_t> taskOrder(const RowLayout &rows)
{
    std::vector<std::uint32_t> order;
    for (const Row &row : rows.rows()) {
        if (row.kind == Row::Kind::Task) {
            order.push_back(row.task().value());
        }
    }
    return order;
}

} // namespace

void TestRowLayout::theThreadComesFirstThenTasksThenVariablesThenCounters()
{
    TraceBuilder run = sumThatDepends();
    run.count(QStringLiteral("in_flight"), 3);
    const RowLayout rows(indexOf(run.snapshot()), {}, {800, 1});
    std::vector<Row::Kind> kinds;
    for (const Row &row : rows.rows()) {
        kinds.push_back(row.kind);
    }
    using enum Row::Kind;
    QCOMPARE(kinds, (std::vector{Thread, Task, Task, Task, Task, Task, Task, Variable, ReadyQueue,
                                 Counter}));
}

void TestRowLayout::workersStandBelowTheThread()
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1).await(1, AwaitReason::Future);
    run.beginWork(1, 1).beginWork(1, 2).at(1.0).endWork(1, 2);
    const RowLayout rows(indexOf(run.snapshot()), {}, {800, 1});
    QCOMPARE(rows.rows()[1].kind, Row::Kind::Worker);
    QCOMPARE(rows.rows()[1].zone, Row::Zone::Head);
    QCOMPARE(rows.rows()[2].index, 1U);
    QCOMPARE(rows.rows()[3].kind, Row::Kind::Task);
    QCOMPARE(rows.rowOfTask(TaskId(1)), std::optional<std::size_t>(3));
    const RowLayout low(indexOf(run.snapshot()), {}, {100, 1});
    QCOMPARE(low.rows()[1].zone, Row::Zone::Body);
}

void TestRowLayout::childrenStandUnderTheirParentsInOrderOfMaking()
{
    const RowLayout rows(indexOf(family()), {}, {800, 1});
    QCOMPARE(taskOrder(rows), (std::vector<std::uint32_t>{1, 2, 4, 7, 5, 3, 6}));
    std::vector<int> depths;
    for (const Row &row : rows.rows()) {
        if (row.kind == Row::Kind::Task) {
            depths.push_back(row.depth);
        }
    }
    QCOMPARE(depths, (std::vector{0, 1, 2, 3, 2, 1, 2}));
}

void TestRowLayout::aCollapsedTaskHidesAllItsDescendants()
{
    const RowLayout rows(indexOf(family()), {TaskId(2)}, {800, 1});
    QCOMPARE(taskOrder(rows), (std::vector<std::uint32_t>{1, 2, 3, 6}));
    QCOMPARE(rows.rowOfTask(TaskId(7)), rows.rowOfTask(TaskId(2)));
    QVERIFY(!rows.ownRowOfTask(TaskId(7)));
    QVERIFY(rows.ownRowOfTask(TaskId(2)));
    QCOMPARE(rows.rows()[*rows.rowOfTask(TaskId(2))].children, Row::Children::Hidden);
    QVERIFY(!rows.rowOfTask(TaskId(99)));
}

void TestRowLayout::fewTasksAreRoomyAndManyAreCompact()
{
    QCOMPARE(RowLayout(indexOf(manyTasks(6)), {}, {571, 1}).density(), RowDensity::Roomy);
    QCOMPARE(RowLayout(indexOf(manyTasks(12)), {}, {571, 1}).density(), RowDensity::Medium);
    QCOMPARE(RowLayout(indexOf(manyTasks(18)), {}, {571, 1}).density(), RowDensity::Small);
    QCOMPARE(RowLayout(indexOf(manyTasks(100)), {}, {571, 1}).density(), RowDensity::Compact);
}

void TestRowLayout::sixtyLanesOfAHundredAreSeenAtOnce()
{
    const RowLayout rows(indexOf(manyTasks(101)), {}, {1000 - 84, 1});
    const auto seen = rows.rowsIn(QRect(0, 0, 1600, 1000 - 84), 0);
    QCOMPARE_GE(seen.size(), 60U);
}

void TestRowLayout::rowsOfTenThousandTasksAreFoundByPlace()
{
    const RowLayout rows(indexOf(manyTasks(10'000)), {}, {viewPort.height(), 1});
    QCOMPARE(rows.rows().size(), 10'002U);
    for (const int scroll : {0, 1, 13, 14, 70'000, rows.largestScroll(viewPort.height())}) {
        const auto seen = rows.rowsIn(viewPort, scroll);
        QCOMPARE_LE(seen.size(), 60U);
        for (const std::size_t i : seen) {
            const QRect part = rows.rectOf(rows.rows()[i], viewPort, scroll)
                & rows.zoneRect(rows.rows()[i].zone, viewPort);
            QVERIFY(!part.isEmpty());
            QCOMPARE(rows.rowAt(part.center().y(), viewPort, scroll), std::optional(i));
        }
    }
    const auto last = rows.rowsIn(viewPort, rows.largestScroll(viewPort.height()));
    QCOMPARE(rows.rows()[last[last.size() - 2]].task(), TaskId(10'000));
}

void TestRowLayout::theThreadStaysOnTopWhileTasksScroll()
{
    const RowLayout rows(indexOf(manyTasks(500)), {}, {viewPort.height(), 1});
    const Row &thread = rows.rows().front();
    const Row &queue = rows.rows().back();
    QCOMPARE(rows.rectOf(thread, viewPort, 0), QRect(100, 50, 900, 36));
    QCOMPARE(rows.rectOf(thread, viewPort, 2000), QRect(100, 50, 900, 36));
    QCOMPARE(rows.rectOf(queue, viewPort, 2000), QRect(100, 650 - 44, 900, 44));
    QCOMPARE(rows.rectOf(rows.rows()[1], viewPort, 5), QRect(100, 86 - 5, 900, 14));
}

void TestRowLayout::variablesFollowTheLastTaskWhileAllFits()
{
    const RowLayout rows(indexOf(sumThatDepends().snapshot()), {}, {viewPort.height(), 1});
    QCOMPARE(rows.rectOf(rows.rows()[0], viewPort, 0), QRect(100, 50, 900, 60));
    QCOMPARE(rows.rectOf(rows.rows()[1], viewPort, 0), QRect(100, 110, 900, 56));
    QCOMPARE(rows.rectOf(rows.rows()[7], viewPort, 0), QRect(100, 110 + 6 * 56, 900, 50));
    QCOMPARE(rows.rectOf(rows.rows()[8], viewPort, 0), QRect(100, 160 + 6 * 56, 900, 70));
    QCOMPARE(rows.largestScroll(viewPort.height()), 0);
    QVERIFY(!rows.rowAt(viewPort.bottom(), viewPort, 0));
}

void TestRowLayout::biggerTextMakesHigherRows()
{
    const RowLayout rows(indexOf(manyTasks(3)), {}, {viewPort.height(), 1.5});
    QCOMPARE(rows.rows()[0].height, 90);
    QCOMPARE(rows.rows()[1].height, 84);
}

void TestRowLayout::theIndexNoticesWhatIsNew()
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).start(1).request(1, 1, RequestStep::Queued);
    TraceIndex index;
    QVERIFY(index.update(run.snapshot()));
    QVERIFY(!index.update(run.snapshot()));
    run.request(1, 2, RequestStep::Queued).request(1, 1, RequestStep::Done);
    QVERIFY(!index.update(run.snapshot()));
    QCOMPARE(index.requests(TaskId(1)), (std::vector{RequestId(1), RequestId(2)}));
    QVERIFY(index.requests(TaskId(9)).empty());
    run.task(QStringLiteral("child"));
    QVERIFY(index.update(run.snapshot()));
    QVERIFY(index.update(family()));
    QVERIFY(index.requests(TaskId(1)).empty());
}

COROSCOPE_TEST(TestRowLayout)
#include "tst_rowlayout.moc"
