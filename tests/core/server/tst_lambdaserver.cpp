// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/lambdafixture.h"
#include "tests/core/server/plainclient.h"
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <csignal>
#include <sstream>
#include <vector>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

LambdaServerOptions immediateOptions()
{
    LambdaServerOptions options = lambdaOptions();
    options.minimumSeconds = 0;
    options.maximumSeconds = 0;
    options.failureRate = 0;
    return options;
}

HttpAnswer answerTo(const LambdaCall &call, quint16 port)
{
    RawClient client(port);
    client.send(call.bytes());
    return client.answer();
}

// A payload of exactly so many bytes.
std::string payloadOf(std::size_t length)
{
    const std::string begin = R"({"configuration_identifier": "c", "filler": ")";
    return begin + std::string(length - begin.size() - 2, 'x') + "\"}";
}

QJsonObject bodyOf(const HttpAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

// The stand-in over a socket: limits, crowds, and clients that do wrong.
class tst_LambdaServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { raiseDescriptorLimit(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aCallIsAnsweredAsAwsAnswersIt();
    void oneConnectionCarriesManyCalls();
    void theLogHasTheTimeThatTheRunTook();
    void sixMebibytesAreTakenAndNotOneByteMore();
    void aBodyInChunksIsTaken();
    void aClientThatAsksBeforeItSendsIsToldToGoOn();
    void answersWithoutContentLeaveTheConnectionUsable_data();
    void answersWithoutContentLeaveTheConnectionUsable();
    void manyCallsRunAtOnce();
    void moreThanTheMostAtOnceAreRefusedOverTheWireToo();
    void aClientThatLeavesDoesNotEndItsRun();
    void whatIsNoRequestGetsAnErrorOfAws_data();
    void whatIsNoRequestGetsAnErrorOfAws();
    void manglingASignedRequestNeverRunsTheFunction();
    void statisticsNeedNoSignature();
    void aTakenPortIsOneSentenceAndStatusOne();
};

void tst_LambdaServer::aCallIsAnsweredAsAwsAnswersIt()
{
    const RunningLambda server(immediateOptions());

    const HttpAnswer answer = answerTo({}, server.port());

    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("content-type"), "application/json"_ba);
    QCOMPARE(answer.headers.value("x-amz-executed-version"), "$LATEST"_ba);
    QCOMPARE(answer.headers.value("x-amzn-requestid").size(), 36);
    QCOMPARE(answer.body,
             R"({"configuration_identifier": "config_1", "slept_s": 0, "success": true})"_ba);
}

void tst_LambdaServer::oneConnectionCarriesManyCalls()
{
    const RunningLambda server(immediateOptions());
    RawClient client(server.port());
    LambdaCall unknown;
    unknown.target = targetOf("other");

    for (int i = 0; i < 10; ++i) {
        client.send(LambdaCall().bytes());
        QCOMPARE(client.answer().status, 200);
        client.send(unknown.bytes());
        QCOMPARE(client.answer().status, 404);
    }
    QCOMPARE(server.statistics().connections, 1U);
}

void tst_LambdaServer::theLogHasTheTimeThatTheRunTook()
{
    LambdaServerOptions options = lambdaOptions();
    options.minimumSeconds = options.maximumSeconds = 4;
    options.speed = 40;
    const RunningLambda server(options);
    LambdaCall call;
    call.headers = {{"X-Amz-Log-Type", "Tail"}};

    const QByteArray log = QByteArray::fromBase64(
        answerTo(call, server.port()).headers.value("x-amz-log-result"));

    QVERIFY2(log.contains("\nSleeping for 4s\n"), log.constData());
    const qsizetype begin = log.indexOf("\tDuration: ") + 11;
    const double milliseconds = log.mid(begin, log.indexOf(" ms", begin) - begin).toDouble();
    QCOMPARE_GE(milliseconds, 3999.99);
    QCOMPARE_LT(milliseconds, 400'000);
}

void tst_LambdaServer::sixMebibytesAreTakenAndNotOneByteMore()
{
    const RunningLambda server(immediateOptions());
    LambdaCall call;
    call.body = payloadOf(6'291'456);
    QCOMPARE(answerTo(call, server.port()).status, 200);

    call.body = payloadOf(6'291'457);
    const HttpAnswer refused = answerTo(call, server.port());

    QCOMPARE(refused.status, 413);
    QCOMPARE(refused.headers.value("x-amzn-errortype"), "RequestEntityTooLargeException"_ba);
    QVERIFY(bodyOf(refused).value(u"message"_s).toString().contains(u"6291456"_s));
    QCOMPARE(server.statistics().requests, 1U);
}

void tst_LambdaServer::aBodyInChunksIsTaken()
{
    const RunningLambda server(immediateOptions());
    QByteArray bytes = LambdaCall().bytes();
    const QByteArray body = QByteArray::fromStdString(LambdaCall().body);
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    bytes = bytes.left(bytes.lastIndexOf("Content-Length", end))
            + "Transfer-Encoding: chunked\r\n\r\n5\r\n" + body.left(5) + "\r\n"
            + QByteArray::number(body.size() - 5, 16) + "\r\n" + body.mid(5) + "\r\n0\r\n\r\n";
    RawClient client(server.port());

    client.send(bytes);

    QCOMPARE(client.answer().status, 200);
}

void tst_LambdaServer::aClientThatAsksBeforeItSendsIsToldToGoOn()
{
    const RunningLambda server(immediateOptions());
    QByteArray bytes = LambdaCall().bytes();
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    bytes.insert(end, "\r\nExpect: 100-continue");
    const qsizetype headerEnd = bytes.indexOf("\r\n\r\n") + 4;
    RawClient client(server.port());

    client.send(bytes.left(headerEnd));
    QCOMPARE(client.answerWithoutBody().status, 100);
    client.send(bytes.mid(headerEnd));

    QCOMPARE(client.answer().status, 200);
}

void tst_LambdaServer::answersWithoutContentLeaveTheConnectionUsable_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("event") << "Event"_ba << 202;
    QTest::newRow("dry run") << "DryRun"_ba << 204;
}

void tst_LambdaServer::answersWithoutContentLeaveTheConnectionUsable()
{
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    const RunningLambda server(immediateOptions());
    LambdaCall call;
    call.headers = {{"X-Amz-Invocation-Type", type.toStdString()}};
    RawClient client(server.port());

    client.send(call.bytes());
    const HttpAnswer answer = client.answer();
    client.send(LambdaCall().bytes());

    QCOMPARE(answer.status, status);
    QCOMPARE(answer.body, QByteArray());
    QCOMPARE(client.answer().status, 200);
}

void tst_LambdaServer::manyCallsRunAtOnce()
{
    LambdaServerOptions options = slowOptions();
    const RunningLambda server(options);
    std::vector<PlainClient> clients;

    for (int i = 0; i < 400; ++i) {
        clients.emplace_back(server.port()).send(LambdaCall().bytes());
    }

    QTRY_COMPARE(server.statistics().peakConcurrent, 400U);
    QCOMPARE(server.statistics().inFlight, 400U);
    QCOMPARE(server.statistics().throttled, 0U);
}

void tst_LambdaServer::moreThanTheMostAtOnceAreRefusedOverTheWireToo()
{
    LambdaServerOptions options = slowOptions();
    options.maximumConcurrent = 2;
    const RunningLambda server(options);
    std::vector<PlainClient> clients;
    for (int i = 0; i < 2; ++i) {
        clients.emplace_back(server.port()).send(LambdaCall().bytes());
    }
    QTRY_COMPARE(server.statistics().requests, 2U);

    const HttpAnswer answer = answerTo({}, server.port());

    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.headers.value("retry-after"), "1"_ba);
    QCOMPARE(server.statistics().throttled, 1U);
}

