// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/lambdafixture.h"
#include "tests/support/recordedrun.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

using End = Invocation::End;

namespace {

const QByteArray failure = "X-Amz-Function-Error: Unhandled\r\n";

/// A call whose one answer is this.
Invocation answeredWith(const QByteArray &answer,
                        RawServer::Afterwards afterwards = RawServer::Afterwards::Stay)
{
    const RawServer server(answer, afterwards);
    LambdaFixture fixture(server.address(QStringLiteral("/")));
    return fixture.invokeOne();
}

} // namespace

// A function that failed, a service that refused, and an answer that is none are three things, each
// with its sentence.
class tst_LambdaFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }
    void aFunctionsErrorIsInItsOwnWords();
    void aFunctionsErrorMayLackWords_data();
    void aFunctionsErrorMayLackWords();
    void anOldStackTraceIsReadable();
    void aRefusalSaysWhatToDo_data();
    void aRefusalSaysWhatToDo();
    void aRefusalNamesPlaceAndReason();
    void aRefusalThatRepeatsTheTokenDoesNotTellIt();
    void aPayloadThatIsNoJsonSaysHowItBegins_data();
    void aPayloadThatIsNoJsonSaysHowItBegins();
    void anAnswerThatIsNoneIsAnHttpError_data();
    void anAnswerThatIsNoneIsAnHttpError();
    void tenMegabytesAreTooMany();
    void aBadAnswerIsNothingToTheOthers();
};

void tst_LambdaFailures::aFunctionsErrorIsInItsOwnWords()
{
    const Invocation call = answeredWith(lambdaAnswer(
        "200 OK", failure,
        R"({"errorMessage": "Something went wrong!", "errorType": "ValueError",
            "stackTrace": ["  File \"/var/task/app.py\", line 7, in handler\n    raise\n", "two"]})"));

    QCOMPARE(call.end, End::FunctionFailed);
    QCOMPARE(call.error, QStringLiteral("ValueError: Something went wrong!"));
    QCOMPARE(call.functionError, QStringLiteral("Unhandled"));
    QCOMPARE(call.functionFailure->kind(), QStringLiteral("Unhandled"));
    QCOMPARE(call.functionFailure->errorType(), QStringLiteral("ValueError"));
    QCOMPARE(call.functionFailure->errorMessage(), QStringLiteral("Something went wrong!"));
    QCOMPARE(call.functionFailure->stackTrace(),
             (QStringList{
                 QStringLiteral("  File \"/var/task/app.py\", line 7, in handler\n    raise"),
                 QStringLiteral("two")}));
}

void tst_LambdaFailures::aFunctionsErrorMayLackWords_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("error");
    const QString ours = QStringLiteral(
        "the function has failed and does not say why; its log may: Unhandled");
    const auto row = [](const char *title, const QByteArray &payload, const QString &error) {
        QTest::newRow(title) << payload << error;
    };
    row("only a message", R"({"errorMessage": "2026 Task timed out after 3.00 seconds"})",
        QStringLiteral("2026 Task timed out after 3.00 seconds"));
    row("only a type", R"({"errorType": "Runtime.ExitError"})", QStringLiteral("Runtime.ExitError"));
    row("nothing", {}, ours);
    row("neither", "{}", ours + QStringLiteral(", {}"));
    row("text", "oh\tno", ours + QStringLiteral(", oh no"));
    row("a number", R"({"errorMessage": 7})", ours + QStringLiteral(", {\"errorMessage\": 7}"));
}

void tst_LambdaFailures::aFunctionsErrorMayLackWords()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, error);

    const Invocation call = answeredWith(lambdaAnswer("200 OK", failure, payload));

    QCOMPARE(call.end, End::FunctionFailed);
    QCOMPARE(call.error, error);
}

void tst_LambdaFailures::anOldStackTraceIsReadable()
{
    const Invocation call = answeredWith(lambdaAnswer(
        "200 OK", failure,
        R"({"errorType": "E", "stackTrace": [["/var/task/a.py", 7, "handler", "raise E"]]})"));

    QCOMPARE(call.functionFailure->stackTrace(),
             QStringList{QStringLiteral("/var/task/a.py 7 handler raise E")});
}

