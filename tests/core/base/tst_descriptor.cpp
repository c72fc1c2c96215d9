// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/descriptor.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

#include <fcntl.h>

using namespace Coroscope;

namespace {

Descriptor opened()
{
    return Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
}

bool isOpen(int number)
{
    return ::fcntl(number, F_GETFD) >= 0;
}

} // namespace

class tst_Descriptor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsClosedWithItsOwner()
    {
        int number = -1;
        {
            const Descriptor descriptor = opened();
            number = descriptor.number();
            QVERIFY(isOpen(number));
        }
        QVERIFY(!isOpen(number));
    }

    void movingHandsItOn()
    {
        Descriptor first = opened();
        const int number = first.number();
        const Descriptor second(std::move(first));
        QCOMPARE(first.number(), -1);
        QCOMPARE(second.number(), number);
        QVERIFY(isOpen(number));
    }

    void assigningClosesWhatWasThere()
    {
        Descriptor kept = opened();
        const int old = kept.number();
        Descriptor other = opened();
        const int number = other.number();
        kept = std::move(other);
        QVERIFY(!isOpen(old));
        QCOMPARE(kept.number(), number);
        QCOMPARE(other.number(), -1);
    }
};

COROSCOPE_TEST(tst_Descriptor)
#include "tst_descriptor.moc"
