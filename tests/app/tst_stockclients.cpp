// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/lambdaprogram.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString fullArn = u"arn:aws:lambda:eu-central-1:123456789012:function:system-test"_s;

// Whether a text has something in it that only the two who sign may know.
bool hasSecret(const QByteArray &text)
{
    return text.contains("a/secret+of=the/tests") || text.contains("a-session-token");
}

QString logIn(const QJsonValue &answer)
{
    return QString::fromUtf8(QByteArray::fromBase64(answer[u"log"_s].toString().toUtf8()));
}

} // namespace

// AWS's own clients, as Debian packages them, take the stand-in for the real one.
class tst_StockClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boto3InvokesTheFunction_data();
    void boto3InvokesTheFunction();
    void boto3SeesAFunctionErrorWithItsLog();
    void boto3SeesEveryRefusalByItsOwnName_data();
    void boto3SeesEveryRefusalByItsOwnName();
    void boto3IsToldThatAPayloadIsTooLong();
    void boto3IsRefusedWithWrongCredentials_data();
    void boto3IsRefusedWithWrongCredentials();
    void aSessionTokenIsPartOfTheCredentials();
    void manyCallsOfBoto3RunAtOnce();
    void throttledCallsOfBoto3SayWhy();
    void otherInvocationTypesGiveNoPayload_data();
    void otherInvocationTypesGiveNoPayload();
    void awsInvokesTheFunction();
    void awsSeesAFunctionErrorWithItsLog();
    void awsSaysWhyItIsRefused_data();
    void awsSaysWhyItIsRefused();
};

void tst_StockClients::boto3InvokesTheFunction_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("name") << QStringList{u"system-test"_s};
    QTest::newRow("version") << QStringList{u"system-test:$LATEST"_s};
    QTest::newRow("qualifier") << QStringList{u"system-test"_s, u"--qualifier"_s, u"$LATEST"_s};
    QTest::newRow("partial ARN") << QStringList{u"123456789012:function:system-test"_s};
    QTest::newRow("full ARN") << QStringList{fullArn};
    QTest::newRow("UTF-8") << QStringList{
        u"system-test"_s, u"--payload"_s, u"{\"configuration_identifier\": \"配置 größer 🚀\"}"_s};
}

void tst_StockClients::boto3InvokesTheFunction()
{
    QFETCH(QStringList, options);
    const LambdaProgram server(words("--min 4 --max 4"));
    StockClients clients;

    const QJsonArray answers = clients.boto3(server.address(), options);

    QVERIFY2(answers.size() == 1, clients.errors().constData());
    const QJsonValue payload = answers[0][u"payload"_s];
    QCOMPARE(answers[0][u"status"_s], QJsonValue(200));
    QCOMPARE(answers[0][u"version"_s], QJsonValue(u"$LATEST"_s));
    QCOMPARE(answers[0][u"functionError"_s], QJsonValue(QJsonValue::Null));
    QCOMPARE(answers[0][u"requestId"_s].toString().size(), 36);
    QCOMPARE(payload[u"slept_s"_s], QJsonValue(4));
    QCOMPARE(payload[u"success"_s], QJsonValue(true));
    QCOMPARE(payload[u"configuration_identifier"_s].toString(),
             options.contains(u"--payload"_s) ? u"配置 größer 🚀"_s : u"config_28"_s);
    QVERIFY(logIn(answers[0]).contains(u"\nSleeping for 4s\nEND RequestId: "_s));
}

void tst_StockClients::boto3SeesAFunctionErrorWithItsLog()
{
    const LambdaProgram server(words("--failure-rate 1"));
    StockClients clients;

    const QJsonArray answers = clients.boto3(server.address());

    QVERIFY2(answers.size() == 1, clients.errors().constData());
    QCOMPARE(answers[0][u"status"_s], QJsonValue(200));
    QCOMPARE(answers[0][u"functionError"_s], QJsonValue(u"Unhandled"_s));
    QCOMPARE(answers[0][u"payload"_s][u"errorMessage"_s], QJsonValue(u"Something went wrong!"_s));
    QCOMPARE(answers[0][u"payload"_s][u"errorType"_s], QJsonValue(u"ValueError"_s));
    QVERIFY(logIn(answers[0]).contains(u"\n[ERROR] ValueError: Something went wrong!\n"_s));
}

