// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpmessage.h"
#include "core/server/httpservice.h"
#include "tests/support/testmain.h"

#include <QtCore/QByteArray>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <string>

using namespace Coroscope;
using namespace Qt::Literals::StringLiterals;

namespace {

const HttpForm kept{.isHead = false, .hasChunks = true, .isKeptAlive = true};

ServerAnswer answerOf(std::string text, std::uint64_t length)
{
    ServerAnswer answer;
    answer.contentType = "text/plain";
    answer.body = {std::make_shared<const std::string>(std::move(text)), length};
    return answer;
}

// Everything that a message has, taken so many bytes at a time.
QByteArray sent(const ServerAnswer &answer, const HttpForm &form, std::size_t atATime = SIZE_MAX)
{
    HttpMessage message(answer, form, "now");
    QByteArray bytes;
    while (!message.isDone()) {
        std::string all;
        for (const std::string_view part : message.parts()) {
            all.append(part);
        }
        const std::size_t taken = std::min(atATime, all.size());
        bytes.append(all.data(), qsizetype(taken));
        message.take(taken);
    }
    return bytes;
}

QByteArray fieldOf(const QByteArray &bytes, const QByteArray &name)
{
    const QByteArray header = bytes.left(bytes.indexOf("\r\n\r\n") + 2);
    const qsizetype begin = header.indexOf("\r\n" + name + ": ");
    const qsizetype value = begin + name.size() + 4;
    return begin < 0 ? QByteArray() : header.mid(value, header.indexOf("\r\n", value) - value);
}

} // namespace

class tst_HttpMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeAnswerIsWrittenAsHttp();
    void aShortTextIsRepeatedUpToTheLength_data();
    void aShortTextIsRepeatedUpToTheLength();
    void aStatusWithoutAReasonHasOneOfOurs();
    void anAnswerWithoutContentHasNeitherTypeNorLength();
    void theConnectionFieldSaysWhatTheVersionDoesNot_data();
    void theConnectionFieldSaysWhatTheVersionDoesNot();
    void piecesComeAfterTheHeaderAThousandBytesAtATime();
    void anEndlessBodyComesInChunks();
    void forAnOldClientAnEndlessBodyEndsWithTheConnection();
};

void tst_HttpMessage::aWholeAnswerIsWrittenAsHttp()
{
    ServerAnswer answer = answerOf("hello", 5);
    answer.status = 302;
    answer.fields = {{"delay", "2"}, {"Location", "/elsewhere"}};

    for (const std::size_t atATime : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
        QCOMPARE(sent(answer, kept, atATime),
                 "HTTP/1.1 302 Found\r\nServer: Coroscope\r\nDate: now\r\nContent-Type: text/plain"
                 "\r\ndelay: 2\r\nLocation: /elsewhere\r\nContent-Length: 5\r\n\r\nhello"_ba);
    }
}

void tst_HttpMessage::aShortTextIsRepeatedUpToTheLength_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << 0 << ""_ba;
    QTest::newRow("less than once") << 2 << "ab"_ba;
    QTest::newRow("once") << 3 << "abc"_ba;
    QTest::newRow("in the middle") << 8 << "abcabcab"_ba;
    QTest::newRow("a whole number of times") << 9 << "abcabcabc"_ba;
}

void tst_HttpMessage::aShortTextIsRepeatedUpToTheLength()
{
    QFETCH(int, length);
    QFETCH(QByteArray, body);

    for (const std::size_t atATime : {std::size_t{1}, std::size_t{2}, SIZE_MAX}) {
        const QByteArray bytes = sent(answerOf("abc", std::uint64_t(length)), kept, atATime);
        QCOMPARE(fieldOf(bytes, "Content-Length"), QByteArray::number(length));
        QCOMPARE(bytes.mid(bytes.indexOf("\r\n\r\n") + 4), body);
    }
}