void tst_LambdaServer::aClientThatLeavesDoesNotEndItsRun()
{
    LambdaServerOptions options = slowOptions();
    options.maximumConcurrent = 1;
    const RunningLambda server(options);
    {
        const PlainClient client(server.port());
        client.send(LambdaCall().bytes());
        QTRY_COMPARE(server.statistics().inFlight, 1U);
    }
    QTRY_COMPARE(server.statistics().clientsLeft, 1U);

    QCOMPARE(answerTo({}, server.port()).status, 429);
}

void tst_LambdaServer::whatIsNoRequestGetsAnErrorOfAws_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no HTTP") << "hello, are you there?\r\n\r\n"_ba << 400;
    QTest::newRow("a long header")
        << "POST / HTTP/1.1\r\nA: " + QByteArray(20'000, 'a') + "\r\n\r\n" << 431;
    QTest::newRow("a long body") << "POST / HTTP/1.1\r\nContent-Length: 10000000\r\n\r\n"_ba << 413;
    QTest::newRow("two lengths")
        << "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"_ba << 400;
}

void tst_LambdaServer::whatIsNoRequestGetsAnErrorOfAws()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const RunningLambda server(immediateOptions());
    RawClient client(server.port());

    client.send(bytes);
    const HttpAnswer answer = client.answer();

    QCOMPARE(answer.status, status);
    QVERIFY(!answer.headers.value("x-amzn-errortype").isEmpty());
    QVERIFY(bodyOf(answer).contains(u"message"_s));
    QCOMPARE(answerTo({}, server.port()).status, 200);
}

