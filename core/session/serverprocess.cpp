// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/serverprocess.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <chrono>
#include <unistd.h>

namespace Coroscope {
namespace {

QString realText(double number)
{
    return QString::number(number, 'g', 15);
}

QStringList ownArguments(const PracticeServerSpec &spec)
{
    return {QStringLiteral("http"),       QStringLiteral("--min"),
            QString::number(spec.minimumDelay), QStringLiteral("--max"),
            QString::number(spec.maximumDelay), QStringLiteral("--body-bytes"),
            QString::number(spec.bodyBytes)};
}

QStringList ownArguments(const FunctionServerSpec &spec)
{
    QStringList arguments{QStringLiteral("lambda"),      QStringLiteral("--min"),
                          QString::number(spec.minimumSleep), QStringLiteral("--max"),
                          QString::number(spec.maximumSleep), QStringLiteral("--failure-rate"),
                          realText(spec.failureRate)};
    if (spec.mostAtOnce) {
        arguments << QStringLiteral("--max-concurrent") << QString::number(*spec.mostAtOnce);
    }
    return arguments;
}

QStringList argumentsOf(const ServerOrder &order)
{
    const QStringList own = std::visit([](const auto &spec) { return ownArguments(spec); },
                                       order.spec);
    return QStringList{QStringLiteral("serve")} + own
           + QStringList{QStringLiteral("--with-parent"), QStringLiteral("--seed"),
                         QString::number(order.seed), QStringLiteral("--speed"),
                         realText(order.speed)};
}

std::optional<QUrl> addressIn(const QByteArray &line)
{
    const QByteArray start = "listening on ";
    if (!line.startsWith(start)) {
        return std::nullopt;
    }
    QUrl url(QString::fromUtf8(line.mid(start.size()).trimmed()));
    url.setPath(QStringLiteral("/"));
    return url;
}

/// The figures in the server's answer, header included.
QMap<QString, double> countsIn(const QByteArray &answer)
{
    const qsizetype head = answer.indexOf("\r\n\r\n");
    const QJsonObject counts = QJsonDocument::fromJson(answer.mid(std::max(qsizetype(0), head)))
                                   .object();
    QMap<QString, double> figures;
    for (const char *name : {"requests", "peak_concurrent"}) {
        const QJsonValue value = counts.value(QLatin1String(name));
        if (value.isDouble()) {
            figures.insert(QStringLiteral("server_") + QLatin1String(name), value.toDouble());
        }
    }
    return figures;
}

RunProblem didNotStart(const QString &program, const QString &reason)
{
    return {RunProblem::Kind::CannotRun,
            QT_TRANSLATE_NOOP("RunProblem", "The practice server %1 did not start: %2"),
            {program, reason}};
}

RunProblem didNotAnswer(const QString &program)
{
    return {RunProblem::Kind::CannotRun,
            QT_TRANSLATE_NOOP("RunProblem", "The practice server %1 did not answer in time."),
            {program}};
}

} // namespace

ServerProcess::ServerProcess()
{
    // Ctrl+C in a terminal goes to the whole group: it is for us, and we end the server.
    m_process.setChildProcessModifier([] { static_cast<void>(::setpgid(0, 0)); });
}

ServerProcess::~ServerProcess()
{
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    m_process.closeWriteChannel();
    m_process.terminate();
    if (!m_process.waitForFinished(2000)) {
        m_process.kill();
        m_process.waitForFinished(2000);
    }
}

std::variant<QUrl, RunProblem> ServerProcess::start(const ServerOrder &order,
                                                    const std::function<bool()> &isStopped)
{
    using namespace std::chrono_literals;
    const QString &program = order.program;
    m_process.setProcessEnvironment(order.environment);
    m_process.start(program, argumentsOf(order));
    QByteArray said;
    const QDeadlineTimer deadline(10s);
    while (!deadline.hasExpired() && !isStopped()) {
        m_process.waitForReadyRead(20);
        said += m_process.readAllStandardOutput();
        if (const qsizetype end = said.indexOf('\n'); end >= 0) {
            const QByteArray line = said.left(end);
            if (const auto address = addressIn(line)) {
                m_address = *address;
                return m_address;
            }
            return didNotStart(program, QString::fromUtf8(line));
        }
        if (m_process.state() == QProcess::NotRunning) {
            const QString reason = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
            return didNotStart(program, reason.isEmpty() ? m_process.errorString() : reason);
        }
    }
    return didNotAnswer(program);
}

void ServerProcess::onEnd(const QObject *context, const std::function<void()> &act)
{
    QObject::connect(&m_process, &QProcess::finished, context, [act] { act(); });
}

QMap<QString, double> ServerProcess::statistics() const
{
    if (m_process.state() != QProcess::Running) {
        return {};
    }
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(m_address.port()));
    const QDeadlineTimer deadline(std::chrono::seconds(1));
    if (!socket.waitForConnected(int(deadline.remainingTime()))) {
        return {};
    }
    socket.write("GET /statistics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    while (socket.state() == QAbstractSocket::ConnectedState && !deadline.hasExpired()) {
        socket.waitForReadyRead(int(deadline.remainingTime()));
    }
    return countsIn(socket.readAll());
}

} // namespace Coroscope
