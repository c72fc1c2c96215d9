# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""countingserver.py [--seed N] [--min S] [--max S] [--speed X] [--body-bytes N]

A server that shares no code with ours (aiohttp) and counts for itself: it draws delays as
`coroscope serve http` does, prints where it listens, tells its counts at /statistics, and ends when
its standard input does.
"""
import argparse
import asyncio
import random
import sys

from aiohttp import web


class Counts:
    """Requests that have come, and how many were being answered at one time at most."""

    def __init__(self):
        self.requests = 0
        self.now = 0
        self.peak = 0

    def __enter__(self):
        self.requests += 1
        self.now += 1
        self.peak = max(self.peak, self.now)

    def __exit__(self, *_):
        self.now -= 1


def application(options):
    counts = Counts()
    chance = random.Random(options.seed)
    body = b"x" * options.body_bytes

    async def answer(_request):
        with counts:
            delay = chance.randint(options.min, options.max)
            if delay:
                await asyncio.sleep(delay / options.speed)
            return web.Response(body=body, headers={"delay": str(delay)})

    async def statistics(_request):
        return web.json_response({"requests": counts.requests, "peak_concurrent": counts.peak})

    made = web.Application()
    made.router.add_get("/statistics", statistics)
    made.router.add_get("/{path:.*}", answer)
    return made


async def serve(options):
    runner = web.AppRunner(application(options), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=65535)
    await site.start()
    port = runner.addresses[0][1]
    print(f"listening on http://127.0.0.1:{port}", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--min", type=int, default=0)
    parser.add_argument("--max", type=int, default=3)
    parser.add_argument("--speed", type=float, default=1)
    parser.add_argument("--body-bytes", type=int, default=1000)
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
