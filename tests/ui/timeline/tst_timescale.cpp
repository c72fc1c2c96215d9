// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/timeline/ruler.h"

#include <QtTest/QtTest>

using namespace Coroscope;
using namespace std::chrono_literals;

class TestTimeScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRangeLiesOnItsPixels();
    void placesAndTimesAreInverse();
    void anEmptyRangeCountsAsOneNanosecond();
    void aLineWithoutWidthCountsAsOnePixel();
    void placesFarOffStayFinite();
    void columnsRoundDownAlsoLeftOfZero();
    void stretchesThatFollowOneAnotherShareNoColumn();
    void everyStretchHasAColumn();
    void aPixelStandsForAtLeastANanosecond();
    void ticksAreOneTwoOrFiveApart_data();
    void ticksAreOneTwoOrFiveApart();
    void labelsNeverComeCloserThanAsked();
    void ticksLieInTheRange();
    void timesReadAsPeopleWriteThem_data();
    void timesReadAsPeopleWriteThem();
};

void TestTimeScale::aRangeLiesOnItsPixels()
{
    const TimeScale scale({0s, 10s}, 100, 500);
    QCOMPARE(scale.x(0s), 100.0);
    QCOMPARE(scale.x(10s), 600.0);
    QCOMPARE(scale.x(2500ms), 225.0);
    QCOMPARE(scale.x(-2s), 0.0);
}

void TestTimeScale::placesAndTimesAreInverse()
{
    const TimeScale scale({3s, 17s}, 42, 1234);
    for (const TraceTime time : {TraceTime(3s), TraceTime(5001ms), TraceTime(16999999us)}) {
        QCOMPARE_LE(std::abs((scale.time(scale.x(time)) - time).count()), 1);
    }
    QCOMPARE(scale.time(42), TraceTime(3s));
    QCOMPARE(scale.time(42 + 1234), TraceTime(17s));
}

void TestTimeScale::anEmptyRangeCountsAsOneNanosecond()
{
    for (const TimeRange range : {TimeRange{5s, 5s}, TimeRange{5s, 2s}}) {
        const TimeScale scale(range, 0, 100);
        QCOMPARE(scale.range().length(), 1ns);
        QCOMPARE(scale.x(5s), 0.0);
        QCOMPARE(scale.x(TraceTime(5s) + 1ns), 100.0);
    }
}

void TestTimeScale::aLineWithoutWidthCountsAsOnePixel()
{
    for (const double width : {0.0, -20.0}) {
        const TimeScale scale({0s, 10s}, 7, width);
        QCOMPARE(scale.width(), 1.0);
        QCOMPARE(scale.x(10s), 8.0);
    }
}

void TestTimeScale::placesFarOffStayFinite()
{
    const TimeScale scale({0ns, 1ns}, 0, 1000);
    QCOMPARE(scale.x(1h), 1e6);
    QCOMPARE(scale.x(-1h), -1e6);
    QCOMPARE(scale.column(1h), 1'000'000);
    QCOMPARE(scale.column(-1h), -1'000'000);
    const TimeScale wide({0s, TraceTime(std::int64_t(4e18))}, 0, 1);
    QCOMPARE_GT(wide.time(1e9).count(), std::int64_t(3.9e18));
}

void TestTimeScale::columnsRoundDownAlsoLeftOfZero()
{
    const TimeScale scale({0s, 10s}, 0, 10);
    QCOMPARE(scale.column(0s), 0);
    QCOMPARE(scale.column(999ms), 0);
    QCOMPARE(scale.column(1s), 1);
    QCOMPARE(scale.column(-1ms), -1);
    QCOMPARE(scale.column(-1s), -1);
    QCOMPARE(scale.column(-1001ms), -2);
}

void TestTimeScale::stretchesThatFollowOneAnotherShareNoColumn()
{
    const TimeScale scale({0s, 10s}, 0, 100);
    TraceTime begin = 0s;
    int next = 0;
    for (const TraceTime end : {TraceTime(330ms), TraceTime(1s), TraceTime(7777ms)}) {
        const ColumnRange columns = scale.columns(begin, end);
        QCOMPARE(columns.first, next);
        next = columns.last + 1;
        begin = end;
    }
}

