# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of tests/totals.py, which sums what the test programs say."""
import sys
import unittest
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
import totals

CLASS = ("********* Start testing of A *********\n{}"
         "Totals: {} passed, {} failed, {} skipped, 0 blacklisted\n")


def program(output, verdict="Test Passed."):
    return (f"1/1 Testing: core\n1/1 Test: core\nOutput:\n---\n{output}"
            f"<end of output>\n---\n{verdict}\n")


def close(*programs):
    return totals.closing_line(totals.read_log("Start\n" + "".join(programs)))


class Totals(unittest.TestCase):
    def test_classes_and_programs_are_summed(self):
        two = program(CLASS.format("", 3, 0, 0) + CLASS.format("", 4, 0, 1))
        self.assertEqual(("12 passed, 0 failed, 1 skipped", True),
                         close(two, program(CLASS.format("", 5, 0, 0))))

    def test_failures_are_failures(self):
        self.assertEqual(("3 passed, 2 failed", False),
                         close(program(CLASS.format("", 3, 2, 0), "Test Failed.")))

    def test_a_class_that_crashed_counts_as_failed(self):
        crashed = CLASS.format("", 3, 1, 0) + "********* Start testing of B *********\nPASS\n"
        self.assertEqual(("3 passed, 2 failed", False), close(program(crashed, "Test Failed.")))

    def test_a_program_that_fails_after_its_tests_counts_as_failed(self):
        leaked = program(CLASS.format("", 3, 0, 0), "Test Failed.")
        self.assertEqual(("3 passed, 1 failed", False), close(leaked))

    def test_a_program_that_says_nothing_counts_as_failed(self):
        self.assertEqual(("0 passed, 1 failed", False), close(program("")))

    def test_no_program_at_all_is_a_failure(self):
        self.assertEqual(("0 passed, 1 failed", False), close())
