// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef Q_MOC_RUN // which cannot read <concepts>
#include "core/net/awsprofile.h"
#include "tests/core/net/lambdafixture.h"
#endif
#include "tests/core/net/awsfixture.h"
#include "tests/core/net/rawserver.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtTest/QTest>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

constexpr std::size_t keyLength = 40;
constexpr std::size_t chunkBytes = std::size_t(1) << 20;
constexpr std::uint64_t largestMapping = std::uint64_t(1) << 30; ///< more is a sanitizer's shadow

/// Written by another process, so that this one has never known it.
bool writeUnknownKey(const QString &path)
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"),
                 QStringLiteral("printf '[default]\\nregion=x\\naws_access_key_id=AKIDAKIDAKIDAKID"
                                "\\naws_secret_access_key=' > \"$1\" && head -c 20 /dev/urandom "
                                "| od -An -v -tx1 | tr -d ' \\n' >> \"$1\""),
                 QStringLiteral("sh"), path});
    return shell.waitForFinished() && shell.exitCode() == 0;
}

/// The key at the end of the file, with all its bits turned.
std::array<char, keyLength> turnedKey(const QString &path)
{
    std::array<char, keyLength> key{};
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    ::lseek(file, -off_t(keyLength), SEEK_END);
    const ssize_t length = ::read(file, key.data(), key.size());
    ::close(file);
    std::ranges::for_each(key, [](char &byte) { byte = char(~byte); });
    return length == ssize_t(keyLength) ? key : std::array<char, keyLength>{};
}

/// A place in memory that is not looked at.
class BlindSpot
{
public:
    BlindSpot()
        : m_bytes(static_cast<char *>(::mmap(nullptr, chunkBytes, PROT_READ | PROT_WRITE,
                                             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)))
    {
    }
    ~BlindSpot() { ::munmap(m_bytes, chunkBytes); }
    BlindSpot(const BlindSpot &) = delete;
    BlindSpot &operator=(const BlindSpot &) = delete;

    char *bytes() const noexcept { return m_bytes; }
    std::uint64_t address() const noexcept { return reinterpret_cast<std::uint64_t>(m_bytes); }

private:
    char *m_bytes;
};

int occurrencesIn(const char *bytes, std::size_t count, const std::array<char, keyLength> &turned)
{
    const auto isByte = [](char byte, char other) { return byte == char(~other); };
    int found = 0;
    const char *end = bytes + count;
    for (const char *place = bytes;
         (place = std::search(place, end, turned.begin(), turned.end(), isByte)) != end; ++place) {
        ++found;
    }
    return found;
}

/// In a mapping, but for the blind spot, which may be a part of it.
int occurrencesBetween(std::uint64_t begin, std::uint64_t end, const BlindSpot &spot,
                       const std::array<char, keyLength> &turned)
{
    if (begin < spot.address() + chunkBytes && spot.address() < end) {
        return occurrencesBetween(begin, std::max(begin, spot.address()), spot, turned)
               + occurrencesBetween(std::min(end, spot.address() + chunkBytes), end, spot, turned);
    }
    int found = 0;
    for (std::uint64_t place = begin; place < end; place += chunkBytes - keyLength + 1) {
        const iovec to{spot.bytes(), std::size_t(std::min<std::uint64_t>(chunkBytes, end - place))};
        const iovec from{reinterpret_cast<void *>(place), to.iov_len};
        const ssize_t read = ::process_vm_readv(::getpid(), &to, 1, &from, 1, 0);
        found += read > 0 ? occurrencesIn(spot.bytes(), std::size_t(read), turned) : 0;
    }
    return found;
}

/// How often the key is in what this process may write to.
int occurrencesInMemory(const std::array<char, keyLength> &turned)
{
    const BlindSpot spot;
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly)) {
        return -1;
    }
    int found = 0;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const QList<QByteArray> range = line.left(line.indexOf(' ')).split('-');
        const std::uint64_t begin = range.value(0).toULongLong(nullptr, 16);
        const std::uint64_t end = range.value(1).toULongLong(nullptr, 16);
        if (line.contains(" rw") && end - begin < largestMapping) {
            found += occurrencesBetween(begin, end, spot, turned);
        }
    }
    return found;
}

/// Reads the credentials, and calls a function with them.
Invocation signWithProfile(const RawServer &server)
{
    auto access = findAwsAccess({});
    LambdaFixture fixture(server.address(QStringLiteral("/")));
    fixture.net().client().setAwsAccess(std::get<AwsAccess>(std::move(access)));
    return fixture.invokeOne();
}

} // namespace

class tst_SecretsInMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSearchFindsWhatIsThere();
    void nothingIsLeftOfASecretKeyThatHasSigned();
};

void tst_SecretsInMemory::theSearchFindsWhatIsThere()
{
    const AwsFixture aws;
    QVERIFY(writeUnknownKey(aws.credentialsPath()));
    const auto turned = turnedKey(aws.credentialsPath());
    QCOMPARE(occurrencesInMemory(turned), 0);
    {
        const auto access = findAwsAccess({});
        QVERIFY(std::holds_alternative<AwsAccess>(access));
        QCOMPARE(occurrencesInMemory(turned), 1);
    }
    QCOMPARE(occurrencesInMemory(turned), 0);
}

void tst_SecretsInMemory::nothingIsLeftOfASecretKeyThatHasSigned()
{
    const AwsFixture aws;
    QVERIFY(writeUnknownKey(aws.credentialsPath()));
    const RawServer server(okAnswer("1"), RawServer::Afterwards::Stay);

    const Invocation call = signWithProfile(server);

    QCOMPARE(call.end, Invocation::End::Result);
    QVERIFY(server.requests().at(0).header("Authorization").contains("AKIDAKIDAKIDAKID"));
    QCOMPARE(occurrencesInMemory(turnedKey(aws.credentialsPath())), 0);
}

COROSCOPE_TEST(tst_SecretsInMemory)
#include "tst_secretsinmemory.moc"
