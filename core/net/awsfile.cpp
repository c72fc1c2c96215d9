// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: MIT
#include "core/net/awsfile.h"

#include "core/base/descriptor.h"
#include "core/base/text.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

namespace Coroscope {
namespace {

constexpr std::size_t largestFile = std::size_t(1) << 20;
constexpr std::array<std::string_view, 8> settingsElsewhere{
    "role_arn",           "sso_session",             "sso_start_url",     "sso_account_id",
    "credential_process", "web_identity_token_file", "credential_source", "login_session"};

/// Memory that is wiped when it goes, and never moves.
class WipedBuffer
{
public:
    explicit WipedBuffer(std::size_t bytes)
        : m_bytes(bytes)
    {
    }
    ~WipedBuffer() { wipeMemory(m_bytes.data(), m_bytes.size()); }
    WipedBuffer(const WipedBuffer &) = delete;
    WipedBuffer &operator=(const WipedBuffer &) = delete;

    /// Fills it from the file, as far as that goes; how many bytes, or the kernel's error, negative.
    ssize_t fillFrom(int descriptor)
    {
        std::size_t filled = 0;
        while (filled < m_bytes.size()) {
            const ssize_t more = ::read(descriptor, m_bytes.data() + filled,
                                        m_bytes.size() - filled);
            if (more < 0 && errno != EINTR) {
                return -errno;
            }
            if (more == 0) {
                break;
            }
            filled += std::size_t(std::max<ssize_t>(more, 0));
        }
        return ssize_t(filled);
    }
    std::string_view text(std::size_t bytes) const { return {m_bytes.data(), bytes}; }

private:
    std::vector<char> m_bytes;
};

AwsProblem unreadable(const QString &path, int error)
{
    return {QT_TRANSLATE_NOOP("RunProblem", "The AWS file %1 cannot be read: %2. Correct that, or "
                                            "name another file in the environment."),
            {path, QString::fromLatin1(::strerrordesc_np(error))}};
}

QString asText(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

bool isComment(char character)
{
    return character == '#' || character == ';';
}

std::string_view withoutComment(std::string_view text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (isComment(text[i]) && blanks.find(text[i - 1]) != std::string_view::npos) {
            return text.substr(0, i);
        }
    }
    return text;
}

/// The profile that the section is of; nothing if it is of none.
std::optional<QString> profileOf(std::string_view section, AwsFile::Kind kind)
{
    constexpr std::string_view prefix = "profile";
    std::string_view name = trimmed(section);
    if (kind == AwsFile::Kind::Config && name != "default") {
        if (!name.starts_with(prefix) || trimmed(name.substr(prefix.size())).empty()
            || blanks.find(name[prefix.size()]) == std::string_view::npos) {
            return std::nullopt;
        }
        name = trimmed(name.substr(prefix.size()));
    }
    if (name.size() > 2 && name.front() == name.back()
        && (name.front() == '"' || name.front() == '\'')) {
        name = name.substr(1, name.size() - 2);
    }
    return asText(name);
}

void set(AwsProfile &profile, const QString &name, std::string_view value)
{
    if (value.empty()) {
        return;
    }
    if (name == QLatin1String("aws_access_key_id")) {
        profile.accessKeyId = Secret(value);
    } else if (name == QLatin1String("aws_secret_access_key")) {
        profile.secretAccessKey = Secret(value);
    } else if (name == QLatin1String("aws_session_token")) {
        profile.sessionToken = Secret(value);
    } else if (name == QLatin1String("region")) {
        profile.region = asText(value);
    } else if (profile.elsewhere.isEmpty()) {
        for (const std::string_view setting : settingsElsewhere) {
            if (name == asText(setting)) {
                profile.elsewhere = name;
            }
        }
    }
}

} // namespace

std::variant<AwsFile, AwsProblem> AwsFile::read(const QString &path, Kind kind)
{
    AwsFile file;
    const Descriptor descriptor(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (descriptor.number() < 0) {
        const bool isMissing = errno == ENOENT || errno == ENOTDIR;
        return isMissing ? std::variant<AwsFile, AwsProblem>(file) : unreadable(path, errno);
    }
    struct stat status{};
    if (::fstat(descriptor.number(), &status) != 0) {
        return unreadable(path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return unreadable(path, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);
    }
    const auto size = std::size_t(status.st_size);
    if (size > largestFile) {
        return AwsProblem{QT_TRANSLATE_NOOP("RunProblem",
                                            "The AWS file %1 is larger than 1 MiB and cannot be "
                                            "right. Name another file in the environment."),
                          {path}};
    }
    WipedBuffer buffer(size);
    const ssize_t filled = buffer.fillFrom(descriptor.number());
    if (filled < 0) {
        return unreadable(path, int(-filled));
    }
    file.parse(buffer.text(std::size_t(filled)), kind);
    return file;
}

const AwsProfile *AwsFile::profile(const QString &name) const
{
    const auto found = m_profiles.constFind(name);
    return found == m_profiles.constEnd() ? nullptr : &*found;
}

void AwsFile::parse(std::string_view text, Kind kind)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
    }
    AwsProfile *current = nullptr;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || isComment(line.front())
            || blanks.find(line.front()) != std::string_view::npos) {
            continue;
        }
        const std::size_t equals = line.find('=');
        if (line.front() == '[') {
            const auto name = profileOf(line.substr(1, std::min(line.find(']'), line.size()) - 1),
                                        kind);
            current = name ? &m_profiles[*name] : nullptr;
        } else if (current != nullptr && equals != std::string_view::npos) {
            set(*current, asText(trimmed(line.substr(0, equals))).toLower(),
                trimmed(withoutComment(line.substr(equals + 1))));
        }
    }
}

} // namespace Coroscope
