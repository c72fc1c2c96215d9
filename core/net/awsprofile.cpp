// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/awsprofile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QRegularExpression>

#include <sys/prctl.h>

#include <cstdlib>
#include <utility>

namespace Coroscope {
namespace {

using Found = std::variant<AwsCredentials, AwsProblem>;

/// Where the environment keeps it: no copy. Empty if it is not set.
std::string_view variable(const char *name)
{
    const char *text = std::getenv(name);
    return text != nullptr ? std::string_view(text) : std::string_view();
}

QString textOf(const char *name)
{
    const std::string_view text = variable(name);
    return QString::fromLocal8Bit(text.data(), qsizetype(text.size()));
}

QString fileOf(const char *name, const QString &usual)
{
    const QString path = textOf(name);
    if (path.isEmpty()) {
        return QDir::homePath() + QLatin1Char('/') + usual;
    }
    return path.startsWith(QLatin1String("~/")) ? QDir::homePath() + path.mid(1) : path;
}

QString profileName(const QString &wished)
{
    const QString name = wished.isEmpty() ? textOf("AWS_PROFILE") : wished;
    return name.isEmpty() ? QStringLiteral("default") : name;
}

/// Both files, and the name of the profile in question.
struct Profiles
{
    QString name;
    QString credentialsPath = fileOf("AWS_SHARED_CREDENTIALS_FILE",
                                     QStringLiteral(".aws/credentials"));
    QString configPath = fileOf("AWS_CONFIG_FILE", QStringLiteral(".aws/config"));
    AwsFile credentials = {};
    AwsFile config = {};

