// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "tests/core/net/netfixture.h"
#include "tests/support/recordedrun.h"
#endif
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtTest/QTest>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

QByteArray certificateFile(const char *name)
{
    QFile file(QFINDTESTDATA("../../support/certificates/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslCertificate certificate(const char *name)
{
    return QSslCertificate(certificateFile(name));
}

/// What a server with that certificate needs.
QSslConfiguration serverWith(const char *name)
{
    QSslConfiguration configuration;
    configuration.setLocalCertificate(certificate(name));
    configuration.setPrivateKey(QSslKey(certificateFile("server.key"), QSsl::Ec));
    return configuration;
}

/// Requests trust this certificate, and no other, while this lives.
class TrustedCertificate
{
public:
    explicit TrustedCertificate(const char *name)
    {
        QSslConfiguration trusting = m_before;
        trusting.setCaCertificates({certificate(name)});
        QSslConfiguration::setDefaultConfiguration(trusting);
    }
    ~TrustedCertificate() { QSslConfiguration::setDefaultConfiguration(m_before); }
    TrustedCertificate(const TrustedCertificate &) = delete;
    TrustedCertificate &operator=(const TrustedCertificate &) = delete;

private:
    const QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
};

const QString notSecure = QStringLiteral(
    "no secure connection; the server's certificate or its TLS was refused: ");

} // namespace

class tst_EncryptedRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { verifyNothingIsLeft(); }
    void aCertificateThatNobodyVouchesForIsRefusedWithItsReason();
    void aCertificateForAnotherNameIsRefused();
    void aServerWithoutEncryptionIsRefused();
    void aTrustedServerAnswersAndItsHandshakeIsRecorded();
    void eightRequestsAtOnceAreEightConnections();
    void sixPerHostHoldsForEncryptedConnectionsToo();
    void oneAfterAnotherUsesOneEncryptedConnection();
};

void tst_EncryptedRequests::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    QVERIFY(!certificate("here.crt").isNull());
    QVERIFY(!serverWith("elsewhere.crt").privateKey().isNull());
}

void tst_EncryptedRequests::aCertificateThatNobodyVouchesForIsRefusedWithItsReason()
{
    const RawServer server(okAnswer("ok"), serverWith("here.crt"));
    const RawServer plain(okAnswer("ok"), RawServer::Afterwards::Stay);
    NetFixture net;

    const auto fetched = net.fetch({server.address(), plain.address()},
                                   NetFixture::Mode::Together);

    QVERIFY2(fetched[0].error.startsWith(notSecure), qPrintable(fetched[0].error));
    QVERIFY2(fetched[0].error.contains(QStringLiteral("self-signed")),
             qPrintable(fetched[0].error));
    const Snapshot snapshot = net.snapshot();
    QCOMPARE(snapshot.text(snapshot.requests.at(0).error.value()), fetched[0].error);
    QVERIFY(!snapshot.requests.at(0).step(RequestStep::Sent).has_value());
    QCOMPARE(server.paths(), QStringList());
    QCOMPARE(fetched[1].status, 200);
}

void tst_EncryptedRequests::aCertificateForAnotherNameIsRefused()
{
    const TrustedCertificate trusted("elsewhere.crt");
    const RawServer server(okAnswer("ok"), serverWith("elsewhere.crt"));
    NetFixture net;

    const auto fetched = net.fetch({server.address()}, NetFixture::Mode::Together);

    QVERIFY2(fetched[0].error.startsWith(notSecure), qPrintable(fetched[0].error));
    QVERIFY2(fetched[0].error.contains(QStringLiteral("host name")), qPrintable(fetched[0].error));
    QCOMPARE(server.paths(), QStringList());
}

void tst_EncryptedRequests::aServerWithoutEncryptionIsRefused()
{
    RawServer talkative(okAnswer("ok"), RawServer::Afterwards::Stay);
    QUrl address = talkative.address();
    address.setScheme(QStringLiteral("https"));
    NetFixture net;
    net.onceReached(RequestStep::Encrypting, 1, [&talkative] {
        QVERIFY(waitFor([&talkative] { return talkative.connections() == 1; }));
        talkative.sendToAll("HTTP/1.1 400 No\r\n\r\n");
    });

    const auto fetched = net.fetch({address}, NetFixture::Mode::Together);

    QVERIFY2(fetched[0].error.startsWith(notSecure), qPrintable(fetched[0].error));
}

void tst_EncryptedRequests::aTrustedServerAnswersAndItsHandshakeIsRecorded()
{
    const TrustedCertificate trusted("here.crt");
    const RawServer server(okAnswer("ok"), serverWith("here.crt"));
    NetFixture net;

    const auto fetched = net.fetch({server.address()}, NetFixture::Mode::Together);

    QCOMPARE(fetched[0].error, QString());
    QCOMPARE(fetched[0].bytes, 2);
    const RequestTimeline request = net.snapshot().requests.at(0);
    QVERIFY(request.step(RequestStep::Encrypting).has_value());
    QVERIFY(!request.step(RequestStep::Connecting).has_value());
    QCOMPARE(request.connection, ConnectionUse::New);
    QCOMPARE_GE(*request.step(RequestStep::Sent), *request.step(RequestStep::Encrypting));
}

void tst_EncryptedRequests::eightRequestsAtOnceAreEightConnections()
{
    const TrustedCertificate trusted("here.crt");
    RawServer server({}, serverWith("here.crt"));
    NetFixture net;

    net.begin(server.addresses(8));

    QVERIFY(waitFor([&server] { return server.paths().size() == 8; }));
    QCOMPARE(server.connections(), 8);
    for (int request = 0; request < 8; ++request) {
        server.answerOldest(okAnswer("ok"));
    }
    QVERIFY(waitFor([&net] { return net.answers() == 8; }));
    QCOMPARE(net.peakOf(QStringLiteral("connections in use")), 8);
}

void tst_EncryptedRequests::sixPerHostHoldsForEncryptedConnectionsToo()
{
    const TrustedCertificate trusted("here.crt");
    RawServer server({}, serverWith("here.crt"));
    NetFixture net;
    net.client().setPooling(ConnectionPooling::SixPerHost);

    net.begin(server.addresses(8));

    for (int answered = 0; answered < 8; ++answered) {
        const int arrived = std::min(8, answered + 6);
        QVERIFY(waitFor([&server, arrived] { return server.paths().size() == arrived; }));
        server.answerOldest(okAnswer("ok"));
        QVERIFY(waitFor([&net, answered] { return net.answers() == std::size_t(answered + 1); }));
    }
    QCOMPARE(server.connections(), 6);
    QCOMPARE(net.peakOf(QStringLiteral("connections in use")), 6);
}

void tst_EncryptedRequests::oneAfterAnotherUsesOneEncryptedConnection()
{
    const TrustedCertificate trusted("here.crt");
    const RawServer server(okAnswer("ok"), serverWith("here.crt"));
    NetFixture net;

    net.fetch(server.addresses(5), NetFixture::Mode::OneByOne);

    QCOMPARE(net.answers(), std::size_t(5));
    QCOMPARE(server.connections(), 1);
    QCOMPARE(net.snapshot().requests.at(4).connection, ConnectionUse::Reused);
    QVERIFY(!net.snapshot().requests.at(4).step(RequestStep::Encrypting).has_value());
}

COROSCOPE_TEST(tst_EncryptedRequests)
#include "tst_encryptedrequests.moc"
