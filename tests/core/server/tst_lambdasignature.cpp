// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/lambdasignature.h"
#include "tests/core/server/lambdafixture.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>
#include <functional>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const std::string goodToken = "the/session+token==";

std::chrono::sys_seconds thisMoment()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

// The name of the error; empty when the signature is right.
std::string refusalOf(const ServerRequest &request, const AwsCredentials &accepted)
{
    const auto error = signatureErrorOf(request, accepted, thisMoment());
    return error ? std::string(error->type) : std::string();
}

std::string &headerIn(ServerRequest &request, std::string_view name)
{
    return std::ranges::find(request.headers, name, &std::pair<std::string, std::string>::first)
        ->second;
}

void replaceIn(std::string &text, const std::string &from, const std::string &to)
{
    text.replace(text.find(from), from.size(), to);
}

struct Tampering
{
    const char *name;
    std::function<void(ServerRequest &)> tamper;
    const char *error;
};

constexpr const char *invalid = "InvalidSignatureException";
constexpr const char *incompleteError = "IncompleteSignatureException";
constexpr const char *unrecognizedError = "UnrecognizedClientException";

std::function<void(ServerRequest &)> authorizationWith(const std::string &from,
                                                       const std::string &to)
{
    return [from, to](ServerRequest &request) {
        replaceIn(headerIn(request, "Authorization"), from, to);
    };
}

// What is done to a request that was signed well.
const std::vector<Tampering> tamperings{
    {"nothing", [](ServerRequest &) {}, ""},
    {"a header that is not signed",
     [](ServerRequest &request) { request.headers.emplace_back("User-Agent", "any"); }, ""},
    {"no signature", [](ServerRequest &request) { request.headers.pop_back(); },
     "MissingAuthenticationTokenException"},
    {"another scheme",
     [](ServerRequest &request) { headerIn(request, "Authorization") = "Bearer abc"; },
     incompleteError},
    {"half an authorization", authorizationWith("Signature=", "Other="), incompleteError},
    {"another body", [](ServerRequest &request) { request.body += ' '; }, invalid},
    {"another method", [](ServerRequest &request) { request.method = "PUT"; }, invalid},
    {"another path",
     [](ServerRequest &request) { replaceIn(request.target, "system-test", "system-tesu"); },
     invalid},
    {"another query", [](ServerRequest &request) { request.target += "?a=b"; }, invalid},
    {"another host", [](ServerRequest &request) { headerIn(request, "Host") = "other"; }, invalid},
    {"another signed header",
     [](ServerRequest &request) { headerIn(request, "X-Amz-Log-Type") = "None"; }, invalid},
    {"a signed header that is missing",
     [](ServerRequest &request) { request.headers.erase(request.headers.begin()); }, invalid},
    {"another region", authorizationWith("eu-central-1", "us-east-1"), invalid},
    {"another day", authorizationWith("/20", "/19"), invalid},
    {"another key id", authorizationWith(goodKeyId, "AKIDOFSOMEBODY"), unrecognizedError},
    {"a longer key id", authorizationWith(goodKeyId, goodKeyId + "S"), unrecognizedError},
    {"a token that is not wanted",
     [](ServerRequest &request) { request.headers.emplace_back("x-amz-security-token", "t"); },
     unrecognizedError},
    {"the host not signed", authorizationWith("host;", ""), invalid},
    {"the date not signed", authorizationWith("x-amz-date;", ""), incompleteError},
    {"a shorter signature",
     [](ServerRequest &request) { headerIn(request, "Authorization").pop_back(); }, invalid},
    {"a date that is none",
     [](ServerRequest &request) { headerIn(request, "X-Amz-Date") = "20261301T000000Z"; },
     incompleteError},
    {"a date in another form",
     [](ServerRequest &request) { headerIn(request, "X-Amz-Date") = "2026-01-01 00:00"; },
     incompleteError},
};

} // namespace

class tst_LambdaSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatWasSignedIsAccepted_data();
    void onlyWhatWasSignedIsAccepted();
    void aWrongSecretIsRefused();
    void anyRegionIsAcceptedButNoOtherService();
    void aDateIsRightForFiveMinutes_data();
    void aDateIsRightForFiveMinutes();
    void aSessionTokenHasToMatch_data();
    void aSessionTokenHasToMatch();
    void aRequestMayBeDatedByItsDate();
    void noMessageHasACredentialInIt();
};

