// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/netfixture.h"
#include "tests/support/recordedrun.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/core/server/serverfixture.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

const QString closedBeforeTheAnswer
    = QStringLiteral("the server closed the connection before it answered, or its answer is not "
                     "HTTP");
const QString closedInTheBody
    = QStringLiteral("the connection was closed in the middle of the body");

/// Nothing listens there any more.
QUrl abandonedAddress()
{
    return RawServer({}, RawServer::Afterwards::Stay).address();
}

/// An answer that leads elsewhere.
QByteArray redirectTo(const QByteArray &place)
{
    return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + place + "\r\n\r\n";
}

} // namespace

// Each way to fail has a sentence of its own, as the task's outcome and in the record alike, and is
// nothing to the requests beside it.
class tst_FailureSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { verifyNothingIsLeft(); }
    void aRefusedConnectionSaysThatNothingListens();
    void aNameThatNobodyHasSaysSo();
    void aBadAnswerSaysWhatIsWrongWithIt_data();
    void aBadAnswerSaysWhatIsWrongWithIt();
    void aRedirectToAnotherServerIsNotFollowed();
    void aRedirectToAnotherSchemeIsNotFollowed();
    void aRedirectLoopEnds();
    void aCancelledRequestSaysSo();

private:
    /// Fetches the address twice, each time beside a good one; the sentence is theirs and the good
    /// ones have their answers.
    void verifyFailure(const QUrl &address, const QString &sentence);
};

void tst_FailureSentences::verifyFailure(const QUrl &address, const QString &sentence)
{
    const RunningServer server(quickOptions());
    const QUrl good(QStringLiteral("http://127.0.0.1:%1/").arg(server.port()));
    NetFixture net;

    const auto fetched = net.fetch({address, good, address, good}, NetFixture::Mode::Together);

    const Snapshot snapshot = net.snapshot();
    for (const std::size_t bad : {0U, 2U}) {
        const RequestTimeline &request = snapshot.requests.at(bad);
        QCOMPARE(fetched[bad].error, sentence);
        QVERIFY(request.isDone());
        QVERIFY(request.error.has_value());
        QCOMPARE(snapshot.text(*request.error), sentence);
        QCOMPARE(fetched[bad + 1].error, QString());
        QCOMPARE(fetched[bad + 1].bytes, 1000);
        QVERIFY(!snapshot.requests.at(bad + 1).error.has_value());
    }
    QCOMPARE(net.lastOf(QStringLiteral("in flight")), 0);
    QCOMPARE(net.lastOf(QStringLiteral("connections in use")), 0);
}

void tst_FailureSentences::aRefusedConnectionSaysThatNothingListens()
{
    verifyFailure(abandonedAddress(),
                  QStringLiteral("connection refused: nothing listens at this address; start the "
                                 "server or correct the port"));
}

void tst_FailureSentences::aNameThatNobodyHasSaysSo()
{
    verifyFailure(QUrl(QStringLiteral("http://nowhere.invalid/")),
                  QStringLiteral("no such host: correct the name, or look after this machine's "
                                 "network"));
}

void tst_FailureSentences::aBadAnswerSaysWhatIsWrongWithIt_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("sentence");
    const QByteArray half = "Content-Length: 10\r\n\r\nhalf";
    QTest::newRow("nothing") << QByteArray() << closedBeforeTheAnswer;
    QTest::newRow("half the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le")
                                      << closedBeforeTheAnswer;
    QTest::newRow("headers only") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n")
                                  << closedInTheBody;
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\n" + half) << closedInTheBody;
    for (const int status : {400, 404, 405, 418, 500, 503, 599}) {
        QTest::addRow("half the body of a %d", status)
            << QByteArray("HTTP/1.1 " + QByteArray::number(status) + " No\r\n" + half)
            << closedInTheBody;
    }
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n")
                                      << closedBeforeTheAnswer;
    QTest::newRow("bytes") << QByteArray("\x16\x03\x01\x02\r\n\xff\r\n\r\n")
                           << closedBeforeTheAnswer;
}

void tst_FailureSentences::aBadAnswerSaysWhatIsWrongWithIt()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, sentence);
    const RawServer server(answer, RawServer::Afterwards::HangUp);

    verifyFailure(server.address(), sentence);
}

void tst_FailureSentences::aRedirectToAnotherServerIsNotFollowed()
{
    const RawServer other(okAnswer("ok"), RawServer::Afterwards::Stay);
    const RawServer server(redirectTo(other.address().toEncoded()), RawServer::Afterwards::Stay);

    verifyFailure(server.address(),
                  QStringLiteral("redirected to another server; name that one instead"));

    QCOMPARE(other.connections(), 0);
}

void tst_FailureSentences::aRedirectToAnotherSchemeIsNotFollowed()
{
    RawServer server({}, RawServer::Afterwards::Stay);
    QUrl encrypted = server.address();
    encrypted.setScheme(QStringLiteral("https"));
    const RawServer leading(redirectTo(encrypted.toEncoded()), RawServer::Afterwards::Stay);

    verifyFailure(leading.address(),
                  QStringLiteral("redirected to another server; name that one instead"));

    QCOMPARE(server.connections(), 0);
}

void tst_FailureSentences::aRedirectLoopEnds()
{
    const RawServer server(redirectTo("/0"), RawServer::Afterwards::Stay);

    verifyFailure(server.address(),
                  QStringLiteral("too many redirects: the server leads in circles"));
}

void tst_FailureSentences::aCancelledRequestSaysSo()
{
    const RawServer server({}, RawServer::Afterwards::Stay);
    NetFixture net;
    net.onceReached(RequestStep::Sent, 3, [&net] { net.requestStop(); });

    net.fetch(server.addresses(3), NetFixture::Mode::Together);

    const Snapshot snapshot = net.snapshot();
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(snapshot.text(snapshot.requests.at(i).error.value()),
                 QStringLiteral("cancelled before its answer was whole"));
    }
    QVERIFY(waitFor([&server] { return server.left() == 3; }));
}

COROSCOPE_TEST(tst_FailureSentences)
#include "tst_failuresentences.moc"
