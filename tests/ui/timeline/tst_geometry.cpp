// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/tracebuilder.h"
#include "tests/ui/timeline/picture.h"
#include "ui/timeline/spantext.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

QStringList labelsOf(const Lane &lane)
{
    QStringList texts;
    for (const Label &label : lane.labels) {
        texts.append(label.text);
    }
    return texts;
}

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spansBecomeBarsAtTheirPlaces();
    void theThreadNamesWhoHoldsIt();
    void aSpanOfNoTimeStillHasAColumn();
    void anOverdueSleepIsReadyWhileTheThreadIsBlocked();
    void anEndIsMarkedWithItsTimeAndValue();
    void everyKindOfEndHasItsMark();
    void labelsSayWhatIsAwaited();
    void labelsShortenThenVanish_data();
    void labelsShortenThenVanish();
    void labelsOfALaneNeverOverlap_data();
    void labelsOfALaneNeverOverlap();
    void aVariableHasABoxForEveryValue();
    void aWriteIsTiedToTheTaskThatWrote();
    void aStaleWriteIsMarkedAsSuch();
    void writesThatAreTooCloseMergeIntoOneBox();
    void readyTasksAreTiedToWhoHeldTheThread();
    void aWakeIsTiedToItsCause();
    void aRequestIsDrawnByItsStretches();
    void theReadyQueueIsDrawnInSteps();
    void equalInputsGiveEqualGeometry();
    void onlyRowsInSightAreMade();
    void theNewestMomentIsOnlyShownInSight();
};

void TestGeometry::spansBecomeBarsAtTheirPlaces()
{
    const Picture picture(sumThatDepends(9.3).snapshot(9.3));
    const Lane &lane = picture.lane(3); // thread, main, myproc 1, myproc 2
    QCOMPARE(lane.rect, QRect(100, 50 + 60 + 2 * 56, 800, 56));
    QCOMPARE(lane.bars.size(), 3U);
    QCOMPARE(lane.bars[0].state, TaskState::Awaiting);
    QCOMPARE(lane.bars[0].rect, QRect(100, 222 + 23, 125, 10));
    QCOMPARE(lane.bars[1].state, TaskState::Ready);
    QCOMPARE(lane.bars[1].rect, QRect(225, 222 + 20, 125, 16));
    QCOMPARE(lane.bars[2].state, TaskState::Blocking);
    QCOMPARE(lane.bars[2].rect, QRect(350, 222 + 15, 125, 26));
}

void TestGeometry::theThreadNamesWhoHoldsIt()
{
    const Picture picture(sumThatDepends(9.3).snapshot(9.3));
    const Lane &thread = picture.lane(0);
    QCOMPARE(thread.bars.size(), 3U);
    QCOMPARE(thread.bars[2].rect, QRect(475, 50 + 14, 90, 32));
    QCOMPARE(labelsOf(thread).mid(0, 3),
             (QStringList{utf8("myproc 1"), utf8("myproc 2"), utf8("myproc 3")}));
    QVERIFY(labelsOf(thread).contains(utf8("idle")));
}

void TestGeometry::aSpanOfNoTimeStillHasAColumn()
{
    TraceBuilder run;
    run.task(utf8("main")).at(2.0).start(1).sleep(1, 6);
    const Picture picture(run.snapshot(4));
    const Strip &strip = picture.lane(1).strip;
    QCOMPARE(strip.rect, QRect(200, picture.lane(1).rect.top() + 15, 1, 26));
    QCOMPARE(strip.columns.size(), 1U);
    QCOMPARE(strip.columns[0].shares[std::size_t(TaskState::Running)], 255);
}

void TestGeometry::anOverdueSleepIsReadyWhileTheThreadIsBlocked()
{
    TraceBuilder run;
    run.task(utf8("main")).task(utf8("other")).start(1).sleep(1, 2).start(2).block(2);
    const Picture picture(run.snapshot(6));
    const Lane &lane = picture.lane(1);
    QCOMPARE(lane.bars.size(), 2U);
    QCOMPARE(lane.bars[1].state, TaskState::Ready);
    QCOMPARE(lane.bars[1].rect.left(), 200);
    QCOMPARE(lane.bars[1].rect.right(), 399);
}

