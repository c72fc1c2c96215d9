// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <chrono>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// What goes wrong on purpose, and what the server counts of it.
class tst_AnswerFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void dropClosesWithoutAByte();
    void aFailureComesAfterItsDelay();
    void halfAnnouncesTheBodyAndSendsHalfOfIt();
    void garbageIsNoAnswerOfHttp();
    void afterAFailureTheConnectionIsClosed_data();
    void afterAFailureTheConnectionIsClosed();
    void silenceLastsUntilTheClientLeaves();
    void silenceIsCutByTheTimeLimit();
    void aDripSendsTheBodyAndTheConnectionGoesOn();
    void aDripTakesItsIntervals();
    void aDripEndsWhenTheClientLeaves();
    void anEndlessBodyGoesOnUntilTheClientLeaves();
    void anEndlessBodyIsCutByTheTimeLimit();
    void headOfAFailureHasNoBody_data();
    void headOfAFailureHasNoBody();
    void aFailureDrawsItsDelayAsAnyRequest();
    void aClientThatLeavesDuringItsDelayIsNoticed_data();
    void aClientThatLeavesDuringItsDelayIsNoticed();
    void aClientThatSendsFarAheadDuringItsDelayIsAnswered();
    void everyRequestEndsInOneCount();
};

void tst_AnswerFailures::dropClosesWithoutAByte()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?fail=drop");

    QCOMPARE(client.readToTheEnd(), QByteArray());
    QCOMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(server.statistics().failed, 1U);
}

void tst_AnswerFailures::aFailureComesAfterItsDelay()
{
    TimedServer timed;

    timed.client().get("/?fail=drop&delay=2");

    QCOMPARE(timed.client().readToTheEnd(), QByteArray());
    QCOMPARE_GE(timed.elapsedMilliseconds(), 100);
}

void tst_AnswerFailures::halfAnnouncesTheBodyAndSendsHalfOfIt()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?fail=half&bytes=200000&status=404");
    const HttpAnswer header = client.answerWithoutBody();

    QCOMPARE(header.status, 404);
    QCOMPARE(header.headers.value("content-length"), "200000"_ba);
    QCOMPARE(client.readToTheEnd().size(), 100'000);
    QCOMPARE(server.statistics().failed, 1U);
}

void tst_AnswerFailures::garbageIsNoAnswerOfHttp()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?fail=garbage");
    const QByteArray bytes = client.readToTheEnd();

    QVERIFY(!bytes.isEmpty());
    QVERIFY(!bytes.contains("HTTP/"));
    QCOMPARE(server.statistics().failed, 1U);
}

void tst_AnswerFailures::afterAFailureTheConnectionIsClosed_data()
{
    QTest::addColumn<QByteArray>("failure");
    QTest::newRow("drop") << "drop"_ba;
    QTest::newRow("half") << "half"_ba;
    QTest::newRow("garbage") << "garbage"_ba;
}

void tst_AnswerFailures::afterAFailureTheConnectionIsClosed()
{
    QFETCH(QByteArray, failure);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(RawClient::request("GET", "/?fail=" + failure) + RawClient::request("GET", "/"));
    const QByteArray bytes = client.readToTheEnd();

    QCOMPARE_LE(bytes.count("HTTP/1.1 "), 1);
    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QCOMPARE(server.statistics().requests, 1U);
    QVERIFY(server.isAnswering());
}

void tst_AnswerFailures::silenceLastsUntilTheClientLeaves()
{
    const RunningServer server(quickOptions());
    RawClient silent(server.port());
    RawClient other(server.port());

    silent.get("/?fail=silent");
    QTRY_COMPARE(server.statistics().inFlight, 1U);
    silent.send(QByteArray(100'000, 'a'));
    other.get("/");
    QCOMPARE(other.answer().status, 200);
    QCOMPARE(silent.socket().bytesAvailable(), 0);
    QTRY_COMPARE(server.statistics().answered, 1U);
    QCOMPARE(server.statistics().inFlight, 1U);
    silent.socket().disconnectFromHost();

    QTRY_COMPARE(server.statistics().clientsLeft, 1U);
    QTRY_COMPARE(server.statistics().openConnections, 1U);
    QCOMPARE(server.statistics().inFlight, 0U);
}

void tst_AnswerFailures::silenceIsCutByTheTimeLimit()
{
    PracticeServerOptions options = quickOptions();
    options.limits.hold = 50ms;
    const RunningServer server(options);
    RawClient client(server.port());

    client.get("/?fail=silent");

    QCOMPARE(client.readToTheEnd(), QByteArray());
    QCOMPARE(server.statistics().failed, 1U);
    QTRY_COMPARE(server.statistics().openConnections, 0U);
}

void tst_AnswerFailures::aDripSendsTheBodyAndTheConnectionGoesOn()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?fail=drip&bytes=3500&status=500");
    const HttpAnswer drip = client.answer();
    client.get("/");

    QCOMPARE(drip.status, 500);
    QCOMPARE(drip.body.size(), 3500);
    QCOMPARE(client.answer().status, 200);
    QTRY_COMPARE(server.statistics().answered, 2U);
}

void tst_AnswerFailures::aDripTakesItsIntervals()
{
    TimedServer timed;

    timed.client().get("/?fail=drip&bytes=3500&interval=0.5&delay=0");

    QCOMPARE(timed.client().answer().body.size(), 3500);
    QCOMPARE_GE(timed.elapsedMilliseconds(), 100);
}

void tst_AnswerFailures::aDripEndsWhenTheClientLeaves()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?fail=drip&interval=86400");
    QCOMPARE(client.answerWithoutBody().status, 200);
    client.socket().disconnectFromHost();

    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QCOMPARE(server.statistics().clientsLeft, 1U);
}

