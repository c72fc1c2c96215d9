// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "core/net/awsprofile.h"
#endif
#include "core/base/opendescriptors.h"
#include "tests/core/net/awsfixture.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <sys/prctl.h>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

const QByteArray filesCredentials = "[default]\naws_access_key_id=DEFAULT\n"
                                    "aws_secret_access_key=s1\nregion=of-file\n"
                                    "[other]\naws_access_key_id=OTHER\n"
                                    "aws_secret_access_key=s2\naws_session_token=t2\n";

/// "ID secret token region", or what is wrong.
QString foundWith(const AwsWish &wish)
{
    const auto found = findAwsAccess(wish);
    if (const auto *problem = std::get_if<AwsProblem>(&found)) {
        return QString::fromUtf8(problem->sentence) + QLatin1Char('|')
               + problem->arguments.join(QLatin1Char('|'));
    }
    const AwsAccess &access = std::get<AwsAccess>(found);
    std::string text(access.credentials.accessKeyId.reveal());
    text.append(" ").append(access.credentials.secretAccessKey.reveal()).append(" ");
    text.append(access.credentials.sessionToken ? access.credentials.sessionToken->reveal() : "-");
    return QString::fromStdString(text + ' ' + access.region);
}

void setPair(AwsFixture &aws)
{
    aws.setVariable("AWS_ACCESS_KEY_ID", "ENVIRONMENT");
    aws.setVariable("AWS_SECRET_ACCESS_KEY", "s0");
}

} // namespace

// Where credentials and region come from, and what is said when they come from nowhere.
class tst_AwsProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEnvironmentComesFirst();
    void aNamedProfileComesBeforeTheEnvironment();
    void theEnvironmentNamesAProfile();
    void theConfigMayHoldCredentials();
    void theRegionHasAnOrder();
    void theRegionMayBeThatOfTheEndpoint_data();
    void theRegionMayBeThatOfTheEndpoint();
    void halfAPairIsAProblem_data();
    void halfAPairIsAProblem();
    void aMissingProfileNamesTheOthers();
    void withoutAnythingTheSentenceSaysWhatToDo();
    void aProfileWithoutKeysSaysSo();
    void credentialsFromElsewhereAreNotSupported();
    void withoutARegionNothingIsSigned();
    void filesThatAreNotNeededMayBeBroken();
    void theProcessIsNotToBeLookedInto();
};

void tst_AwsProfile::theEnvironmentComesFirst()
{
    AwsFixture aws;
    aws.writeCredentials(filesCredentials);
    setPair(aws);
    QCOMPARE(foundWith({}), QStringLiteral("ENVIRONMENT s0 - of-file"));

    aws.setVariable("AWS_SESSION_TOKEN", "t0");

    QCOMPARE(foundWith({}), QStringLiteral("ENVIRONMENT s0 t0 of-file"));
}

void tst_AwsProfile::aNamedProfileComesBeforeTheEnvironment()
{
    AwsFixture aws;
    aws.writeCredentials(filesCredentials);
    setPair(aws);

    QCOMPARE(foundWith({QStringLiteral("other"), QStringLiteral("here"), {}}),
             QStringLiteral("OTHER s2 t2 here"));
}

void tst_AwsProfile::theEnvironmentNamesAProfile()
{
    AwsFixture aws;
    aws.writeCredentials(filesCredentials);
    QCOMPARE(foundWith({}), QStringLiteral("DEFAULT s1 - of-file"));

    aws.setVariable("AWS_PROFILE", "other");

    QCOMPARE(foundWith({{}, QStringLiteral("here"), {}}), QStringLiteral("OTHER s2 t2 here"));
}

void tst_AwsProfile::theConfigMayHoldCredentials()
{
    AwsFixture aws;
    aws.writeCredentials(filesCredentials);
    aws.writeConfig("[profile third]\naws_access_key_id=THIRD\naws_secret_access_key=s3\n"
                    "region=of-config\n[profile other]\nregion=of-other\n"
                    "aws_access_key_id=NOT\naws_secret_access_key=this\n");

    QCOMPARE(foundWith({QStringLiteral("third"), {}, {}}), QStringLiteral("THIRD s3 - of-config"));
    QCOMPARE(foundWith({QStringLiteral("other"), {}, {}}), QStringLiteral("OTHER s2 t2 of-other"));
}

void tst_AwsProfile::theRegionHasAnOrder()
{
    AwsFixture aws;
    const QUrl endpoint(QStringLiteral("https://lambda.of-endpoint.amazonaws.com"));
    setPair(aws);
    QCOMPARE(foundWith({{}, {}, endpoint}), QStringLiteral("ENVIRONMENT s0 - of-endpoint"));

    aws.writeConfig("[default]\nregion=of-config\n");
    QCOMPARE(foundWith({{}, {}, endpoint}), QStringLiteral("ENVIRONMENT s0 - of-config"));
    aws.setVariable("AWS_DEFAULT_REGION", "of-default");
    QCOMPARE(foundWith({{}, {}, endpoint}), QStringLiteral("ENVIRONMENT s0 - of-default"));
    aws.setVariable("AWS_REGION", "of-region");
    QCOMPARE(foundWith({{}, {}, endpoint}), QStringLiteral("ENVIRONMENT s0 - of-region"));
    QCOMPARE(foundWith({{}, QStringLiteral(" given "), endpoint}),
             QStringLiteral("ENVIRONMENT s0 - given"));
}

