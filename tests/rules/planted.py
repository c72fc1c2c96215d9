# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants files in a temporary tree and lets a rule look at them."""
import tempfile
import unittest
from pathlib import Path

from tree import Tree


def offences(rule, files):
    """What the rule finds in a tree of these files, {path: text}."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            place = Path(folder) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        return list(rule.check(Tree(folder)))


class RuleTest(unittest.TestCase):
    """Compares what a rule finds in one planted file with what it should find."""
    rule = None

    def expect_offence(self, path, text, message, line=None):
        found = offences(self.rule, {path: text})
        self.assertEqual(1, len(found), [str(offence) for offence in found])
        self.assertIn(message, str(found[0]))
        self.assertEqual(path, found[0].path)
        if line is not None:
            self.assertEqual(line, found[0].line)

    def expect_silence(self, path, text):
        self.assertEqual([], [str(offence) for offence in offences(self.rule, {path: text})])
