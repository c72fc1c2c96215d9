// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/lambdaprogram.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace Coroscope::Testing {
namespace {

constexpr int listenMilliseconds = 30'000;
constexpr int clientMilliseconds = 120'000;

} // namespace

Variables lambdaCredentials()
{
    return {{QStringLiteral("AWS_ACCESS_KEY_ID"), QStringLiteral("AKIDOFTHETESTS")},
            {QStringLiteral("AWS_SECRET_ACCESS_KEY"), QStringLiteral("a/secret+of=the/tests")},
            {QStringLiteral("AWS_SESSION_TOKEN"), QString()}};
}

LambdaProgram::LambdaProgram(const QStringList &more, const Variables &credentials)
    : m_program(words("serve lambda --speed 100 --failure-rate 0") + more, {}, credentials)
{
    if (m_program.process().waitForReadyRead(listenMilliseconds)) {
        m_firstLine = m_program.process().readLine();
    }
}

QString LambdaProgram::address() const
{
    return QString::fromUtf8(m_firstLine).trimmed().section(u' ', -1);
}

StockClients::StockClients(const Variables &variables)
    : m_variables(lambdaCredentials())
{
    m_variables.insert(variables);
    if (m_variables.value(QStringLiteral("AWS_SESSION_TOKEN")).isEmpty()) {
        m_variables.remove(QStringLiteral("AWS_SESSION_TOKEN"));
    }
    m_variables.insert({{QStringLiteral("HOME"), m_home.path()},
                        {QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin")},
                        {QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8")},
                        {QStringLiteral("AWS_DEFAULT_REGION"), QStringLiteral("eu-central-1")},
                        {QStringLiteral("AWS_EC2_METADATA_DISABLED"), QStringLiteral("true")},
                        {QStringLiteral("AWS_MAX_ATTEMPTS"), QStringLiteral("1")},
                        {QStringLiteral("AWS_PAGER"), QString()},
                        {QStringLiteral("AWS_CONFIG_FILE"), m_home.filePath(QStringLiteral("c"))},
                        {QStringLiteral("AWS_SHARED_CREDENTIALS_FILE"),
                         m_home.filePath(QStringLiteral("s"))},
                        {QStringLiteral("NO_PROXY"), QStringLiteral("127.0.0.1")}});
}

QJsonArray StockClients::boto3(const QString &endpoint, const QStringList &options)
{
    const Outcome outcome = run(QStringLiteral(COROSCOPE_PEER_PYTHON),
                                QStringList{QStringLiteral(COROSCOPE_STOCK_CLIENT), endpoint}
                                    + options);
    return QJsonDocument::fromJson(outcome.output).array();
}

Outcome StockClients::aws(const QString &endpoint, const QString &function,
                          const QStringList &options)
{
    QFile::remove(payloadFile());
    return run(QStringLiteral("/usr/bin/aws"),
               words("lambda invoke --log-type Tail --output json --no-cli-pager "
                     "--cli-binary-format raw-in-base64-out")
                   + options
                   + QStringList{QStringLiteral("--endpoint-url"), endpoint,
                                 QStringLiteral("--function-name"), function,
                                 QStringLiteral("--payload"),
                                 QStringLiteral("{\"configuration_identifier\": \"config_28\"}"),
                                 payloadFile()});
}

QJsonObject StockClients::payload() const
{
    QFile file(payloadFile());
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

Outcome StockClients::run(const QString &program, const QStringList &arguments)
{
    QProcessEnvironment environment;
    for (auto it = m_variables.begin(); it != m_variables.end(); ++it) {
        environment.insert(it.key(), it.value());
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    Outcome outcome;
    if (process.waitForFinished(clientMilliseconds)
        && process.exitStatus() == QProcess::NormalExit) {
        outcome.status = process.exitCode();
    }
    outcome.output = process.readAllStandardOutput();
    outcome.errors = process.readAllStandardError() + process.errorString().toUtf8();
    m_errors = outcome.errors;
    return outcome;
}

} // namespace Coroscope::Testing
