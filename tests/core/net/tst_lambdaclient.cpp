// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/lambdafixture.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

// Calls as the Invoke API wants them, and what their answers say.
class tst_LambdaClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallIsWhatTheServiceWants();
    void theAddressIsTheOneThatBotocoreCalls_data();
    void theAddressIsTheOneThatBotocoreCalls();
    void anyJsonIsAResult_data();
    void anyJsonIsAResult();
    void theLogIsReadable_data();
    void theLogIsReadable();
    void theMomentToComeBackIsRead_data();
    void theMomentToComeBackIsRead();
    void payloadAndHeadersAreTwoAwaits();
};

void tst_LambdaClient::aCallIsWhatTheServiceWants()
{
    const RawServer server(lambdaAnswer("200 OK", "x-amzn-RequestId: 1-2-3\r\n", "{\"a\": 1}"),
                           RawServer::Afterwards::Stay);
    LambdaFixture fixture(server.address(QStringLiteral("/")));

    const Invocation call = fixture.invoke({"{\"b\": 2}"}).front();

    QCOMPARE(call.end, Invocation::End::Result);
    QCOMPARE(call.status, 200);
    QCOMPARE(call.requestId, QStringLiteral("1-2-3"));
    QCOMPARE(call.result, QJsonValue(QJsonObject{{QStringLiteral("a"), 1}}));
    QVERIFY(!call.functionError.has_value());
    const RawRequest &seen = server.requests().at(0);
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/2015-03-31/functions/checks/invocations"));
    QCOMPARE(seen.header("X-Amz-Invocation-Type"), QByteArray("RequestResponse"));
    QCOMPARE(seen.header("X-Amz-Log-Type"), QByteArray("Tail"));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen.body, QByteArray("{\"b\": 2}"));
    QVERIFY(seen.header("Authorization").contains("/eu-central-1/lambda/aws4_request"));
}

// The addresses are those of botocore 1.29.27.
void tst_LambdaClient::theAddressIsTheOneThatBotocoreCalls_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("qualifier");
    QTest::addColumn<QByteArray>("address");
    const QString host = QStringLiteral("http://127.0.0.1:9");
    const QByteArray start = "http://127.0.0.1:9/2015-03-31/functions/";
    const auto row = [&](const char *title, const QString &endpoint, const char *name,
                         const char *qualifier, const QByteArray &address) {
        QTest::newRow(title) << endpoint << QString::fromUtf8(name) << QString::fromUtf8(qualifier)
                             << address;
    };
    row("name", host, "f-_x", "", start + "f-_x/invocations");
    row("slash", host + QStringLiteral("/"), "f", "", start + "f/invocations");
    row("base path", host + QStringLiteral("/base/path/"), "f", "$LATEST",
        "http://127.0.0.1:9/base/path/2015-03-31/functions/f/invocations?Qualifier=%24LATEST");
    row("ARN", host, "arn:aws:lambda:eu-central-1:123456789012:function:name:alias", "",
        start
            + "arn%3Aaws%3Alambda%3Aeu-central-1%3A123456789012%3Afunction%3Aname%3Aalias"
              "/invocations");
    row("partial ARN", host, "123:f", "", start + "123%3Af/invocations");
    row("odd characters", host, "a b/c\xC3\xBC~.", "", start + "a%20b%2Fc%C3%BC~./invocations");
    row("base path with an escape", host + QStringLiteral("/a%2Fb"), "f", "",
        "http://127.0.0.1:9/a%2Fb/2015-03-31/functions/f/invocations");
    row("query of an endpoint", host + QStringLiteral("/?x=1#y"), "f", "", start + "f/invocations");
}

void tst_LambdaClient::theAddressIsTheOneThatBotocoreCalls()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, name);
    QFETCH(QString, qualifier);
    QFETCH(QByteArray, address);
    LambdaFixture fixture{QUrl(endpoint), name};
    fixture.lambda().setQualifier(qualifier);

    QCOMPARE(fixture.lambda().address().toEncoded(), address);
}