void tst_AnswerFailures::anEndlessBodyGoesOnUntilTheClientLeaves()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?fail=endless&interval=0");
    const HttpAnswer header = client.answerWithoutBody();
    const QByteArray body = client.read(1'000'000);
    client.abort();

    QCOMPARE(header.headers.value("transfer-encoding"), "chunked"_ba);
    QVERIFY(!header.headers.contains("content-length"));
    QVERIFY(body.startsWith("3e8\r\nThis line"));
    QCOMPARE(body.mid(1005, 7), "\r\n3e8\r\n"_ba);
    QCOMPARE(body.size(), 1'000'000);
    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QCOMPARE(server.statistics().clientsLeft, 1U);
}

void tst_AnswerFailures::anEndlessBodyIsCutByTheTimeLimit()
{
    PracticeServerOptions options = quickOptions();
    options.limits.hold = 50ms;
    const RunningServer server(options);
    RawClient client(server.port());

    client.get("/?fail=endless");
    const QByteArray bytes = client.readToTheEnd();

    QVERIFY(bytes.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(!bytes.endsWith("0\r\n\r\n"));
    QCOMPARE(server.statistics().failed, 1U);
}

void tst_AnswerFailures::headOfAFailureHasNoBody_data()
{
    QTest::addColumn<QByteArray>("failure");
    QTest::addColumn<QByteArray>("length");
    QTest::newRow("drip") << "drip"_ba
                          << "1000"_ba;
    QTest::newRow("endless") << "endless"_ba
                             << ""_ba;
}

void tst_AnswerFailures::headOfAFailureHasNoBody()
{
    QFETCH(QByteArray, failure);
    QFETCH(QByteArray, length);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(RawClient::request("HEAD", "/?fail=" + failure));
    const HttpAnswer head = client.answerWithoutBody();
    client.get("/");

    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-length"), length);
    QCOMPARE(client.answer().body.size(), 1000);
}

void tst_AnswerFailures::aFailureDrawsItsDelayAsAnyRequest()
{
    const RunningServer server(quickOptions());
    RawClient failing(server.port());
    RawClient client(server.port());

    failing.get("/?fail=drop");
    QCOMPARE(failing.readToTheEnd(), QByteArray());
    client.get("/");

    QCOMPARE(client.answer().headers.value("delay"), "0"_ba);
}

void tst_AnswerFailures::aClientThatLeavesDuringItsDelayIsNoticed_data()
{
    QTest::addColumn<QByteArray>("ahead");
    QTest::addColumn<bool>("isReset");
    QTest::newRow("closed") << ""_ba << false;
    QTest::newRow("reset") << ""_ba << true;
    QTest::newRow("closed after sending ahead") << RawClient::request("GET", "/next") << false;
}

void tst_AnswerFailures::aClientThatLeavesDuringItsDelayIsNoticed()
{
    QFETCH(QByteArray, ahead);
    QFETCH(bool, isReset);
    PracticeServerOptions options = quickOptions();
    options.speed = 1;
    const RunningServer server(options);
    RawClient client(server.port());

    client.send(RawClient::request("GET", "/?delay=3600") + ahead);
    QTRY_COMPARE(server.statistics().inFlight, 1U);
    if (isReset) {
        client.abort();
    } else {
        client.socket().disconnectFromHost();
    }

    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QCOMPARE(server.statistics().inFlight, 0U);
    QCOMPARE(server.statistics().clientsLeft, 1U);
    QCOMPARE(server.statistics().requests, 1U);
}

void tst_AnswerFailures::aClientThatSendsFarAheadDuringItsDelayIsAnswered()
{
    constexpr int requestCount = 2000;
    PracticeServerOptions options = quickOptions();
    options.bodyBytes = 1;
    options.maximumDelaySeconds = 0;
    const RunningServer server(options);
    RawClient client(server.port());

    client.send(RawClient::request("GET", "/?delay=100")
                + RawClient::request("GET", "/").repeated(requestCount));

    QCOMPARE(client.answer().headers.value("delay"), "100"_ba);
    for (int i = 0; i < requestCount; ++i) {
        QCOMPARE(client.answer().headers.value("delay"), "0"_ba);
    }
}

void tst_AnswerFailures::everyRequestEndsInOneCount()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());
    RawClient silent(server.port());
    RawClient leaving(server.port());
    RawClient failing(server.port());

    client.get("/");
    QCOMPARE(client.answer().status, 200);
    client.get("/?status=500");
    QCOMPARE(client.answer().status, 500);
    silent.get("/?fail=silent");
    leaving.get("/?fail=endless");
    QCOMPARE(leaving.answerWithoutBody().status, 200);
    leaving.abort();
    failing.get("/?fail=garbage");
    QVERIFY(!failing.readToTheEnd().isEmpty());

    QTRY_COMPARE(server.statistics().requests, 5U);
    QTRY_COMPARE(server.statistics().clientsLeft, 1U);
    QTRY_COMPARE(server.statistics().answered, 2U);
    QCOMPARE(server.statistics().failed, 1U);
    QCOMPARE(server.statistics().inFlight, 1U);
}

COROSCOPE_TEST(tst_AnswerFailures)
#include "tst_practicefailures.moc"
