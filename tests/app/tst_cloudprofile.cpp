// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/lambdaprogram.h"
#include "tests/app/runreportreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <csignal>
#include <memory>

using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int socketMilliseconds = 30'000;

// The key and its secret are those of AWS's own documentation.
const QString exampleKeyId = u"AKIAIOSFODNN7EXAMPLE"_s;
const QString exampleSecret = u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s;
const QString exampleToken = u"tokenOfTheProfile/+EXAMPLE=="_s;
const QString mistypedSecret = u"mistypedSecretOfTheProfile/EXAMPLE"_s;

const QString credentialsFile = u".aws/credentials"_s;
const QString traceFile = u"trace.json"_s;

const QString credentialsText = uR"([work]
aws_access_key_id = %1
aws_secret_access_key = %2
aws_session_token = %3

[mistyped]
aws_access_key_id = %1
aws_secret_access_key = %4
aws_session_token = %3

[no-secret]
aws_access_key_id = %1

[no-key-id]
aws_secret_access_key = %2
)"_s;

const QString configText = uR"([profile work]
region = eu-north-1

[profile mistyped]
region = eu-north-1
)"_s;

/// A home with AWS's two files, below an environment whose own credentials are others.
class AwsHome
{
public:
    AwsHome()
    {
        QDir(m_directory.path()).mkdir(u".aws"_s);
        write(credentialsFile,
              credentialsText.arg(exampleKeyId, exampleSecret, exampleToken, mistypedSecret));
        write(u".aws/config"_s, configText);
    }

    Variables variables() const
    {
        return {{u"HOME"_s, m_directory.path()},
                {u"AWS_ACCESS_KEY_ID"_s, u"AKIDOFTHEENVIRONMENT"_s},
                {u"AWS_SECRET_ACCESS_KEY"_s, u"secret-of-the-environment"_s},
                {u"AWS_SESSION_TOKEN"_s, u"token-of-the-environment"_s},
                {u"AWS_PROFILE"_s, QString()},
                {u"AWS_REGION"_s, QString()},
                {u"AWS_DEFAULT_REGION"_s, QString()},
                {u"AWS_CONFIG_FILE"_s, QString()},
                {u"AWS_SHARED_CREDENTIALS_FILE"_s, QString()}};
    }
    QString path(const QString &name) const { return m_directory.filePath(name); }
    /// Empty if there is no such file.
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    void write(const QString &name, const QString &text)
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(text.toUtf8());
        }
    }

    QTemporaryDir m_directory;
};

/// What the stand-in accepts: nothing but the profile "work".
Variables accessOfWork()
{
    return {{u"AWS_ACCESS_KEY_ID"_s, exampleKeyId},
            {u"AWS_SECRET_ACCESS_KEY"_s, exampleSecret},
            {u"AWS_SESSION_TOKEN"_s, exampleToken}};
}

QStringList twoCalls(const QString &endpoint, const QString &profile)
{
    return words("cloud-checks --yes --set functions=2 --set attempts=1")
        + QStringList{u"--set"_s, u"endpoint="_s + endpoint, u"--set"_s, u"profile="_s + profile};
}

QByteArray bodyIn(const QByteArray &request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : request.mid(end + 4);
}

/// The name in lower case.
QByteArray headerIn(const QByteArray &request, const QByteArray &name)
{
    for (const QByteArray &line : request.split('\n')) {
        if (line.toLower().startsWith(name + ':')) {
            return line.mid(name.size() + 1).trimmed();
        }
    }
    return {};
}

/// An endpoint that shows each request as it came, and answers that the service has failed.
class FailingEndpoint
{
public:
    FailingEndpoint() { m_server.listen(QHostAddress::LocalHost); }
    QString address() const { return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()); }

    /// Empty when none comes, or none that is whole.
    QByteArray nextRequest()
    {
        if (!m_server.hasPendingConnections()
            && !m_server.waitForNewConnection(socketMilliseconds)) {
            return {};
        }
        const std::unique_ptr<QTcpSocket> connection(m_server.nextPendingConnection());
        QByteArray request;
        while (!isWhole(request)) {
            if (!connection->waitForReadyRead(socketMilliseconds)) {
                return {};
            }
            request += connection->readAll();
        }
        connection->write("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n"
                          "Connection: close\r\n\r\n");
        connection->waitForBytesWritten(socketMilliseconds);
        return request;
    }

