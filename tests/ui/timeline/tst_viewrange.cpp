// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/timeline/viewrange.h"

#include <QtTest/QtTest>

#include <set>

using namespace Coroscope;
using namespace std::chrono_literals;

class TestViewRange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followingARunTheAxisEndsLaterThanNow();
    void theAxisGrowsInSteps();
    void aRunThatIsOverFillsTheView();
    void zoomingKeepsThePlaceUnderThePointer();
    void zoomingALiveRunKeepsTheNewestMomentInView();
    void panningStopsFollowing();
    void endFollowsAgainAtTheSameWidth();
    void homeShowsTheWholeRunAsItGrows();
    void nothingOfTheRunCanBeLostByPanning();
    void zoomHasBounds();
    void undoTakesBackOneStep();
    void joinedStepsAreUndoneTogether();
    void undoOfNothingSaysSo();
    void undoingAPanFollowsAgain();
    void fittingLeavesRoomOnBothSides();
    void centringKeepsTheLength();
    void aNewRunForgetsNavigation();
};

namespace {

ViewRange over(TraceTime length)
{
    ViewRange view;
    view.setRun(length, RunProgress::Over);
    return view;
}

} // namespace

void TestViewRange::followingARunTheAxisEndsLaterThanNow()
{
    ViewRange view;
    view.setRun(9300ms, RunProgress::Live);
    QCOMPARE(view.range(), (TimeRange{0s, 16s}));
    QCOMPARE(view.follow(), Follow::WholeRun);
    view.setRun(0s, RunProgress::Live);
    QCOMPARE(view.range(), (TimeRange{0s, 1s}));
}

void TestViewRange::theAxisGrowsInSteps()
{
    std::set<std::int64_t> ends;
    for (TraceTime now = 0s; now < 100s; now += 50ms) {
        const TraceTime end = ViewRange::generousEnd(now, RunProgress::Live);
        QCOMPARE_GT(end.count(), now.count());
        ends.insert(end.count());
    }
    QCOMPARE_LE(ends.size(), 12U);
}

void TestViewRange::aRunThatIsOverFillsTheView()
{
    QCOMPARE(over(15s).range(), (TimeRange{0s, 16200ms}));
    QCOMPARE(over(0s).range(), (TimeRange{0s, 1us}));
}

void TestViewRange::zoomingKeepsThePlaceUnderThePointer()
{
    ViewRange view = over(10s);
    const TimeScale before(view.range(), 0, 1000);
    view.zoom(3s, 0.5);
    const TimeScale after(view.range(), 0, 1000);
    QVERIFY(std::abs(before.x(3s) - after.x(3s)) < 0.01);
    QCOMPARE(view.range().length(), TraceTime(5400ms));
    QCOMPARE(view.follow(), Follow::Off);
}

void TestViewRange::zoomingALiveRunKeepsTheNewestMomentInView()
{
    ViewRange view;
    view.setRun(8s, RunProgress::Live);
    view.zoom(1s, 0.25);
    QCOMPARE(view.follow(), Follow::Newest);
    const TraceTime length = view.range().length();
    for (const TraceTime now : {TraceTime(9s), TraceTime(20s), TraceTime(100s)}) {
        view.setRun(now, RunProgress::Live);
        QCOMPARE(view.range().length(), length);
        QVERIFY(view.range().begin < now && now < view.range().end);
    }
}

void TestViewRange::panningStopsFollowing()
{
    ViewRange view;
    view.setRun(8s, RunProgress::Live);
    view.pan(-1s);
    QVERIFY(!view.isFollowing());
    const TimeRange range = view.range();
    view.setRun(80s, RunProgress::Live);
    QCOMPARE(view.range(), range);
}

