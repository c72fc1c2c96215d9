// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/netfixture.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

struct Posted
{
    int status = 0;
    QByteArray body;
    QString error;
};

Task<void> sendOne(Stage &stage, HttpRequest request, Posted *posted)
{
    try {
        const HttpResponse response = co_await stage.send(request);
        posted->status = response.status();
        posted->body = co_await response.body();
    } catch (const HttpError &error) {
        posted->error = QString::fromUtf8(error.what());
    }
}

Task<void> sendAll(Stage &stage, QList<HttpRequest> requests, std::vector<Posted> *posted)
{
    for (qsizetype i = 0; i < requests.size(); ++i) {
        co_await sendOne(stage, requests.at(i), &(*posted)[std::size_t(i)]);
    }
}

/// One after the other.
std::vector<Posted> sendThem(NetFixture &net, const QList<HttpRequest> &requests)
{
    std::vector<Posted> posted{std::size_t(requests.size())};
    net.run(sendAll(net.stage(), requests, &posted));
    return posted;
}

HttpRequest postTo(const QUrl &address, const QByteArray &body)
{
    HttpRequest request{address, HttpMethod::Post};
    request.body = body;
    return request;
}

} // namespace

// Requests that are more than an address: what reaches the server, how often, and what is said of it.
class tst_PostRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void methodHeadersAndBodyReachTheServer();
    void aPostWithoutABodyKeepsItsQuery();
    void aLongBodyArrivesWhole();
    void aPostIsSentOnceThoughItsConnectionCloses_data();
    void aPostIsSentOnceThoughItsConnectionCloses();
    void aPostIsSentOnceOnAConnectionThatServedBefore();
    void aGetIsSentAgainWhenItsConnectionCloses();
    void aPostFollowsNoRedirect_data();
    void aPostFollowsNoRedirect();
    void aBodyLongerThanTheRequestTakesEndsIt();
    void patienceIsMoreThanTheClientsOwn();
    void theFailureHeaderIsRecordedWithTheFirstByte();
};

void tst_PostRequests::methodHeadersAndBodyReachTheServer()
{
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;
    const QByteArray body = "{\"name\": \"Z\xC3\xBCrich\"}";
    HttpRequest request = postTo(server.address(QStringLiteral("/a/b?c=d%20e")), body);
    request.headers = {{"Content-Type", "application/json"}, {"X-Of-Ours", "1"}};

    const Posted posted = sendThem(net, {request}).front();

    QCOMPARE(posted.error, QString());
    QCOMPARE(posted.body, QByteArray("fine"));
    const RawRequest &seen = server.requests().at(0);
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/a/b?c=d%20e"));
    QCOMPARE(seen.header("content-type"), QByteArray("application/json"));
    QCOMPARE(seen.header("x-of-ours"), QByteArray("1"));
    QCOMPARE(seen.body, body);
}

void tst_PostRequests::aPostWithoutABodyKeepsItsQuery()
{
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;

    const Posted posted
        = sendThem(net, {postTo(server.address(QStringLiteral("/a?b=c")), {})}).front();

    QCOMPARE(posted.error, QString());
    QCOMPARE(server.requests().at(0).target, QByteArray("/a?b=c"));
    QCOMPARE(server.requests().at(0).header("Content-Length"), QByteArray("0"));
}

void tst_PostRequests::aLongBodyArrivesWhole()
{
    const RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;
    const QByteArray body = QByteArray("0123456789abcdef").repeated(1 << 18);

    const Posted posted = sendThem(net, {postTo(server.address(), body)}).front();

    QCOMPARE(posted.error, QString());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().at(0).body, body);
}

void tst_PostRequests::aPostIsSentOnceThoughItsConnectionCloses_data()
{
    QTest::addColumn<qsizetype>("bytes");
    for (const qsizetype bytes : {qsizetype(0), qsizetype(1), qsizetype(1) << 20}) {
        QTest::addRow("%lld bytes", qlonglong(bytes)) << bytes;
    }
}

void tst_PostRequests::aPostIsSentOnceThoughItsConnectionCloses()
{
    QFETCH(qsizetype, bytes);
    const RawServer server({}, RawServer::Afterwards::HangUp);
    NetFixture net;

    const Posted posted
        = sendThem(net, {postTo(server.address(), QByteArray(bytes, 'x'))}).front();

    QCOMPARE(posted.error, QStringLiteral("the server closed the connection before it answered, or "
                                          "its answer is not HTTP"));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), 0);
}

