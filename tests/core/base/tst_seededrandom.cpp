// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/seededrandom.h"
#include "tests/support/testmain.h"

#include <QtCore/QList>
#include <QtTest/QTest>

#include <limits>

using Coroscope::SeededRandom;

// Every expected number was printed by CPython 3.11 after random.seed(seed).
class tst_SeededRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeNumbersAreThoseOfPython_data();
    void wholeNumbersAreThoseOfPython();
    void sumsOfManyDelaysAreThoseOfPython_data();
    void sumsOfManyDelaysAreThoseOfPython();
    void realNumbersAreThoseOfPython_data();
    void realNumbersAreThoseOfPython();
    void kindsOfNumbersMayBeMixed();
    void aRangeOfOneNumberStillConsumesBits();
};

void tst_SeededRandom::wholeNumbersAreThoseOfPython_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<int>("minimum");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<QList<int>>("expected");
    constexpr int lowest = std::numeric_limits<int>::min();
    constexpr int highest = std::numeric_limits<int>::max();

    QTest::newRow("the article's delays, seed 1")
        << quint64{1} << 0 << 3 << QList<int>{1, 0, 2, 0, 3, 3, 3, 3, 1, 0, 3, 0, 3, 3, 0,
                                              3, 2, 1, 0, 2, 0, 0, 0, 0, 3, 1, 3, 0, 1, 3};
    QTest::newRow("one to five, seed 1") << quint64{1} << 1 << 5 << QList<int>{2, 5, 1, 3, 1};
    QTest::newRow("seed 0") << quint64{0} << -5 << 1000 << QList<int>{859, 389, 771, 906, 425};
    QTest::newRow("seed 42") << quint64{42} << -5 << 1000 << QList<int>{649, 109, 20, 754, 276};
    QTest::newRow("largest seed of one word")
        << quint64{4294967295U} << -5 << 1000 << QList<int>{645, 629, 203, 215, 616};
    QTest::newRow("smallest seed of two words")
        << quint64{4294967296U} << -5 << 1000 << QList<int>{110, 354, 422, 952, 12};
    QTest::newRow("largest seed") << std::numeric_limits<quint64>::max() << -5 << 1000
                                  << QList<int>{17, 249, 341, 628, 212};
    QTest::newRow("every int, seed 1")
        << quint64{1} << lowest << highest << QList<int>{1132903364, -1051970500, -216934237};
}

void tst_SeededRandom::wholeNumbersAreThoseOfPython()
{
    QFETCH(quint64, seed);
    QFETCH(int, minimum);
    QFETCH(int, maximum);
    QFETCH(QList<int>, expected);
    SeededRandom random(seed);

    QList<int> drawn;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        drawn.append(random.wholeNumber(minimum, maximum));
    }

    QCOMPARE(drawn, expected);
}

void tst_SeededRandom::sumsOfManyDelaysAreThoseOfPython_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("expected");
    QTest::newRow("100") << 100 << 164;
    QTest::newRow("1,000") << 1000 << 1522;
    QTest::newRow("10,000") << 10000 << 14965;
}

void tst_SeededRandom::sumsOfManyDelaysAreThoseOfPython()
{
    QFETCH(int, count);
    QFETCH(int, expected);
    SeededRandom random(1);

    int sum = 0;
    for (int i = 0; i < count; ++i) {
        sum += random.wholeNumber(0, 3);
    }

    QCOMPARE(sum, expected);
}

void tst_SeededRandom::realNumbersAreThoseOfPython_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<QList<double>>("expected");
    QTest::newRow("seed 0") << quint64{
        0} << QList<double>{0.8444218515250481, 0.7579544029403025, 0.420571580830845};
    QTest::newRow("seed 1") << quint64{
        1} << QList<double>{0.13436424411240122, 0.8474337369372327, 0.763774618976614};
    QTest::newRow("largest seed") << std::numeric_limits<quint64>::max()
                                  << QList<double>{0.021825695401270107, 0.3380953268613758,
                                                   0.21196748656082065};
}

void tst_SeededRandom::realNumbersAreThoseOfPython()
{
    QFETCH(quint64, seed);
    QFETCH(QList<double>, expected);
    SeededRandom random(seed);

    for (const double number : expected) {
        const double drawn = random.real();
        // Not QCOMPARE, which takes nearly equal doubles for equal.
        QVERIFY2(drawn == number, qPrintable(QString::number(drawn, 'g', 17)));
    }
}

void tst_SeededRandom::kindsOfNumbersMayBeMixed()
{
    SeededRandom random(1);

    QCOMPARE(random.real(), 0.13436424411240122);
    QCOMPARE(random.wholeNumber(0, 3), 0);
    QCOMPARE(random.real(), 0.2550690257394217);
    QCOMPARE(random.wholeNumber(0, 9), 7);
}

void tst_SeededRandom::aRangeOfOneNumberStillConsumesBits()
{
    SeededRandom random(1);

    QCOMPARE(random.wholeNumber(7, 7), 7);
    QCOMPARE(random.wholeNumber(7, 7), 7);
    QCOMPARE(random.wholeNumber(7, 7), 7);
    QCOMPARE(random.wholeNumber(0, 3), 0);
}

COROSCOPE_TEST(tst_SeededRandom)
#include "tst_seededrandom.moc"
