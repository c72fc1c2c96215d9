#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""http_throughput.py PROGRAM [ROUNDS]: 10,000 requests without delays, 1 kB each, by the demo
ten-thousand (with recording) and by aiohttp's client, in turns on one server of ours; at 1,000 and at
100 at a time. Prints the medians of requests per second, of the peak memory, and their ratios.

What limits it, by perf: QNetworkAccessManager. Half of the processor time is its own thread (parsing,
signals to the run's thread), of the other half most is making replies and their some twenty
connections of signals; Coroscope's own code, recording included, is about a tenth of all. Above 100 at
a time the memory is Qt's too: about 30 KB for each connection in use.

Needs Debian's python3-aiohttp; HTTP_PEER_PYTHON names another interpreter that has it."""
import json
import os
import resource
import statistics
import subprocess
import sys

REQUESTS = 10_000
PYTHON = os.environ.get("HTTP_PEER_PYTHON", "/usr/bin/python3")
PEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "http_peer.py")


def raise_descriptor_limit():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def measured(words):
    """What a program prints, and its peak memory in MiB."""
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        text = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{words[0]} ended with {process.returncode}")
    return text, used.ru_maxrss / 1024


def ours(program, server, limit):
    text, memory = measured([program, "run", "ten-thousand", "--json",
                             "--set", f"requests={REQUESTS}", "--set", f"limit={limit}",
                             "--set", f"server={server}"])
    report = json.loads(text)
    assert all(r["status"] == 200 and r["bytes"] == 1000 for r in report["requests"])
    assert len(report["requests"]) == REQUESTS
    return REQUESTS / report["duration_s"], memory


def peer(server, limit):
    text, memory = measured([PYTHON, PEER, server, str(REQUESTS), str(limit)])
    return REQUESTS / float(text), memory


def compare(program, server, limit, rounds):
    mine, theirs = [], []
    for _ in range(rounds):
        mine.append(ours(program, server, limit))
        theirs.append(peer(server, limit))
    rates = [statistics.median(r for r, _ in runs) for runs in (mine, theirs)]
    memory = [statistics.median(m for _, m in runs) for runs in (mine, theirs)]
    ratios = sorted(a[0] / b[0] for a, b in zip(mine, theirs))
    print(f"{limit} at a time: coroscope {rates[0]:.0f} requests/s, {memory[0]:.0f} MiB; "
          f"aiohttp {rates[1]:.0f} requests/s, {memory[1]:.0f} MiB; "
          f"ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}), "
          f"memory {memory[0] / memory[1]:.2f}", flush=True)


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    raise_descriptor_limit()
    server = subprocess.Popen([program, "serve", "http", "--max", "0", "--body-bytes", "1000",
                               "--with-parent"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        address = server.stdout.readline().decode().split()[-1]
        for limit in (1000, 100):
            compare(program, address, limit, rounds)
    finally:
        server.stdin.close()
        server.wait()


main()
