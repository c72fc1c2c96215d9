# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums what the test programs of a CTest run report: totals.py build/dev/Testing/Temporary/LastTest.log

A program that printed no totals, crashed, timed out, or failed without saying which test failed
counts as one failed test. No program at all is a failure too.
"""
import re
import sys
from dataclasses import dataclass

TOTALS = re.compile(
    r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped(?:, (\d+) blacklisted)?", re.M)
PASSES = re.compile(r"^PASS   : .*\n", re.M)
BEGUN = re.compile(r"^\*+ Start testing of ", re.M)
PROGRAM = re.compile(r"^\d+/\d+ Testing: (?P<name>.+)$", re.M)


@dataclass
class Result:
    """What one test program says, and whether it has to be shown in full."""
    name: str
    passed: int
    failed: int
    skipped: int
    output: str


def read_program(name, text):
    output = text.partition("Output:\n")[2]
    body, _, verdict = output.rpartition("<end of output>")
    totals = [[int(figure or 0) for figure in match] for match in TOTALS.findall(body)]
    passed, failed, *skipped = [sum(column) for column in zip(*totals)] or [0, 0, 0]
    failed += max(0, len(BEGUN.findall(body)) - len(totals))  # a class that never reached its end
    succeeded = re.search(r"^Test Passed\.$", verdict, re.M) is not None
    if failed == 0 and (not succeeded or not totals):
        failed = 1
    return Result(name, passed, failed, sum(skipped), body)


def read_log(text):
    starts = list(PROGRAM.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [read_program(match["name"], text[match.end():end]) for match, end in zip(starts, ends)]


def closing_line(results):
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    skipped = sum(result.skipped for result in results)
    if passed + failed == 0:
        failed = 1
    line = f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")
    return line, failed == 0


def main(path):
    with open(path, encoding="utf-8", errors="replace") as log:
        results = read_log(log.read())
    for result in results:
        if result.failed:
            print(f"---- {result.name} ----\n{PASSES.sub('', result.output).strip()}\n")
    for result in results:
        print(f"{result.name}: {result.passed} passed, {result.failed} failed, "
              f"{result.skipped} skipped")
    line, good = closing_line(results)
    print(line)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