void TestGeometry::anEndIsMarkedWithItsTimeAndValue()
{
    const Picture picture(sumThatDepends(9.3).snapshot(9.3));
    const Lane &lane = picture.lane(2);
    const Mark &mark = lane.marks.back();
    QCOMPARE(mark.kind, Mark::Kind::End);
    QCOMPARE(mark.end, TaskEnd::Finished);
    QCOMPARE(mark.centre.x(), 350.0);
    QCOMPARE(mark.radius, 9.0);
    QCOMPARE(lane.labels.back().text, utf8("5.000 s · sum 1"));
    QCOMPARE(lane.labels.back().style, Label::Style::Ended);
    QCOMPARE(lane.labels.back().rect.left(), 350.0 + 9 + 5);
}

void TestGeometry::everyKindOfEndHasItsMark()
{
    TraceBuilder run;
    run.task(utf8("main")).start(1);
    for (int i = 0; i < 5; ++i) {
        run.task(utf8("task"));
    }
    run.await(1, AwaitReason::Gather);
    run.start(2).at(1.0).finish(2).start(3).end(3, Outcome::Failed).start(4);
    run.at(2.0).end(4, Outcome::Cancelled).start(5).await(5, AwaitReason::Event).lose(5).lose(6);
    const Picture picture(run.snapshot(3));
    const std::array ends{TaskEnd::Finished, TaskEnd::Failed, TaskEnd::Cancelled, TaskEnd::Lost,
                          TaskEnd::NeverStarted};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const Mark &mark = picture.lane(2 + i).marks.back();
        QCOMPARE(mark.kind, Mark::Kind::End);
        QCOMPARE(mark.end, ends[i]);
    }
}

void TestGeometry::labelsSayWhatIsAwaited()
{
    const Picture picture(sumThatDepends(9.3).snapshot(9.3));
    QCOMPARE(labelsOf(picture.lane(1)), QStringList{utf8("await gather")});
    QCOMPARE(labelsOf(picture.lane(4)),
             (QStringList{utf8("await sleep 2.5 s"), utf8("ready, waiting for the thread"),
                          utf8("block 1.8 s")}));
}

void TestGeometry::labelsShortenThenVanish_data()
{
    QTest::addColumn<double>("secondsSeen");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("full") << 16.0
                          << QStringList{utf8("await sleep 2.5 s"),
                                         utf8("ready, waiting for the thread")};
    QTest::newRow("short") << 48.0 << QStringList{utf8("sleep"), utf8("ready")};
    QTest::newRow("gone") << 400.0 << QStringList{};
}

void TestGeometry::labelsShortenThenVanish()
{
    QFETCH(double, secondsSeen);
    const Picture picture(sumThatDepends(9.3).snapshot(9.3), secondsSeen);
    QTEST(labelsOf(picture.lane(5)), "labels");
}

void TestGeometry::labelsOfALaneNeverOverlap_data()
{
    QTest::addColumn<double>("secondsSeen");
    for (const double seen : {4.0, 9.0, 16.0, 25.0, 40.0, 90.0, 300.0}) {
        QTest::addRow("%g s", seen) << seen;
    }
}

void TestGeometry::labelsOfALaneNeverOverlap()
{
    QFETCH(double, secondsSeen);
    for (const double now : {2.0, 5.1, 9.3, 15.0}) {
        const Picture picture(sumThatDepends(now).snapshot(now), secondsSeen);
        for (const Lane &lane : picture.geometry.lanes) {
            for (std::size_t i = 0; i < lane.labels.size(); ++i) {
                for (std::size_t k = 0; k < i; ++k) {
                    QVERIFY2(!lane.labels[i].rect.intersects(lane.labels[k].rect),
                             qPrintable(lane.labels[i].text + u'|' + lane.labels[k].text));
                }
                QCOMPARE_LE(lane.labels[i].rect.right(), double(Picture::view.right()));
            }
        }
    }
}

