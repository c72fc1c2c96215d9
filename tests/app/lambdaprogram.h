// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/program.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>

namespace Coroscope::Testing {

/// The credentials that LambdaProgram accepts, as variables of the environment.
Variables lambdaCredentials();

/// `coroscope serve lambda` that has said where it listens; runs that fail and long ones only where
/// the options ask for them.
class LambdaProgram
{
public:
    explicit LambdaProgram(const QStringList &more = {}, const Variables &credentials
                                                         = lambdaCredentials());

    const QByteArray &firstLine() const { return m_firstLine; }
    QString address() const;
    Program &program() { return m_program; }

private:
    Program m_program;
    QByteArray m_firstLine;
};

/// What a stock client of AWS printed, run with a home, configuration and environment of its own.
class StockClients
{
public:
    /// Variables that differ from lambdaCredentials().
    explicit StockClients(const Variables &variables = {});

    /// One answer for each call; see tests/support/stockclient.py. Empty when Python failed.
    QJsonArray boto3(const QString &endpoint, const QStringList &options = {});
    /// `aws lambda invoke --log-type Tail`; the payload that came stands in payload().
    Outcome aws(const QString &endpoint, const QString &function = QStringLiteral("system-test"),
                const QStringList &options = {});
    QJsonObject payload() const;
    /// What the client that was run last said of its troubles.
    const QByteArray &errors() const { return m_errors; }

private:
    Outcome run(const QString &program, const QStringList &arguments);
    QString payloadFile() const { return m_home.filePath(QStringLiteral("payload.json")); }

    QTemporaryDir m_home;
    Variables m_variables;
    QByteArray m_errors;
};

} // namespace Coroscope::Testing
