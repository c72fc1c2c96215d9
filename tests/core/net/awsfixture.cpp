// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/net/awsfixture.h"

#include <QtCore/QFile>

#include <sys/prctl.h>

namespace Coroscope::Testing {

AwsFixture::AwsFixture()
{
    for (const char *name :
         {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE",
          "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"}) {
        m_before.append({name, qgetenv(name)});
        qunsetenv(name);
    }
    setVariable("AWS_SHARED_CREDENTIALS_FILE", QFile::encodeName(credentialsPath()));
    setVariable("AWS_CONFIG_FILE", QFile::encodeName(configPath()));
}

AwsFixture::~AwsFixture()
{
    for (const Variable &variable : m_before) {
        if (variable.value.isNull()) {
            qunsetenv(variable.name.constData());
        } else {
            qputenv(variable.name.constData(), variable.value);
        }
    }
    // The leak sanitizer looks into the process.
    ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

void AwsFixture::setVariable(const char *name, const QByteArray &value)
{
    qputenv(name, value);
}

void AwsFixture::write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        qFatal("AwsFixture: cannot write %s", qPrintable(path));
    }
}

} // namespace Coroscope::Testing