void tst_HttpMessage::aStatusWithoutAReasonHasOneOfOurs()
{
    ServerAnswer answer = answerOf("", 0);
    answer.status = 299;

    QVERIFY(sent(answer, kept).startsWith("HTTP/1.1 299 Unassigned\r\n"));
}

void tst_HttpMessage::anAnswerWithoutContentHasNeitherTypeNorLength()
{
    ServerAnswer answer = answerOf("", 0);
    answer.status = 204;

    const QByteArray bytes = sent(answer, kept);

    QCOMPARE(fieldOf(bytes, "Content-Type"), QByteArray());
    QCOMPARE(fieldOf(bytes, "Content-Length"), QByteArray());
    QVERIFY(bytes.endsWith("\r\n\r\n"));
}

void tst_HttpMessage::theConnectionFieldSaysWhatTheVersionDoesNot_data()
{
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<bool>("isKept");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("1.1 kept") << true << true << ""_ba;
    QTest::newRow("1.1 closed") << true << false << "close"_ba;
    QTest::newRow("1.0 kept") << false << true << "keep-alive"_ba;
    QTest::newRow("1.0 closed") << false << false << ""_ba;
}

void tst_HttpMessage::theConnectionFieldSaysWhatTheVersionDoesNot()
{
    QFETCH(bool, isNew);
    QFETCH(bool, isKept);
    QFETCH(QByteArray, field);
    const HttpForm form{.isHead = false, .hasChunks = isNew, .isKeptAlive = isKept};

    const QByteArray bytes = sent(answerOf("abc", 3), form);

    QVERIFY(bytes.startsWith(isNew ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.0 200 OK\r\n"));
    QCOMPARE(fieldOf(bytes, "Connection"), field);
}

void tst_HttpMessage::piecesComeAfterTheHeaderAThousandBytesAtATime()
{
    ServerAnswer answer = answerOf(std::string(1500, 'a'), 2200);
    answer.failure = AnswerFailure::Drip;
    HttpMessage message(answer, kept, "now");

    QVERIFY(message.parts()[0].starts_with("HTTP/1.1 200 OK"));
    for (const std::size_t size : {0, 1000, 500, 700}) {
        QCOMPARE(message.parts()[1].size(), size);
        message.take(message.parts()[0].size() + size);
    }
    QVERIFY(message.isDone());
}

void tst_HttpMessage::anEndlessBodyComesInChunks()
{
    ServerAnswer answer = answerOf(std::string(1500, 'a'), UINT64_MAX);
    answer.failure = AnswerFailure::Endless;
    HttpMessage message(answer, kept, "now");

    QVERIFY(message.parts()[0].find("\r\nTransfer-Encoding: chunked\r\n") != std::string::npos);
    message.take(message.parts()[0].size());
    for (const char *size : {"3e8\r\n", "1f4\r\n", "3e8\r\n"}) {
        QCOMPARE(message.parts()[0], std::string_view(size));
        QCOMPARE(message.parts()[2], std::string_view("\r\n"));
        message.take(message.parts()[0].size() + message.parts()[1].size() + 2);
    }
    QVERIFY(!message.isDone());
}

void tst_HttpMessage::forAnOldClientAnEndlessBodyEndsWithTheConnection()
{
    ServerAnswer answer = answerOf("abc", UINT64_MAX);
    answer.failure = AnswerFailure::Endless;
    const HttpForm old{.isHead = false, .hasChunks = false, .isKeptAlive = true};
    const HttpMessage message(answer, old, "now");

    const QByteArray header(message.parts()[0].data(), qsizetype(message.parts()[0].size()));

    QCOMPARE(fieldOf(header, "Connection"), QByteArray());
    QCOMPARE(fieldOf(header, "Transfer-Encoding"), QByteArray());
    QCOMPARE(fieldOf(header, "Content-Length"), QByteArray());
}

COROSCOPE_TEST(tst_HttpMessage)
#include "tst_httpmessage.moc"
