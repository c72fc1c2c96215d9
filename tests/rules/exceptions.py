# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exceptions from rules: rule | path or path:symbol | reason, one a line, each with its reason."""
from tree import Offence

PATH = "tests/rules/exceptions.txt"
SHORTEST_REASON = 20


def read(text):
    """Yields (line number, rule, place, reason); what is missing comes back empty."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            rule, place, reason = ([part.strip() for part in line.split("|", 2)] + ["", ""])[:3]
            yield number, rule, place, reason


class Exceptions:
    """What may stand although a rule forbids it. An exception without a use is an offence too."""

    def __init__(self, text):
        self._entries = list(read(text))
        self._used = set()

    def excuse(self, rule, offence):
        places = {offence.path, f"{offence.path}:{offence.symbol}"}
        for number, excused_rule, place, reason in self._entries:
            if excused_rule == rule and place in places and len(reason) >= SHORTEST_REASON:
                self._used.add(number)
                return True
        return False

    def check(self):
        """What is wrong with the list itself; to be asked after all rules."""
        for number, rule, place, reason in self._entries:
            if len(reason) < SHORTEST_REASON:
                yield Offence(PATH, number, f"{rule} | {place}: say in a sentence why")
            elif number not in self._used:
                yield Offence(PATH, number, f"{rule} | {place}: nothing needs this exception")
