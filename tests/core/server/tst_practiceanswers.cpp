// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/practiceservice.h"
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryFile>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;
using namespace Qt::Literals::StringLiterals;

// What the query of a request asks of its answer, as far as it is still a whole answer.
class tst_PracticeAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyAnswerHasADate_data();
    void everyAnswerHasADate();
    void theStatusIsTheOneAskedFor_data();
    void theStatusIsTheOneAskedFor();
    void aRedirectCanBeFollowed();
    void anAnswerWithoutContentLeavesTheConnectionUsable_data();
    void anAnswerWithoutContentLeavesTheConnectionUsable();
    void theDelayIsTheOneAskedForAndNothingIsDrawn();
    void theDelayAskedForIsDividedByTheSpeed();
    void delaysAreWrittenAsShortAsPossible_data();
    void delaysAreWrittenAsShortAsPossible();
    void theBodyHasTheLengthAskedFor_data();
    void theBodyHasTheLengthAskedFor();
    void theBodyAskedForIsFillerAlsoWithABodyFile();
    void headHasTheHeaderOfTheAnswerAskedFor();
    void whatIsAskedForCanBeCombined();
    void aWrongQueryIsRefusedAtOnceAndDrawsNothing();
    void theQueryOfStatisticsIsPassedOver();
    void whatARefusedMethodAsksForIsPassedOver();
};

void tst_PracticeAnswers::everyAnswerHasADate_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("plain") << RawClient::request("GET", "/");
    QTest::newRow("statistics") << RawClient::request("GET", "/statistics");
    QTest::newRow("failing") << RawClient::request("GET", "/?status=503");
    QTest::newRow("refused method") << RawClient::request("POST", "/");
    QTest::newRow("refused query") << RawClient::request("GET", "/?status=1");
    QTest::newRow("no request") << "hello\r\n\r\n"_ba;
}

void tst_PracticeAnswers::everyAnswerHasADate()
{
    QFETCH(QByteArray, request);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(request);
    const QString text = QString::fromLatin1(client.answer().headers.value("date"));

    const QString form = u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s;
    QDateTime date = QLocale::c().toDateTime(text, form);
    date.setTimeSpec(Qt::UTC);
    QVERIFY2(date.isValid(), qPrintable(text));
    QCOMPARE_LE(qAbs(date.secsTo(QDateTime::currentDateTimeUtc())), 30);
}

void tst_PracticeAnswers::theStatusIsTheOneAskedFor_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 202, 299, 302, 400, 404, 418, 429, 500, 503, 599}) {
        QTest::addRow("%d", status) << status;
    }
}

void tst_PracticeAnswers::theStatusIsTheOneAskedFor()
{
    QFETCH(int, status);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/name?status=" + QByteArray::number(status));
    const HttpAnswer answer = client.answer();
    client.get("/");

    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.value("delay"), "1"_ba);
    QCOMPARE(answer.body.size(), 1000);
    QCOMPARE(client.answer().headers.value("delay"), "0"_ba);
}

void tst_PracticeAnswers::aRedirectCanBeFollowed()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?status=307&location=%2Fthere%3Fstatus%3D404");
    const HttpAnswer redirect = client.answer();
    client.get(redirect.headers.value("location"));

    QCOMPARE(redirect.status, 307);
    QCOMPARE(redirect.headers.value("location"), "/there?status=404"_ba);
    QCOMPARE(client.answer().status, 404);
}

void tst_PracticeAnswers::anAnswerWithoutContentLeavesTheConnectionUsable_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("no content") << 204;
    QTest::newRow("reset content") << 205;
    QTest::newRow("not modified") << 304;
}

void tst_PracticeAnswers::anAnswerWithoutContentLeavesTheConnectionUsable()
{
    QFETCH(int, status);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?status=" + QByteArray::number(status));
    const HttpAnswer answer = client.answer();
    client.get("/");

    QCOMPARE(answer.status, status);
    QVERIFY(!answer.headers.contains("content-type"));
    QCOMPARE(client.answer().body.size(), 1000);
}

void tst_PracticeAnswers::theDelayIsTheOneAskedForAndNothingIsDrawn()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());
    QByteArrayList delays;

    for (const char *target : {"/", "/?delay=2.5", "/?delay=0", "/?delay=07", "/", "/"}) {
        client.get(target);
        delays += client.answer().headers.value("delay");
    }

    QCOMPARE(delays, QByteArrayList({"1", "2.5", "0", "7", "0", "2"}));
}

void tst_PracticeAnswers::theDelayAskedForIsDividedByTheSpeed()
{
    TimedServer timed;

    timed.client().get("/?delay=1.5");

    QCOMPARE(timed.client().answer().headers.value("delay"), "1.5"_ba);
    QCOMPARE_GE(timed.elapsedMilliseconds(), 75);
}

