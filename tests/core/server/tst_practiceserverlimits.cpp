// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <thread>
#include <vector>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Lets the process open only so many more descriptors for as long as this lives.
class FewDescriptors
{
public:
    explicit FewDescriptors(int spare)
    {
        const int nextFree = ::dup(STDERR_FILENO);
        ::close(nextFree);
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit few = m_before;
        few.rlim_cur = static_cast<rlim_t>(nextFree + spare);
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~FewDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }

    FewDescriptors(const FewDescriptors &) = delete;
    FewDescriptors &operator=(const FewDescriptors &) = delete;

private:
    rlimit m_before{};
};

} // namespace

// What clients may do wrong, by accident or on purpose, and what it costs them and not the server.
class tst_ServerLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aClientThatLeavesDoesNotStopTheServer();
    void aClientThatLeavesInTheMiddleOfABodyDoesNotStopTheServer();
    void garbageIsRefusedAndTheServerLives_data();
    void garbageIsRefusedAndTheServerLives();
    void halfARequestIsCutByTheTimeLimit();
    void aRequestThatTricklesInIsCutByTheTimeLimit();
    void aConnectionWithoutARequestIsCutByTheTimeLimit();
    void aClientThatDoesNotReadIsCutByTheTimeLimit();
    void aHeaderOverEightKilobytesIsRefused();
    void aHeaderUnderEightKilobytesIsAnswered();
    void aBodyOverTheLimitIsRefused_data();
    void aBodyOverTheLimitIsRefused();
    void aBodyUnderTheLimitIsPassedOver_data();
    void aBodyUnderTheLimitIsPassedOver();
    void withoutDescriptorsClientsWaitUntilSomeAreFree();
};

void tst_ServerLimits::aClientThatLeavesDoesNotStopTheServer()
{
    PracticeServerOptions options = quickOptions();
    options.speed = 50;
    options.minimumDelaySeconds = 3;
    const RunningServer server(options);

    for (int i = 0; i < 20; ++i) {
        RawClient client(server.port());
        client.get("/");
        QTRY_COMPARE(server.statistics().requests, quint64(i + 1));
        if (i % 2 == 0) {
            client.abort();
        }
    }

    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QVERIFY(server.isAnswering());
}