void TestGeometry::aVariableHasABoxForEveryValue()
{
    const Picture picture(sumThatDepends(9.3).snapshot(9.3));
    const Lane &lane = picture.lane(7);
    QCOMPARE(lane.row.kind, Row::Kind::Variable);
    QCOMPARE(lane.boxes.size(), 4U);
    QCOMPARE(lane.boxes[0].rect, QRect(100, lane.rect.top() + 14, 124, 24));
    QCOMPARE(lane.boxes[1].rect, QRect(225, lane.rect.top() + 14, 124, 24));
    QStringList values;
    for (const Label &label : lane.labels) {
        if (label.style == Label::Style::Value) {
            values.append(label.text);
        }
    }
    QCOMPARE(values, (QStringList{utf8("0"), utf8("1"), utf8("2"), utf8("3")}));
    QVERIFY(labelsOf(lane).contains(utf8("myproc 2 writes")));
}

void TestGeometry::aWriteIsTiedToTheTaskThatWrote()
{
    const Picture picture(sumThatDepends(9.3).snapshot(9.3));
    std::vector<Link> writes;
    for (const Link &link : picture.geometry.links) {
        if (link.kind == Link::Kind::Write) {
            writes.push_back(link);
        }
    }
    QCOMPARE(writes.size(), 3U);
    const QRect &source = picture.lane(2).rect;
    QVERIFY((writes[0] == Link{Link::Kind::Write, QPointF(225, source.top() + 15 + 26),
                               QPointF(225, picture.lane(7).rect.top() + 14)}));
}

void TestGeometry::aStaleWriteIsMarkedAsSuch()
{
    TraceBuilder run;
    const QString name = utf8("counter");
    run.task(utf8("main")).start(1).write(1, name, utf8("0"), 0, std::nullopt);
    run.at(2.0).write(1, name, utf8("1"), 1, 0).at(4.0).write(1, name, utf8("1"), 2, 0);
    const Picture picture(run.snapshot(8));
    const Lane &lane = picture.lane(2);
    QCOMPARE(lane.boxes.size(), 3U);
    QCOMPARE(lane.boxes[1].kind, ValueBox::Kind::Value);
    QCOMPARE(lane.boxes[2].kind, ValueBox::Kind::StaleValue);
    QCOMPARE(lane.marks.back().kind, Mark::Kind::StaleWrite);
    QCOMPARE(picture.geometry.links.back().kind, Link::Kind::StaleWrite);
    QVERIFY(labelsOf(lane).contains(utf8("main writes, stale")));
}

void TestGeometry::writesThatAreTooCloseMergeIntoOneBox()
{
    TraceBuilder run;
    const QString name = utf8("counter");
    run.task(utf8("main")).start(1).write(1, name, utf8("0"), 0, std::nullopt);
    for (std::uint32_t i = 1; i <= 1000; ++i) {
        run.at(1 + i * 0.0001).write(1, name, QString::number(i), i, i - 1);
    }
    const Picture picture(run.snapshot(8));
    const Lane &lane = picture.lane(2);
    QCOMPARE_LE(lane.boxes.size(), 5U);
    QCOMPARE(lane.boxes[1].kind, ValueBox::Kind::Merged);
    QVERIFY(labelsOf(lane).contains(utf8("1000")));
    QVERIFY(picture.geometry.links.empty());
}

void TestGeometry::readyTasksAreTiedToWhoHeldTheThread()
{
    const Picture picture(sumThatDepends(9.3).snapshot(9.3));
    std::vector<Link> wakes;
    for (const Link &link : picture.geometry.links) {
        if (link.kind == Link::Kind::Wake) {
            wakes.push_back(link);
        }
    }
    // myproc 1 gave way to 2, 2 to 3; 4 and 5 still wait.
    QCOMPARE(wakes.size(), 2U);
    QCOMPARE(wakes[0].from, QPointF(350, picture.lane(2).rect.top() + 15 + 26));
    QCOMPARE(wakes[0].to, QPointF(350, picture.lane(3).rect.top() + 15));
}