void tst_LambdaClient::anyJsonIsAResult_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const QByteArray &payload, const QJsonValue &value) {
        QTest::newRow(payload.constData()) << payload << value;
    };
    row("null", QJsonValue(QJsonValue::Null));
    row("true", true);
    row("-1.5", -1.5);
    row("\"text \\u00fc\"", QString(QStringLiteral("text ") + QChar(0xFC)));
    row("[1, 2]", QJsonArray{1, 2});
    row(" {} \n", QJsonObject());
    row("\xEF\xBB\xBF{}", QJsonObject());
}

void tst_LambdaClient::anyJsonIsAResult()
{
    QFETCH(QByteArray, payload);
    QFETCH(QJsonValue, value);
    const RawServer server(lambdaAnswer("200 OK", {}, payload), RawServer::Afterwards::Stay);
    LambdaFixture fixture(server.address());

    const Invocation call = fixture.invokeOne();

    QCOMPARE(call.error, QString());
    QCOMPARE(call.result, value);
}

void tst_LambdaClient::theLogIsReadable_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("log");
    const auto row = [](const char *title, const QByteArray &log, const QString &text) {
        QTest::newRow(title) << log.toBase64() << text;
    };
    row("lines", "START\nSleeping 3 seconds\nEND\n",
        QStringLiteral("START\nSleeping 3 seconds\nEND\n"));
    row("line ends", "a\r\nb\rc\n", QStringLiteral("a\nb\nc\n"));
    row("cut in the middle of a letter", "\xBCrich\n", QChar(0xFFFD) + QStringLiteral("rich\n"));
    row("none", {}, {});
    QTest::newRow("no base64") << QByteArray("***") << QString();
}

void tst_LambdaClient::theLogIsReadable()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, log);
    const RawServer server(lambdaAnswer("200 OK", "X-Amz-Log-Result: " + header + "\r\n", "1"),
                           RawServer::Afterwards::Stay);
    LambdaFixture fixture(server.address());

    QCOMPARE(fixture.invokeOne().log, log);
}

void tst_LambdaClient::theMomentToComeBackIsRead_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("seconds"); // -1: none
    const QByteArray now = "Date: Fri, 31 Dec 1999 23:59:50 GMT\r\n";
    const auto row = [](const char *title, const QByteArray &headers, int seconds) {
        QTest::newRow(title) << headers << seconds;
    };
    row("none", {}, -1);
    row("seconds", "Retry-After: 7\r\n", 7);
    row("in a lower case", "retry-after:  7 \r\n", 7);
    row("at once", "Retry-After: 0\r\n", 0);
    row("a day at most", "Retry-After: 99999999999\r\n", 86400);
    row("a moment", now + "Retry-After: Sat, 01 Jan 2000 00:00:05 GMT\r\n", 15);
    row("an earlier one", now + "Retry-After: Fri, 31 Dec 1999 00:00:00 GMT\r\n", 0);
    row("by our own clock", "Retry-After: Sat, 01 Jan 2000 00:00:05 GMT\r\n", 0);
    row("words", "Retry-After: later\r\n", -1);
}

void tst_LambdaClient::theMomentToComeBackIsRead()
{
    QFETCH(QByteArray, headers);
    QFETCH(int, seconds);
    const RawServer server(lambdaAnswer("429 No", headers, "{}"), RawServer::Afterwards::Stay);
    LambdaFixture fixture(server.address());

    const Invocation call = fixture.invokeOne();

    QCOMPARE(call.status, 429);
    QCOMPARE(call.retryAfter ? int(call.retryAfter->count()) : -1, seconds);
}

void tst_LambdaClient::payloadAndHeadersAreTwoAwaits()
{
    const RawServer server(lambdaAnswer("200 OK", {}, "1"), RawServer::Afterwards::Stay);
    LambdaFixture fixture(server.address());

    fixture.invokeOne();

    QCOMPARE(fixture.net().awaitedRequests(),
             (QStringList{QStringLiteral("headers"), QStringLiteral("body")}));
}

COROSCOPE_TEST(tst_LambdaClient)
#include "tst_lambdaclient.moc"