void tst_LambdaSignature::onlyWhatWasSignedIsAccepted_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < tamperings.size(); ++i) {
        QTest::newRow(tamperings[i].name) << int(i);
    }
}

void tst_LambdaSignature::onlyWhatWasSignedIsAccepted()
{
    QFETCH(int, index);
    const Tampering &tampering = tamperings.at(std::size_t(index));
    LambdaCall call;
    call.headers.emplace_back("X-Amz-Log-Type", "Tail");
    ServerRequest request = call.request();

    tampering.tamper(request);

    QCOMPARE(refusalOf(request, goodCredentials()), std::string(tampering.error));
}

void tst_LambdaSignature::aWrongSecretIsRefused()
{
    LambdaCall call;
    call.credentials.secretAccessKey = Secret("another");

    QCOMPARE(refusalOf(call.request(), goodCredentials()), std::string(invalid));
}

void tst_LambdaSignature::anyRegionIsAcceptedButNoOtherService()
{
    LambdaCall call;
    for (const char *region : {"us-east-1", "ap-northeast-1", "nowhere"}) {
        call.scope.region = region;
        QCOMPARE(refusalOf(call.request(), goodCredentials()), std::string());
    }
    call.scope.region.clear();
    QCOMPARE(refusalOf(call.request(), goodCredentials()), std::string(invalid));
    call.scope = {"us-east-1", "s3"};
    QCOMPARE(refusalOf(call.request(), goodCredentials()), std::string(invalid));
}

void tst_LambdaSignature::aDateIsRightForFiveMinutes_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("old") << qint64{-301} << false;
    QTest::newRow("nearly old") << qint64{-240} << true;
    QTest::newRow("nearly too early") << qint64{299} << true;
    QTest::newRow("early") << qint64{360} << false;
    QTest::newRow("a year old") << qint64{-366 * 86'400} << false;
}

void tst_LambdaSignature::aDateIsRightForFiveMinutes()
{
    QFETCH(qint64, offset);
    QFETCH(bool, isRight);
    LambdaCall call;
    call.dateOffset = std::chrono::seconds(offset);

    QCOMPARE(refusalOf(call.request(), goodCredentials()), std::string(isRight ? "" : invalid));
}

void tst_LambdaSignature::aSessionTokenHasToMatch_data()
{
    QTest::addColumn<std::string>("token");
    QTest::addColumn<std::string>("error");
    QTest::newRow("right") << goodToken << std::string();
    QTest::newRow("wrong") << std::string("another") << std::string(unrecognizedError);
    QTest::newRow("none") << std::string() << std::string(unrecognizedError);
}

void tst_LambdaSignature::aSessionTokenHasToMatch()
{
    QFETCH(std::string, token);
    QFETCH(std::string, error);
    AwsCredentials accepted = goodCredentials();
    accepted.sessionToken = Secret(goodToken);
    LambdaCall call;
    if (!token.empty()) {
        call.credentials.sessionToken = Secret(token);
    }

    QCOMPARE(refusalOf(call.request(), accepted), error);
}

void tst_LambdaSignature::aRequestMayBeDatedByItsDate()
{
    ServerRequest request{"POST", "/", {{"Host", "h"}, {"Date", amzDate(0s)}}, ""};
    const SignableRequest toSign{"POST", "/", "", request.headers, ""};
    request.headers.emplace_back(
        "Authorization", authorizationOf(toSign, {"us-east-1", "lambda"}, goodCredentials()));

    QCOMPARE(refusalOf(request, goodCredentials()), std::string());
}

void tst_LambdaSignature::noMessageHasACredentialInIt()
{
    for (const Tampering &tampering : tamperings) {
        LambdaCall call;
        call.headers.emplace_back("X-Amz-Log-Type", "Tail");
        ServerRequest request = call.request();
        const std::string signature = headerIn(request, "Authorization").substr(140);
        tampering.tamper(request);
        const auto error = signatureErrorOf(request, goodCredentials(), thisMoment());
        if (error) {
            for (const std::string &secret : {goodKeyId, goodSecret, signature}) {
                QVERIFY2(error->body.find(secret) == std::string::npos, error->body.c_str());
            }
        }
    }
}

COROSCOPE_TEST(tst_LambdaSignature)
#include "tst_lambdasignature.moc"
