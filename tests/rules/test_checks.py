# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
import checks
from planted import RuleTest

CLASS = "class TestA : public QObject\n{\n    Q_OBJECT\n%s\n};\n"
PATH = "tests/core/base/tst_a.cpp"


class Checks(RuleTest):
    rule = checks

    def expect_slot_offence(self, members, name, after=""):
        self.expect_offence(PATH, CLASS % members + after, f"{name} checks nothing")

    def expect_slot_silence(self, members, after=""):
        self.expect_silence(PATH, CLASS % members + after)

    def test_an_empty_test_function_is_found(self):
        self.expect_slot_offence("private Q_SLOTS:\n    void itWorks() { run(); }", "itWorks")

    def test_a_function_defined_below_is_found(self):
        slots = "private Q_SLOTS:\n    void itWorks();\n    void itAdds();"
        below = "void TestA::itAdds()\n{\n    QCOMPARE(1, 1);\n}\nvoid TestA::itWorks()\n{\n}\n"
        self.expect_slot_offence(slots, "itWorks", below)

    def test_the_second_function_is_looked_at_too(self):
        self.expect_slot_offence("private Q_SLOTS:\n    void one() { if (a) { QVERIFY(b); } }\n"
                                 "    void two() { f({1, 2}); }", "two")

    def test_a_check_in_a_comment_or_text_is_none(self):
        self.expect_slot_offence(
            'private Q_SLOTS:\n    void one() { // QVERIFY(b)\n f("QCOMPARE"); }', "one")

    def test_skipping_is_not_checking(self):
        self.expect_slot_offence('private Q_SLOTS:\n    void one() { QSKIP("not yet"); }', "one")

    def test_checks_and_checking_helpers_are_fine(self):
        for body in ("QCOMPARE_GE(a, b);", "QVERIFY(a);", "QTRY_COMPARE(a, b);", 'QFAIL("");',
                     'QTEST(a, "b");', "QBENCHMARK { f(); }", "verifyOrder(a);", "expectRows();",
                     "check<int>(a);"):
            self.expect_slot_silence(f"private Q_SLOTS:\n    void one() {{ {body} }}")

    def test_fixtures_data_and_helpers_need_no_check(self):
        self.expect_slot_silence(
            "public:\n    void help() {}\nprivate Q_SLOTS:\n    void init() {}\n"
            "    void initTestCase();\n    void one_data() { QTest::newRow(); }\n"
            "private:\n    void helper() { f(); }")
