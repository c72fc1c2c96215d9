// SPDX-FileCopyrightText: 2026 The Coroscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "tests/support/testmain.h"

#include <QtTest/QTest>

using namespace Coroscope;

class tst_Text : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAreOneMoreThanSeparators()
    {
        using Parts = std::vector<std::string_view>;
        QCOMPARE(split("", ','), Parts{""});
        QCOMPARE(split("a", ','), Parts{"a"});
        QCOMPARE(split("a,b,,c,", ','), (Parts{"a", "b", "", "c", ""}));
    }

    void blanksGoAtTheEndsOnly()
    {
        QCOMPARE(trimmed(" \t a b\r\n"), std::string_view("a b"));
        QCOMPARE(trimmed("a"), std::string_view("a"));
        QCOMPARE(trimmed(" \t "), std::string_view());
        QCOMPARE(trimmed(""), std::string_view());
    }
};

COROSCOPE_TEST(tst_Text)
#include "tst_text.moc"
