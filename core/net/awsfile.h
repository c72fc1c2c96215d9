// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <string_view>
#include <variant>

namespace Coroscope {

/// Why there are no credentials: a sentence that says what to do, in English, marked for translation in
/// context "RunProblem", and what stands in the places %1, %2 … of it. No secret is in it.
struct AwsProblem
{
    const char *sentence = nullptr;
    QStringList arguments;
};

/// What one profile says.
struct AwsProfile
{
    std::optional<Secret> accessKeyId;
    std::optional<Secret> secretAccessKey;
    std::optional<Secret> sessionToken;
    QString region; ///< empty if it says none
    /// The setting by which it has its credentials from elsewhere, like "sso_session"; empty if none.
    QString elsewhere;
};

/// One of the two files in which AWS keeps profiles (docs.aws.amazon.com, "Shared config and
/// credentials files"). What is read leaves no copy in memory but the profiles' Secrets.
///
/// Lines that begin with a blank belong to a nested setting and are passed over; a comment begins with
/// # or ; at the beginning of a line or behind a blank.
class AwsFile
{
public:
    /// In the config file a profile's section is called `[profile NAME]`, but for `[default]`.
    enum class Kind { Credentials, Config };

    AwsFile() = default; ///< without a profile
    /// A file that is not there is an empty one. What is no regular file, cannot be read, or is larger
    /// than 1 MiB is a problem.
    static std::variant<AwsFile, AwsProblem> read(const QString &path, Kind kind);

    /// Null if it has none of that name. Valid as long as the file is.
    const AwsProfile *profile(const QString &name) const;
    QStringList names() const { return m_profiles.keys(); }

private:
    void parse(std::string_view text, Kind kind);

    QMap<QString, AwsProfile> m_profiles;
};

} // namespace Coroscope