void tst_PracticeAnswers::delaysAreWrittenAsShortAsPossible_data()
{
    QTest::addColumn<std::string>("asked");
    QTest::addColumn<std::string>("text");
    const std::string smallest = "0." + std::string(323, '0') + '5';
    QTest::newRow("none") << std::string("0.0") << std::string("0");
    QTest::newRow("whole") << std::string("3") << std::string("3");
    QTest::newRow("a day") << std::string("86400") << std::string("86400");
    QTest::newRow("decimal") << std::string("2.50") << std::string("2.5");
    QTest::newRow("small") << std::string("0.000001") << std::string("0.000001");
    QTest::newRow("the smallest") << smallest << smallest;
}

void tst_PracticeAnswers::delaysAreWrittenAsShortAsPossible()
{
    QFETCH(std::string, asked);
    QFETCH(std::string, text);
    PracticeService service(quickOptions());

    const ServerAnswer answer = service.answerTo({"GET", "/?delay=" + asked, {}, {}});

    QCOMPARE(answer.fields.at(0).first, std::string_view("delay"));
    QCOMPARE(answer.fields.at(0).second, text);
}

void tst_PracticeAnswers::theBodyHasTheLengthAskedFor_data()
{
    QTest::addColumn<int>("length");
    for (const int length : {0, 1, 999, 63'999, 64'000, 64'001, 3'000'000}) {
        QTest::addRow("%d", length) << length;
    }
}

void tst_PracticeAnswers::theBodyHasTheLengthAskedFor()
{
    QFETCH(int, length);
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/?bytes=" + QByteArray::number(length));
    const HttpAnswer answer = client.answer();
    client.get("/");

    QCOMPARE(answer.headers.value("content-length"), QByteArray::number(length));
    const QByteArray line = client.answer().body.left(50);
    QCOMPARE(answer.body, line.repeated(length / 50 + 1).left(length));
}

void tst_PracticeAnswers::theBodyAskedForIsFillerAlsoWithABodyFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    PracticeServerOptions options = quickOptions();
    options.bodyFile = file.fileName().toStdString();
    const RunningServer server(options);
    RawClient client(server.port());

    client.get("/?bytes=9");
    QCOMPARE(client.answer().body, "This line"_ba);
    client.get("/");
    QCOMPARE(client.answer().body, QByteArray());
}

void tst_PracticeAnswers::headHasTheHeaderOfTheAnswerAskedFor()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(RawClient::request("HEAD", "/?status=503&bytes=70000&delay=4"));
    const HttpAnswer head = client.answerWithoutBody();
    client.get("/");

    QCOMPARE(head.status, 503);
    QCOMPARE(head.headers.value("content-length"), "70000"_ba);
    QCOMPARE(head.headers.value("delay"), "4"_ba);
    QCOMPARE(client.answer().status, 200);
}

void tst_PracticeAnswers::whatIsAskedForCanBeCombined()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/a?bytes=70&x=y&status=301&delay=0.5&location=/b");
    const HttpAnswer answer = client.answer();

    QCOMPARE(answer.status, 301);
    QCOMPARE(answer.headers.value("delay"), "0.5"_ba);
    QCOMPARE(answer.headers.value("location"), "/b"_ba);
    QCOMPARE(answer.body.size(), 70);
}

void tst_PracticeAnswers::aWrongQueryIsRefusedAtOnceAndDrawsNothing()
{
    PracticeServerOptions options = quickOptions();
    options.minimumDelaySeconds = 1;
    const RunningServer server(options);
    RawClient client(server.port());

    client.get("/?delay=3600&status=abc");
    const HttpAnswer refused = client.answer();
    client.get("/");

    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.body, "status must be a whole number from 200 to 599, as in status=503.\n"_ba);
    QVERIFY(!refused.headers.contains("delay"));
    QCOMPARE(client.answer().headers.value("delay"), "1"_ba);
    QTRY_COMPARE(server.statistics().answered, 2U);
}

void tst_PracticeAnswers::theQueryOfStatisticsIsPassedOver()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.get("/statistics?status=500&fail=drop");

    QCOMPARE(client.answer().status, 200);
    QCOMPARE(server.statistics().requests, 0U);
}

void tst_PracticeAnswers::whatARefusedMethodAsksForIsPassedOver()
{
    const RunningServer server(quickOptions());
    RawClient client(server.port());

    client.send(RawClient::request("POST", "/?status=201&fail=drop"));

    QCOMPARE(client.answer().status, 405);
}

COROSCOPE_TEST(tst_PracticeAnswers)
#include "tst_practiceanswers.moc"
