// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryFile>
#include <QtNetwork/QHostAddress>
#include <QtTest/QTest>

#include <memory>
#include <vector>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

class tst_PracticeServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { raiseDescriptorLimit(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void delaysAreThoseOfPythonInOrderOfArrival_data();
    void delaysAreThoseOfPythonInOrderOfArrival();
    void anAnswerNeverComesBeforeItsDelay();
    void theDelayIsNotDividedByTheSpeedInTheHeader();
    void everyPathHasABodyOfTheLengthAskedFor();
    void theBodyCanComeFromAFile();
    void headHasTheLengthButNoBody();
    void otherMethodsAreRefusedAndTheConnectionGoesOn();
    void aConnectionIsKeptForFurtherRequests();
    void requestsSentAheadAreAnsweredInOrder();
    void aConnectionIsClosedWhenTheClientAsksForIt_data();
    void aConnectionIsClosedWhenTheClientAsksForIt();
    void statisticsCountWhatReachedTheServer();
    void statisticsDrawNothing();
    void requestsInFlightTogetherAreCounted();
    void aThousandClientsAtOnceAreAllAnswered();
    void onlyLoopbackIsListenedOn();
    void stoppingBeforeRunningMakesRunReturn();
    void stoppingDoesNotWaitForRequestsInFlight();
    void optionsThatMakeNoSenseAreRefused_data();
    void optionsThatMakeNoSenseAreRefused();
};

void tst_PracticeServer::delaysAreThoseOfPythonInOrderOfArrival_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("minimum");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("the article's") << quint32{1} << 0 << 3 << "102033331030330321020000313013"_ba;
    QTest::newRow("another range") << quint32{1} << 1 << 5 << "25131"_ba;
    QTest::newRow("always the same") << quint32{1} << 2 << 2 << "22222"_ba;
}

void tst_PracticeServer::delaysAreThoseOfPythonInOrderOfArrival()
{
    QFETCH(quint32, seed);
    QFETCH(int, minimum);
    QFETCH(int, maximum);
    QFETCH(QByteArray, expected);
    PracticeServerOptions options = quickOptions();
    options.seed = seed;
    options.minimumDelaySeconds = minimum;
    options.maximumDelaySeconds = maximum;
    const RunningServer server(options);
    RawClient client(server.port());

    QByteArray delays;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        client.get("/" + QByteArray::number(i));
        delays += client.answer().headers.value("delay");
    }

    QCOMPARE(delays, expected);
}

void tst_PracticeServer::anAnswerNeverComesBeforeItsDelay()
{
    PracticeServerOptions options = quickOptions();
    options.speed = 20;
    options.minimumDelaySeconds = 3;
    const RunningServer server(options);
    RawClient client(server.port());
    QElapsedTimer clock;
    clock.start();

    client.get("/");

    QCOMPARE(client.answer().status, 200);
    QCOMPARE_GE(clock.elapsed(), 150);
}

void tst_PracticeServer::theDelayIsNotDividedByTheSpeedInTheHeader()
{
    PracticeServerOptions options = quickOptions();
    options.minimumDelaySeconds = 20;
    options.maximumDelaySeconds = 20;
    const RunningServer server(options);
    RawClient client(server.port());

    client.get("/");

    QCOMPARE(client.answer().headers.value("delay"), "20"_ba);
}

void tst_PracticeServer::everyPathHasABodyOfTheLengthAskedFor()
{
    PracticeServerOptions options = quickOptions();
    options.bodyBytes = 450'000;
    const RunningServer server(options);
    RawClient client(server.port());

    for (const auto &target : {"/"_ba, "/a/b?c=d"_ba, "/statistics/of/mine"_ba}) {
        client.get(target);
        const HttpAnswer answer = client.answer();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("content-length"), "450000"_ba);
        QCOMPARE(answer.body.size(), 450'000);
    }
}

void tst_PracticeServer::theBodyCanComeFromAFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("from a\0file"_ba);
    file.close();
    PracticeServerOptions options = quickOptions();
    options.bodyFile = file.fileName().toStdString();
    const RunningServer server(options);
    RawClient client(server.port());

    client.get("/");

    QCOMPARE(client.answer().body, "from a\0file"_ba);
}