void tst_LambdaFailures::aRefusalSaysWhatToDo_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("advice");
    const auto row = [](const QByteArray &status, const QByteArray &code, const char *advice) {
        QTest::newRow((status + ' ' + code).constData())
            << status << code << QString::fromLatin1(advice);
    };
    row("403 No", "InvalidSignatureException", "secret access key");
    row("403 No", "UnrecognizedClientException", "does not know these credentials");
    row("403 No", "ExpiredTokenException", "have expired");
    row("403 No", "AccessDeniedException", "lambda:InvokeFunction");
    row("403 No", "", "refused the credentials");
    row("401 No", "", "refused the credentials");
    row("404 No", "ResourceNotFoundException", "region");
    row("404 No", "", "correct the endpoint");
    row("413 No", "RequestTooLargeException", "send less");
    row("429 No", "TooManyRequestsException", "too many calls at a time");
    row("400 No", "InvalidRequestContentException", "complains of");
    row("500 No", "ServiceException", "try again later");
    row("503 No", "", "try again later");
    row("301 No", "", "another address");
    row("307 No", "", "another address");
}

void tst_LambdaFailures::aRefusalSaysWhatToDo()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, advice);
    const QByteArray header = code.isEmpty() ? QByteArray() : "x-amzn-ErrorType: " + code + "\r\n";

    const Invocation call = answeredWith(
        lambdaAnswer(status, header + "Location: /there\r\n", "{\"Message\": \"words\"}"));

    QCOMPARE(call.end, End::Refused);
    QVERIFY2(call.error.contains(advice), qPrintable(call.error));
    QCOMPARE(call.refusal->status(), status.left(3).toInt());
    QCOMPARE(call.refusal->code(), QString::fromLatin1(code));
    QCOMPARE(call.refusal->message(), QStringLiteral("words"));
}

void tst_LambdaFailures::aRefusalNamesPlaceAndReason()
{
    const RawServer server(
        lambdaAnswer("404 Not Found",
                     "x-amzn-ErrorType: ResourceNotFoundException:http://internal.example/x\r\n",
                     R"({"Type": "User", "Message": "Function not found:\n\u0007 checks\n\nmore"})"),
        RawServer::Afterwards::Stay);
    LambdaFixture fixture(server.address(QStringLiteral("/")));

    const Invocation call = fixture.invokeOne();

    QCOMPARE(call.error,
             QStringLiteral("no such function in this account and region; correct its name, or the "
                            "region: 404 ResourceNotFoundException, checks at 127.0.0.1:%1, "
                            "Function not found: checks")
                 .arg(server.port()));
    QCOMPARE(answeredWith(lambdaAnswer("400 No", {}, R"({"__type": "a.b#OddException"})"))
                 .refusal->code(),
             QStringLiteral("OddException"));
    QCOMPARE(answeredWith(lambdaAnswer("502 No", {}, "<html>")).refusal->code(), QString());
}

void tst_LambdaFailures::aRefusalThatRepeatsTheTokenDoesNotTellIt()
{
    const QByteArray token(knownSessionToken.data(), qsizetype(knownSessionToken.size()));

    const Invocation call = answeredWith(
        lambdaAnswer("403 Forbidden", "x-amzn-ErrorType: InvalidSignatureException\r\n",
                     "{\"message\": \"x-amz-security-token:" + token + "\"}"));

    QVERIFY(!call.error.contains(QString::fromLatin1(token)));
    QVERIFY2(call.error.contains(QString(token.size(), QLatin1Char('*'))), qPrintable(call.error));
}

void tst_LambdaFailures::aPayloadThatIsNoJsonSaysHowItBegins_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("error");
    const QString none = QStringLiteral("the function's payload is no JSON; it begins: ");
    const QString half = QStringLiteral(
        "the function's payload is cut off, its JSON has no end; it begins: ");
    const QString empty = QStringLiteral(
        "the function's payload is empty, not even null; look after what answers there");
    const auto row = [](const char *title, const QByteArray &payload, const QString &error) {
        QTest::newRow(title) << payload << error;
    };
    row("nothing", {}, empty);
    row("blanks", " \n", empty);
    row("a page", "<html>\r\n<body>\x01", none + QStringLiteral("<html> <body>"));
    row("long", QByteArray(200, 'x'), none + QString(79, QLatin1Char('x')) + QChar(0x2026));
    row("two values", "1, 2", none + QStringLiteral("1, 2"));
    row("out of the brackets", "1], [2", none + QStringLiteral("1], [2"));
    row("no UTF-8", "\"\xFF\"", none + QStringLiteral("\"\uFFFD\""));
    row("half an object", "{\"a\": 1, ", half + QStringLiteral("{\"a\": 1,"));
    row("half an array", "[1, [2, 3]", half + QStringLiteral("[1, [2, 3]"));
    row("half a text", "{\"a\": \"b", half + QStringLiteral("{\"a\": \"b"));
}

void tst_LambdaFailures::aPayloadThatIsNoJsonSaysHowItBegins()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, error);

    const Invocation call = answeredWith(lambdaAnswer("200 OK", {}, payload));

    QCOMPARE(call.error, error);
    QCOMPARE(call.end, End::BadPayload);
}