    std::optional<AwsProblem> read()
    {
        auto first = AwsFile::read(credentialsPath, AwsFile::Kind::Credentials);
        auto second = AwsFile::read(configPath, AwsFile::Kind::Config);
        for (const auto *file : {&first, &second}) {
            if (const auto *problem = std::get_if<AwsProblem>(file)) {
                return *problem;
            }
        }
        credentials = std::get<AwsFile>(std::move(first));
        config = std::get<AwsFile>(std::move(second));
        return std::nullopt;
    }
};

AwsProblem halfOfAPair(const QString &place, const AwsProfile &profile)
{
    QString given = QStringLiteral("aws_access_key_id");
    QString missing = QStringLiteral("aws_secret_access_key");
    if (profile.secretAccessKey) {
        std::swap(given, missing);
    }
    return {QT_TRANSLATE_NOOP("RunProblem",
                              "%1 has only half of an AWS access key: %2, but no %3. Give both."),
            {place, given, missing}};
}

/// Nothing if the environment has none.
std::optional<Found> credentialsOfEnvironment()
{
    const std::string_view id = variable("AWS_ACCESS_KEY_ID");
    const std::string_view secret = variable("AWS_SECRET_ACCESS_KEY");
    const std::string_view token = variable("AWS_SESSION_TOKEN");
    if (id.empty() && secret.empty()) {
        return std::nullopt;
    }
    if (id.empty() || secret.empty()) {
        return AwsProblem{
            QT_TRANSLATE_NOOP("RunProblem",
                              "The environment has only half of an AWS access key: %1 is not set. "
                              "Set it, or name a profile."),
            {secret.empty() ? QStringLiteral("AWS_SECRET_ACCESS_KEY")
                            : QStringLiteral("AWS_ACCESS_KEY_ID")}};
    }
    return AwsCredentials{Secret(id), Secret(secret),
                          token.empty() ? std::nullopt : std::optional(Secret(token))};
}

AwsProblem missingProfile(const Profiles &profiles)
{
    QStringList names = profiles.credentials.names() + profiles.config.names();
    names.removeDuplicates();
    names.sort();
    if (names.isEmpty()) {
        return {QT_TRANSLATE_NOOP("RunProblem",
                                  "No AWS credentials: the environment has none, and neither %1 nor "
                                  "%2 has a profile. Run: aws configure"),
                {profiles.credentialsPath, profiles.configPath}};
    }
    return {QT_TRANSLATE_NOOP("RunProblem",
                              "There is no AWS profile %1 in %2 or %3. There is: %4. Name one of "
                              "these."),
            {profiles.name, profiles.credentialsPath, profiles.configPath,
             names.join(QStringLiteral(", "))}};
}

AwsProblem profileWithoutKeys(const QString &name, const QString &elsewhere)
{
    if (elsewhere.isEmpty()) {
        return {QT_TRANSLATE_NOOP("RunProblem",
                                  "The AWS profile %1 has no access key. Run: aws configure "
                                  "--profile %1"),
                {name}};
    }
    return {QT_TRANSLATE_NOOP("RunProblem",
                              "The AWS profile %1 has its credentials by %2, which is not supported "
                              "here. Run: aws configure export-credentials --profile %1 --format "
                              "env, put what it prints into the environment, and name no profile."),
            {name, elsewhere}};
}

Found credentialsOf(const Profiles &profiles)
{
    QString elsewhere;
    bool isKnown = false;
    for (const AwsFile *file : {&profiles.credentials, &profiles.config}) {
        const AwsProfile *profile = file->profile(profiles.name);
        if (profile == nullptr) {
            continue;
        }
        isKnown = true;
        if (profile->accessKeyId && profile->secretAccessKey) {
            return AwsCredentials{*profile->accessKeyId, *profile->secretAccessKey,
                                  profile->sessionToken};
        }
        elsewhere = elsewhere.isEmpty() ? profile->elsewhere : elsewhere;
        if (elsewhere.isEmpty() && (profile->accessKeyId || profile->secretAccessKey)) {
            return halfOfAPair(QStringLiteral("[%1]").arg(profiles.name), *profile);
        }
    }
    return isKnown ? profileWithoutKeys(profiles.name, elsewhere) : missingProfile(profiles);
}

QString regionOfEndpoint(const QUrl &endpoint)
{
    static const QRegularExpression host(
        QStringLiteral("^lambda(-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?$"));
    return host.match(endpoint.host().toLower()).captured(2);
}

QString regionNamed(const AwsWish &wish)
{
    QStringList regions{wish.region.trimmed(), textOf("AWS_REGION"), textOf("AWS_DEFAULT_REGION")};
    regions.removeAll(QString());
    return regions.value(0);
}

QString regionOf(const Profiles &profiles, const QUrl &endpoint)
{
    for (const AwsFile *file : {&profiles.config, &profiles.credentials}) {
        const AwsProfile *profile = file->profile(profiles.name);
        if (profile != nullptr && !profile->region.isEmpty()) {
            return profile->region;
        }
    }
    return regionOfEndpoint(endpoint);
}

std::optional<AwsProblem> problemOf(const QString &region)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9-]+$"));
    if (region.isEmpty()) {
        return AwsProblem{QT_TRANSLATE_NOOP("RunProblem",
                                            "No AWS region: name the one in which the function is, "
                                            "like eu-central-1, or set AWS_REGION."),
                          {}};
    }
    if (!shape.match(region).hasMatch()) {
        return AwsProblem{QT_TRANSLATE_NOOP("RunProblem",
                                            "%1 is no AWS region. Name one like eu-central-1."),
                          {region}};
    }
    return std::nullopt;
}

} // namespace

std::variant<AwsAccess, AwsProblem> findAwsAccess(const AwsWish &wish)
{
    std::optional<Found> found = wish.profile.isEmpty() ? credentialsOfEnvironment()
                                                        : std::nullopt;
    QString region = regionNamed(wish);
    Profiles profiles{profileName(wish.profile)};
    // Files that are not needed may be as broken as they like.
    if (!found || region.isEmpty()) {
        if (auto problem = profiles.read()) {
            return *std::move(problem);
        }
    }
    if (!found) {
        found = credentialsOf(profiles);
    }
    if (const auto *problem = std::get_if<AwsProblem>(&*found)) {
        return *problem;
    }
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    region = region.isEmpty() ? regionOf(profiles, wish.endpoint) : region;
    if (auto problem = problemOf(region)) {
        return *std::move(problem);
    }
    return AwsAccess{std::get<AwsCredentials>(std::move(*found)), region.toStdString()};
}

} // namespace Coroscope
