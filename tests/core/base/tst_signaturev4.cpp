// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/signaturev4.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtTest/QTest>

#include <algorithm>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pythonMilliseconds = 60'000;
const std::string suiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const SigningScope suiteScope{"us-east-1", "service"};

// One case of AWS's suite; all of them have the host and the date of suiteRequest() too.
struct SuiteCase
{
    const char *name;
    const char *method;
    const char *path;
    const char *query;
    std::vector<std::pair<std::string, std::string>> headers;
    const char *body;
    const char *signature;
};

const char *const vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
const char *const postVanilla = "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b";
const char *const postQuery = "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11";
const char *const unreserved
    = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const std::string unreservedPath = '/' + std::string(unreserved);
const std::string unreservedQuery = std::string(unreserved) + '=' + unreserved;
const std::string suiteToken
    = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPf"
      "IeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7W"
      "Z0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8F"
      "DrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";
const std::string form = "application/x-www-form-urlencoded";

// Names, requests and signatures are those of AWS's suite of 2015, with its normalised paths.
const std::vector<SuiteCase> suite{
    {"get-header-key-duplicate", "GET", "/", "",
     {{"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"}}, "",
     "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"},
    {"get-header-value-multiline", "GET", "/", "",
     {{"My-Header1", "value1"}, {"My-Header1", "  value2"}, {"My-Header1", "     value3"}}, "",
     "ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790"},
    {"get-header-value-order", "GET", "/", "",
     {{"My-Header1", "value4"},
      {"My-Header1", "value1"},
      {"My-Header1", "value3"},
      {"My-Header1", "value2"}}, "",
     "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"},
    {"get-header-value-trim", "GET", "/", "",
     {{"My-Header1", " value1"}, {"My-Header2", " \"a   b   c\""}}, "",
     "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"},
    {"get-unreserved", "GET", unreservedPath.c_str(), "", {}, "",
     "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"},
    {"get-utf8", "GET", "/ሴ", "", {}, "",
     "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"},
    {"get-vanilla", "GET", "/", "", {}, "", vanilla},
    {"get-vanilla-empty-query-key", "GET", "/", "Param1=value1", {}, "",
     "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"},
    {"get-vanilla-query", "GET", "/", "", {}, "", vanilla},
    {"get-vanilla-query-order-encoded", "GET", "/", "Param-3=Value3&Param=Value2&%E1%88%B4=Value1",
     {}, "", "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac"},
    {"get-vanilla-query-order-key", "GET", "/", "Param1=value2&Param1=Value1", {}, "",
     "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1"},
    {"get-vanilla-query-order-key-case", "GET", "/", "Param2=value2&Param1=value1", {}, "",
     "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"},
    {"get-vanilla-query-order-value", "GET", "/", "Param1=value2&Param1=value1", {}, "",
     "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"},
    {"get-vanilla-query-unreserved", "GET", "/", unreservedQuery.c_str(), {}, "",
     "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"},
    {"get-vanilla-utf8-query", "GET", "/", "ሴ=bar", {}, "",
     "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"},
    {"get-vanilla-with-session-token", "GET", "/", "",
     {{"X-Amz-Security-Token",
       "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267"}}, "",
     "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8"},
    {"post-header-key-case", "POST", "/", "", {}, "", postVanilla},
    {"post-header-key-sort", "POST", "/", "", {{"My-Header1", "value1"}}, "",
     "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"},
    {"post-header-value-case", "POST", "/", "", {{"My-Header1", "VALUE1"}}, "",
     "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"},
    {"post-vanilla", "POST", "/", "", {}, "", postVanilla},
    {"post-vanilla-empty-query-value", "POST", "/", "Param1=value1", {}, "", postQuery},
    {"post-vanilla-query", "POST", "/", "Param1=value1", {}, "", postQuery},
    {"post-x-www-form-urlencoded", "POST", "/", "", {{"Content-Type", form}}, "Param1=value1",
     "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"},
    {"post-x-www-form-urlencoded-parameters", "POST", "/", "",
     {{"Content-Type", form + "; charset=utf8"}}, "Param1=value1",
     "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"},
    {"get-relative", "GET", "/example/..", "", {}, "", vanilla},
    {"get-relative-relative", "GET", "/example1/example2/../..", "", {}, "", vanilla},
    {"get-slash", "GET", "//", "", {}, "", vanilla},
    {"get-slash-dot-slash", "GET", "/./", "", {}, "", vanilla},
    {"get-slash-pointless-dot", "GET", "/./example", "", {}, "",
     "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"},
    {"get-slashes", "GET", "//example//", "", {}, "",
     "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"},
    {"get-space", "GET", "/example space/", "", {}, "",
     "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"},
    {"post-sts-header-after", "POST", "/", "", {}, "", postVanilla},
    {"post-sts-header-before", "POST", "/", "", {{"X-Amz-Security-Token", suiteToken}}, "",
     "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"},
};

