"""How long a quiz answer waits while a broadcast goes out, at Telegram's own limits.

A broadcast to 5,000 goes out, with as many rows in the outbox as the command allows, and 30 people play: each taps every three seconds, ten taps a second
in all, so that answers and broadcast together ask for more than the 30 a second that there are. The wait is that
of the card's edit, from the commit until Telegram has it. The same people then play without a broadcast.

`python -m benchmarks.bench_broadcast`
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp
from msgspec.structs import replace

from benchmarks.bench_push import fill, settings, wall
from benchmarks.bench_transport import TOKEN, make_people, sandbox
from bot.app import App, build
from bot.config import Limits
from bot.services.broadcasts import Broadcasts
from bot.storage.migrations import migrate

READERS, PLAYERS = 5_000, 30
SECONDS, EVERY = 20.0, 3.0
TEXT = "本周六凌晨停机十分钟，答题记录不受影响。"


async def ask(client: aiohttp.ClientSession, url: str, path: str, **body: Any) -> Any:
    async with client.post(f"{url}/sandbox/{path}", json=body) as response:
        return await response.json()


async def play(client: aiohttp.ClientSession, url: str, person: int, delay: float) -> None:
    """Tap the first button of the newest card every few seconds, beginning again when a round is over."""
    await asyncio.sleep(delay)
    until = time.monotonic() + SECONDS
    await ask(client, url, "say", person=person, chat=None, text="/quiz")
    while time.monotonic() < until:
        await asyncio.sleep(EVERY)
        async with client.get(f"{url}/sandbox/messages", params={"chat": person}) as response:
            cards = [m for m in (await response.json())["messages"] if "reply_markup" in m]
        if cards:
            await ask(
                client,
                url,
                "tap",
                person=person,
                chat=person,
                message_id=cards[-1]["message_id"],
                button=[0, 0],
                wait=5,
            )


async def play_all(url: str, people: list[int]) -> None:
    async with aiohttp.ClientSession() as client:
        await asyncio.gather(
            *(play(client, url, person, EVERY * i / PLAYERS) for i, person in enumerate(people))
        )


def waits(app: App, since: int) -> list[int]:
    """Return the milliseconds that each answer took on its way out, in order."""
    rows = app.store.db.execute(
        "SELECT tried_at - created_at FROM outbox WHERE priority = 0 AND state = 2 AND created_at >= ?",
        (since,),
    )
    return sorted(wait for (wait,) in rows.fetchall())


async def measure() -> dict[str, tuple[list[int], int]]:
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with sandbox(core) as url, tempfile.TemporaryDirectory() as folder:
        people = await make_people(url, READERS)
        path = Path(folder) / "bot.sqlite3"
        migrate(path)
        fill(path, people, frozenset(), wall())
        app = build(replace(settings(Path(folder), 30, url), limits=Limits()), TOKEN)
        stop = asyncio.Event()
        await app.start()
        running = asyncio.create_task(app.run_until(stop))
        found = {}
        for name in ("without", "with"):
            began = wall()
            if name == "with":
                broadcasts = Broadcasts(app.store, TEXT, "all")
                for _ in range(READERS // 100):
                    broadcasts.step(began)
            await play_all(url, people[:PLAYERS])
            sent = app.store.db.execute(
                "SELECT count(*) FROM outbox WHERE priority = 2 AND state = 2"
            ).fetchone()[0]
            found[name] = (waits(app, began), sent)
        stop.set()
        await running
        await app.stop()
    return found


def main() -> None:
    found = asyncio.run(measure())
    for name, (times, sent) in found.items():
        median, late = times[len(times) // 2], times[int(len(times) * 0.99)]
        print(
            f"{name + ' a broadcast':22} {len(times):5} answers, wait {median:4} ms median, {late:4} ms of 99 %,"
            f" {times[-1]:4} ms longest; {sent} broadcast messages sent meanwhile"
        )
    print("goal: no answer is delayed by more than 1,000 ms")


if __name__ == "__main__":
    main()
