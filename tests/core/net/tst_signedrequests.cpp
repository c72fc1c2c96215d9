// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "core/net/requestsigning.h"
#include "tests/core/net/netfixture.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtCore/QDateTime>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

/// The signature of what has reached a server, made again.
std::string signatureAgain(const RawRequest &request, const Authorization &authorization)
{
    const qsizetype mark = request.target.indexOf('?');
    const QByteArray path = mark < 0 ? request.target : request.target.left(mark);
    const QByteArray query = mark < 0 ? QByteArray() : request.target.mid(mark + 1);
    SignableRequest signable{request.method.toStdString(), path.toStdString(),
                             query.toStdString(), {},
                             {request.body.constData(), std::size_t(request.body.size())}};
    for (const std::string &name : authorization.signedHeaders) {
        signable.headers.emplace_back(
            name, request.header(QByteArray::fromStdString(name)).toStdString());
    }
    return signatureOf(signable, authorization.scope, Secret(knownSecretAccessKey));
}

HttpRequest signedRequest(const QUrl &address)
{
    HttpRequest request{address, HttpMethod::Post};
    request.headers = {{"Content-Type", "application/json"}, {"X-Amz-Log-Type", "Tail"}};
    request.body = "{\"where\": \"Z\xC3\xBCrich\"}";
    request.signedFor = "lambda";
    return request;
}

/// Sends it and waits for its end.
std::shared_ptr<HttpExchange> sendToTheEnd(NetFixture &net, const HttpRequest &request)
{
    auto exchange = net.client().send(request, nullptr);
    if (!waitFor([&exchange] { return exchange->isFinished(); })) {
        QTest::qFail("the request has no end", __FILE__, __LINE__);
    }
    return exchange;
}

} // namespace

// What is on the wire is what the signature was made of; and nothing of the credentials comes back.
class tst_SignedRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServerMakesTheSameSignature_data();
    void theServerMakesTheSameSignature();
    void anAddressOfTheOtherProtocolVersionIsSigned();
    void aGetIsSignedToo();
    void theMomentIsNow();
    void theHostIsNamedAsItIsSent_data();
    void theHostIsNamedAsItIsSent();
    void withoutCredentialsNothingIsSent();
    void aSignedRequestFollowsNoRedirect();
    void credentialsDoNotComeBack();
    void credentialsOfAnUnsignedRequestAreNotKnown();
};

void tst_SignedRequests::theServerMakesTheSameSignature_data()
{
    QTest::addColumn<QString>("path");
    const auto row = [](const char *path) { QTest::newRow(path) << QString::fromLatin1(path); };
    row("/2015-03-31/functions/checks/invocations");
    row("/");
    row("/base/path/2015-03-31/functions/checks/invocations?Qualifier=%24LATEST");
    row("/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-central-1%3A123456789012%3Afunction%3Af/x");
    row("/with%20blank/and%2Fslash/%C3%BC~tilde");
    row("/twice//slashed/./dotted/../path/");
    row("/a?z=1&b=2&a&c=%2F%20+x");
}

void tst_SignedRequests::theServerMakesTheSameSignature()
{
    QFETCH(QString, path);
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;
    net.setAwsAccess();

    const auto exchange = sendToTheEnd(net, signedRequest(server.address(path)));

    QCOMPARE(exchange->error(), QString());
    const RawRequest &seen = server.requests().at(0);
    const auto authorization
        = parseAuthorization(seen.header("Authorization").toStdString());
    QVERIFY(authorization.has_value());
    QCOMPARE(QByteArray::fromStdString(authorization->signature),
             QByteArray::fromStdString(signatureAgain(seen, *authorization)));
    const std::vector<std::string> names{"content-type", "host", "x-amz-date", "x-amz-log-type",
                                         "x-amz-security-token"};
    QCOMPARE(authorization->signedHeaders, names);
    QCOMPARE(seen.header("Host"), "127.0.0.1:" + QByteArray::number(server.address().port()));
    QCOMPARE(seen.header("X-Amz-Security-Token").toStdString(), std::string(knownSessionToken));
}

void tst_SignedRequests::anAddressOfTheOtherProtocolVersionIsSigned()
{
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay,
                           QHostAddress(QHostAddress::LocalHostIPv6));
    if (server.address().port() <= 0) {
        QSKIP("no IPv6 here");
    }
    QUrl address(QStringLiteral("http://[::1]/x"));
    address.setPort(server.port());
    NetFixture net;
    net.setAwsAccess();

    const auto exchange = sendToTheEnd(net, signedRequest(address));

    QCOMPARE(exchange->error(), QString());
    const RawRequest &seen = server.requests().at(0);
    QCOMPARE(seen.header("Host"), "[::1]:" + QByteArray::number(server.port()));
    const auto authorization
        = parseAuthorization(seen.header("Authorization").toStdString()).value();
    QCOMPARE(authorization.signature, signatureAgain(seen, authorization));
}