private:
    static bool isWhole(const QByteArray &request)
    {
        return request.contains("\r\n\r\n")
            && bodyIn(request).size() >= headerIn(request, "content-length").toLongLong();
    }

    QTcpServer m_server;
};

/// The whole answer, its headers included.
QByteArray statisticsOf(const LambdaProgram &standIn)
{
    const QUrl address(standIn.address());
    QTcpSocket socket;
    socket.connectToHost(address.host(), quint16(address.port()));
    if (!socket.waitForConnected(socketMilliseconds)) {
        return {};
    }
    socket.write("GET /statistics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (!answer.contains('}') && socket.waitForReadyRead(socketMilliseconds)) {
        answer += socket.readAll();
    }
    return answer;
}

/// What the stand-in has printed by its end.
QByteArray printedBy(LambdaProgram &standIn)
{
    standIn.program().sendSignal(SIGTERM);
    return standIn.firstLine() + standIn.program().waitForEnd().all();
}

/// The beginning of a secret is too much, too, and so is its Base64.
bool givesAway(const QByteArray &text, const QString &secret)
{
    const QByteArray beginning = secret.left(12).toUtf8();
    return text.contains(beginning) || text.contains(beginning.toBase64());
}

} // namespace

// The demo cloud-checks with a profile of the user's AWS files.
class tst_CloudProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aProfileGivesTheCredentials_data();
    void aProfileGivesTheCredentials();
    void anUnknownProfileIsRefusedWithTheNamesThatThereAre();
    void theCallIsSignedForTheRegionThatIsNearest_data();
    void theCallIsSignedForTheRegionThatIsNearest();
    void eachCallNamesItsConfigurationAndSaysThatItIsATest();
    void noSecretIsToldHoweverTheRunEnds_data();
    void noSecretIsToldHoweverTheRunEnds();
};

void tst_CloudProfile::aProfileGivesTheCredentials_data()
{
    QTest::addColumn<QString>("function");
    QTest::newRow("name") << u"system-test"_s;
    QTest::newRow("ARN") << u"arn:aws:lambda:eu-north-1:123456789012:function:system-test"_s;
}

void tst_CloudProfile::aProfileGivesTheCredentials()
{
    QFETCH(QString, function);
    const AwsHome home;
    const LambdaProgram standIn({}, accessOfWork());

    const RunReportReader report(twoCalls(standIn.address(), u"work"_s)
                                     + QStringList{u"--set"_s, u"function_name="_s + function},
                                 home.variables());

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    QCOMPARE(report.lines().last(), u"2 of 2 passed the test - 0 failed"_s);
    QVERIFY(statisticsOf(standIn).contains("\"requests\": 2,"));
}

void tst_CloudProfile::anUnknownProfileIsRefusedWithTheNamesThatThereAre()
{
    const AwsHome home;

    const Outcome outcome = Program::runIn(
        home.variables(), words("run") + twoCalls(u"http://127.0.0.1:1/"_s, u"nobody"_s));

    QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
    QVERIFY2(outcome.errors.contains("There is no AWS profile nobody in "),
             outcome.errors.constData());
    QVERIFY2(outcome.errors.contains("There is: mistyped, no-key-id, no-secret, work. "),
             outcome.errors.constData());
}

void tst_CloudProfile::theCallIsSignedForTheRegionThatIsNearest_data()
{
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QByteArray>("region");
    QTest::newRow("profile") << QString() << QString() << QByteArray("eu-north-1");
    QTest::newRow("environment") << QString() << u"ca-central-1"_s << QByteArray("ca-central-1");
    QTest::newRow("parameter") << u"ap-south-1"_s << u"ca-central-1"_s << QByteArray("ap-south-1");
}