SignableRequest suiteRequest(const SuiteCase &suiteCase)
{
    SignableRequest request{suiteCase.method, suiteCase.path, suiteCase.query, suiteCase.headers,
                            suiteCase.body};
    request.headers.emplace_back("X-Amz-Date", "20150830T123600Z");
    request.headers.emplace_back("Host", "example.amazonaws.com");
    return request;
}

QByteArray keptVectors()
{
    QFile file(u"" COROSCOPE_SIGNATURE_VECTORS ""_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string textIn(const QJsonObject &object, const QString &name)
{
    return object.value(name).toString().toStdString();
}

SignableRequest requestIn(const QJsonObject &vector, std::string &body)
{
    body = textIn(vector, u"body"_s);
    SignableRequest request{textIn(vector, u"method"_s), textIn(vector, u"path"_s),
                            textIn(vector, u"query"_s), {}, body};
    for (const QJsonValue &header : vector.value(u"headers"_s).toArray()) {
        request.headers.emplace_back(header[0].toString().toStdString(),
                                     header[1].toString().toStdString());
    }
    return request;
}

} // namespace

// Our signatures against those of AWS itself and of another implementation.
class tst_SignatureV4 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signaturesAreThoseOfTheSuiteOfAws_data();
    void signaturesAreThoseOfTheSuiteOfAws();
    void theStepsOfASignatureAreThoseOfTheSuite();
    void signaturesAreThoseOfBotocore_data();
    void signaturesAreThoseOfBotocore();
    void botocoreStillMakesTheVectorsThatAreKept();
    void theTimeIsTheDatesOwn_data();
    void theTimeIsTheDatesOwn();
    void aDateOfEitherFormGivesOneSignature();
    void whatWasAuthorisedCanBeReadAgain();
    void whatIsNoAuthorisationIsNotRead_data();
    void whatIsNoAuthorisationIsNotRead();
    void textsAreComparedByAllTheirBytes();
};

void tst_SignatureV4::signaturesAreThoseOfTheSuiteOfAws_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < suite.size(); ++i) {
        QTest::newRow(suite[i].name) << int(i);
    }
}

void tst_SignatureV4::signaturesAreThoseOfTheSuiteOfAws()
{
    QFETCH(int, index);
    const SuiteCase &suiteCase = suite.at(std::size_t(index));

    const std::string signature = signatureOf(suiteRequest(suiteCase), suiteScope,
                                              Secret(suiteSecret));

    QCOMPARE(signature, std::string(suiteCase.signature));
}