void tst_PracticeServer::headHasTheLengthButNoBody()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(RawClient::request("HEAD", "/"));
    const HttpAnswer head = client.answerWithoutBody();
    client.get("/");
    const HttpAnswer get = client.answer();

    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers.value("content-length"), "1000"_ba);
    QCOMPARE(head.headers.value("delay"), "1"_ba);
    QCOMPARE(get.headers.value("delay"), "0"_ba);
    QCOMPARE(get.body.size(), 1000);
}

void tst_PracticeServer::otherMethodsAreRefusedAndTheConnectionGoesOn()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    for (const auto &method : {"POST"_ba, "DELETE"_ba, "OPTIONS"_ba, "BREW"_ba}) {
        client.send(RawClient::request(method, "/"));
        const HttpAnswer refused = client.answer();
        QCOMPARE(refused.status, 405);
        QCOMPARE(refused.headers.value("allow"), "GET, HEAD"_ba);
        QVERIFY(!refused.headers.contains("delay"));
    }
    client.get("/");
    QCOMPARE(client.answer().headers.value("delay"), "1"_ba);
}

void tst_PracticeServer::aConnectionIsKeptForFurtherRequests()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    for (int i = 0; i < 10; ++i) {
        client.get("/");
        QCOMPARE(client.answer().body.size(), 1000);
    }

    QCOMPARE(server.statistics().requests, 10U);
    QCOMPARE(server.statistics().connections, 1U);
}

void tst_PracticeServer::requestsSentAheadAreAnsweredInOrder()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(RawClient::request("GET", "/1") + RawClient::request("GET", "/2")
                + RawClient::request("GET", "/3"));

    QCOMPARE(client.answer().headers.value("delay"), "1"_ba);
    QCOMPARE(client.answer().headers.value("delay"), "0"_ba);
    QCOMPARE(client.answer().headers.value("delay"), "2"_ba);
}

void tst_PracticeServer::aConnectionIsClosedWhenTheClientAsksForIt_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("HTTP/1.1 close") << "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"_ba;
    QTest::newRow("HTTP/1.0") << "GET / HTTP/1.0\r\n\r\n"_ba;
    QTest::newRow("refused method") << "POST / HTTP/1.1\r\nConnection: close\r\n\r\n"_ba;
}

void tst_PracticeServer::aConnectionIsClosedWhenTheClientAsksForIt()
{
    QFETCH(QByteArray, request);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(request);
    const HttpAnswer answer = client.answer();

    QVERIFY(answer.status == 200 || answer.status == 405);
    QCOMPARE(client.readToTheEnd(), QByteArray());
    QCOMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(server.statistics().openConnections, 0U);
}

void tst_PracticeServer::statisticsCountWhatReachedTheServer()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());
    client.get("/");
    QCOMPARE(client.answer().status, 200);
    RawClient other(server.port());

    other.get("/statistics?format=json");
    const HttpAnswer answer = other.answer();

    QCOMPARE(answer.headers.value("content-type"), "application/json"_ba);
    const QJsonObject expected{{u"requests"_s, 1},    {u"peak_concurrent"_s, 1},
                               {u"connections"_s, 2}, {u"open_connections"_s, 2},
                               {u"in_flight"_s, 0},   {u"answered"_s, 1},
                               {u"failed"_s, 0},      {u"clients_left"_s, 0}};
    QCOMPARE(QJsonDocument::fromJson(answer.body).object(), expected);
}

void tst_PracticeServer::statisticsDrawNothing()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/statistics");
    QVERIFY(!client.answer().headers.contains("delay"));
    client.get("/");

    QCOMPARE(client.answer().headers.value("delay"), "1"_ba);
    QCOMPARE(server.statistics().requests, 1U);
}

void tst_PracticeServer::requestsInFlightTogetherAreCounted()
{
    PracticeServerOptions options = quickOptions();
    options.speed = 1;
    options.minimumDelaySeconds = 3600;
    options.maximumDelaySeconds = 3600;
    const RunningServer server(options);
    std::vector<std::unique_ptr<RawClient>> clients;

    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->get("/");
    }

    QTRY_COMPARE(server.statistics().peakConcurrent, 5U);
    QCOMPARE(server.statistics().openConnections, 5U);
}