void tst_ServerLimits::aClientThatLeavesInTheMiddleOfABodyDoesNotStopTheServer()
{
    PracticeServerOptions options = quickOptions();
    options.bodyBytes = 20'000'000;
    const RunningServer server(options);

    for (int i = 0; i < 5; ++i) {
        RawClient client(server.port());
        client.socket().setReadBufferSize(10'000);
        client.get("/");
        QCOMPARE(client.answerWithoutBody().status, 200);
        client.abort();
    }

    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QVERIFY(server.isAnswering());
}

void tst_ServerLimits::garbageIsRefusedAndTheServerLives_data()
{
    QTest::addColumn<QByteArray>("garbage");
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("a greeting of TLS") << "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"_ba;
    QTest::newRow("not a request") << "hello, are you there?\r\n\r\n"_ba;
    QTest::newRow("no target") << "GET\r\n\r\n"_ba;
    QTest::newRow("no version") << "GET /\r\n\r\n"_ba;
    QTest::newRow("another version") << "GET / HTTP/7.5\r\n\r\n"_ba;
    QTest::newRow("a header without a colon") << "GET / HTTP/1.1\r\nHost\r\n\r\n"_ba;
    QTest::newRow("a length that is none") << "GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n"_ba;
    QTest::newRow("two lengths")
        << "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"_ba;
    QTest::newRow("a bad chunk")
        << "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n\r\n"_ba;
    QTest::newRow("a line without end") << QByteArray(100'000, 'G');
}

void tst_ServerLimits::garbageIsRefusedAndTheServerLives()
{
    QFETCH(QByteArray, garbage);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(garbage);
    const QByteArray answer = client.readToTheEnd();

    QVERIFY2(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer.constData());
    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QCOMPARE(server.statistics().requests, 0U);
    QVERIFY(server.isAnswering());
}

void tst_ServerLimits::halfARequestIsCutByTheTimeLimit()
{
    PracticeServerOptions options = quickOptions();
    options.limits.request = 50ms;
    const RunningServer server(options);
    RawClient client(server.port());

    client.send("GET / HTTP/1.1\r\nHost: 127.0");

    QCOMPARE(client.readToTheEnd(), QByteArray());
    QCOMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QVERIFY(server.isAnswering());
}

void tst_ServerLimits::aRequestThatTricklesInIsCutByTheTimeLimit()
{
    PracticeServerOptions options = quickOptions();
    options.limits.request = 100ms;
    const RunningServer server(options);
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nName: ");
    QTimer trickle;
    QObject::connect(&trickle, &QTimer::timeout, &client.socket(), [&client] {
        if (client.isConnected()) {
            client.socket().write("a");
        }
    });

    trickle.start(5ms);

    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(server.statistics().openConnections, 0U);
    QCOMPARE(server.statistics().requests, 0U);
}

void tst_ServerLimits::aConnectionWithoutARequestIsCutByTheTimeLimit()
{
    PracticeServerOptions options = quickOptions();
    options.limits.idle = 50ms;
    const RunningServer server(options);
    RawClient silent(server.port());
    RawClient satisfied(server.port());
    satisfied.get("/");

    QCOMPARE(satisfied.answer().status, 200);
    QCOMPARE(silent.readToTheEnd(), QByteArray());
    QCOMPARE(satisfied.readToTheEnd(), QByteArray());
    QTRY_COMPARE(server.statistics().openConnections, 0U);
}

void tst_ServerLimits::aClientThatDoesNotReadIsCutByTheTimeLimit()
{
    PracticeServerOptions options = quickOptions();
    options.bodyBytes = 50'000'000;
    options.limits.write = 50ms;
    const RunningServer server(options);
    RawClient client(server.port());
    client.socket().setReadBufferSize(1);

    client.get("/");

    QTRY_COMPARE(server.statistics().requests, 1U);
    QTRY_COMPARE(server.statistics().openConnections, 0U);
    client.socket().setReadBufferSize(0);
    QCOMPARE_LT(client.readToTheEnd().size(), 50'000'000);
}

void tst_ServerLimits::aHeaderOverEightKilobytesIsRefused()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send("GET / HTTP/1.1\r\nName: " + QByteArray(9'000, 'a') + "\r\n\r\n");

    QCOMPARE(client.answer().status, 431);
    QCOMPARE(client.readToTheEnd(), QByteArray());
    QVERIFY(server.isAnswering());
}

void tst_ServerLimits::aHeaderUnderEightKilobytesIsAnswered()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send("GET / HTTP/1.1\r\nName: " + QByteArray(8'000, 'a') + "\r\n\r\n");

    QCOMPARE(client.answer().status, 200);
}

void tst_ServerLimits::aBodyOverTheLimitIsRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("announced") << "POST / HTTP/1.1\r\nContent-Length: 70000\r\n\r\n"_ba;
    QTest::newRow("announced and sent")
        << "POST / HTTP/1.1\r\nContent-Length: 70000\r\n\r\n" + QByteArray(70'000, 'a');
    QTest::newRow("in chunks")
        << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
               + QByteArray("2000\r\n" + QByteArray(0x2000, 'a') + "\r\n").repeated(9)
               + "0\r\n\r\n";
}

void tst_ServerLimits::aBodyOverTheLimitIsRefused()
{
    QFETCH(QByteArray, request);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(request);

    QCOMPARE(client.answer().status, 413);
    QCOMPARE(client.readToTheEnd(), QByteArray());
    QVERIFY(server.isAnswering());
}

void tst_ServerLimits::aBodyUnderTheLimitIsPassedOver_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("announced") << "GET / HTTP/1.1\r\nContent-Length: 60000\r\n\r\n"
                                      + QByteArray(60'000, 'a');
    QTest::newRow("in chunks")
        << "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
               + QByteArray("2000\r\n" + QByteArray(0x2000, 'a') + "\r\n").repeated(7)
               + "0\r\n\r\n";
}

void tst_ServerLimits::aBodyUnderTheLimitIsPassedOver()
{
    QFETCH(QByteArray, request);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(request);
    client.get("/");

    QCOMPARE(client.answer().headers.value("delay"), "1"_ba);
    QCOMPARE(client.answer().headers.value("delay"), "0"_ba);
}

void tst_ServerLimits::withoutDescriptorsClientsWaitUntilSomeAreFree()
{
    constexpr int clientCount = 20;
    PracticeServer server(quickOptions());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < clientCount; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->get("/");
    }

    int answered = 0;
    {
        const FewDescriptors few(5);
        std::thread thread([&server] { server.run(); });
        for (auto &client : clients) {
            answered += client->answer().status == 200 ? 1 : 0;
            client.reset();
        }
        server.stop();
        thread.join();
    }

    QCOMPARE(answered, clientCount);
    QCOMPARE(server.statistics().connections, quint64{clientCount});
    QCOMPARE_LE(server.statistics().peakConcurrent, quint64{clientCount});
}

COROSCOPE_TEST(tst_ServerLimits)
#include "tst_practiceserverlimits.moc"
