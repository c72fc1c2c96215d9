// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/timeline/picture.h"
#include "ui/timeline/countertext.h"
#include "ui/timeline/timelineview.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Open descriptors climb from 11 to 1,011 of 1,024; the limit was 2,000 before.
TraceBuilder nearlyExhausted()
{
    TraceBuilder run;
    run.task(u"main"_s).start(1);
    run.at(1).count(u"open descriptors limit"_s, 2000).count(u"open descriptors"_s, 11);
    run.at(4).count(u"open descriptors limit"_s, 1024).count(u"open descriptors"_s, 1011);
    return run;
}

const Lane &laneOfCounters(const Picture &picture)
{
    return picture.geometry.lanes.back();
}

} // namespace

class TestCounterLane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLimitIsALineInTheLaneOfItsCounterAndHasNoneOfItsOwn();
    void theScaleReachesToTheLimit();
    void theLimitIsLabelledAndLabelsKeepApart();
    void aCounterWithoutALimitHasNoLine();
    void theHeaderTellsTheValueAtTheMoment();
    void valuesHaveTheirUnits();
    void theCursorDecidesWhichValueIsTold();
};

void TestCounterLane::aLimitIsALineInTheLaneOfItsCounterAndHasNoneOfItsOwn()
{
    const Picture picture(nearlyExhausted().snapshot(6));
    const auto isCounter = [](const Row &row) { return row.kind == Row::Kind::Counter; };
    QCOMPARE(std::count_if(picture.rows.rows().begin(), picture.rows.rows().end(), isCounter), 1);
    const Lane &lane = laneOfCounters(picture);
    QCOMPARE(picture.snapshot.text(picture.snapshot.counters[lane.row.index].name),
             u"open descriptors"_s);
    QCOMPARE(lane.limits.size(), std::size_t(2));
    QCOMPARE(lane.limits[0].value, 2000);
    QCOMPARE(lane.limits[0].first, 150);
    QCOMPARE(lane.limits[0].last, 299);
    QCOMPARE(lane.limits[1].value, 1024);
    QCOMPARE(lane.limits[1].first, 300);
}

void TestCounterLane::theScaleReachesToTheLimit()
{
    const Picture picture(nearlyExhausted().snapshot(6));
    const Lane &lane = laneOfCounters(picture);
    const int ground = lane.steps.back().rect.bottom();
    const double perUnit = double(ground - lane.limits[0].y) / 2000;
    QVERIFY(std::abs(ground - lane.limits[1].y - 1024 * perUnit) <= 1);
    QVERIFY(std::abs(ground - lane.steps.back().rect.top() - 1011 * perUnit) <= 1);
    for (const LimitLine &limit : lane.limits) {
        QVERIFY(lane.rect.contains(QPoint(limit.first, limit.y)));
    }
}

void TestCounterLane::theLimitIsLabelledAndLabelsKeepApart()
{
    const Picture picture(nearlyExhausted().snapshot(6));
    const Lane &lane = laneOfCounters(picture);
    QCOMPARE(lane.labels.size(), std::size_t(2));
    QCOMPARE(lane.labels[0].text, u"limit 1,024"_s);
    QCOMPARE(lane.labels[1].text, u"1,011"_s);
    QVERIFY(!lane.labels[0].rect.intersects(lane.labels[1].rect));
}

void TestCounterLane::aCounterWithoutALimitHasNoLine()
{
    TraceBuilder run;
    run.task(u"main"_s).start(1).count(u"in flight"_s, 3);
    const Picture picture(run.snapshot(2));
    QVERIFY(laneOfCounters(picture).limits.empty());
    QVERIFY(!laneOfCounters(picture).steps.empty());
}

void TestCounterLane::theHeaderTellsTheValueAtTheMoment()
{
    const Snapshot snapshot = nearlyExhausted().snapshot(6);
    const auto limit = std::optional<std::size_t>(0);
    QCOMPARE(CounterText::status(snapshot, 1, limit, snapshot.now), u"1,011 of 1,024"_s);
    QCOMPARE(CounterText::status(snapshot, 1, limit, seconds(2)), u"11 of 2,000"_s);
    QCOMPARE(CounterText::status(snapshot, 1, limit, seconds(0.5)), u"peak 1,011"_s);
    QCOMPARE(CounterText::status(snapshot, 1, {}, seconds(2)), u"11 · peak 1,011"_s);
    QCOMPARE(CounterText::readyQueueStatus(snapshot, snapshot.now), u"0 · peak 0"_s);
}

void TestCounterLane::valuesHaveTheirUnits()
{
    QCOMPARE(CounterText::value(u"heartbeat gap"_s, 2503), u"2,503 ms"_s);
    QCOMPARE(CounterText::value(u"in flight"_s, 10'000), u"10,000"_s);
    QCOMPARE(CounterText::name(u"in_flight"_s), u"in flight"_s);
    QCOMPARE(CounterText::name(u"round trips"_s), u"round trips"_s);
}

void TestCounterLane::theCursorDecidesWhichValueIsTold()
{
    TimelineView view;
    view.resize(900, 500);
    view.setSnapshot(nearlyExhausted().end(1, Outcome::Succeeded).snapshot(6));
    const QImage newest = view.grab().toImage();
    view.scene().highlights().cursor = seconds(2);
    view.viewport()->update();
    const QImage earlier = view.grab().toImage();
    const QRect header(0, view.height() / 4, 150, view.height() * 3 / 4);
    QVERIFY(newest.copy(header) != earlier.copy(header));
}

COROSCOPE_TEST(TestCounterLane)
#include "tst_counterlane.moc"
