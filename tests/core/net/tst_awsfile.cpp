// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/awsfile.h"

#include "tests/core/net/awsfixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

#include <string>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

std::string revealed(const std::optional<Secret> &secret)
{
    return secret ? std::string(secret->reveal()) : std::string("none");
}

AwsFile readFile(const AwsFixture &aws, AwsFile::Kind kind = AwsFile::Kind::Credentials)
{
    auto read = AwsFile::read(kind == AwsFile::Kind::Credentials ? aws.credentialsPath()
                                                                 : aws.configPath(),
                              kind);
    if (const auto *problem = std::get_if<AwsProblem>(&read)) {
        QTest::qFail(problem->sentence, __FILE__, __LINE__);
        return {};
    }
    return std::get<AwsFile>(std::move(read));
}

} // namespace

class tst_AwsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadHoweverItIsWritten_data();
    void aFileIsReadHoweverItIsWritten();
    void theConfigNamesItsProfilesDifferently();
    void whatIsNoSettingIsPassedOver();
    void credentialsFromElsewhereAreNoticed();
    void aFileThatIsNotThereIsEmpty();
    void aFileOfRubbishHasNoProfiles();
    void whatCannotBeReadIsAProblem();
    void aHugeFileIsRefused();
};

void tst_AwsFile::aFileIsReadHoweverItIsWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *title, const QByteArray &text) { QTest::newRow(title) << text; };
    row("plainly", "[p]\naws_access_key_id=ID\naws_secret_access_key=S/e=c+r\n"
                   "aws_session_token=TO==\nregion=eu-west-1\n");
    row("without the last line end", "[p]\naws_access_key_id=ID\naws_secret_access_key=S/e=c+r\n"
                                     "aws_session_token=TO==\nregion=eu-west-1");
    row("with blanks", "[ p ]\naws_access_key_id =  ID \naws_secret_access_key\t=\tS/e=c+r\t\n"
                       "aws_session_token= TO==\nregion = eu-west-1\n");
    row("with comments", "# a\n; b\n[p] # c\naws_access_key_id=ID # d\naws_secret_access_key=S/e=c+r\n"
                         "#aws_secret_access_key=x\naws_session_token=TO== ; e\nregion=eu-west-1\n");
    row("on another system", "\xEF\xBB\xBF[p]\r\naws_access_key_id=ID\r\n\r\n"
                             "aws_secret_access_key=S/e=c+r\r\naws_session_token=TO==\r\n"
                             "region=eu-west-1\r\n");
    row("in two parts", "[p]\naws_access_key_id=ID\nregion=eu-west-1\n[q]\nregion=x\n[p]\n"
                        "aws_secret_access_key=S/e=c+r\naws_session_token=TO==\n");
    row("in capitals", "[p]\nAWS_ACCESS_KEY_ID=ID\nAws_Secret_Access_Key=S/e=c+r\n"
                       "AWS_SESSION_TOKEN=TO==\nREGION=eu-west-1\n");
}

void tst_AwsFile::aFileIsReadHoweverItIsWritten()
{
    QFETCH(QByteArray, text);
    AwsFixture aws;
    aws.writeCredentials(text);

    const AwsFile file = readFile(aws);

    const AwsProfile *profile = file.profile(QStringLiteral("p"));
    QVERIFY(profile != nullptr);
    QCOMPARE(revealed(profile->accessKeyId), std::string("ID"));
    QCOMPARE(revealed(profile->secretAccessKey), std::string("S/e=c+r"));
    QCOMPARE(revealed(profile->sessionToken), std::string("TO=="));
    QCOMPARE(profile->region, QStringLiteral("eu-west-1"));
}

void tst_AwsFile::theConfigNamesItsProfilesDifferently()
{
    AwsFixture aws;
    aws.writeConfig("[default]\nregion=a\n[profile one]\nregion=b\n[profile \"two words\"]\nregion=c\n"
                    "[sso-session x]\nregion=d\n[bare]\nregion=e\n[profiles]\nregion=f\n[profile]\n");

    const AwsFile file = readFile(aws, AwsFile::Kind::Config);

    QCOMPARE(file.names(), (QStringList{QStringLiteral("default"), QStringLiteral("one"),
                                        QStringLiteral("two words")}));
    QCOMPARE(file.profile(QStringLiteral("two words"))->region, QStringLiteral("c"));
    QCOMPARE(file.profile(QStringLiteral("bare")), nullptr);
}

void tst_AwsFile::whatIsNoSettingIsPassedOver()
{
    AwsFixture aws;
    aws.writeConfig("region=before\n[default]\ns3 =\n  region = nested\n\tregion = nested\n=x\nword\n"
                    "region=\n");

    const AwsFile file = readFile(aws, AwsFile::Kind::Config);

    QCOMPARE(file.profile(QStringLiteral("default"))->region, QString());
    QVERIFY(!file.profile(QStringLiteral("default"))->accessKeyId.has_value());
}

void tst_AwsFile::credentialsFromElsewhereAreNoticed()
{
    AwsFixture aws;
    aws.writeConfig("[default]\nregion=a\n[profile r]\nrole_arn=arn\nsource_profile=default\n"
                    "[profile s]\nsso_session=x\nsso_account_id=1\n");

    const AwsFile file = readFile(aws, AwsFile::Kind::Config);

    QCOMPARE(file.profile(QStringLiteral("default"))->elsewhere, QString());
    QCOMPARE(file.profile(QStringLiteral("r"))->elsewhere, QStringLiteral("role_arn"));
    QCOMPARE(file.profile(QStringLiteral("s"))->elsewhere, QStringLiteral("sso_session"));
}

void tst_AwsFile::aFileThatIsNotThereIsEmpty()
{
    const AwsFixture aws;

    QCOMPARE(readFile(aws).names(), QStringList());
}

void tst_AwsFile::aFileOfRubbishHasNoProfiles()
{
    AwsFixture aws;
    aws.writeConfig(QByteArray("\x00\xFF[\n]\n[[\n=\n==[\r\r\n", 16) + QByteArray(1000, '['));

    QCOMPARE(readFile(aws, AwsFile::Kind::Config).names(), QStringList());
}

void tst_AwsFile::whatCannotBeReadIsAProblem()
{
    const AwsFixture aws;
    QVERIFY(QDir().mkpath(aws.credentialsPath()));

    const auto read = AwsFile::read(aws.credentialsPath(), AwsFile::Kind::Credentials);

    QVERIFY(std::holds_alternative<AwsProblem>(read));
    QCOMPARE(std::get<AwsProblem>(read).arguments,
             (QStringList{aws.credentialsPath(), QStringLiteral("Is a directory")}));
    const auto device = AwsFile::read(QStringLiteral("/dev/zero"), AwsFile::Kind::Config);
    QVERIFY(std::holds_alternative<AwsProblem>(device));
}

void tst_AwsFile::aHugeFileIsRefused()
{
    AwsFixture aws;
    const QByteArray comment(1 << 20, '#');
    aws.writeCredentials(comment);
    QCOMPARE(readFile(aws).names(), QStringList());
    aws.writeCredentials(comment + '\n');

    const auto read = AwsFile::read(aws.credentialsPath(), AwsFile::Kind::Credentials);

    QVERIFY(std::holds_alternative<AwsProblem>(read));
    QVERIFY(QByteArray(std::get<AwsProblem>(read).sentence).contains("1 MiB"));
}

COROSCOPE_TEST(tst_AwsFile)
#include "tst_awsfile.moc"
