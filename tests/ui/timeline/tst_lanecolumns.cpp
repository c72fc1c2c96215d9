// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/tracebuilder.h"
#include "ui/timeline/countercache.h"
#include "ui/timeline/lanecache.h"
#include "ui/timeline/strippainter.h"

#include <QtTest/QtTest>

#include <random>
#include <set>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

constexpr ColumnRange viewed{100, 899};

/// A run of some tasks with spans from nothing to many pixels long, in which every state occurs.
class DenseRun
{
public:
    explicit DenseRun(unsigned seed)
        : m_random(seed)
    {
        m_run.task(QStringLiteral("main")).start(1);
        for (int i = 0; i + 1 < int(tasks); ++i) {
            m_run.task(QStringLiteral("task"));
        }
        m_run.await(1, AwaitReason::Event);
        for (std::uint32_t task = 2; task <= tasks; ++task) {
            m_run.start(task).await(task, AwaitReason::Event);
        }
    }

    DenseRun &turns(int number)
    {
        for (int i = 0; i < number; ++i) {
            const auto task = std::uint32_t(1 + m_random() % tasks);
            step();
            m_run.ready(task);
            step();
            m_run.resume(task);
            step();
            if (m_random() % 3 == 0) {
                m_run.block(task);
                step();
                m_run.unblock(task);
            }
            m_run.count(QStringLiteral("counter"), std::int64_t(m_random() % 50));
            m_run.await(task, AwaitReason::Event);
        }
        return *this;
    }

    Snapshot snapshot() const { return m_run.snapshot(); }
    static constexpr std::uint32_t tasks = 4;

private:
    void step()
    {
        // Mostly short, now and then long, often no time at all.
        constexpr std::array<int, 6> longest{1, 1, 50, 2000, 20'000, 400'000};
        m_now += TraceTime(int(m_random() % unsigned(longest[m_random() % longest.size()])));
        m_run.at(m_now);
    }

    TraceBuilder m_run;
    TraceTime m_now{};
    std::mt19937 m_random;
};

std::vector<Span> allSpans(const SpanTrack &track, const std::vector<Span> &open)
{
    std::vector<Span> spans;
    for (std::size_t i = 0; i < track.size(); ++i) {
        spans.push_back(track.at(i));
    }
    spans.insert(spans.end(), open.begin(), open.end());
    return spans;
}

/// The columns that the spans cover when each is drawn by itself.
std::set<int> naiveColumns(const std::vector<Span> &spans, const TimeScale &scale)
{
    std::set<int> columns;
    for (const Span &span : spans) {
        const ColumnRange range = scale.columns(span.begin, span.end);
        for (int c = std::max(range.first, viewed.first); c <= std::min(range.last, viewed.last); ++c) {
            columns.insert(c);
        }
    }
    return columns;
}

std::set<int> drawnColumns(const LaneSpans &spans)
{
    std::set<int> columns;
    for (const WideSpan &span : spans.wide) {
        for (int c = std::max(span.columns.first, viewed.first);
             c <= std::min(span.columns.last, viewed.last); ++c) {
            columns.insert(c);
        }
    }
    for (std::size_t i = 0; i < spans.columns.size(); ++i) {
        if (!spans.columns[i].isEmpty()) {
            columns.insert(spans.strip.first + int(i));
        }
    }
    return columns;
}

std::vector<TimeScale> zooms(const Snapshot &snapshot)
{
    std::vector<TimeScale> scales;
    for (const double part : {1.0, 0.3, 0.05, 0.002}) {
        for (const double from : {0.0, 0.35, 0.9}) {
            const auto length = double(snapshot.now.count());
            const TraceTime begin(std::int64_t(from * length));
            const TraceTime end = begin + TraceTime(std::int64_t(part * length));
            scales.emplace_back(TimeRange{begin, end}, 100.0, 800.0);
        }
    }
    return scales;
}

} // namespace

class TestLaneColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergedLanesCoverTheColumnsOfANaivePicture_data();
    void mergedLanesCoverTheColumnsOfANaivePicture();
    void everyStateOfAColumnIsKept();
    void rememberingChangesNothing();
    void anOpenSpanGrowsWithoutLeavingAnythingBehind();
    void sharesAddUpAndKeepWhatOccurs();
    void stacksFillTheHeightAndKeepAPixelForEach();
    void aColumnOfACounterShowsItsPeak();
    void rememberingCountersChangesNothing();
};