void tst_PracticeServer::aThousandClientsAtOnceAreAllAnswered()
{
    constexpr int clientCount = 1000;
    PracticeServerOptions options = quickOptions();
    options.speed = 10;
    const RunningServer server(options);
    std::vector<std::unique_ptr<QTcpSocket>> clients;

    for (int i = 0; i < clientCount; ++i) {
        auto &socket = *clients.emplace_back(std::make_unique<QTcpSocket>());
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
        socket.write("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    }

    QTRY_COMPARE_WITH_TIMEOUT(server.statistics().requests, quint64{clientCount}, 60'000);
    int delaySum = 0;
    for (const auto &socket : clients) {
        QTRY_COMPARE_WITH_TIMEOUT(socket->state(), QAbstractSocket::UnconnectedState, 60'000);
        const QByteArray received = socket->readAll();
        QVERIFY(received.startsWith("HTTP/1.1 200 OK\r\n"));
        QCOMPARE(received.size() - received.indexOf("\r\n\r\n") - 4, 1000);
        delaySum += received.mid(received.indexOf("delay: ") + 7, 1).toInt();
    }
    QCOMPARE(delaySum, 1522);
}

void tst_PracticeServer::onlyLoopbackIsListenedOn()
{
    const RunningServer server(quickOptions());
    QTcpSocket elsewhere;

    // Also an address of this machine, so that a server on all addresses would be found there.
    elsewhere.connectToHost(QHostAddress(u"127.0.0.2"_s), server.port());

    QVERIFY(!elsewhere.waitForConnected(10'000));
    QCOMPARE(elsewhere.error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(server.isAnswering());
}

void tst_PracticeServer::stoppingBeforeRunningMakesRunReturn()
{
    PracticeServer server(quickOptions());

    server.stop();
    server.run();

    QCOMPARE(server.statistics().requests, 0U);
}

void tst_PracticeServer::stoppingDoesNotWaitForRequestsInFlight()
{
    PracticeServerOptions options = quickOptions();
    options.speed = 1;
    options.minimumDelaySeconds = 3600;
    options.maximumDelaySeconds = 3600;
    auto server = std::make_unique<RunningServer>(options);
    RawClient client(server->port());
    client.get("/");
    QTRY_COMPARE(server->statistics().requests, 1U);

    server.reset();

    QCOMPARE(client.readToTheEnd(), QByteArray());
    QCOMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
}

void tst_PracticeServer::optionsThatMakeNoSenseAreRefused_data()
{
    QTest::addColumn<int>("minimum");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<double>("speed");
    QTest::addColumn<quint64>("bodyBytes");
    QTest::addColumn<QString>("named");
    QTest::newRow("minimum over maximum") << 4 << 3 << 1.0 << quint64{1} << u"from 4 to 3"_s;
    QTest::newRow("negative") << -1 << 3 << 1.0 << quint64{1} << u"from -1 to 3"_s;
    QTest::newRow("too long") << 0 << 86'401 << 1.0 << quint64{1} << u"86400"_s;
    QTest::newRow("no speed") << 0 << 3 << 0.0 << quint64{1} << u"speed"_s;
    QTest::newRow("negative speed") << 0 << 3 << -1.0 << quint64{1} << u"speed"_s;
    QTest::newRow("not a speed") << 0 << 3 << qQNaN() << quint64{1} << u"speed"_s;
    QTest::newRow("endless speed") << 0 << 3 << qInf() << quint64{1} << u"speed"_s;
    QTest::newRow("long body") << 0 << 3 << 1.0 << (quint64{1} << 31) << u"2147483648 bytes"_s;
}

void tst_PracticeServer::optionsThatMakeNoSenseAreRefused()
{
    QFETCH(int, minimum);
    QFETCH(int, maximum);
    QFETCH(double, speed);
    QFETCH(quint64, bodyBytes);
    QFETCH(QString, named);
    PracticeServerOptions options;
    options.minimumDelaySeconds = minimum;
    options.maximumDelaySeconds = maximum;
    options.speed = speed;
    options.bodyBytes = bodyBytes;

    QString sentence;
    try {
        const PracticeServer server(options);
    } catch (const ServerError &error) {
        sentence = QString::fromUtf8(error.what());
    }

    QVERIFY2(sentence.contains(named), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
}

COROSCOPE_TEST(tst_PracticeServer)
#include "tst_practiceserver.moc"