void TestGeometry::aWakeIsTiedToItsCause()
{
    TraceBuilder run;
    run.task(utf8("main")).task(utf8("waker")).start(1).await(1, AwaitReason::Event).start(2);
    run.at(2.0).ready(1, TaskId(2)).block(2);
    run.at(4.0).unblock(2).finish(2).resume(1);
    const Picture picture(run.snapshot(6));
    QCOMPARE(picture.geometry.links.size(), 1U);
    const Link &link = picture.geometry.links[0];
    QCOMPARE(link.from, QPointF(200, picture.lane(2).rect.top() + 15));
    QCOMPARE(link.to, QPointF(200, picture.lane(1).rect.top() + 15 + 26));
}

void TestGeometry::aRequestIsDrawnByItsStretches()
{
    TraceBuilder run;
    run.task(utf8("main")).start(1).request(1, 1, RequestStep::Queued);
    run.await(1, AwaitReason::Request);
    run.at(1.0).request(1, 1, RequestStep::Connecting).at(2.0).request(1, 1, RequestStep::Sent);
    run.at(5.0).request(1, 1, RequestStep::FirstByte);
    run.at(5.1).request(1, 1, RequestStep::Downloading).at(6.0).request(1, 1, RequestStep::Done);
    const Picture picture(run.snapshot(8));
    std::vector<std::pair<RequestStretch, QRect>> stretches;
    for (const Bar &bar : picture.lane(1).bars) {
        if (bar.stretch) {
            stretches.emplace_back(*bar.stretch, bar.rect);
        }
    }
    const int top = picture.lane(1).rect.top() + 23 + 12; // below the await's bar
    QCOMPARE(stretches, (std::vector<std::pair<RequestStretch, QRect>>{
                            {RequestStretch::Queued, QRect(100, top, 50, 18)},
                            {RequestStretch::Connecting, QRect(150, top, 50, 18)},
                            {RequestStretch::Waiting, QRect(200, top, 150, 18)},
                            {RequestStretch::Downloading, QRect(350, top, 50, 18)}}));
}

void TestGeometry::theReadyQueueIsDrawnInSteps()
{
    const Picture picture(sumThatDepends(9.3).snapshot(9.3));
    const Lane &lane = picture.lane(8);
    QCOMPARE(lane.row.kind, Row::Kind::ReadyQueue);
    QCOMPARE(lane.steps.size(), 4U);
    QCOMPARE(lane.steps[0].value, 5); // all five, before the first got the thread
    QCOMPARE(lane.steps[1].value, 4);
    QCOMPARE(lane.steps[1].rect.left(), 226);
    QCOMPARE(lane.steps[3].value, 2);
    QCOMPARE(lane.steps[3].rect.right(), 565);
    QCOMPARE(labelsOf(lane), QStringList{utf8("5")});
}

void TestGeometry::equalInputsGiveEqualGeometry()
{
    const Picture one(sumThatDepends(9.3).snapshot(9.3));
    const Picture other(sumThatDepends(9.3).snapshot(9.3));
    QVERIFY(one.geometry.links == other.geometry.links);
    for (std::size_t i = 0; i < one.geometry.lanes.size(); ++i) {
        QCOMPARE(labelsOf(one.lane(i)), labelsOf(other.lane(i)));
        QVERIFY(one.lane(i).strip.columns == other.lane(i).strip.columns);
        QCOMPARE(one.lane(i).bars.size(), other.lane(i).bars.size());
    }
}

void TestGeometry::onlyRowsInSightAreMade()
{
    TraceBuilder run;
    run.task(utf8("main"));
    for (int i = 0; i < 5000; ++i) {
        run.task(utf8("task"));
    }
    const Picture picture(run.snapshot(1));
    QCOMPARE_LE(picture.geometry.lanes.size(), 42U);
}

void TestGeometry::theNewestMomentIsOnlyShownInSight()
{
    QCOMPARE(Picture(sumThatDepends(9.3).snapshot(9.3)).geometry.nowX, std::optional(565.0));
    QVERIFY(!Picture(sumThatDepends(9.3).snapshot(9.3), 5).geometry.nowX);
}

COROSCOPE_TEST(TestGeometry)
#include "tst_geometry.moc"
