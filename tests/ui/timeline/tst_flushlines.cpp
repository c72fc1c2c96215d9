// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/batchrun.h"
#include "tests/support/testmain.h"
#include "tests/ui/timeline/picture.h"
#include "tests/ui/timeline/timelinefixture.h"
#include "ui/timeline/flushtext.h"
#include "ui/timeline/spantext.h"

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One task reads as many keys one after another, one every so many seconds.
TraceBuilder singleReads(int keys, double every)
{
    TraceBuilder run;
    run.task(u"main"_s).start(1);
    for (int i = 0; i < keys; ++i) {
        run.at(i * every).await(1, AwaitReason::CacheRead, userKey(i)).flush(1).awaitFlush(1);
        run.at((i + 1) * every).endFlush(1).ready(1).resume(1);
    }
    return run;
}

} // namespace

class TestFlushLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRunWithoutFlushesHasNoLines();
    void aLineGoesFromTheTopmostToTheLowestLaneThatWaits();
    void aFlushWithoutAnAnswerReachesToTheNewestMoment();
    void everyWaitingLaneIsMarkedAndNoOther();
    void aCapTellsTheNumberAndTheKeys();
    void capsShortenAndVanishBeforeTheyOverlap();
    void linesTooCloseToTellApartAreOne();
    void aLineGoesOnWhereLanesOutOfSightWait();
    void aFlushBeforeTheViewIsSeenByItsAnswer();
    void aThreadThatWaitsItselfIsALaneThatWaits();
    void otherRowsGiveOtherLines();
    void theToolTipTellsStoreKeysAnswerErrorAndWhoWaits();
    void aSpanTellsTheFlushThatCarriesItsKey();
    void aLineIsHitNearItAndOnItsCap();
};

void TestFlushLines::aRunWithoutFlushesHasNoLines()
{
    QVERIFY(Picture(sumThatDepends().snapshot()).geometry.flushes.empty());
    QVERIFY(Picture(askingTasks(3).snapshot(2)).geometry.flushes.empty());
}

void TestFlushLines::aLineGoesFromTheTopmostToTheLowestLaneThatWaits()
{
    const Picture picture(answeredTasks(3).snapshot(4));
    QCOMPARE(picture.geometry.flushes.size(), std::size_t(1));
    const FlushLine &line = picture.geometry.flushes.front();
    QCOMPARE(line.column, 150);
    QCOMPARE(line.endColumn, 250);
    QCOMPARE(line.top, picture.lane(2).rect.top());
    QCOMPARE(line.bottom, picture.lane(4).rect.bottom());
    QVERIFY(line.answer == FlushLine::Answer::Whole);
}

void TestFlushLines::aFlushWithoutAnAnswerReachesToTheNewestMoment()
{
    const Picture picture(sentTasks(2).snapshot(2.5));
    QCOMPARE(picture.geometry.flushes.at(0).endColumn, 225);
    QVERIFY(picture.geometry.flushes.at(0).answer == FlushLine::Answer::UnderWay);
}

void TestFlushLines::everyWaitingLaneIsMarkedAndNoOther()
{
    TraceBuilder run = askingTasks(4);
    run.at(1).flush(2).awaitFlush(3).awaitFlush(5);
    const Picture picture(run.snapshot(2));
    const FlushLine &line = picture.geometry.flushes.at(0);
    QCOMPARE(line.marks, (std::vector<double>{picture.lane(3).rect.center().y() + 0.5,
                                              picture.lane(5).rect.center().y() + 0.5}));
    QCOMPARE(line.radius, 4.0);
}

void TestFlushLines::aCapTellsTheNumberAndTheKeys()
{
    const Picture one(answeredTasks(1).snapshot(4));
    QCOMPARE(one.geometry.flushes.at(0).text, u"⇊ 1 · 1 key"_s);
    const Picture many(answeredTasks(5).snapshot(4));
    const FlushLine &line = many.geometry.flushes.at(0);
    QCOMPARE(line.text, u"⇊ 1 · 5 keys"_s);
    QCOMPARE(line.cap->left(), 150.0);
    const Picture failed(dependentReads(3).snapshot(1), 1);
    QCOMPARE(failed.geometry.flushes.at(1).text, u"⇊ 2 · 3 keys · ✕ 1"_s);
    QVERIFY(failed.geometry.flushes.at(1).answer == FlushLine::Answer::WithFailures);
}

void TestFlushLines::capsShortenAndVanishBeforeTheyOverlap()
{
    const Picture wide(singleReads(4, 3).snapshot(12));
    QCOMPARE(wide.geometry.flushes.at(1).text, u"⇊ 2 · 1 key"_s);
    const Picture near(singleReads(8, 1).snapshot(8));
    QCOMPARE(near.geometry.flushes.at(1).text, u"⇊ 2"_s);
    const Picture dense(singleReads(80, 0.1).snapshot(8));
    QCOMPARE(dense.geometry.flushes.size(), std::size_t(80));
    QVERIFY(!dense.geometry.flushes.at(1).cap);
    for (const Picture *picture : {&wide, &near, &dense}) {
        std::optional<double> right;
        for (const FlushLine &line : picture->geometry.flushes) {
            if (line.cap) {
                QVERIFY(!right || *right < line.cap->left());
                right = line.cap->right();
            }
        }
    }
}

