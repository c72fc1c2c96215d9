// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpdate.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <chrono>
#include <string>

using namespace Coroscope;
using namespace std::chrono_literals;

class tst_HttpDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesAreThoseOfTheStandard();
    void aDateIsWrittenAnewWhenTheSecondHasChanged();
};

void tst_HttpDate::datesAreThoseOfTheStandard()
{
    using std::chrono::sys_seconds;
    QCOMPARE(httpDate(sys_seconds(784'111'777s)), std::string("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(httpDate(sys_seconds(0s)), std::string("Thu, 01 Jan 1970 00:00:00 GMT"));
    QCOMPARE(httpDate(sys_seconds(1'709'251'199s)), std::string("Thu, 29 Feb 2024 23:59:59 GMT"));
}

void tst_HttpDate::aDateIsWrittenAnewWhenTheSecondHasChanged()
{
    HttpDateClock clock;
    const std::chrono::sys_seconds moment(784'111'777s);

    QCOMPARE(clock.at(moment), httpDate(moment));
    QCOMPARE(clock.at(moment), httpDate(moment));
    QCOMPARE(clock.at(moment + 1s), httpDate(moment + 1s));
    QCOMPARE(clock.at(moment), httpDate(moment));
}

COROSCOPE_TEST(tst_HttpDate)
#include "tst_httpdate.moc"
