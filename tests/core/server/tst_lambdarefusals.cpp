// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/lambdaservice.h"
#include "tests/core/server/lambdafixture.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <cmath>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class tst_LambdaRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedCallsDrawNothing();
    void whatIsNoJsonIsRefused_data();
    void whatIsNoJsonIsRefused();
    void functionsAreNamedAsAwsNamesThem_data();
    void functionsAreNamedAsAwsNamesThem();
    void aFunctionThatIsUnknownIsNamedInTheAnswer();
    void otherTargetsAndMethodsAreRefused_data();
    void otherTargetsAndMethodsAreRefused();
    void theSignatureIsLookedAtBeforeTheFunction();
    void parametersThatDoNotExistAreRefused_data();
    void parametersThatDoNotExistAreRefused();
    void moreRunsThanAllowedAreThrottled();
    void optionsThatMakeNoSenseAreRefused_data();
    void optionsThatMakeNoSenseAreRefused();
};

void tst_LambdaRefusals::refusedCallsDrawNothing()
{
    LambdaService service(lambdaOptions());
    LambdaCall wrongSecret;
    wrongSecret.credentials.secretAccessKey = Secret("wrong");
    LambdaCall unknown;
    unknown.target = targetOf("other");

    // Of randint(1, 10), followed by randint(1, 100), after random.seed(1).
    for (const int seconds : {3, 2, 2, 8, 7, 2, 1, 7, 1, 8}) {
        QCOMPARE(invoked(service, wrongSecret).status, 403);
        QCOMPARE(invoked(service, unknown).status, 404);
        QCOMPARE(invokedWith(service, "{").status, 400);
        QCOMPARE(secondsOf(invoked(service)), seconds);
    }
}

void tst_LambdaRefusals::whatIsNoJsonIsRefused_data()
{
    QTest::addColumn<std::string>("body");
    QTest::newRow("cut off") << std::string("{\"configuration_identifier\": ");
    QTest::newRow("words") << std::string("hello");
    QTest::newRow("two") << std::string("{} {}");
    QTest::newRow("blanks") << std::string("  ");
    QTest::newRow("no UTF-8") << std::string("{\"a\": \"\xFF\"}");
    QTest::newRow("zero") << std::string(1, '\0');
    QTest::newRow("too deep") << std::string(200, '[') + std::string(200, ']');
    QTest::newRow("endlessly deep") << std::string(1'000'000, '[');
}

void tst_LambdaRefusals::whatIsNoJsonIsRefused()
{
    QFETCH(std::string, body);
    LambdaService service(lambdaOptions());

    const ServerAnswer answer = invokedWith(service, body);

    QCOMPARE(answer.status, 400);
    QCOMPARE(fieldIn(answer, "x-amzn-ErrorType"), std::string("InvalidRequestContentException"));
    QCOMPARE(jsonIn(answer).value(u"Type"_s), QJsonValue(u"User"_s));
    QVERIFY(!jsonIn(answer).value(u"message"_s).toString().isEmpty());
}

void tst_LambdaRefusals::functionsAreNamedAsAwsNamesThem_data()
{
    QTest::addColumn<std::string>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const std::string &function, int status, const std::string &query = {}) {
        QTest::newRow((function + query).c_str()) << targetOf(function) + query << status;
    };
    const std::string arn = "arn:aws:lambda:eu-central-1:123456789012:function:system-test";
    row("system-test", 200);
    row("system%2Dtest", 200);
    row("system-test:$LATEST", 200);
    row("system-test%3A%24LATEST", 200);
    row("system-test", 200, "?Qualifier=%24LATEST");
    row("system-test", 200, "?a=b&Qualifier=$LATEST");
    row("system-test:$LATEST", 200, "?Qualifier=%24LATEST");
    row("123456789012:function:system-test", 200);
    row("123456789012%3Afunction%3Asystem-test%3A%24LATEST", 200);
    row(arn, 200);
    row(arn + ":$LATEST", 200);
    row("arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Asystem-test", 200);
    row("system-tes", 404);
    row("System-Test", 404);
    row("system-test:1", 404);
    row("system-test:", 404);
    row("system-test", 404, "?Qualifier=PROD");
    row("system-test", 404, "?Qualifier=");
    row("system-test:$LATEST", 400, "?Qualifier=1");
    row("system-test:$LATEST:x", 404);
    row("function:system-test", 404);
    row("210987654321:function:system-test", 404);
    row("arn:aws:s3:eu-central-1:123456789012:function:system-test", 404);
    row("arn:aws:lambda::123456789012:function:system-test", 404);
    row("arn:aws:lambda:eu-central-1:123456789012:layer:system-test", 404);
    row("%FF%00%22", 404);
    row(std::string(2000, 'a'), 404);
}

void tst_LambdaRefusals::functionsAreNamedAsAwsNamesThem()
{
    QFETCH(std::string, target);
    QFETCH(int, status);
    LambdaService service(lambdaOptions());
    LambdaCall call;
    call.target = target;

    const ServerAnswer answer = invoked(service, call);

    QCOMPARE(answer.status, status);
    QVERIFY(!jsonIn(answer).isEmpty());
    QCOMPARE_LT(answer.body.length, 600U);
}

