// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/serverprocess.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>

#include <chrono>

namespace Coroscope {
namespace {

QStringList argumentsOf(const PracticeServerSpec &spec, quint32 seed, double speed)
{
    return {QStringLiteral("serve"),        QStringLiteral("http"),
            QStringLiteral("--with-parent"), QStringLiteral("--seed"),
            QString::number(seed),          QStringLiteral("--min"),
            QString::number(spec.minimumDelay), QStringLiteral("--max"),
            QString::number(spec.maximumDelay), QStringLiteral("--speed"),
            QString::number(speed, 'g', 15), QStringLiteral("--body-bytes"),
            QString::number(spec.bodyBytes)};
}

std::optional<QUrl> addressIn(const QByteArray &line)
{
    const QByteArray start = "listening on ";
    if (!line.startsWith(start) || !line.endsWith('\n')) {
        return std::nullopt;
    }
    QUrl url(QString::fromUtf8(line.mid(start.size()).trimmed()));
    url.setPath(QStringLiteral("/"));
    return url;
}

} // namespace

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

std::variant<QUrl, RunProblem> ServerProcess::start(const QString &program,
                                                    const PracticeServerSpec &spec, quint32 seed,
                                                    double speed,
                                                    const std::function<bool()> &isStopped)
{
    using namespace std::chrono_literals;
    m_process.start(program, argumentsOf(spec, seed, speed));
    QByteArray said;
    const QDeadlineTimer deadline(10s);
    while (!deadline.hasExpired() && !isStopped()) {
        m_process.waitForReadyRead(20);
        said += m_process.readAllStandardOutput();
        if (const auto address = addressIn(said.left(said.indexOf('\n') + 1))) {
            return *address;
        }
        if (m_process.state() == QProcess::NotRunning) {
            const QString reason = QString::fromUtf8(m_process.readAllStandardError()).trimmed();
            return RunProblem{RunProblem::Kind::CannotRun,
                              QT_TRANSLATE_NOOP("RunProblem",
                                                "The practice server %1 did not start: %2"),
                              {program, reason.isEmpty() ? m_process.errorString() : reason}};
        }
    }
    return RunProblem{RunProblem::Kind::CannotRun,
                      QT_TRANSLATE_NOOP("RunProblem",
                                        "The practice server %1 did not answer in time."),
                      {program}};
}

} // namespace Coroscope
