# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the tree against every rule, and the rules against planted offences:
run_rules.py ROOT. Prints what Qt Test would print, so that tests/run.sh can sum it."""
import sys
import unittest
from pathlib import Path

import checks
import cmakefiles
import docs
import exceptions
import layers
import licences
import sizes
import translations
import words
from tree import Tree

RULES = (layers, sizes, words, checks, licences, docs, cmakefiles, translations)


def offences_by_rule(tree, excused):
    """Yields (name of the rule, its offences that nothing excuses)."""
    for rule in RULES:
        name = rule.__name__
        yield name, [found for found in rule.check(tree) if not excused.excuse(name, found)]
    yield "exceptions", list(excused.check())


def report(name, faults):
    print(f"{'FAIL! ' if faults else 'PASS  '} : {name}")
    for fault in faults:
        print(f"   {fault}")
    return not faults


class Reporter(unittest.TestResult):
    """Prints each test of the rules in one line."""

    def addSuccess(self, test):
        report(test.id(), [])

    def addFailure(self, test, error):
        super().addFailure(test, error)
        report(test.id(), [self.failures[-1][1]])

    def addError(self, test, error):
        super().addError(test, error)
        report(test.id(), [self.errors[-1][1]])


def main(root):
    tree = Tree(root)
    excused = exceptions.Exceptions(
        tree.text(exceptions.PATH) if exceptions.PATH in tree.paths else "")
    results = [report(f"rules::{name}", faults) for name, faults in offences_by_rule(tree, excused)]
    tests = unittest.defaultTestLoader.discover(Path(__file__).parent, "test_*.py")
    tested = tests.run(Reporter())
    failed = results.count(False) + len(tested.failures) + len(tested.errors)
    passed = len(results) + tested.testsRun - failed
    print(f"Totals: {passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