void tst_StockClients::boto3SeesEveryRefusalByItsOwnName_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("exception");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown function")
        << QStringList{u"other"_s} << u"ResourceNotFoundException"_s << 404;
    QTest::newRow("unknown version")
        << QStringList{u"system-test:7"_s} << u"ResourceNotFoundException"_s << 404;
    QTest::newRow("no JSON") << QStringList{u"--payload"_s, u"no JSON"_s}
                             << u"InvalidRequestContentException"_s << 400;
    QTest::newRow("two qualifiers")
        << QStringList{u"system-test:$LATEST"_s, u"--qualifier"_s, u"7"_s}
        << u"InvalidParameterValueException"_s << 400;
}

void tst_StockClients::boto3SeesEveryRefusalByItsOwnName()
{
    QFETCH(QStringList, options);
    QFETCH(QString, exception);
    QFETCH(int, status);
    const LambdaProgram server;
    StockClients clients;

    const QJsonArray answers = clients.boto3(server.address(), options);

    QVERIFY2(answers.size() == 1, clients.errors().constData());
    QCOMPARE(answers[0][u"exception"_s].toString(), exception);
    QCOMPARE(answers[0][u"error"_s][u"Code"_s].toString(), exception);
    QCOMPARE(answers[0][u"status"_s], QJsonValue(status));
    QVERIFY(!answers[0][u"error"_s][u"Message"_s].toString().isEmpty());
}

void tst_StockClients::boto3IsToldThatAPayloadIsTooLong()
{
    const LambdaProgram server;
    StockClients clients;

    const QJsonArray answers = clients.boto3(server.address(), words("--payload-bytes 6291457"));

    QVERIFY2(answers.size() == 1, clients.errors().constData());
    QCOMPARE(answers[0][u"status"_s], QJsonValue(413));
    QCOMPARE(answers[0][u"error"_s][u"Code"_s], QJsonValue(u"RequestEntityTooLargeException"_s));
}

void tst_StockClients::boto3IsRefusedWithWrongCredentials_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("code");
    QTest::newRow("secret") << u"AWS_SECRET_ACCESS_KEY"_s << u"InvalidSignatureException"_s;
    QTest::newRow("key id") << u"AWS_ACCESS_KEY_ID"_s << u"UnrecognizedClientException"_s;
    QTest::newRow("token") << u"AWS_SESSION_TOKEN"_s << u"UnrecognizedClientException"_s;
}

void tst_StockClients::boto3IsRefusedWithWrongCredentials()
{
    QFETCH(QString, variable);
    QFETCH(QString, code);
    LambdaProgram server;
    StockClients clients({{variable, u"something-else"_s}});

    const QJsonArray answers = clients.boto3(server.address());

    QVERIFY2(answers.size() == 1, clients.errors().constData());
    QCOMPARE(answers[0][u"error"_s][u"Code"_s].toString(), code);
    QCOMPARE(answers[0][u"status"_s], QJsonValue(403));
    QVERIFY(!hasSecret(QJsonDocument(answers).toJson()));
    server.program().sendSignal(SIGTERM);
    const Outcome outcome = server.program().waitForEnd();
    QCOMPARE(outcome.output + outcome.errors, QByteArray());
}

void tst_StockClients::aSessionTokenIsPartOfTheCredentials()
{
    Variables variables = lambdaCredentials();
    variables.insert(u"AWS_SESSION_TOKEN"_s, u"a-session-token/+=="_s);
    const LambdaProgram server({}, variables);
    StockClients right(variables);
    StockClients none;

    const QJsonArray answers = right.boto3(server.address());
    const QJsonArray refusals = none.boto3(server.address());

    QVERIFY2(answers.size() == 1, right.errors().constData());
    QCOMPARE(answers[0][u"status"_s], QJsonValue(200));
    QVERIFY2(refusals.size() == 1, none.errors().constData());
    QCOMPARE(refusals[0][u"status"_s], QJsonValue(403));
    QVERIFY(!hasSecret(QJsonDocument(refusals).toJson()));
}

void tst_StockClients::manyCallsOfBoto3RunAtOnce()
{
    // Each takes 4 s: long enough for all of them to come.
    const LambdaProgram server(words("--min 40 --max 40 --speed 10"));
    StockClients clients;

    const QJsonArray answers = clients.boto3(server.address(), words("--count 40"));

    QVERIFY2(answers.size() == 40, clients.errors().constData());
    QSet<QString> ids;
    for (const QJsonValue &answer : answers) {
        QCOMPARE(answer[u"payload"_s][u"slept_s"_s], QJsonValue(40));
        ids.insert(answer[u"requestId"_s].toString());
    }
    QCOMPARE(ids.size(), 40);
}

