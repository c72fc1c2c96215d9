// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/lambdaservice.h"
#include "tests/core/server/lambdafixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <cmath>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Draw
{
    int seconds;
    int roll;
};

// [(randint(1, 10), randint(1, 100)) for _ in range(40)] after random.seed(1) in CPython 3.11.
constexpr std::array<Draw, 40> draws{{
    {3, 73}, {2, 33}, {2, 64}, {8, 61}, {7, 27}, {2, 63}, {1, 50}, {7, 78}, {1, 90}, {8, 35},
    {4, 76}, {2, 41}, {1, 3},  {1, 84}, {9, 2},  {7, 88}, {4, 55}, {1, 68}, {4, 98}, {8, 64},
    {9, 30}, {6, 30}, {4, 98}, {8, 38}, {1, 54}, {9, 83}, {2, 24}, {5, 16}, {6, 93}, {9, 55},
    {9, 86}, {4, 39}, {5, 76}, {8, 65}, {7, 76}, {1, 62}, {4, 96}, {7, 54}, {3, 47}, {9, 90},
}};

} // namespace

class tst_LambdaService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAreDrawnAsCPythonDraws();
    void theFailureRateIsInWholePercent_data();
    void theFailureRateIsInWholePercent();
    void aRunThatSucceedsGivesBackWhatItWasGiven_data();
    void aRunThatSucceedsGivesBackWhatItWasGiven();
    void aRunThatFailsSaysWhereAndWhy();
    void whatTheHandlerCannotReadRaisesInIt_data();
    void whatTheHandlerCannotReadRaisesInIt();
    void aLogIsSentOnlyWhenItIsAskedFor();
    void theLogReadsAsAwsWritesIt();
    void anEventRunsWithoutItsResult();
    void aDryRunRunsNothing();
    void runsThatHaveEndedMakeRoom();
    void requestIdsAreUuidsAndEachIsNew();
    void everythingIsCounted();
};

void tst_LambdaService::runsAreDrawnAsCPythonDraws()
{
    LambdaService service(lambdaOptions());

    for (const Draw &draw : draws) {
        const ServerAnswer answer = invoked(service);
        QCOMPARE(answer.status, 200);
        QCOMPARE(secondsOf(answer), draw.seconds);
        QCOMPARE(fieldIn(answer, "X-Amz-Function-Error"),
                 std::string(draw.roll <= 15 ? "Unhandled" : ""));
    }
    QCOMPARE(service.statistics().functionErrors, 2U);
}

void tst_LambdaService::theFailureRateIsInWholePercent_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("percent");
    QTest::newRow("none") << 0.0 << 0;
    QTest::newRow("all") << 1.0 << 100;
    QTest::newRow("a little less than 29 in binary") << 0.29 << 29;
    QTest::newRow("a part of a percent") << 0.249 << 24;
}

void tst_LambdaService::theFailureRateIsInWholePercent()
{
    QFETCH(double, rate);
    QFETCH(int, percent);
    LambdaServerOptions options = lambdaOptions();
    options.failureRate = rate;
    LambdaService service(options);

    for (const Draw &draw : draws) {
        QCOMPARE(fieldIn(invoked(service), "X-Amz-Function-Error").empty(), draw.roll > percent);
    }
}

void tst_LambdaService::aRunThatSucceedsGivesBackWhatItWasGiven_data()
{
    QTest::addColumn<std::string>("identifier");
    for (const char *text :
         {R"("config_28")", R"("größer 配置 🚀")", R"("a\"b\\c\u0000")", "7", "-1.5", "true", "null",
          R"([1,{"a":[]},"x"])", R"({"name":"n"})", "18446744073709551615"}) {
        QTest::newRow(text) << std::string(text);
    }
}

void tst_LambdaService::aRunThatSucceedsGivesBackWhatItWasGiven()
{
    QFETCH(std::string, identifier);
    LambdaService service(lambdaOptions());

    const ServerAnswer answer = invokedWith(service, R"({"configuration_identifier": )" + identifier
                                                         + R"(, "system_test": true})");

    QCOMPARE(*answer.body.text, "{\"configuration_identifier\": " + identifier
                                    + ", \"slept_s\": 3, \"success\": true}");
    QCOMPARE(jsonIn(answer).size(), 3);
    QCOMPARE(answer.contentType, std::string_view("application/json"));
    QCOMPARE(fieldIn(answer, "X-Amz-Executed-Version"), std::string("$LATEST"));
}