void TestLaneColumns::mergedLanesCoverTheColumnsOfANaivePicture_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("turns");
    for (const unsigned seed : {1U, 2U, 3U}) {
        for (const int turns : {20, 700, 4000}) {
            QTest::addRow("seed %u, %d turns", seed, turns) << seed << turns;
        }
    }
}

void TestLaneColumns::mergedLanesCoverTheColumnsOfANaivePicture()
{
    QFETCH(unsigned, seed);
    QFETCH(int, turns);
    const Snapshot snapshot = DenseRun(seed).turns(turns).snapshot();
    for (const TimeScale &scale : zooms(snapshot)) {
        LaneCache cache;
        cache.begin(snapshot);
        const auto open = currentThreadSpan(snapshot);
        QCOMPARE(drawnColumns(cache.thread(snapshot, scale, viewed)),
                 naiveColumns(allSpans(snapshot.thread,
                                       open ? std::vector{*open} : std::vector<Span>()),
                              scale));
        for (std::uint32_t id = 1; id <= DenseRun::tasks; ++id) {
            const TaskTimeline &task = *snapshot.task(TaskId(id));
            QCOMPARE(drawnColumns(cache.task(snapshot, task, scale, viewed)),
                     naiveColumns(allSpans(task.spans, currentSpans(task, snapshot.now)), scale));
        }
    }
}

void TestLaneColumns::everyStateOfAColumnIsKept()
{
    const Snapshot snapshot = DenseRun(7).turns(2000).snapshot();
    const TimeScale scale({TraceTime(0), snapshot.now}, 100, 800);
    LaneCache cache;
    cache.begin(snapshot);
    const TaskTimeline &task = *snapshot.task(TaskId(2));
    const LaneSpans drawn = cache.task(snapshot, task, scale, viewed);
    int checked = 0;
    for (const Span &span : allSpans(task.spans, {})) {
        const ColumnRange columns = scale.columns(span.begin, span.end);
        if (columns.width() >= narrowestBar) {
            continue;
        }
        for (int c = std::max(columns.first, viewed.first); c <= std::min(columns.last, viewed.last);
             ++c) {
            const Column &column = drawn.columns[std::size_t(c - drawn.strip.first)];
            QVERIFY(column.shares[std::size_t(span.state)] > 0);
            ++checked;
        }
    }
    QCOMPARE_GT(checked, 500);
}

void TestLaneColumns::rememberingChangesNothing()
{
    DenseRun run(11);
    LaneCache remembering;
    for (int step = 0; step < 12; ++step) {
        const Snapshot snapshot = run.turns(step < 6 ? 5 : 300).snapshot();
        for (const TraceTime end : {TraceTime(20'000'000), TraceTime(400'000'000)}) {
            // Twice on the same scale: the second time much is remembered.
            for (int again = 0; again < 2; ++again) {
                const TimeScale scale({TraceTime(0), end}, 100, 800);
                LaneCache fresh;
                fresh.begin(snapshot);
                remembering.begin(snapshot);
                QVERIFY(remembering.thread(snapshot, scale, viewed)
                        == fresh.thread(snapshot, scale, viewed));
                for (std::uint32_t id = 1; id <= DenseRun::tasks; ++id) {
                    const TaskTimeline &task = *snapshot.task(TaskId(id));
                    QVERIFY(remembering.task(snapshot, task, scale, viewed)
                            == fresh.task(snapshot, task, scale, viewed));
                }
            }
        }
    }
}

void TestLaneColumns::anOpenSpanGrowsWithoutLeavingAnythingBehind()
{
    TraceBuilder run;
    run.task(QStringLiteral("main")).at(1.0).start(1).await(1, AwaitReason::Event);
    const TimeScale scale({seconds(0), seconds(8)}, 100, 800);
    LaneCache cache;
    for (const double now : {1.0, 1.005, 1.015, 1.5, 3.0}) {
        const Snapshot snapshot = run.snapshot(now);
        cache.begin(snapshot);
        LaneCache fresh;
        fresh.begin(snapshot);
        const LaneSpans drawn = cache.task(snapshot, *snapshot.task(TaskId(1)), scale, viewed);
        QVERIFY(drawn == fresh.task(snapshot, *snapshot.task(TaskId(1)), scale, viewed));
    }
}

