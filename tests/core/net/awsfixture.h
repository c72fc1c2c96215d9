// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QTemporaryDir>

namespace Coroscope::Testing {

/// An environment without anything of AWS's, whose two files are in a folder of its own. Gives the
/// process the old one back when it goes, and leave to be looked into.
class AwsFixture
{
public:
    AwsFixture();
    ~AwsFixture();
    AwsFixture(const AwsFixture &) = delete;
    AwsFixture &operator=(const AwsFixture &) = delete;

    void setVariable(const char *name, const QByteArray &value);
    void writeCredentials(const QByteArray &text) { write(credentialsPath(), text); }
    void writeConfig(const QByteArray &text) { write(configPath(), text); }
    QString credentialsPath() const { return m_folder.filePath(QStringLiteral("credentials")); }
    QString configPath() const { return m_folder.filePath(QStringLiteral("config")); }

private:
    static void write(const QString &path, const QByteArray &text);

    struct Variable
    {
        QByteArray name;
        QByteArray value; ///< null if it was not set
    };
    QTemporaryDir m_folder;
    QList<Variable> m_before;
};

} // namespace Coroscope::Testing
