// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/session/standinaccess.h"

#include <QtCore/QRandomGenerator>

#include <string>

namespace Coroscope {
namespace {

std::string randomLetters(std::string_view prefix, std::size_t length)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text(prefix);
    while (text.size() < length) {
        text += letters[QRandomGenerator::system()->bounded(quint32(letters.size()))];
    }
    return text;
}

QString textOf(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal().data(), qsizetype(secret.reveal().size()));
}

} // namespace

AwsAccess makeStandInAccess(const QString &region)
{
    constexpr std::size_t keyIdLength = 20; // as AWS has them
    constexpr std::size_t keyLength = 40;
    return {{Secret(randomLetters("COROSCOPE", keyIdLength)), Secret(randomLetters("", keyLength)),
             std::nullopt},
            region.isEmpty() ? std::string("local") : region.toStdString()};
}

QProcessEnvironment environmentWithoutAws()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(QLatin1String("AWS_"))) {
            environment.remove(name);
        }
    }
    return environment;
}

QProcessEnvironment standInEnvironment(const AwsAccess &access)
{
    QProcessEnvironment environment = environmentWithoutAws();
    environment.insert(QStringLiteral("AWS_ACCESS_KEY_ID"),
                       textOf(access.credentials.accessKeyId));
    environment.insert(QStringLiteral("AWS_SECRET_ACCESS_KEY"),
                       textOf(access.credentials.secretAccessKey));
    return environment;
}

} // namespace Coroscope
