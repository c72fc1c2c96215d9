#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""cloud_and_batching.py PROGRAM: how long the demos of cloud functions and of batching take at speed
1, with seed 1, each three times; prints the medians. Fails when forty checks at once take more than
5 % longer than the longest sleep, do not say the same each time, or when a mode of batching takes
more than 5 % longer than its round trips of 200 ms. One and a half minutes."""
import json
import statistics
import subprocess
import sys

ROUNDS = 3
# Demo, parameters, and how many seconds it has to take at least.
RUNS = [
    ("cloud-checks", [], 9.0),
    ("names-of-users", ["mode=single"], 10.0),
    ("names-of-users", ["mode=primed"], 0.2),
    ("names-of-users", ["mode=batched"], 0.2),
    ("upvoters-of-answer", ["mode=single"], 4.2),
    ("upvoters-of-answer", ["mode=batched"], 0.4),
    ("model-call", ["mode=single"], 1.2),
    ("model-call", ["mode=primed"], 0.6),
    ("model-call", ["mode=batched"], 0.2),
]


def report_of(program, demo, sets):
    words = [program, "run", demo, "--json"]
    for value in sets:
        words += ["--set", value]
    return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)


def is_right(program, demo, sets, least):
    reports = [report_of(program, demo, sets) for _ in range(ROUNDS)]
    median = statistics.median(report["duration_s"] for report in reports)
    said = {report["output"][-1]["text"] for report in reports} if demo == "cloud-checks" else {""}
    print(" ".join([demo, *sets]) + f": {median:.3f} s, {median / least:.3f} of {least} s "
          + "; ".join(said), flush=True)
    return least <= median <= least * 1.05 and len(said) == 1


def main():
    results = [is_right(sys.argv[1], *run) for run in RUNS]
    return 0 if all(results) else 1


sys.exit(main())
