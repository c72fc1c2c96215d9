// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QUrl>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <csignal>

using namespace Coroscope::Testing;

namespace {

constexpr int patienceMilliseconds = 30'000;

/// A server that has said where it listens.
class Server
{
public:
    explicit Server(const QStringList &more = {})
        : m_program(QStringList{QStringLiteral("serve"), QStringLiteral("http"),
                                QStringLiteral("--max"), QStringLiteral("0")}
                    + more)
    {
        if (m_program.process().waitForReadyRead(patienceMilliseconds)) {
            m_firstLine = m_program.process().readLine();
        }
    }
    const QByteArray &firstLine() const { return m_firstLine; }
    quint16 port() const
    {
        return quint16(QUrl(QString::fromUtf8(m_firstLine.mid(13).trimmed())).port(0));
    }
    Program &program() { return m_program; }
    bool isAnswering() const
    {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port());
        socket.write("GET /0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        return socket.waitForReadyRead(patienceMilliseconds)
            && socket.readAll().startsWith("HTTP/1.1 200 ");
    }

private:
    Program m_program;
    QByteArray m_firstLine;
};

/// The local addresses, as the kernel writes them, that listen on a port.
QList<QByteArray> listeningOn(quint16 port)
{
    QList<QByteArray> addresses;
    const QByteArray hexPort = QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const char *table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        QFile file(QString::fromLatin1(table));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QList<QByteArray> fields = line.simplified().split(' ');
            if (fields.value(1).endsWith(':' + hexPort) && fields.value(3) == "0A") {
                addresses.append(fields.at(1).split(':').first());
            }
        }
    }
    return addresses;
}

} // namespace

class tst_ServeCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstLineSaysWhereItListens();
    void itListensOnLoopbackOnly();
    void itEndsOnASignal_data();
    void itEndsOnASignal();
    void withParentItEndsWhenStandardInputCloses();
    void withoutParentStandardInputDoesNotMatter();
    void aPortThatIsTakenIsAFailureWithItsReason();
    void aBodyFileThatIsMissingIsAFailureWithItsReason();
    void helpNamesWhatARequestMayAskFor();
    void helpIsTranslated();
};

void tst_ServeCommand::theFirstLineSaysWhereItListens()
{
    Server server;

    QVERIFY2(server.firstLine().startsWith("listening on http://127.0.0.1:"),
             server.firstLine().constData());
    QCOMPARE_GT(server.port(), 0);
    QVERIFY(server.isAnswering());
}

void tst_ServeCommand::itListensOnLoopbackOnly()
{
    Server server;

    QCOMPARE(listeningOn(server.port()), QList<QByteArray>{"0100007F"});
}

void tst_ServeCommand::itEndsOnASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void tst_ServeCommand::itEndsOnASignal()
{
    QFETCH(int, number);
    Server server;
    QVERIFY(server.isAnswering());

    server.program().sendSignal(number);

    const Outcome outcome = server.program().waitForEnd();
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.errors, QByteArray());
}

void tst_ServeCommand::withParentItEndsWhenStandardInputCloses()
{
    Server server({QStringLiteral("--with-parent")});
    QVERIFY(server.isAnswering());

    server.program().process().closeWriteChannel();

    QCOMPARE(server.program().waitForEnd().status, 0);
}

void tst_ServeCommand::withoutParentStandardInputDoesNotMatter()
{
    Server server;

    server.program().process().closeWriteChannel();

    QVERIFY(server.isAnswering());
    QVERIFY(server.isAnswering());
}

void tst_ServeCommand::aPortThatIsTakenIsAFailureWithItsReason()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    const QString port = QString::number(other.serverPort());

    const Outcome outcome = Program::run({QStringLiteral("serve"), QStringLiteral("http"),
                                          QStringLiteral("--port"), port});

    QVERIFY2(outcome.isRefusal(1), outcome.all().constData());
    QVERIFY2(outcome.errors.contains(port.toUtf8()), outcome.all().constData());
}

void tst_ServeCommand::aBodyFileThatIsMissingIsAFailureWithItsReason()
{
    const Outcome outcome
        = Program::run({QStringLiteral("serve"), QStringLiteral("http"),
                        QStringLiteral("--body-file"), QStringLiteral("/nowhere/body")});

    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.errors.contains("/nowhere/body"), outcome.all().constData());
}

void tst_ServeCommand::helpNamesWhatARequestMayAskFor()
{
    const Outcome outcome = Program::run(words("serve http --help"));

    QCOMPARE(outcome.status, 0);
    for (const char *name : {"status=N ", "location=URL ", "delay=S ", "bytes=N ", "fail=drop ",
                             "fail=half ", "fail=garbage ", "fail=silent ", "fail=drip ",
                             "fail=endless ", "interval=S ", "/statistics"}) {
        QVERIFY2(outcome.output.contains(name), name);
    }
    for (const QByteArray &line : outcome.output.split('\n')) {
        QVERIFY2(line.size() <= 80, line.constData());
    }
}

void tst_ServeCommand::helpIsTranslated()
{
    const Outcome outcome = Program::runIn(
        {{QStringLiteral("LC_ALL"), QStringLiteral("zh_CN.UTF-8")}}, words("serve http --help"));

    QVERIFY2(outcome.output.contains("不应答就关闭连接。"), outcome.all().constData());
    QVERIFY2(!outcome.output.contains("connection"), outcome.all().constData());
}

COROSCOPE_TEST(tst_ServeCommand)
#include "tst_servecommand.moc"