void TestLaneColumns::sharesAddUpAndKeepWhatOccurs()
{
    std::mt19937 random(5);
    for (int i = 0; i < 2000; ++i) {
        std::array<std::int64_t, 4> times{};
        std::array<bool, 4> present{};
        for (std::size_t k = 0; k < 4; ++k) {
            present[k] = random() % 2 == 0;
            times[k] = present[k] && random() % 3 != 0 ? std::int64_t(random() % 100'000) : 0;
        }
        const Column column = columnOf(times, present);
        int sum = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            QCOMPARE(column.shares[k] > 0, present[k]);
            sum += column.shares[k];
        }
        const bool isUsed = present != std::array<bool, 4>{};
        QCOMPARE(sum, isUsed ? 255 : 0);
        QCOMPARE(column.isEmpty(), !isUsed);
    }
}

void TestLaneColumns::stacksFillTheHeightAndKeepAPixelForEach()
{
    QCOMPARE(topsOf(Column{{255, 0, 0, 0}}, 10), (ColumnTops{0, 10, 10, 10}));
    QCOMPARE(topsOf(Column{{0, 255, 0, 0}}, 10), (ColumnTops{10, 10, 10, 10}));
    QCOMPARE(topsOf(Column{{1, 253, 0, 1}}, 10), (ColumnTops{8, 9, 10, 10}));
    QCOMPARE(topsOf(Column{{1, 1, 252, 1}}, 10), (ColumnTops{1, 2, 3, 10}));
    QCOMPARE(topsOf(Column{}, 10), (ColumnTops{0, 0, 0, 0}));
    std::mt19937 random(6);
    for (int i = 0; i < 2000; ++i) {
        const bool isAwaiting = random() % 2 == 0;
        const std::array<std::int64_t, 4> times{int(random() % 9), int(random() % 900),
                                                isAwaiting ? int(random() % 9) : 0,
                                                int(random() % 90)};
        const Column column = columnOf(times, {true, true, isAwaiting, true});
        const ColumnTops tops = topsOf(column, 4 + int(random() % 60));
        QVERIFY(tops[0] >= 1 && tops[1] > tops[0] && tops[2] > tops[1] && tops[3] >= tops[2]);
    }
}

void TestLaneColumns::aColumnOfACounterShowsItsPeak()
{
    TraceBuilder run;
    const QString name = QStringLiteral("in_flight");
    run.task(QStringLiteral("main"));
    run.at(1.0).count(name, 2).at(1.001).count(name, 9).at(1.002).count(name, 3);
    run.at(3.0).count(name, 1);
    const Snapshot snapshot = run.snapshot(4.0);
    CounterCache cache;
    cache.begin(snapshot);
    const TimeScale scale({seconds(0), seconds(8)}, 100, 800);
    const auto runs = cache.runs(1, snapshot.counters[0], scale, viewed, snapshot.now);
    QCOMPARE(runs.size(), 3U);
    QVERIFY((runs[0] == CounterRun{200, 200, 9}));
    QVERIFY((runs[1] == CounterRun{201, 399, 3}));
    QVERIFY((runs[2] == CounterRun{400, 500, 1}));
}

void TestLaneColumns::rememberingCountersChangesNothing()
{
    DenseRun run(13);
    CounterCache remembering;
    for (int step = 0; step < 12; ++step) {
        const Snapshot snapshot = run.turns(150).snapshot();
        const TraceTime end(step < 9 ? 200'000'000 : 90'000'000);
        const TimeScale scale({TraceTime(1'000'000), end}, 100, 800);
        CounterCache fresh;
        fresh.begin(snapshot);
        remembering.begin(snapshot);
        for (const auto *counter : {&snapshot.counters[0], &snapshot.readyQueue}) {
            const std::uint32_t key = counter == &snapshot.readyQueue ? 0 : 1;
            const auto runs = remembering.runs(key, *counter, scale, viewed, snapshot.now);
            QVERIFY(runs == fresh.runs(key, *counter, scale, viewed, snapshot.now));
            QVERIFY(!runs.empty());
        }
    }
}

COROSCOPE_TEST(TestLaneColumns)
#include "tst_lanecolumns.moc"
