// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/counters.h"
#include "tests/support/testmain.h"
#include "tests/support/tracebuilder.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class tst_Counters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSuffixMakesALimit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("limited");
        QTest::newRow("a limit") << u"open descriptors limit"_s << u"open descriptors"_s;
        QTest::newRow("a counter") << u"open descriptors"_s << QString();
        QTest::newRow("the bare suffix") << u" limit"_s << QString();
        QTest::newRow("the bare word") << u"limit"_s << QString();
        QTest::newRow("part of a word") << u"sublimit"_s << QString();
    }
    void theSuffixMakesALimit()
    {
        QFETCH(QString, name);
        QTEST(limitedCounter(name).value_or(QString()), "limited");
    }

    void aLimitBelongsToItsCounterAndIsNotShownItself()
    {
        TraceBuilder run;
        run.count(u"in flight limit"_s, 1000).count(u"in flight"_s, 1).count(u"gap"_s, 4);
        const Snapshot snapshot = run.snapshot();
        QCOMPARE(limitsOf(snapshot),
                 (std::vector<std::optional<std::size_t>>{std::nullopt, 0, std::nullopt}));
        QCOMPARE(shownCounters(snapshot), (std::vector<std::size_t>{1, 2}));
    }

    void aLimitWithoutItsCounterIsShown()
    {
        TraceBuilder run;
        run.count(u"speed limit"_s, 50);
        QCOMPARE(shownCounters(run.snapshot()), (std::vector<std::size_t>{0}));
        QCOMPARE(limitsOf(run.snapshot()),
                 (std::vector<std::optional<std::size_t>>{std::nullopt}));
    }

    void theValueAtAMomentIsTheLastSampleUntilThen()
    {
        TraceBuilder run;
        run.at(1).count(u"in flight"_s, 3).at(2).count(u"in flight"_s, 7);
        run.count(u"in flight"_s, 8);
        const Snapshot snapshot = run.snapshot(9);
        const CounterTimeline &counter = snapshot.counters.at(0);
        QVERIFY(!valueAt(counter, seconds(0.5)));
        QCOMPARE(valueAt(counter, seconds(1)), std::optional<std::int64_t>(3));
        QCOMPARE(valueAt(counter, seconds(1.9)), std::optional<std::int64_t>(3));
        QCOMPARE(valueAt(counter, seconds(2)), std::optional<std::int64_t>(8));
        QCOMPARE(valueAt(counter, snapshot.now), std::optional<std::int64_t>(8));
    }

    void aCounterWithoutSamplesHasNoValue()
    {
        QVERIFY(!valueAt(CounterTimeline(), seconds(1)));
    }
};

COROSCOPE_TEST(tst_Counters)
#include "tst_counters.moc"
