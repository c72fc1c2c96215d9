// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runreportreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QProcess>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QNetworkReply>
#include <QtTest/QTest>

using namespace Coroscope::Testing;

namespace {

constexpr int pythonPatience = 60'000;

/// aiohttp's server, which draws the same delays as ours and counts for itself.
class CountingServer
{
public:
    explicit CountingServer(const QStringList &options)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(COROSCOPE_PEER_PYTHON),
                        QStringList(QStringLiteral(COROSCOPE_COUNTING_SERVER)) + options);
        if (m_process.waitForReadyRead(pythonPatience)) {
            m_address = QString::fromUtf8(m_process.readLine()).trimmed().section(u' ', -1);
        }
    }
    ~CountingServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(pythonPatience);
    }
    CountingServer(const CountingServer &) = delete;
    CountingServer &operator=(const CountingServer &) = delete;

    const QString &address() const { return m_address; }
    QJsonObject counts() const
    {
        QNetworkAccessManager manager;
        manager.setProxy(QNetworkProxy::NoProxy);
        const std::unique_ptr<QNetworkReply> reply(
            manager.get(QNetworkRequest(QUrl(m_address + QStringLiteral("/statistics")))));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, pythonPatience)) {
            return {};
        }
        return QJsonDocument::fromJson(reply->readAll()).object();
    }

private:
    QProcess m_process;
    QString m_address;
};

} // namespace

// What an independent server counts is what our own counters say.
class tst_IndependentServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothCountTheSame_data();
    void bothCountTheSame();
};

void tst_IndependentServer::bothCountTheSame_data()
{
    QTest::addColumn<QString>("demo");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("peak");
    QTest::newRow("gather") << QStringLiteral("hundred-requests") << 100 << 100;
    QTest::newRow("one by one") << QStringLiteral(
        "hundred-requests --set mode=one-by-one --set requests=10")
                                << 10 << 1;
    QTest::newRow("hidden six") << QStringLiteral("hidden-six --set requests=40") << 40 << 6;
    QTest::newRow("no hidden six")
        << QStringLiteral("hidden-six --set requests=40 --set connections=unlimited") << 40 << 40;
    QTest::newRow("a limit") << QStringLiteral("ten-thousand --set requests=100 --set limit=20")
                             << 100 << 20;
}

void tst_IndependentServer::bothCountTheSame()
{
    QFETCH(QString, demo);
    QFETCH(int, requests);
    QFETCH(int, peak);
    // Two seconds each at five times the speed: long enough for a hundred connections.
    const CountingServer server(words("--min 2 --max 2 --speed 5"));
    QVERIFY2(!server.address().isEmpty(), "python3-aiohttp is needed");

    const RunReportReader report(demo.split(u' ') + words("--set")
                                 + QStringList(QStringLiteral("server=") + server.address()));

    QVERIFY2(report.outcome().status == 0, report.outcome().all().constData());
    const QJsonObject counted = server.counts();
    QCOMPARE(counted.value(QLatin1String("requests")), QJsonValue(requests));
    QCOMPARE(counted.value(QLatin1String("peak_concurrent")), QJsonValue(peak));
    QCOMPARE(report.requests().size(), requests);
    QCOMPARE(report.counter("peak_connections_in_use"), peak);
    QCOMPARE(report.column("requests", "status").count(QStringLiteral("200")), requests);
}

COROSCOPE_TEST(tst_IndependentServer)
#include "tst_independentserver.moc"