void tst_CloudProfile::theCallIsSignedForTheRegionThatIsNearest()
{
    QFETCH(QString, parameter);
    QFETCH(QString, variable);
    QFETCH(QByteArray, region);
    const AwsHome home;
    Variables variables = home.variables();
    variables[u"AWS_REGION"_s] = variable;
    FailingEndpoint endpoint;
    Program program(words("run") + twoCalls(endpoint.address(), u"work"_s)
                        + QStringList{u"--set"_s, u"region="_s + parameter},
                    {}, variables);

    const QByteArray request = endpoint.nextRequest();

    const QList<QByteArray> scope = headerIn(request, "authorization").split('/');
    QCOMPARE(scope.value(0), "AWS4-HMAC-SHA256 Credential=" + exampleKeyId.toUtf8());
    QCOMPARE(scope.value(2), region);
    QCOMPARE(headerIn(request, "x-amz-security-token"), exampleToken.toUtf8());
}

void tst_CloudProfile::eachCallNamesItsConfigurationAndSaysThatItIsATest()
{
    const AwsHome home;
    FailingEndpoint endpoint;
    Program program(words("run") + twoCalls(endpoint.address(), u"work"_s)
                        + words("--set mode=one-by-one"),
                    {}, home.variables());

    for (const auto &configuration : words("config_0 config_1")) {
        const QByteArray request = endpoint.nextRequest();
        QCOMPARE(QJsonDocument::fromJson(bodyIn(request)).object(),
                 QJsonObject({{u"configuration_identifier"_s, configuration},
                              {u"system_test"_s, true}}));
    }

    const Outcome outcome = program.waitForEnd();
    QVERIFY2(outcome.status == 0, outcome.all().constData());
    QVERIFY2(outcome.output.contains("the service itself has failed; try again later: 500"),
             outcome.all().constData());
    QVERIFY2(outcome.output.contains("0 of 2 passed the test - 2 failed"),
             outcome.all().constData());
}

void tst_CloudProfile::noSecretIsToldHoweverTheRunEnds_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("passed") << u"work"_s << 0 << QByteArray("2 of 2 passed");
    QTest::newRow("wrong secret") << u"mistyped"_s << 0 << QByteArray("InvalidSignatureException");
    QTest::newRow("unknown profile") << u"nobody"_s << 1 << QByteArray("no AWS profile nobody");
    QTest::newRow("no secret") << u"no-secret"_s << 1 << QByteArray("no aws_secret_access_key");
    QTest::newRow("no key id") << u"no-key-id"_s << 1 << QByteArray("no aws_access_key_id");
}

void tst_CloudProfile::noSecretIsToldHoweverTheRunEnds()
{
    QFETCH(QString, profile);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    const AwsHome home;
    LambdaProgram standIn({}, accessOfWork());
    const QStringList run = words("run") + twoCalls(standIn.address(), profile);

    const Outcome console = Program::runIn(home.variables(), run);
    const Outcome report = Program::runIn(
        home.variables(),
        run + QStringList{u"--json"_s, u"--trace"_s, home.path(traceFile)});

    for (const Outcome &outcome : {console, report}) {
        QVERIFY2(outcome.status == status, outcome.all().constData());
        QVERIFY2(outcome.all().contains(says), outcome.all().constData());
    }
    const QByteArray trace = home.read(traceFile);
    const QByteArray statistics = statisticsOf(standIn);
    QCOMPARE(trace.contains("config_1"), status == 0);
    QVERIFY(statistics.contains(status == 0 ? "\"requests\": 4," : "\"requests\": 0,"));
    const QByteArray told = console.all() + report.all() + trace + statistics + printedBy(standIn);
    for (const auto &secret : {exampleKeyId, exampleSecret, exampleToken, mistypedSecret}) {
        QVERIFY2(!givesAway(told, secret), qPrintable(secret));
        // Or the check above would find nothing anywhere.
        QVERIFY2(givesAway(home.read(credentialsFile), secret), qPrintable(secret));
    }
}

COROSCOPE_TEST(tst_CloudProfile)
#include "tst_cloudprofile.moc"