void tst_LambdaService::aRunThatFailsSaysWhereAndWhy()
{
    LambdaServerOptions options = lambdaOptions();
    options.failureRate = 1;
    LambdaService service(options);

    const ServerAnswer answer = invoked(service);

    const QJsonObject payload = jsonIn(answer);
    QCOMPARE(answer.status, 200);
    QCOMPARE(fieldIn(answer, "X-Amz-Function-Error"), std::string("Unhandled"));
    QCOMPARE(payload.value(u"errorMessage"_s), QJsonValue(u"Something went wrong!"_s));
    QCOMPARE(payload.value(u"errorType"_s), QJsonValue(u"ValueError"_s));
    QCOMPARE(payload.value(u"requestId"_s).toString().toStdString(),
             fieldIn(answer, "x-amzn-RequestId"));
    QCOMPARE(payload.value(u"stackTrace"_s)[0].toString(),
             u"  File \"/var/task/lambda_function.py\", line 10, in lambda_handler\n"
             "    raise ValueError(\"Something went wrong!\")\n"_s);
}

void tst_LambdaService::whatTheHandlerCannotReadRaisesInIt_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *body, const QString &type, const QString &message) {
        QTest::newRow(body) << std::string(body) << type << message;
    };
    row("", u"KeyError"_s, u"'configuration_identifier'"_s);
    row("{}", u"KeyError"_s, u"'configuration_identifier'"_s);
    row(R"({"configuration": 1})", u"KeyError"_s, u"'configuration_identifier'"_s);
    row("[]", u"TypeError"_s, u"list indices must be integers or slices, not str"_s);
    row("\"a\"", u"TypeError"_s, u"string indices must be integers, not 'str'"_s);
    row("1", u"TypeError"_s, u"'int' object is not subscriptable"_s);
    row("1.5", u"TypeError"_s, u"'float' object is not subscriptable"_s);
    row("true", u"TypeError"_s, u"'bool' object is not subscriptable"_s);
    row("null", u"TypeError"_s, u"'NoneType' object is not subscriptable"_s);
}

void tst_LambdaService::whatTheHandlerCannotReadRaisesInIt()
{
    QFETCH(std::string, body);
    QFETCH(QString, type);
    QFETCH(QString, message);
    LambdaService service(lambdaOptions());

    const ServerAnswer answer = invokedWith(service, body);

    QCOMPARE(answer.status, 200);
    QCOMPARE(secondsOf(answer), 3);
    QCOMPARE(fieldIn(answer, "X-Amz-Function-Error"), std::string("Unhandled"));
    QCOMPARE(jsonIn(answer).value(u"errorType"_s).toString(), type);
    QCOMPARE(jsonIn(answer).value(u"errorMessage"_s).toString(), message);
}

void tst_LambdaService::aLogIsSentOnlyWhenItIsAskedFor()
{
    LambdaService service(lambdaOptions());
    LambdaCall call;
    QVERIFY(!invoked(service, call).complete);

    call.headers = {{"x-amz-log-type", "None"}};
    QVERIFY(!invoked(service, call).complete);
    call.headers = {{"X-Amz-Log-Type", "Tail"}};
    ServerAnswer answer = invoked(service, call);
    QVERIFY(answer.complete);
    answer.complete(answer);

    QVERIFY(!fieldIn(answer, "X-Amz-Log-Result").empty());
}