void TestTimeScale::everyStretchHasAColumn()
{
    const TimeScale scale({0s, 10s}, 0, 100);
    QCOMPARE(scale.columns(5s, 5s), (ColumnRange{50, 50}));
    QCOMPARE(scale.columns(5010ms, 5020ms), (ColumnRange{50, 50}));
    QCOMPARE(scale.columns(5s, 5100ms), (ColumnRange{50, 50}));
    QCOMPARE(scale.columns(5s, 5101ms).width(), 1);
    QCOMPARE(scale.columns(5s, 5200ms), (ColumnRange{50, 51}));
}

void TestTimeScale::aPixelStandsForAtLeastANanosecond()
{
    QCOMPARE(TimeScale({0s, 10s}, 0, 100).perPixel(), TraceTime(100ms));
    QCOMPARE(TimeScale({0ns, 10ns}, 0, 1000).perPixel(), TraceTime(1ns));
}

void TestTimeScale::ticksAreOneTwoOrFiveApart_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QStringList>("labels");
    using L = QStringList;
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    QTest::newRow("seconds") << qint64(16'000'000'000)
                             << L{s("0"), s("2 s"), s("4 s"), s("6 s"), s("8 s"), s("10 s"),
                                  s("12 s"), s("14 s"), s("16 s")};
    QTest::newRow("half seconds") << qint64(2'000'000'000)
                                  << L{s("0"), s("500 ms"), s("1.0 s"), s("1.5 s"), s("2.0 s")};
    QTest::newRow("microseconds") << qint64(40'000)
                                  << L{s("0"), s("5 µs"), s("10 µs"), s("15 µs"), s("20 µs"),
                                       s("25 µs"), s("30 µs"), s("35 µs"), s("40 µs")};
    QTest::newRow("nanoseconds") << qint64(3) << L{s("0"), s("1 ns"), s("2 ns"), s("3 ns")};
}

void TestTimeScale::ticksAreOneTwoOrFiveApart()
{
    QFETCH(qint64, length);
    QFETCH(QStringList, labels);
    QStringList seen;
    for (const Tick &tick : ticksOf(TimeScale({0ns, TraceTime(length)}, 0, 800), 84)) {
        if (tick.kind == Tick::Kind::Labelled) {
            seen.append(tick.label);
        }
    }
    QCOMPARE(seen, labels);
}

void TestTimeScale::labelsNeverComeCloserThanAsked()
{
    for (std::int64_t length = 1; length < std::int64_t(1e17); length = length * 3 + 1) {
        std::optional<double> last;
        const auto ticks = ticksOf(TimeScale({0ns, TraceTime(length)}, 0, 900), 80);
        QCOMPARE_LE(ticks.size(), 100U);
        for (const Tick &tick : ticks) {
            if (tick.kind == Tick::Kind::Labelled) {
                QVERIFY(!last || tick.x - *last >= 79.9);
                last = tick.x;
            }
        }
    }
}

void TestTimeScale::ticksLieInTheRange()
{
    const TimeRange range{1234567us, 7654321us};
    const auto ticks = ticksOf(TimeScale(range, 10, 900), 80);
    QCOMPARE_GT(ticks.size(), 5U);
    for (const Tick &tick : ticks) {
        QVERIFY(tick.at >= range.begin && tick.at <= range.end);
    }
}

void TestTimeScale::timesReadAsPeopleWriteThem_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("moment");
    QTest::addColumn<QString>("length");
    const auto row = [](qint64 time, const char *moment, const char *length) {
        QTest::addRow("%lld", time)
            << time << QString::fromUtf8(moment) << QString::fromUtf8(length);
    };
    row(0, "0.000 s", "0 s");
    row(9'300'000'000, "9.300 s", "9.3 s");
    row(2'500'000'000, "2.500 s", "2.5 s");
    row(1'250'000'000, "1.250 s", "1.25 s");
    row(2'500'120'345, "2.500 s", "2.5 s");
    row(15'000'000'000, "15.000 s", "15 s");
    row(340'000'000, "340 ms", "340 ms");
    row(999'980'000, "999.98 ms", "1 s");
    row(12'500'000, "12.5 ms", "12.5 ms");
    row(4'321, "4.321 µs", "4.321 µs");
    row(7, "7 ns", "7 ns");
}

void TestTimeScale::timesReadAsPeopleWriteThem()
{
    QFETCH(qint64, time);
    QTEST(momentText(TraceTime(time)), "moment");
    QTEST(lengthText(TraceTime(time)), "length");
}

COROSCOPE_TEST(TestTimeScale)
#include "tst_timescale.moc"
