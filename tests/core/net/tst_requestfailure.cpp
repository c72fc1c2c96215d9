// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/requestfailure.h"

#include "tests/support/testmain.h"

#include <QtNetwork/QNetworkReply>
#include <QtTest/QTest>

using namespace Coroscope;

namespace {

/// A reply that has ended so.
class EndedReply : public QNetworkReply
{
public:
    EndedReply(NetworkError error, const QString &text, int status = 0)
    {
        setError(error, text);
        if (status != 0) {
            setAttribute(QNetworkRequest::HttpStatusCodeAttribute, status);
        }
    }
    void abort() override {}

protected:
    qint64 readData(char *, qint64) override { return -1; }
};

using Error = QNetworkReply::NetworkError;

} // namespace

class tst_RequestFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEndOfOursIsTheReasonWhateverQtSays_data();
    void anEndOfOursIsTheReasonWhateverQtSays();
    void aSocketThatWasRefusedIsNamedAfterOthersWereClosed();
    void whatNobodyKnowsIsInQtsWords();
    void anErrorStatusIsNoFailureButABrokenOneIs_data();
    void anErrorStatusIsNoFailureButABrokenOneIs();
};

void tst_RequestFailure::anEndOfOursIsTheReasonWhateverQtSays_data()
{
    QTest::addColumn<RequestEnd>("end");
    QTest::newRow("cancelled") << RequestEnd::Cancelled;
    QTest::newRow("idle") << RequestEnd::Idle;
    QTest::newRow("too long") << RequestEnd::TooLong;
    QTest::newRow("body too long") << RequestEnd::BodyTooLong;
    QTest::newRow("too much held") << RequestEnd::TooMuchHeld;
}

void tst_RequestFailure::anEndOfOursIsTheReasonWhateverQtSays()
{
    QFETCH(RequestEnd, end);
    const QString words = failureOf(EndedReply(Error::NoError, {}), end);

    QVERIFY(!words.isEmpty());
    QCOMPARE(failureOf(EndedReply(Error::OperationCanceledError, QStringLiteral("x")), end), words);
    QCOMPARE(failureOf(EndedReply(Error::InternalServerError, QStringLiteral("x"), 500), end),
             words);
}

void tst_RequestFailure::aSocketThatWasRefusedIsNamedAfterOthersWereClosed()
{
    const EndedReply reply(Error::UnknownNetworkError, QStringLiteral("Out of resources"));

    QCOMPARE(descriptorRefusal(), QString());
    QCOMPARE(failureOf(reply, RequestEnd::None), QStringLiteral("Too many open files"));
}

void tst_RequestFailure::whatNobodyKnowsIsInQtsWords()
{
    const QString words = QStringLiteral("Network unreachable");

    for (const Error error : {Error::UnknownNetworkError, Error::ProxyNotFoundError}) {
        const QString text = failureOf(EndedReply(error, words), RequestEnd::None);
        QVERIFY2(text.startsWith(QStringLiteral("no answer came;")), qPrintable(text));
        QVERIFY2(text.endsWith(QStringLiteral(": ") + words), qPrintable(text));
    }
}

void tst_RequestFailure::anErrorStatusIsNoFailureButABrokenOneIs_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isFailure");
    QTest::newRow("not found") << Error::ContentNotFoundError << 404 << false;
    QTest::newRow("bad request") << Error::ProtocolInvalidOperationError << 400 << false;
    QTest::newRow("server's") << Error::InternalServerError << 500 << false;
    QTest::newRow("odd one") << Error::UnknownServerError << 599 << false;
    QTest::newRow("no HTTP after the status") << Error::ProtocolFailure << 404 << true;
    QTest::newRow("closed after the status") << Error::RemoteHostClosedError << 404 << true;
    QTest::newRow("no HTTP at all") << Error::ProtocolFailure << 0 << true;
}

void tst_RequestFailure::anErrorStatusIsNoFailureButABrokenOneIs()
{
    QFETCH(Error, error);
    QFETCH(int, status);
    QFETCH(bool, isFailure);
    const EndedReply reply(error, QStringLiteral("words"), status);

    QCOMPARE(!failureOf(reply, RequestEnd::None).isEmpty(), isFailure);
}

COROSCOPE_TEST(tst_RequestFailure)
#include "tst_requestfailure.moc"