void tst_SignatureV4::theStepsOfASignatureAreThoseOfTheSuite()
{
    const auto found = std::ranges::find(suite, "get-vanilla-utf8-query",
                                         [](const SuiteCase &each) { return std::string(each.name); });
    QVERIFY(found != suite.end());

    QCOMPARE(canonicalRequest(suiteRequest(*found)),
             std::string("GET\n/\n%E1%88%B4=bar\nhost:example.amazonaws.com\n"
                         "x-amz-date:20150830T123600Z\n\nhost;x-amz-date\n"
                         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(stringToSign(suiteRequest(*found), suiteScope),
             std::string("AWS4-HMAC-SHA256\n20150830T123600Z\n"
                         "20150830/us-east-1/service/aws4_request\n"
                         "eb30c5bed55734080471a834cc727ae56beb50e5f39d1bff6d0d38cb192a7073"));
}

void tst_SignatureV4::signaturesAreThoseOfBotocore_data()
{
    QTest::addColumn<QJsonObject>("vector");
    const QJsonObject kept = QJsonDocument::fromJson(keptVectors()).object();
    for (const QJsonValue &vector : kept.value(u"vectors"_s).toArray()) {
        QTest::newRow(qUtf8Printable(vector[u"name"_s].toString())) << vector.toObject();
    }
}

void tst_SignatureV4::signaturesAreThoseOfBotocore()
{
    QFETCH(QJsonObject, vector);
    const QJsonObject kept = QJsonDocument::fromJson(keptVectors()).object();
    const AwsCredentials credentials{Secret(textIn(kept, u"accessKeyId"_s)),
                                     Secret(textIn(kept, u"secretAccessKey"_s)), {}};
    std::string body;
    const SignableRequest request = requestIn(vector, body);

    const std::string authorization
        = authorizationOf(request, {textIn(vector, u"region"_s), "lambda"}, credentials);

    QCOMPARE(authorization, textIn(vector, u"authorization"_s));
}

void tst_SignatureV4::botocoreStillMakesTheVectorsThatAreKept()
{
    const QString python = u"" COROSCOPE_PEER_PYTHON ""_s;
    if (QProcess::execute(python, {u"-c"_s, u"import botocore"_s}) != 0) {
        QSKIP("python3-botocore is not installed");
    }
    QProcess process;

    process.start(python, {u"" COROSCOPE_SIGNATURE_SCRIPT ""_s});

    QVERIFY(process.waitForFinished(pythonMilliseconds));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QCOMPARE(QJsonDocument::fromJson(process.readAllStandardOutput()),
             QJsonDocument::fromJson(keptVectors()));
}

void tst_SignatureV4::theTimeIsTheDatesOwn_data()
{
    QTest::addColumn<std::string>("header");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("time");
    const std::string noon = "20260131T120000Z";
    QTest::newRow("x-amz-date") << std::string("X-AMZ-Date") << ' ' + noon << noon;
    QTest::newRow("date as AWS writes it") << std::string("Date") << noon << noon;
    QTest::newRow("date as HTTP writes it")
        << std::string("date") << std::string("Sat, 31 Jan 2026 12:00:00 GMT") << noon;
    QTest::newRow("neither") << std::string("other") << noon << std::string();
    QTest::newRow("no date") << std::string("date") << std::string("soon") << std::string("soon");
}

void tst_SignatureV4::theTimeIsTheDatesOwn()
{
    QFETCH(std::string, header);
    QFETCH(std::string, value);
    QFETCH(std::string, time);

    QCOMPARE(signingTimeOf({"GET", "/", "", {{header, value}}, ""}), time);
}

void tst_SignatureV4::aDateOfEitherFormGivesOneSignature()
{
    const auto toSign = [](const char *date) {
        const std::string text = stringToSign({"GET", "/", "", {{"date", date}}, ""}, suiteScope);
        return text.substr(0, text.rfind('\n'));
    };

    QCOMPARE(toSign("Sun, 30 Aug 2015 12:36:00 GMT"), toSign("20150830T123600Z"));
}

void tst_SignatureV4::whatWasAuthorisedCanBeReadAgain()
{
    const SuiteCase &suiteCase = suite.front();
    const AwsCredentials credentials{Secret("AKIDEXAMPLE"), Secret(suiteSecret), {}};

    const auto read = parseAuthorization(
        authorizationOf(suiteRequest(suiteCase), suiteScope, credentials));

    QVERIFY(read.has_value());
    QCOMPARE(read->accessKeyId, std::string("AKIDEXAMPLE"));
    QCOMPARE(read->date, std::string("20150830"));
    QCOMPARE(read->scope.region, suiteScope.region);
    QCOMPARE(read->scope.service, suiteScope.service);
    QCOMPARE(read->signedHeaders, (std::vector<std::string>{"host", "my-header1", "x-amz-date"}));
    QCOMPARE(read->signature, std::string(suiteCase.signature));
}

void tst_SignatureV4::whatIsNoAuthorisationIsNotRead_data()
{
    QTest::addColumn<std::string>("header");
    const std::string begin = "AWS4-HMAC-SHA256 ";
    const std::string credential = "Credential=K/20260131/r/lambda/aws4_request";
    QTest::newRow("nothing") << std::string();
    QTest::newRow("another scheme") << std::string("Basic dTpw");
    QTest::newRow("the scheme alone") << begin;
    QTest::newRow("no signature") << begin + credential + ", SignedHeaders=host";
    QTest::newRow("an empty signature") << begin + credential + ", SignedHeaders=host, Signature=";
    QTest::newRow("no headers") << begin + credential + ", Signature=00";
    QTest::newRow("no credential") << begin + "SignedHeaders=host, Signature=00";
    QTest::newRow("half a scope") << begin + "Credential=K/20260131/r, SignedHeaders=host, Signature=0";
    QTest::newRow("another end")
        << begin + "Credential=K/20260131/r/lambda/aws5_request, SignedHeaders=host, Signature=0";
}

void tst_SignatureV4::whatIsNoAuthorisationIsNotRead()
{
    QFETCH(std::string, header);

    QVERIFY(!parseAuthorization(header).has_value());
}

void tst_SignatureV4::textsAreComparedByAllTheirBytes()
{
    QVERIFY(isEqualInConstantTime("", ""));
    QVERIFY(isEqualInConstantTime("abc", "abc"));
    QVERIFY(!isEqualInConstantTime("abc", "abd"));
    QVERIFY(!isEqualInConstantTime("abc", "xbc"));
    QVERIFY(!isEqualInConstantTime("abc", "ab"));
    QVERIFY(!isEqualInConstantTime("", "a"));
}

COROSCOPE_TEST(tst_SignatureV4)
#include "tst_signaturev4.moc"