void tst_AwsProfile::theRegionMayBeThatOfTheEndpoint_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("region");
    const auto row = [](const char *endpoint, const char *region) {
        QTest::newRow(endpoint) << QString::fromLatin1(endpoint) << QString::fromLatin1(region);
    };
    row("https://lambda.eu-central-1.amazonaws.com", "eu-central-1");
    row("https://Lambda.EU-Central-1.amazonaws.com:443/x", "eu-central-1");
    row("https://lambda-fips.us-east-1.amazonaws.com", "us-east-1");
    row("https://lambda.cn-north-1.amazonaws.com.cn", "cn-north-1");
    row("https://lambda.eu-central-1.amazonaws.com.evil.example", "");
    row("https://s3.eu-central-1.amazonaws.com", "");
    row("http://127.0.0.1:3001", "");
}

void tst_AwsProfile::theRegionMayBeThatOfTheEndpoint()
{
    QFETCH(QString, endpoint);
    QFETCH(QString, region);
    AwsFixture aws;
    setPair(aws);

    const QString found = foundWith({{}, {}, QUrl(endpoint)});

    if (region.isEmpty()) {
        QVERIFY2(found.startsWith(QStringLiteral("No AWS region")), qPrintable(found));
    } else {
        QCOMPARE(found, QStringLiteral("ENVIRONMENT s0 - ") + region);
    }
}

void tst_AwsProfile::halfAPairIsAProblem_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("missing");
    QTest::newRow("no secret") << QByteArray("AWS_ACCESS_KEY_ID")
                               << QStringLiteral("AWS_SECRET_ACCESS_KEY");
    QTest::newRow("no id") << QByteArray("AWS_SECRET_ACCESS_KEY")
                           << QStringLiteral("AWS_ACCESS_KEY_ID");
}

void tst_AwsProfile::halfAPairIsAProblem()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, missing);
    AwsFixture aws;
    aws.writeCredentials(filesCredentials + "[half]\n" + name.toLower() + "=half-of-it\n");
    aws.setVariable(name.constData(), "half-of-it");

    const QString inEnvironment = foundWith({});
    const QString inProfile = foundWith({QStringLiteral("half"), {}, {}});

    QVERIFY2(inEnvironment.endsWith(QLatin1Char('|') + missing), qPrintable(inEnvironment));
    QVERIFY2(inProfile.endsWith(QLatin1Char('|') + missing.toLower()), qPrintable(inProfile));
    QVERIFY(!(inEnvironment + inProfile).contains(QStringLiteral("half-of-it")));
}

void tst_AwsProfile::aMissingProfileNamesTheOthers()
{
    AwsFixture aws;
    aws.writeCredentials(filesCredentials);
    aws.writeConfig("[default]\nregion=x\n[profile third]\nregion=x\n");

    const QString found = foundWith({QStringLiteral("fourth"), {}, {}});

    QVERIFY2(found.startsWith(QStringLiteral("There is no AWS profile %1")), qPrintable(found));
    QVERIFY(found.contains(QStringLiteral("|fourth|")));
    QVERIFY(found.endsWith(QStringLiteral("|default, other, third")));
}

void tst_AwsProfile::withoutAnythingTheSentenceSaysWhatToDo()
{
    const AwsFixture aws;

    const QString found = foundWith({});

    QVERIFY2(found.contains(QStringLiteral("Run: aws configure")), qPrintable(found));
    QVERIFY(found.endsWith(aws.credentialsPath() + QLatin1Char('|') + aws.configPath()));
}

void tst_AwsProfile::aProfileWithoutKeysSaysSo()
{
    AwsFixture aws;
    aws.writeConfig("[default]\nregion=x\n");

    const QString found = foundWith({});

    QVERIFY2(found.startsWith(QStringLiteral("The AWS profile %1 has no access key")),
             qPrintable(found));
    QVERIFY(found.endsWith(QStringLiteral("|default")));
}

void tst_AwsProfile::credentialsFromElsewhereAreNotSupported()
{
    AwsFixture aws;
    aws.writeConfig("[profile p]\nsso_session=x\nregion=x\n");

    const QString found = foundWith({QStringLiteral("p"), {}, {}});

    QVERIFY2(found.contains(QStringLiteral("export-credentials")), qPrintable(found));
    QVERIFY(found.endsWith(QStringLiteral("|p|sso_session")));
}

void tst_AwsProfile::withoutARegionNothingIsSigned()
{
    AwsFixture aws;
    setPair(aws);

    QVERIFY(foundWith({}).startsWith(QStringLiteral("No AWS region")));
    QVERIFY(foundWith({{}, QStringLiteral("eu/x"), {}})
                .startsWith(QStringLiteral("%1 is no AWS region")));
}

void tst_AwsProfile::filesThatAreNotNeededMayBeBroken()
{
    AwsFixture aws;
    setPair(aws);
    aws.setVariable("AWS_CONFIG_FILE", "/dev/zero");

    QCOMPARE(foundWith({{}, QStringLiteral("here"), {}}), QStringLiteral("ENVIRONMENT s0 - here"));
    QVERIFY(foundWith({}).endsWith(QStringLiteral("|/dev/zero|Invalid argument")));
}

void tst_AwsProfile::theProcessIsNotToBeLookedInto()
{
    AwsFixture aws;
    foundWith({});
    QCOMPARE(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 1);
    aws.writeCredentials(filesCredentials);

    foundWith({});

    QCOMPARE(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
    QVERIFY(OpenDescriptors().count().has_value());
}

COROSCOPE_TEST(tst_AwsProfile)
#include "tst_awsprofile.moc"