void tst_LambdaFailures::anAnswerThatIsNoneIsAnHttpError_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
    QTest::newRow("half the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("half the payload")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"a\": 1");
    QTest::newRow("half a refusal")
        << QByteArray("HTTP/1.1 429 No\r\nContent-Length: 20\r\n\r\n{\"a\": 1");
}

void tst_LambdaFailures::anAnswerThatIsNoneIsAnHttpError()
{
    QFETCH(QByteArray, answer);
    const RawServer server(answer, RawServer::Afterwards::HangUp);
    LambdaFixture fixture(server.address());

    const Invocation call = fixture.invokeOne();

    QCOMPARE(call.end, End::NoAnswer);
    QVERIFY2(call.error.contains(QStringLiteral("connection")), qPrintable(call.error));
    QCOMPARE(server.requests().size(), 1);
}

void tst_LambdaFailures::tenMegabytesAreTooMany()
{
    const Invocation call = answeredWith(
        lambdaAnswer("200 OK", {}, '"' + QByteArray(10 << 20, 'x') + '"'));

    QCOMPARE(call.end, End::NoAnswer);
    QCOMPARE(call.error, QStringLiteral("the body is longer than it may be, and no more of it is "
                                        "read: > 6291556 B"));
}

void tst_LambdaFailures::aBadAnswerIsNothingToTheOthers()
{
    RawServer server(lambdaAnswer("200 OK", {}, "1"), RawServer::Afterwards::Stay);
    server.setNextAnswers({lambdaAnswer("200 OK", failure, R"({"errorType": "E"})"),
                           lambdaAnswer("429 No", {}, "{}"),
                           lambdaAnswer("200 OK", {}, "<html>"),
                           lambdaAnswer("200 OK", {}, QByteArray(10 << 20, ' ')),
                           lambdaAnswer("200 OK", {}, {}), lambdaAnswer("200 OK", {}, "2")});
    LambdaFixture fixture(server.address());

    const auto calls = fixture.invoke(QList<QByteArray>(7, "{}"));

    QMap<End, int> ends;
    for (const Invocation &call : calls) {
        ++ends[call.end];
        QCOMPARE(call.error.isEmpty(), call.end == End::Result);
    }
    QCOMPARE(ends, (QMap<End, int>{{End::Result, 2}, {End::FunctionFailed, 1}, {End::Refused, 1},
                                   {End::BadPayload, 2}, {End::NoAnswer, 1}}));
    QStringList texts = fixture.net().textsOf(RequestStep::FirstByte);
    texts.removeAll(QString());
    QCOMPARE(texts, QStringList{QStringLiteral("Unhandled")});
}

COROSCOPE_TEST(tst_LambdaFailures)
#include "tst_lambdafailures.moc"