void TestFlushLines::linesTooCloseToTellApartAreOne()
{
    const Picture picture(singleReads(2000, 0.004).snapshot(8));
    const auto &lines = picture.geometry.flushes;
    QCOMPARE_LE(lines.size(), std::size_t(100));
    QVERIFY(lines.front().isMerged());
    QCOMPARE(lines.front().first, FlushId(1));
    QCOMPARE(lines.back().last, FlushId(2000));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        QCOMPARE(lines[i].first.value(), lines[i - 1].last.value() + 1);
        QCOMPARE_GE(lines[i].column - lines[i - 1].column, 4);
    }
}

void TestFlushLines::aLineGoesOnWhereLanesOutOfSightWait()
{
    const Picture picture(answeredTasks(400).snapshot(4));
    const FlushLine &line = picture.geometry.flushes.at(0);
    const QRect body = picture.rows.zoneRect(Row::Zone::Body, Picture::view);
    QCOMPARE(line.bottom, body.bottom());
    QCOMPARE_GE(line.marks.size(), std::size_t(20));
    QCOMPARE_LE(line.marks.size(), std::size_t(60));
}

void TestFlushLines::aFlushBeforeTheViewIsSeenByItsAnswer()
{
    Picture picture(answeredTasks(2).snapshot(4));
    const TimeScale late({seconds(2), seconds(4)}, Picture::view.left(), Picture::view.width());
    const auto geometry = geometryOf({picture.snapshot, picture.index, picture.rows, late,
                                      Picture::view, 0, picture.texts, picture.lanes,
                                      picture.counters, picture.flushes});
    QCOMPARE(geometry.flushes.size(), std::size_t(1));
    QCOMPARE(geometry.flushes.at(0).endColumn, 500);
    QVERIFY(!geometry.flushes.at(0).cap);
}

void TestFlushLines::aThreadThatWaitsItselfIsALaneThatWaits()
{
    TraceBuilder run;
    run.task(u"main"_s).start(1).at(1).block(1).flush(3, u"a b c"_s, TaskId(1));
    run.at(2).endFlush(3).unblock(1);
    const Picture picture(run.snapshot(2));
    QCOMPARE(picture.geometry.flushes.at(0).marks.size(), std::size_t(1));
    QCOMPARE(picture.geometry.flushes.at(0).top, picture.lane(1).rect.top());
    QVERIFY(FlushText::toolTip(picture.snapshot, FlushId(1), FlushId(1))
                .contains(u"the thread waits in main"_s));
}

void TestFlushLines::otherRowsGiveOtherLines()
{
    TimelineScene scene(Themes::light(), Picture::testFont());
    scene.setSize({900, 600});
    scene.setSnapshot(answeredTasks(5).snapshot(4));
    QCOMPARE(scene.picture().flushes.at(0).marks.size(), std::size_t(5));
    scene.setCollapsed(TaskId(1), true);
    QCOMPARE(scene.picture().flushes.at(0).marks.size(), std::size_t(1));
    QCOMPARE(scene.picture().flushes.at(0).top, scene.picture().lanes.at(1).rect.top());
    scene.setCollapsed(TaskId(1), false);
    QCOMPARE(scene.picture().flushes.at(0).marks.size(), std::size_t(5));
}

void TestFlushLines::theToolTipTellsStoreKeysAnswerErrorAndWhoWaits()
{
    const Snapshot snapshot = dependentReads(20).snapshot(1);
    const QString text = FlushText::toolTip(snapshot, FlushId(2), FlushId(2));
    for (const QString &part :
         {u"⇊ 2"_s, u"memcached"_s, u"sent 250 ms, answered 450 ms (200 ms)"_s,
          u"20 keys: user:1, user:2…"_s, u"19 found, 1 failed"_s, u"connection lost"_s,
          u"get_name 1"_s, u"and 14 more"_s}) {
        QVERIFY2(text.contains(part), qPrintable(part + u'\n' + text));
    }
    const QString both = FlushText::toolTip(snapshot, FlushId(1), FlushId(2));
    QVERIFY2(both.contains(u"2 round trips, 21 keys"_s), qPrintable(both));
}

void TestFlushLines::aSpanTellsTheFlushThatCarriesItsKey()
{
    const Snapshot snapshot = answeredTasks(3).snapshot(4);
    const auto span = spanAt(snapshot, TaskId(3), seconds(2));
    QVERIFY(span);
    for (const QString &text :
         {SpanText::accessible(snapshot, *span), SpanText::toolTip(snapshot, *span)}) {
        QVERIFY2(text.contains(u"round trip 1 to memcached, 3 keys, sent 1.000 s, answered 3.000 s,"
                               " 3 found"_s),
                 qPrintable(text));
    }
    QVERIFY(!flushOf(askingTasks(3).snapshot(2), *span));
}

void TestFlushLines::aLineIsHitNearItAndOnItsCap()
{
    const Picture picture(answeredTasks(3).snapshot(4));
    const FlushLine &line = picture.geometry.flushes.front();
    const int middle = (line.top + line.bottom) / 2;
    QCOMPARE(flushLineAt(picture.geometry, {152, middle}), &line);
    QCOMPARE(flushLineAt(picture.geometry, line.cap->center().toPoint()), &line);
    QVERIFY(flushLineAt(picture.geometry, {170, middle}) == nullptr);
    QVERIFY(flushLineAt(picture.geometry, {150, line.bottom + 5}) == nullptr);
}

COROSCOPE_TEST(TestFlushLines)
#include "tst_flushlines.moc"
