# SPDX-FileCopyrightText: 2026 The Coroscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""http_peer.py SERVER REQUESTS LIMIT: aiohttp's client on the job of the demo ten-thousand: REQUESTS
requests, LIMIT of them at a time, every body read. Prints the seconds that it took."""
import asyncio
import sys
import time

import aiohttp


async def fetch(session, limit, address):
    async with limit:
        async with session.get(address) as response:
            return len(await response.read())


async def main(server, requests, most):
    limit = asyncio.Semaphore(most)
    connector = aiohttp.TCPConnector(limit=0)
    begun = time.perf_counter()
    async with aiohttp.ClientSession(connector=connector) as session:
        sizes = await asyncio.gather(
            *(fetch(session, limit, f"{server}/{number}") for number in range(requests)))
        took = time.perf_counter() - begun
    assert len(sizes) == requests and all(sizes)
    print(took)


asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
