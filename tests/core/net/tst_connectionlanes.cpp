// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/connectionlanes.h"

#include "tests/support/testmain.h"

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Coroscope;

namespace {

const QUrl here(QStringLiteral("http://127.0.0.1:8080/0"));

} // namespace

class tst_ConnectionLanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsUnderWayHaveLanesOfTheirOwn();
    void aFreeLaneIsTakenBeforeANewOneIsMade();
    void theLaneThatWasUsedLastIsTakenFirst();
    void pathsOfOneHostShareLanes();
    void hostsPortsAndSchemesHaveLanesOfTheirOwn_data();
    void hostsPortsAndSchemesHaveLanesOfTheirOwn();
};

void tst_ConnectionLanes::requestsUnderWayHaveLanesOfTheirOwn()
{
    ConnectionLanes lanes;
    QSet<int> numbers;
    for (int request = 0; request < 100; ++request) {
        numbers.insert(lanes.take(here).number);
    }

    QCOMPARE(numbers.size(), 100);
    QVERIFY(numbers.contains(0) && numbers.contains(99));
}

void tst_ConnectionLanes::aFreeLaneIsTakenBeforeANewOneIsMade()
{
    ConnectionLanes lanes;
    const auto first = lanes.take(here);
    const auto second = lanes.take(here);

    lanes.giveBack(first);

    QCOMPARE(lanes.take(here).number, first.number);
    QCOMPARE(lanes.take(here).number, 2);
    QCOMPARE(second.number, 1);
}

void tst_ConnectionLanes::theLaneThatWasUsedLastIsTakenFirst()
{
    ConnectionLanes lanes;
    const auto first = lanes.take(here);
    const auto second = lanes.take(here);
    lanes.giveBack(first);
    lanes.giveBack(second);

    QCOMPARE(lanes.take(here).number, second.number);
    QCOMPARE(lanes.take(here).number, first.number);
}

void tst_ConnectionLanes::pathsOfOneHostShareLanes()
{
    ConnectionLanes lanes;
    lanes.giveBack(lanes.take(here));

    for (const auto *address : {"http://127.0.0.1:8080/1", "http://127.0.0.1:8080/?a=b",
                                "http://user@127.0.0.1:8080/#part", "http://127.0.0.1:8080"}) {
        const auto lane = lanes.take(QUrl(QString::fromLatin1(address)));
        QCOMPARE(lane.number, 0);
        lanes.giveBack(lane);
    }
}

void tst_ConnectionLanes::hostsPortsAndSchemesHaveLanesOfTheirOwn_data()
{
    QTest::addColumn<QUrl>("other");
    QTest::newRow("host") << QUrl(QStringLiteral("http://localhost:8080/0"));
    QTest::newRow("port") << QUrl(QStringLiteral("http://127.0.0.1:8081/0"));
    QTest::newRow("scheme") << QUrl(QStringLiteral("https://127.0.0.1:8080/0"));
}

void tst_ConnectionLanes::hostsPortsAndSchemesHaveLanesOfTheirOwn()
{
    QFETCH(QUrl, other);
    ConnectionLanes lanes;
    lanes.take(here);
    lanes.take(here);

    QCOMPARE(lanes.take(other).number, 0);
    QCOMPARE(lanes.take(here).number, 2);
}

COROSCOPE_TEST(tst_ConnectionLanes)
#include "tst_connectionlanes.moc"