void tst_LambdaServer::manglingASignedRequestNeverRunsTheFunction()
{
    const RunningLambda server(immediateOptions());
    const QByteArray good = LambdaCall().bytes();
    SeededRandom random(1);

    for (int i = 0; i < 500; ++i) {
        QByteArray bytes = good;
        // Any byte of what is signed: the name of the function, the signature, the body.
        const int place = random.wholeNumber(0, 1) == 0
                              ? random.wholeNumber(0, int(bytes.indexOf(" HTTP")) - 1)
                              : random.wholeNumber(int(bytes.indexOf("Signature=")) + 10,
                                                   int(bytes.indexOf("Signature=")) + 70);
        bytes[place] = char(bytes[place] ^ char(1 << random.wholeNumber(0, 4)));
        const PlainClient client(server.port());
        client.send(bytes);
        client.finish();
        QVERIFY(client.waitForEnd());
    }

    QCOMPARE(server.statistics().peakConcurrent, 0U);
    QCOMPARE(answerTo({}, server.port()).status, 200);
}

void tst_LambdaServer::statisticsNeedNoSignature()
{
    const RunningLambda server(immediateOptions());
    answerTo({}, server.port());
    RawClient client(server.port());

    client.get("/statistics");
    const QJsonObject counts = bodyOf(client.answer());

    QCOMPARE(counts.value(u"requests"_s), QJsonValue(1));
    QCOMPARE(counts.value(u"peak_concurrent"_s), QJsonValue(1));
    QCOMPARE(counts.value(u"answered"_s), QJsonValue(1));
    QCOMPARE(counts.size(), 11);
}

void tst_LambdaServer::aTakenPortIsOneSentenceAndStatusOne()
{
    const RunningLambda taken(immediateOptions());
    LambdaServerOptions options = immediateOptions();
    options.port = taken.port();
    std::ostringstream out;
    std::ostringstream err;

    QCOMPARE(serveLambda(options, out, err), 1);

    QVERIFY(out.str().empty());
    QVERIFY(err.str().find(std::to_string(taken.port())) != std::string::npos);
}

COROSCOPE_TEST(tst_LambdaServer)
#include "tst_lambdaserver.moc"
