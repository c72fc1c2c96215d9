#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""same_order.py PROGRAM [RUNS]: compares the finishing order of every demo that needs no network on
the real clock at speed 10 with that on the virtual clock, RUNS times (20 by default)."""
import json
import subprocess
import sys


def run(program, demo, *more):
    text = subprocess.run([program, "run", demo, "--json", *more], check=True,
                          stdout=subprocess.PIPE).stdout
    return json.loads(text)["finish_order"]


def main():
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    demos = json.loads(subprocess.run([program, "list", "--json"], check=True,
                                      stdout=subprocess.PIPE).stdout)
    failed = False
    for demo in (d["id"] for d in demos if not d["network"]):
        exact = run(program, demo, "--clock", "virtual")
        same = sum(run(program, demo, "--speed", "10") == exact for _ in range(runs))
        failed = failed or same < runs
        print(f"{demo}: {same} of {runs} real runs finish in the order of the virtual one", flush=True)
    return 1 if failed else 0


sys.exit(main())
