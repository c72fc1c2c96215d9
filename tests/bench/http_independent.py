#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""http_independent.py PROGRAM [SPEED]: the HTTP demos against a server that shares no code with ours
(aiohttp, tests/support/countingserver.py), with the delays of seed 1. Prints how long each job took,
and how many requests the server and our own counters saw at one time. Four minutes at speed 1, where
it fails when a job takes longer than it should; at other speeds it only prints.

Needs Debian's python3-aiohttp; HTTP_PEER_PYTHON names another interpreter that has it."""
import json
import os
import subprocess
import sys
import urllib.request

PYTHON = os.environ.get("HTTP_PEER_PYTHON", "/usr/bin/python3")
SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support",
                      "countingserver.py")
# Name, demo, parameters, and between how many seconds the job has to take.
RUNS = [
    ("gather", "hundred-requests", [], (3.0, 3.15)),
    ("one by one", "hundred-requests", ["mode=one-by-one"], (164.0, 167.3)),
    ("the hidden six", "hidden-six", [], (29.0, 30.0)),
    ("no hidden six", "hidden-six", ["connections=unlimited"], (3.0, 3.15)),
    ("1,000 at once", "ten-thousand", ["requests=1000", "limit=none"], (3.0, 3.45)),
]


def report_of(program, demo, server, sets):
    words = [program, "run", demo, "--json", "--set", f"server={server}"]
    for value in sets:
        words += ["--set", value]
    return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)


def run(program, speed, name, demo, sets, bounds):
    """Runs the demo and prints what both sides counted; whether it took as long as it should."""
    body = "1000" if demo == "ten-thousand" else "450000"
    server = subprocess.Popen([PYTHON, SERVER, "--speed", str(speed), "--body-bytes", body],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        address = server.stdout.readline().decode().split()[-1]
        report = report_of(program, demo, address, sets)
        with urllib.request.urlopen(address + "/statistics") as answer:
            counted = json.load(answer)
    finally:
        server.stdin.close()
        server.wait()
    print(f"{name}: {report['duration_s'] * speed:.2f} s; at one time the server saw "
          f"{counted['peak_concurrent']}, we had {report['counters']['peak_connections_in_use']} "
          f"connections in use and {report['counters']['peak_in_flight']} in flight; the server "
          f"counted {counted['requests']}, we had "
          f"{sum(r['status'] == 200 for r in report['requests'])} answers", flush=True)
    return bounds[0] <= report["duration_s"] <= bounds[1]


def main():
    program = sys.argv[1]
    speed = float(sys.argv[2]) if len(sys.argv) > 2 else 1
    late = [one[0] for one in RUNS if not run(program, speed, *one)]
    if late and speed == 1:
        print("not within its bounds: " + ", ".join(late))
        return 1
    return 0


sys.exit(main())