void tst_LambdaRefusals::aFunctionThatIsUnknownIsNamedInTheAnswer()
{
    LambdaService service(lambdaOptions());
    LambdaCall call;
    call.target = targetOf("oth%22er");

    const ServerAnswer answer = invoked(service, call);

    QCOMPARE(fieldIn(answer, "x-amzn-ErrorType"), std::string("ResourceNotFoundException"));
    QCOMPARE(jsonIn(answer).value(u"Type"_s), QJsonValue(u"User"_s));
    QVERIFY(jsonIn(answer).value(u"Message"_s).toString().contains(u"oth\"er"_s));
}

void tst_LambdaRefusals::otherTargetsAndMethodsAreRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<std::string>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("root") << "POST"_ba << std::string("/") << 404;
    QTest::newRow("list") << "GET"_ba << std::string("/2015-03-31/functions") << 404;
    QTest::newRow("no name") << "POST"_ba << targetOf("") << 404;
    QTest::newRow("a longer path") << "POST"_ba << targetOf("a/b") << 404;
    QTest::newRow("another version")
        << "POST"_ba << std::string("/2014-11-13/functions/system-test/invocations") << 404;
    QTest::newRow("posted statistics") << "POST"_ba << std::string("/statistics") << 404;
    QTest::newRow("nothing") << "POST"_ba << std::string() << 404;
    QTest::newRow("GET") << "GET"_ba << targetOf("system-test") << 405;
    QTest::newRow("PUT") << "PUT"_ba << targetOf("system-test") << 405;
    QTest::newRow("DELETE") << "DELETE"_ba << targetOf("other") << 405;
}

void tst_LambdaRefusals::otherTargetsAndMethodsAreRefused()
{
    QFETCH(QByteArray, method);
    QFETCH(std::string, target);
    QFETCH(int, status);
    LambdaService service(lambdaOptions());

    const ServerAnswer answer = service.answerTo({method.toStdString(), target, {}, {}});

    QCOMPARE(answer.status, status);
    QCOMPARE(fieldIn(answer, "Allow"), std::string(status == 405 ? "POST" : ""));
    QVERIFY(jsonIn(answer).contains(u"message"_s));
}

void tst_LambdaRefusals::theSignatureIsLookedAtBeforeTheFunction()
{
    LambdaService service(lambdaOptions());

    const ServerAnswer answer = service.answerTo({"POST", targetOf("other"), {}, "no JSON"});

    QCOMPARE(answer.status, 403);
    QCOMPARE(fieldIn(answer, "x-amzn-ErrorType"),
             std::string("MissingAuthenticationTokenException"));
}

void tst_LambdaRefusals::parametersThatDoNotExistAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("type") << "X-Amz-Invocation-Type"_ba << "Later"_ba;
    QTest::newRow("empty type") << "X-Amz-Invocation-Type"_ba << ""_ba;
    QTest::newRow("log") << "X-Amz-Log-Type"_ba << "tail"_ba;
}

void tst_LambdaRefusals::parametersThatDoNotExistAreRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    LambdaService service(lambdaOptions());
    LambdaCall call;
    call.headers = {{name.toStdString(), value.toStdString()}};

    const ServerAnswer answer = invoked(service, call);

    QCOMPARE(answer.status, 400);
    QCOMPARE(fieldIn(answer, "x-amzn-ErrorType"), std::string("InvalidParameterValueException"));
}

void tst_LambdaRefusals::moreRunsThanAllowedAreThrottled()
{
    LambdaServerOptions options = slowOptions();
    options.maximumConcurrent = 3;
    LambdaService service(options);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(invoked(service).status, 200);
    }

    const ServerAnswer answer = invoked(service);

    QCOMPARE(answer.status, 429);
    QCOMPARE(fieldIn(answer, "Retry-After"), std::string("1"));
    QCOMPARE(fieldIn(answer, "x-amzn-ErrorType"), std::string("TooManyRequestsException"));
    QCOMPARE(jsonIn(answer).value(u"Type"_s), QJsonValue(u"User"_s));
    QCOMPARE(jsonIn(answer).value(u"Reason"_s),
             QJsonValue(u"ReservedFunctionConcurrentInvocationLimitExceeded"_s));
    QVERIFY(jsonIn(answer).contains(u"message"_s));
    QCOMPARE(service.statistics().throttled, 1U);
    QCOMPARE(service.statistics().peakConcurrent, 3U);
}

void tst_LambdaRefusals::optionsThatMakeNoSenseAreRefused_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"minimum", "maximum", "speed", "rate", "none at once", "secret"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void tst_LambdaRefusals::optionsThatMakeNoSenseAreRefused()
{
    QFETCH(QString, what);
    LambdaServerOptions options = lambdaOptions();
    options.minimumSeconds = what == u"minimum"_s ? 11 : 1;
    options.maximumSeconds = what == u"maximum"_s ? 86'401 : 10;
    options.speed = what == u"speed"_s ? std::nan("") : 1;
    options.failureRate = what == u"rate"_s ? 1.01 : 0;
    options.maximumConcurrent = what == u"none at once"_s ? 0 : 1;
    if (what == u"secret"_s) {
        options.credentials.secretAccessKey = Secret();
    }

    QVERIFY_THROWS_EXCEPTION(ServerError, LambdaService{options});
}

COROSCOPE_TEST(tst_LambdaRefusals)
#include "tst_lambdarefusals.moc"
