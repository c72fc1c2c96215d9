// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seededrandom.h"
#include "core/trace/spantrack.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <limits>

using namespace Coroscope;

namespace {

constexpr TraceTime endOfTime = TraceTime::max();

Span spanOf(std::int64_t begin, std::int64_t end, TaskState state = TaskState::Running)
{
    Span span;
    span.begin = TraceTime(begin);
    span.end = TraceTime(end);
    span.state = state;
    return span;
}

/// Spans of random lengths (often none) and states, with gaps here and there.
SpanTrack randomTrack(std::uint32_t seed, int size)
{
    SeededRandom random(seed);
    SpanTrack track;
    std::int64_t now = 0;
    for (int i = 0; i < size; ++i) {
        now += random.wholeNumber(0, 9) == 0 ? random.wholeNumber(1, 50) : 0;
        const std::int64_t begin = now;
        now += random.wholeNumber(0, 2) == 0 ? 0 : random.wholeNumber(1, 20);
        track.append(spanOf(begin, now, TaskState(random.wholeNumber(0, 3))));
    }
    return track;
}

struct Walked
{
    StateTimes times{};
    std::array<bool, 4> present{};
    std::size_t pieces = 0;
    TraceTime begin = endOfTime;
    TraceTime end{};
};

Walked walked(const SpanTrack &track, TraceTime from, TraceTime to, TraceTime resolution)
{
    Walked sum;
    track.walk(from, to, resolution, [&](const SpanPiece &piece) {
        QCOMPARE_GE(piece.begin, sum.end);
        QVERIFY(piece.span != nullptr || piece.end - piece.begin <= resolution);
        for (std::size_t state = 0; state < 4; ++state) {
            sum.times[state] += piece.times[state];
            sum.present[state] = sum.present[state] || piece.present[state];
        }
        ++sum.pieces;
        sum.begin = std::min(sum.begin, piece.begin);
        sum.end = piece.end;
    });
    return sum;
}

} // namespace

class tst_SpanTrack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesCoverWhatTheSpansCover_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<qint64>("resolution");
        for (const int size : {0, 1, 3, 4, 5, 16, 63, 64, 65, 1000}) {
            for (const qint64 resolution : {0, 1, 10, 100, 1'000'000}) {
                QTest::addRow("%d spans at %lld ns", size, resolution) << size << resolution;
            }
        }
    }
    void piecesCoverWhatTheSpansCover()
    {
        QFETCH(int, size);
        QFETCH(qint64, resolution);
        const SpanTrack track = randomTrack(std::uint32_t(size), size);
        Walked expected;
        for (std::size_t i = 0; i < track.size(); ++i) {
            const Span &span = track.at(i);
            expected.times[std::size_t(span.state)] += span.length();
            expected.present[std::size_t(span.state)] = true;
            expected.begin = std::min(expected.begin, span.begin);
            expected.end = span.end;
        }
        const Walked pieces = walked(track, TraceTime(0), endOfTime, TraceTime(resolution));
        QCOMPARE(pieces.times, expected.times);
        QCOMPARE(pieces.present, expected.present);
        QCOMPARE(pieces.begin, expected.begin);
        QCOMPARE(pieces.end, expected.end);
    }

    void aWalkTouchesItsRangeOnly()
    {
        const SpanTrack track = randomTrack(3, 500);
        for (int from = 0; from < 3000; from += 37) {
            const TraceTime begin(from);
            const TraceTime end(from + 100);
            StateTimes expected{};
            for (std::size_t i = 0; i < track.size(); ++i) {
                const Span &span = track.at(i);
                if (span.end >= begin && span.begin <= end) {
                    expected[std::size_t(span.state)] += span.length();
                }
            }
            QCOMPARE(walked(track, begin, end, TraceTime(0)).times, expected);
        }
    }

    void aCoarseWalkCostsLittle()
    {
        const SpanTrack track = randomTrack(5, 100'000);
        QCOMPARE_LE(walked(track, TraceTime(0), endOfTime, TraceTime::max()).pieces,
                    std::size_t(30));
    }

    void copiesStayAsTheyWere()
    {
        SpanTrack track = randomTrack(1, 50);
        const SpanTrack copy = track;
        const Walked before = walked(copy, TraceTime(0), endOfTime, TraceTime(1'000'000));
        for (std::int64_t i = 0; i < 200; ++i) {
            track.append(spanOf(10'000 + i, 10'001 + i));
        }
        const Walked after = walked(copy, TraceTime(0), endOfTime, TraceTime(1'000'000));
        QCOMPARE(copy.size(), std::size_t(50));
        QCOMPARE(after.times, before.times);
        QCOMPARE(after.pieces, before.pieces);
        QCOMPARE(after.end, before.end);
    }

    void spansAreFoundByTime()
    {
        SpanTrack track;
        track.append(spanOf(0, 10));
        track.append(spanOf(10, 10));
        track.append(spanOf(20, 30));
        QCOMPARE(track.firstEndingAfter(TraceTime(9)), std::size_t(0));
        QCOMPARE(track.firstEndingAfter(TraceTime(10)), std::size_t(2));
        QCOMPARE(track.firstEndingAtOrAfter(TraceTime(10)), std::size_t(0));
        QCOMPARE(track.firstEndingAtOrAfter(TraceTime(11)), std::size_t(2));
        QCOMPARE(track.firstEndingAfter(TraceTime(30)), std::size_t(3));
    }

    void anEmptyTrackHasNothing()
    {
        const SpanTrack track;
        QVERIFY(track.isEmpty());
        QCOMPARE(track.firstEndingAfter(TraceTime(0)), std::size_t(0));
        QCOMPARE(walked(track, TraceTime(0), endOfTime, TraceTime(0)).pieces, std::size_t(0));
    }
};

COROSCOPE_TEST(tst_SpanTrack)
#include "tst_spantrack.moc"