void tst_SignedRequests::aGetIsSignedToo()
{
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;
    net.setAwsAccess();
    HttpRequest request{server.address(QStringLiteral("/a?b=c"))};
    request.signedFor = "lambda";

    sendToTheEnd(net, request);

    const RawRequest &seen = server.requests().at(0);
    const auto authorization
        = parseAuthorization(seen.header("Authorization").toStdString()).value();
    QCOMPARE(seen.method, QByteArray("GET"));
    QCOMPARE(authorization.signature, signatureAgain(seen, authorization));
}

void tst_SignedRequests::theMomentIsNow()
{
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;
    net.setAwsAccess();
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);

    sendToTheEnd(net, signedRequest(server.address()));

    QDateTime moment = QDateTime::fromString(
        QString::fromLatin1(server.requests().at(0).header("X-Amz-Date")),
        QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    moment.setTimeSpec(Qt::UTC);
    QCOMPARE_GE(moment, before);
    QCOMPARE_LE(moment, QDateTime::currentDateTimeUtc());
}

void tst_SignedRequests::theHostIsNamedAsItIsSent_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char *address, const QByteArray &host) {
        QTest::newRow(address) << QString::fromLatin1(address) << host;
    };
    row("https://lambda.eu-central-1.amazonaws.com/x", "lambda.eu-central-1.amazonaws.com");
    row("https://Lambda.EU-Central-1.AmazonAWS.com:443/", "lambda.eu-central-1.amazonaws.com");
    row("https://localhost:80/", "localhost:80");
    row("http://localhost:80/", "localhost");
    row("http://localhost:443/", "localhost:443");
    row("http://user:word@localhost:3001/", "localhost:3001");
    row("http://[::1]:3001/", "[::1]:3001");
    row("http://[::1]/", "[::1]");
    row("http://b\xC3\xBC" "cher.example/", "xn--bcher-kva.example");
}

void tst_SignedRequests::theHostIsNamedAsItIsSent()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, host);

    QCOMPARE(hostHeader(QUrl(QString::fromUtf8(address.toLatin1()))), host);
}

void tst_SignedRequests::withoutCredentialsNothingIsSent()
{
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;

    const auto exchange = sendToTheEnd(net, signedRequest(server.address()));

    const QString sentence = exchange->error();
    QVERIFY2(sentence.contains(QStringLiteral("AWS_ACCESS_KEY_ID")), qPrintable(sentence));
    QCOMPARE(server.connections(), 0);
    const Snapshot snapshot = net.snapshot();
    QCOMPARE(snapshot.text(snapshot.requests.at(0).error.value()), sentence);
}

void tst_SignedRequests::aSignedRequestFollowsNoRedirect()
{
    const RawServer server("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /there\r\n\r\n",
                           RawServer::Afterwards::Stay);
    NetFixture net;
    net.setAwsAccess();
    HttpRequest request{server.address()};
    request.signedFor = "lambda";

    const auto exchange = sendToTheEnd(net, request);

    QCOMPARE(exchange->status(), 302);
    QCOMPARE(server.requests().size(), 1);
}

void tst_SignedRequests::credentialsDoNotComeBack()
{
    const QByteArray secrets = QByteArray::fromStdString(
        std::string(knownAccessKeyId) + '|' + std::string(knownSecretAccessKey) + '|'
        + std::string(knownSessionToken));
    const RawServer server("HTTP/1.1 403 Forbidden\r\nX-Echo: " + secrets
                               + "\r\nContent-Length: " + QByteArray::number(secrets.size())
                               + "\r\n\r\n" + secrets,
                           RawServer::Afterwards::Stay);
    NetFixture net;
    net.setAwsAccess();
    HttpRequest request = signedRequest(server.address());
    request.failureHeader = "X-Echo";

    const auto exchange = sendToTheEnd(net, request);

    QByteArray asterisks = secrets;
    std::replace_if(
        asterisks.begin(), asterisks.end(), [](char c) { return c != '|'; }, '*');
    QCOMPARE(exchange->header("X-Echo"), asterisks);
    QCOMPARE(exchange->takeBody(), asterisks);
    QCOMPARE(net.textsOf(RequestStep::FirstByte), QStringList{QString::fromLatin1(asterisks)});
}

void tst_SignedRequests::credentialsOfAnUnsignedRequestAreNotKnown()
{
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;
    net.setAwsAccess();

    sendToTheEnd(net, HttpRequest{server.address()});

    QCOMPARE(server.requests().at(0).header("Authorization"), QByteArray());
    QCOMPARE(server.requests().at(0).header("X-Amz-Security-Token"), QByteArray());
}

COROSCOPE_TEST(tst_SignedRequests)
#include "tst_signedrequests.moc"
