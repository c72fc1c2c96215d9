// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QtCore/QFile>

#include <csignal>

namespace Coroscope::Testing {
namespace {

constexpr int outputMilliseconds = 30'000;
constexpr int endMilliseconds = 120'000;

QProcessEnvironment withoutDisplay(const Variables &variables)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        environment.remove(QString::fromLatin1(name));
    }
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        environment.insert(it.key(), it.value());
    }
    return environment;
}

QString coroscope()
{
    return qEnvironmentVariable("COROSCOPE_BINARY_DIR") + QStringLiteral("/bin/coroscope");
}

} // namespace

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool Outcome::isRefusal(int expected) const
{
    return status == expected && output.isEmpty() && errors.startsWith("coroscope: ")
        && errors.count('\n') == 1 && errors.endsWith('\n');
}

QByteArray Outcome::all() const
{
    return "status " + (status ? QByteArray::number(*status) : "none") + "\noutput: " + output
        + "\nerrors: " + errors;
}

Program::Program(const QStringList &arguments, const QString &outputFile,
                 const Variables &variables)
{
    m_process.setProcessEnvironment(withoutDisplay(variables));
    if (!outputFile.isEmpty()) {
        m_process.setStandardOutputFile(outputFile);
    }
    m_process.start(coroscope(), arguments);
    m_process.waitForStarted();
}

Program::~Program()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

Outcome Program::run(const QStringList &arguments, const QString &outputFile)
{
    Program program(arguments, outputFile);
    return program.waitForEnd();
}

Outcome Program::runInShell(const QString &shellWords, const QStringList &arguments)
{
    Program program;
    program.m_process.setProcessEnvironment(withoutDisplay({}));
    program.m_process.start(QStringLiteral("/bin/sh"),
                            QStringList{QStringLiteral("-c"), shellWords, coroscope()} + arguments);
    program.m_process.waitForStarted();
    return program.waitForEnd();
}

Outcome Program::runIn(const Variables &variables, const QStringList &arguments)
{
    Program program(arguments, {}, variables);
    return program.waitForEnd();
}

bool Program::waitForOutput(const QByteArray &text)
{
    while (!m_output.contains(text)) {
        if (!m_process.waitForReadyRead(outputMilliseconds)) {
            return false;
        }
        m_output += m_process.readAllStandardOutput();
    }
    return true;
}

void Program::sendSignal(int number) const
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

bool Program::catchesSignal(int number) const
{
    QFile file(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
    const QByteArray status = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const QByteArray label = "SigCgt:";
    const QByteArray mask = status.mid(status.indexOf(label) + label.size(), 20).trimmed().left(16);
    return ((mask.toULongLong(nullptr, 16) >> unsigned(number - 1)) & 1U) != 0;
}

Outcome Program::waitForEnd()
{
    Outcome outcome;
    const bool hasEnded = m_process.state() == QProcess::NotRunning
        || m_process.waitForFinished(endMilliseconds);
    if (hasEnded && m_process.exitStatus() == QProcess::NormalExit) {
        outcome.status = m_process.exitCode();
    }
    outcome.output = m_output + m_process.readAllStandardOutput();
    outcome.errors = m_process.readAllStandardError();
    return outcome;
}

} // namespace Coroscope::Testing
