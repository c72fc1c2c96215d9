// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/opendescriptors.h"

#include "tests/support/softlimit.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Coroscope;
using namespace Coroscope::Testing;

namespace {

/// So many descriptors, for as long as this lives.
class HeldDescriptors
{
public:
    explicit HeldDescriptors(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_held.push_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        }
    }
    ~HeldDescriptors()
    {
        for (const int descriptor : m_held) {
            ::close(descriptor);
        }
    }
    HeldDescriptors(const HeldDescriptors &) = delete;
    HeldDescriptors &operator=(const HeldDescriptors &) = delete;

private:
    std::vector<int> m_held;
};

/// Counted by looking at every number.
std::int64_t countedOneByOne()
{
    std::int64_t count = 0;
    for (int descriptor = 0; descriptor < 20'000; ++descriptor) {
        count += ::fcntl(descriptor, F_GETFD) >= 0 ? 1 : 0;
    }
    return count;
}

} // namespace

class tst_OpenDescriptors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCountIsThatOfAllThatAreOpen();
    void everyOneMoreIsCounted();
    void theyAreCountedWhenNoneIsLeft();
    void theLimitIsTheSoftOne();
};

void tst_OpenDescriptors::theCountIsThatOfAllThatAreOpen()
{
    const OpenDescriptors descriptors;

    QCOMPARE(descriptors.count(), std::optional(countedOneByOne()));
}

void tst_OpenDescriptors::everyOneMoreIsCounted()
{
    const OpenDescriptors descriptors;
    const std::int64_t before = descriptors.count().value();
    {
        const HeldDescriptors held(50);
        QCOMPARE(descriptors.count(), std::optional(before + 50));
    }
    QCOMPARE(descriptors.count(), std::optional(before));
}

void tst_OpenDescriptors::theyAreCountedWhenNoneIsLeft()
{
    const OpenDescriptors descriptors;
    const std::int64_t before = descriptors.count().value();
    const SoftLimit none(limitWithRoomFor(0));
    QCOMPARE(::open("/dev/null", O_RDONLY | O_CLOEXEC), -1);

    QCOMPARE(descriptors.count(), std::optional(before));
}

void tst_OpenDescriptors::theLimitIsTheSoftOne()
{
    const SoftLimit low(123);

    QCOMPARE(OpenDescriptors::limit(), std::optional(std::int64_t(123)));
}

COROSCOPE_TEST(tst_OpenDescriptors)
#include "tst_opendescriptors.moc"
