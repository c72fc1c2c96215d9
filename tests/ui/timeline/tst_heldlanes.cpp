// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/timeline/picture.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

// The geometry of what does not run on the loop's thread: tasks before their start, workers.
class TestHeldLanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTaskThatHasNotStartedIsALineFromItsCreation();
    void aWorkersCallsAreBarsWithTheirTasksNames();
};

void TestHeldLanes::aTaskThatHasNotStartedIsALineFromItsCreation()
{
    TraceBuilder run;
    run.task(QString::fromUtf8("main"))
        .start(1)
        .task(QString::fromUtf8("late"))
        .block(1)
        .at(4.0)
        .unblock(1);
    run.await(1, AwaitReason::Gather).start(2);
    const Picture picture(run.snapshot(6));
    const Lane &lane = picture.lane(2);
    QCOMPARE(lane.marks.front().kind, Mark::Kind::Created);
    QVERIFY(lane.unstarted);
    QCOMPARE(lane.unstarted->left(), 100);
    QCOMPARE(lane.unstarted->right(), 299);
    QVERIFY(!picture.lane(1).unstarted);
}

void TestHeldLanes::aWorkersCallsAreBarsWithTheirTasksNames()
{
    TraceBuilder run;
    run.task(QString::fromUtf8("main")).start(1).await(1, AwaitReason::Future).beginWork(1, 1);
    run.at(2.0).endWork(1, 1).beginWork(1, 1);
    const Picture picture(run.snapshot(4));
    const Lane &lane = picture.lane(1);
    QCOMPARE(lane.row.kind, Row::Kind::Worker);
    QCOMPARE(lane.bars.size(), 2U);
    QCOMPARE(lane.bars[0].state, TaskState::Blocking);
    QCOMPARE(lane.bars[0].rect.right(), 199);
    QCOMPARE(lane.bars[1].rect.right(), 299);
    QCOMPARE(lane.labels.front().text, QString::fromUtf8("main"));
}

COROSCOPE_TEST(TestHeldLanes)
#include "tst_heldlanes.moc"