void tst_LambdaService::theLogReadsAsAwsWritesIt()
{
    LambdaServerOptions options = lambdaOptions();
    options.failureRate = 1;
    LambdaService service(options);
    LambdaCall call;
    call.headers = {{"X-Amz-Log-Type", "Tail"}};
    ServerAnswer answer = invoked(service, call);
    answer.complete(answer);

    const QString log = QString::fromUtf8(QByteArray::fromBase64(
        QByteArray::fromStdString(fieldIn(answer, "X-Amz-Log-Result"))));

    const QRegularExpression expected(
        u"\\ASTART RequestId: (\\S{36}) Version: \\$LATEST\nSleeping for 3s\n"
        "\\[ERROR\\] ValueError: Something went wrong!\nTraceback \\(most recent call last\\):\n"
        "  File \"/var/task/lambda_function\\.py\", line 10, in lambda_handler\n"
        "    raise ValueError\\(\"Something went wrong!\"\\)\nEND RequestId: \\1\n"
        "REPORT RequestId: \\1\tDuration: (\\d+\\.\\d\\d) ms\tBilled Duration: (\\d+) ms\t"
        "Memory Size: 128 MB\tMax Memory Used: 38 MB\t\n\\z"_s);
    const QRegularExpressionMatch match = expected.match(log);
    QVERIFY2(match.hasMatch(), qUtf8Printable(log));
    QCOMPARE(match.captured(1).toStdString(), fieldIn(answer, "x-amzn-RequestId"));
    QCOMPARE(match.captured(3).toDouble(), std::ceil(match.captured(2).toDouble()));
}

void tst_LambdaService::anEventRunsWithoutItsResult()
{
    LambdaServerOptions options = slowOptions();
    options.maximumConcurrent = 1;
    LambdaService service(options);
    LambdaCall call;
    call.headers = {{"X-Amz-Invocation-Type", "Event"}};

    const ServerAnswer answer = invoked(service, call);

    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.body.length, 0U);
    QCOMPARE(answer.wait.count(), 0);
    QCOMPARE(invoked(service).status, 429);
}

void tst_LambdaService::aDryRunRunsNothing()
{
    LambdaServerOptions options = slowOptions();
    options.maximumConcurrent = 1;
    LambdaService service(options);
    LambdaCall call;
    call.headers = {{"X-Amz-Invocation-Type", "DryRun"}};

    QCOMPARE(invoked(service, call).status, 204);
    QCOMPARE(invoked(service, call).status, 204);
    QCOMPARE(service.statistics().peakConcurrent, 0U);
    QCOMPARE(invoked(service).status, 200);
}

void tst_LambdaService::runsThatHaveEndedMakeRoom()
{
    LambdaServerOptions options = lambdaOptions();
    options.minimumSeconds = 0;
    options.maximumSeconds = 0;
    options.maximumConcurrent = 1;
    LambdaService service(options);

    for (int i = 0; i < 100; ++i) {
        QCOMPARE(invoked(service).status, 200);
    }
    QCOMPARE(service.statistics().peakConcurrent, 1U);
}

void tst_LambdaService::requestIdsAreUuidsAndEachIsNew()
{
    LambdaService service(lambdaOptions());
    const QRegularExpression uuid(
        u"\\A[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\z"_s);
    QSet<QString> ids;
    for (int i = 0; i < 50; ++i) {
        const ServerAnswer answer = i % 2 == 0 ? invoked(service)
                                               : service.refusalOf(RequestFlaw::NotHttp);
        const QString id = QString::fromStdString(fieldIn(answer, "x-amzn-RequestId"));
        QVERIFY2(uuid.match(id).hasMatch(), qUtf8Printable(id));
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 50);
}

void tst_LambdaService::everythingIsCounted()
{
    LambdaServerOptions options = slowOptions();
    options.maximumConcurrent = 1;
    options.failureRate = 1;
    LambdaService service(options);
    const ServerAnswer first = invoked(service);
    const ServerAnswer second = invoked(service);
    const ServerAnswer third = invokedWith(service, "{");
    const ServerAnswer fourth = service.answerTo({"GET", "/", {}, {}});

    const QJsonObject counts = jsonIn(service.answerTo({"GET", "/statistics?x", {}, {}}));

    const QJsonObject expected{{u"requests"_s, 4},         {u"peak_concurrent"_s, 1},
                               {u"connections"_s, 0},      {u"open_connections"_s, 0},
                               {u"in_flight"_s, 4},        {u"answered"_s, 0},
                               {u"failed"_s, 0},           {u"clients_left"_s, 0},
                               {u"throttled"_s, 1},        {u"function_errors"_s, 1},
                               {u"refused"_s, 2}};
    QCOMPARE(counts, expected);
}

COROSCOPE_TEST(tst_LambdaService)
#include "tst_lambdaservice.moc"