void tst_PostRequests::aPostIsSentOnceOnAConnectionThatServedBefore()
{
    RawServer server(okAnswer("fine"), RawServer::Afterwards::Stay);
    NetFixture net;
    net.onceReached(RequestStep::Sent, 2, [&server] { server.hangUp(); });
    server.setNextAnswer({});

    const auto posted = sendThem(net, {HttpRequest{server.address()},
                                       postTo(server.address(), "once")});

    QCOMPARE(posted.at(0).error, QString());
    QVERIFY(!posted.at(1).error.isEmpty());
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.connections(), 1);
}

void tst_PostRequests::aGetIsSentAgainWhenItsConnectionCloses()
{
    const RawServer server({}, RawServer::Afterwards::HangUp);
    NetFixture net;

    sendThem(net, {HttpRequest{server.address()}});

    QCOMPARE_GT(server.requests().size(), 1);
}

void tst_PostRequests::aPostFollowsNoRedirect_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::addRow("%d", status) << status;
    }
}

void tst_PostRequests::aPostFollowsNoRedirect()
{
    QFETCH(int, status);
    const RawServer server("HTTP/1.1 " + QByteArray::number(status)
                               + " There\r\nContent-Length: 2\r\nLocation: /there\r\n\r\nno",
                           RawServer::Afterwards::Stay);
    NetFixture net;

    const Posted posted = sendThem(net, {postTo(server.address(), "once")}).front();

    QCOMPARE(posted.error, QString());
    QCOMPARE(posted.status, status);
    QCOMPARE(posted.body, QByteArray("no"));
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(net.snapshot().requests.at(0).step(RequestStep::FirstByte).has_value());
}

void tst_PostRequests::aBodyLongerThanTheRequestTakesEndsIt()
{
    const RawServer server(okAnswer(QByteArray(2000, 'x')), RawServer::Afterwards::Stay);
    NetFixture net;
    HttpRequest shorter{server.address()};
    shorter.longestBody = 1999;
    HttpRequest justSo{server.address()};
    justSo.longestBody = 2000;

    const auto posted = sendThem(net, {shorter, justSo});

    QCOMPARE(posted.at(0).error, QStringLiteral("the body is longer than it may be, and no more of "
                                                "it is read: > 1999 B"));
    QCOMPARE(posted.at(1).error, QString());
    QCOMPARE(posted.at(1).body.size(), 2000);
}

void tst_PostRequests::patienceIsMoreThanTheClientsOwn()
{
    RawServer server({}, RawServer::Afterwards::Stay);
    NetworkLimits limits;
    limits.idle = limits.idleOnThisMachine = std::chrono::milliseconds(200);
    NetFixture net(limits);
    HttpRequest patient{server.address()};
    patient.patience = std::chrono::minutes(1);
    const auto impatientOne = net.client().send(HttpRequest{server.address()}, nullptr);
    const auto patientOne = net.client().send(patient, nullptr);

    QVERIFY(waitFor([&] { return impatientOne->isFinished(); }));
    QVERIFY(!patientOne->isFinished());
    server.sendToAll(okAnswer("late"));
    QVERIFY(waitFor([&] { return patientOne->isFinished(); }));

    QVERIFY(!impatientOne->error().isEmpty());
    QCOMPARE(patientOne->error(), QString());
    QCOMPARE(patientOne->takeBody(), QByteArray("late"));
}

void tst_PostRequests::theFailureHeaderIsRecordedWithTheFirstByte()
{
    RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Broken: Unhandled\r\n\r\n",
                     RawServer::Afterwards::Stay);
    server.setNextAnswer(okAnswer("fine"));
    NetFixture net;
    HttpRequest request{server.address()};
    request.failureHeader = "X-Broken";

    sendThem(net, {request, request});

    QCOMPARE(net.textsOf(RequestStep::FirstByte), (QStringList{QStringLiteral("Unhandled"), {}}));
    QCOMPARE(net.failures(), std::size_t(0));
}

COROSCOPE_TEST(tst_PostRequests)
#include "tst_postrequests.moc"