void TestViewRange::endFollowsAgainAtTheSameWidth()
{
    ViewRange view;
    view.setRun(50s, RunProgress::Live);
    view.fit({1s, 2s});
    const TraceTime length = view.range().length();
    view.followNewest();
    QCOMPARE(view.follow(), Follow::Newest);
    QCOMPARE(view.range().length(), length);
    QVERIFY(view.range().begin < 50s && view.range().end > 50s);
    view.zoom(50s, 1000);
    view.followNewest();
    QCOMPARE(view.follow(), Follow::WholeRun);
}

void TestViewRange::homeShowsTheWholeRunAsItGrows()
{
    ViewRange view;
    view.setRun(5s, RunProgress::Live);
    view.fit({1s, 2s});
    view.fitAll();
    QCOMPARE(view.range().begin, TraceTime(0s));
    view.setRun(50s, RunProgress::Live);
    QCOMPARE_GT(view.range().end.count(), TraceTime(50s).count());
}

void TestViewRange::nothingOfTheRunCanBeLostByPanning()
{
    ViewRange view = over(10s);
    const TraceTime length = view.range().length();
    view.pan(1h);
    QVERIFY(view.range().begin < 10s);
    view.pan(-1h);
    QVERIFY(view.range().end > 0s);
    QCOMPARE(view.range().length(), length);
}

void TestViewRange::zoomHasBounds()
{
    ViewRange view = over(10s);
    for (int i = 0; i < 100; ++i) {
        view.zoom(5s, 0.01);
    }
    QCOMPARE(view.range().length(), ViewRange::shortest);
    for (int i = 0; i < 100; ++i) {
        view.zoom(5s, 100);
    }
    QCOMPARE_LE(view.range().length().count(), TraceTime(22s).count());
}

void TestViewRange::undoTakesBackOneStep()
{
    ViewRange view = over(10s);
    const TimeRange whole = view.range();
    view.fit({2s, 4s});
    const TimeRange fitted = view.range();
    view.pan(1s);
    QVERIFY(view.undo());
    QCOMPARE(view.range(), fitted);
    QVERIFY(view.undo());
    QCOMPARE(view.range(), whole);
}

void TestViewRange::joinedStepsAreUndoneTogether()
{
    ViewRange view = over(10s);
    const TimeRange whole = view.range();
    view.zoom(5s, 0.8);
    for (int i = 0; i < 10; ++i) {
        view.zoom(5s, 0.8, NavigationStep::Joined);
    }
    QVERIFY(view.undo());
    QCOMPARE(view.range(), whole);
    QVERIFY(!view.canUndo());
}

void TestViewRange::undoOfNothingSaysSo()
{
    ViewRange view = over(10s);
    QVERIFY(!view.undo());
    QCOMPARE(view.range().begin, TraceTime(0s));
}

void TestViewRange::undoingAPanFollowsAgain()
{
    ViewRange view;
    view.setRun(5s, RunProgress::Live);
    view.pan(-1s);
    view.setRun(50s, RunProgress::Live);
    QVERIFY(view.undo());
    QVERIFY(view.isFollowing());
    QCOMPARE_GT(view.range().end.count(), TraceTime(50s).count());
}

void TestViewRange::fittingLeavesRoomOnBothSides()
{
    ViewRange view = over(100s);
    view.fit({24s, 36s});
    QCOMPARE(view.range(), (TimeRange{23s, 37s}));
    view.fit({5s, 5s});
    QVERIFY(view.range().begin < 5s && view.range().end > 5s);
}

void TestViewRange::centringKeepsTheLength()
{
    ViewRange view = over(100s);
    view.fit({24s, 36s});
    const TraceTime length = view.range().length();
    view.centre(50s);
    QCOMPARE(view.range().length(), length);
    QCOMPARE(view.range().begin + length / 2, TraceTime(50s));
}

void TestViewRange::aNewRunForgetsNavigation()
{
    ViewRange view = over(100s);
    view.fit({24s, 36s});
    view.reset();
    QVERIFY(view.isFollowing());
    QVERIFY(!view.canUndo());
}

COROSCOPE_TEST(TestViewRange)
#include "tst_viewrange.moc"