void tst_StockClients::throttledCallsOfBoto3SayWhy()
{
    const LambdaProgram server(words("--min 3000 --max 3000 --max-concurrent 1"));
    StockClients clients;
    QCOMPARE(clients.boto3(server.address(), words("--type Event"))[0][u"status"_s],
             QJsonValue(202));

    const QJsonArray answers = clients.boto3(server.address());

    QVERIFY2(answers.size() == 1, clients.errors().constData());
    QCOMPARE(answers[0][u"exception"_s], QJsonValue(u"TooManyRequestsException"_s));
    QCOMPARE(answers[0][u"status"_s], QJsonValue(429));
    QCOMPARE(answers[0][u"retryAfter"_s], QJsonValue(u"1"_s));
    QCOMPARE(answers[0][u"reason"_s],
             QJsonValue(u"ReservedFunctionConcurrentInvocationLimitExceeded"_s));
}

void tst_StockClients::otherInvocationTypesGiveNoPayload_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("Event") << u"Event"_s << 202;
    QTest::newRow("DryRun") << u"DryRun"_s << 204;
}

void tst_StockClients::otherInvocationTypesGiveNoPayload()
{
    QFETCH(QString, type);
    QFETCH(int, status);
    const LambdaProgram server;
    StockClients clients;

    const QJsonArray answers = clients.boto3(server.address(), {u"--type"_s, type});

    QVERIFY2(answers.size() == 1, clients.errors().constData());
    QCOMPARE(answers[0][u"status"_s], QJsonValue(status));
    QCOMPARE(answers[0][u"payload"_s], QJsonValue(QJsonValue::Null));
}

void tst_StockClients::awsInvokesTheFunction()
{
    const LambdaProgram server(words("--min 2 --max 2"));
    StockClients clients;

    const Outcome outcome = clients.aws(server.address(), fullArn);

    QVERIFY2(outcome.status == 0, outcome.all().constData());
    const QJsonObject said = QJsonDocument::fromJson(outcome.output).object();
    QCOMPARE(said.value(u"StatusCode"_s), QJsonValue(200));
    QCOMPARE(said.value(u"ExecutedVersion"_s), QJsonValue(u"$LATEST"_s));
    QVERIFY(!said.contains(u"FunctionError"_s));
    const QJsonObject expected{{u"configuration_identifier"_s, u"config_28"_s},
                               {u"slept_s"_s, 2},
                               {u"success"_s, true}};
    QCOMPARE(clients.payload(), expected);
}

void tst_StockClients::awsSeesAFunctionErrorWithItsLog()
{
    const LambdaProgram server(words("--failure-rate 1"));
    StockClients clients;

    const Outcome outcome = clients.aws(server.address());

    QVERIFY2(outcome.status == 0, outcome.all().constData());
    const QJsonObject said = QJsonDocument::fromJson(outcome.output).object();
    QCOMPARE(said.value(u"FunctionError"_s), QJsonValue(u"Unhandled"_s));
    const QByteArray log = QByteArray::fromBase64(
        said.value(u"LogResult"_s).toString().toUtf8());
    QVERIFY2(log.startsWith("START RequestId: "), log.constData());
    QVERIFY2(log.contains("[ERROR] ValueError: Something went wrong!"), log.constData());
    QCOMPARE(clients.payload().value(u"errorType"_s), QJsonValue(u"ValueError"_s));
}

void tst_StockClients::awsSaysWhyItIsRefused_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("function");
    QTest::addColumn<QByteArray>("code");
    const QString name = u"system-test"_s;
    QTest::newRow("secret") << u"AWS_SECRET_ACCESS_KEY"_s << name << "InvalidSignatureException"_ba;
    QTest::newRow("key id") << u"AWS_ACCESS_KEY_ID"_s << name << "UnrecognizedClientException"_ba;
    QTest::newRow("function") << u"UNUSED"_s << u"other"_s << "ResourceNotFoundException"_ba;
}

void tst_StockClients::awsSaysWhyItIsRefused()
{
    QFETCH(QString, variable);
    QFETCH(QString, function);
    QFETCH(QByteArray, code);
    const LambdaProgram server;
    StockClients clients({{variable, u"something-else"_s}});

    const Outcome outcome = clients.aws(server.address(), function);

    QCOMPARE(outcome.status, 254);
    QVERIFY2(outcome.errors.contains('(' + code + ')'), outcome.all().constData());
    QVERIFY(!hasSecret(outcome.all()));
}

COROSCOPE_TEST(tst_StockClients)
#include "tst_stockclients.moc"
