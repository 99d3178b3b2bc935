"""What the transport alone costs: the outbox's transactions, the intake with a trivial handler, and the sender.

The sandbox runs in a process of its own on another core, with all its checks. Beside the rate stands the
processor time of this process for one update or message, which does not depend on the sandbox's own speed.

`python -m benchmarks.bench_transport [--profile]`
"""

from __future__ import annotations

import asyncio
import cProfile
import os
import pstats
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.core.effects import Effect, Post, Priority
from bot.core.limits.windows import Limits
from bot.storage.database import Database
from bot.storage.messages import Messages
from bot.storage.migrations import migrate
from bot.storage.outbox import Outbox, State
from bot.storage.updates import Updates
from bot.telegram.http.api import BotApi
from bot.telegram.http.request import CurlRequest
from bot.telegram.http.updates import Update
from bot.telegram.receiving.durability import Durability
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.update_queue import UpdateQueue
from bot.telegram.sending.hooks import Hooks
from bot.telegram.sending.sender import Sender
from bot.telegram.views.message import Key, Keyboard, TextMessage

TOKEN = "1:bench"
TEXT = "第 1/5 题 · 冒充客服\n\n" + "一条消息和它的理由。" * 20
ROWS, PEOPLE, UPDATES, SENDS = 5_000, 200, 3_000, 3_000


class BenchLine(Effect, frozen=True):
    """A text of the size of a question."""

    text: str


def render(effect: Effect, language: str) -> TextMessage:
    """Stand in for a view."""
    assert isinstance(effect, BenchLine)
    row = tuple(Key(letter, data=f"a:1:0:{letter}") for letter in "ABCD")
    return TextMessage(effect.text, Keyboard((row,)))


def wall() -> int:
    return time.time_ns() // 1_000_000


def monotonic() -> int:
    return time.monotonic_ns() // 1_000_000


@contextmanager
def sandbox(core: int) -> Iterator[str]:
    """The sandbox in another process, on a core of its own; yields its address."""
    command = [sys.executable, "-m", "bot.sandbox", "--bare", "--token", TOKEN, "--log-limit", "1000"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    os.sched_setaffinity(process.pid, {core})
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


@dataclass
class Row:
    """One line of the table."""

    name: str
    count: int
    wall_s: float
    cpu_s: float

    def __str__(self) -> str:
        each = 1000 * self.cpu_s / self.count
        return f"{self.name:44} {self.count / self.wall_s:10,.0f} /s {each:10.3f} ms of processor each"


async def timed(name: str, count: int, work: Callable[[], Awaitable[None]], profile: bool) -> Row:
    """Time some work; print its profile too if wanted."""
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    began, cpu = time.perf_counter(), time.process_time()
    await work()
    row = Row(name, count, time.perf_counter() - began, time.process_time() - cpu)
    profiler.disable()
    if profile:
        print(f"\n--- {name}")
        pstats.Stats(profiler).sort_stats("tottime").print_stats(28)
    return row


class Rooms:
    """The transport on a file of its own."""

    def __init__(self, folder: Path, url: str, request: CurlRequest) -> None:
        path = folder / "bench.sqlite3"
        migrate(path)
        self.db = Database.open(path)
        self.outbox = Outbox(self.db, {"line": BenchLine})
        self.messages = Messages(self.db)
        self.updates = Updates(self.db)
        self.api = BotApi(request, TOKEN, url)
        self.heard = 0

    def post(self, chat_id: int, text: str, priority: Priority, slot: str | None) -> None:
        with self.db.atomic():
            self.outbox.post(Post(chat_id, BenchLine(text), "zh-Hans", slot=slot, priority=priority), wall())

    async def handle(self, update: Update, at: int) -> None:
        """Commit something small, and answer the tap."""
        with self.db.atomic():
            self.db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (f"h{at % 50}", "1"))
        query = update.callback_query
        assert query is not None
        self.api.fire("answerCallbackQuery", {"callback_query_id": query.id, "text": "答对了"})

    async def handle_quietly(self, update: Update, at: int) -> None:
        """Commit something small."""
        with self.db.atomic():
            self.db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (f"h{at % 50}", "1"))

    def sender(self) -> Sender:
        limits = Limits(10**6, 10**6, 10**6)
        return Sender(
            db=self.db,
            outbox=self.outbox,
            messages=self.messages,
            api=self.api,
            render=render,
            hooks=Hooks(),
            limits=limits,
            clock=wall,
            monotonic=monotonic,
        )


async def bench_file(rooms: Rooms, profile: bool) -> list[Row]:
    ids: list[int] = []

    async def post() -> None:
        for number in range(ROWS):
            with rooms.db.atomic():
                post = Post(number % 500 + 1, BenchLine(TEXT), "zh-Hans", slot=f"s{number}")
                ids.append(rooms.outbox.post(post, wall()))

    async def find() -> None:
        for row_id in ids:
            rooms.outbox.find(row_id)

    async def settle() -> None:
        for row_id in ids:
            with rooms.db.atomic():
                rooms.outbox.settle(row_id, State.SENT, wall())

    async def settle_together() -> None:
        with rooms.db.atomic():
            for row_id in ids:
                rooms.outbox.settle(row_id, State.SENT, wall())

    async def durable() -> None:
        durability = Durability(rooms.db)
        for number in range(300):
            with rooms.db.atomic():
                rooms.db.execute("UPDATE meta SET value = ? WHERE name = 'x'", (number,))
                rooms.db.execute("INSERT OR REPLACE INTO meta VALUES ('x', '')")
            await durability.reach()

    return [
        await timed("outbox: post, one a transaction", ROWS, post, profile),
        await timed("outbox: read a row", ROWS, find, profile),
        await timed("outbox: mark sent, one a transaction", ROWS, settle, profile),
        await timed("outbox: mark sent, together", ROWS, settle_together, profile),
        await timed("a commit made durable", 300, durable, profile),
    ]


async def make_people(url: str, count: int) -> list[int]:
    async with aiohttp.ClientSession() as client:
        people = []
        for number in range(count):
            body = {"name": f"用户{number}", "started": True}
            async with client.post(f"{url}/sandbox/person", json=body) as response:
                people.append((await response.json())["id"])
        return people


async def queue_taps(url: str, people: list[int], count: int) -> None:
    """Let Telegram have taps for us, as they come from a chat with a question on the screen."""
    row = [{"text": letter, "callback_data": f"a:1:0:{letter}"} for letter in "ABCD"]

    def tap(number: int) -> dict[str, Any]:
        person = {
            "id": people[number % len(people)],
            "is_bot": False,
            "first_name": "用户",
            "language_code": "zh-hans",
        }
        chat = {"id": person["id"], "type": "private", "first_name": "用户"}
        message = {
            "message_id": 7,
            "date": 1_793_000_000,
            "chat": chat,
            "from": {"id": 1, "is_bot": True, "first_name": "bot", "username": "bench_bot"},
            "text": TEXT,
            "reply_markup": {"inline_keyboard": [row]},
        }
        query = {
            "id": str(number),
            "from": person,
            "chat_instance": "1",
            "message": message,
            "data": "a:1:0:A",
        }
        return {"callback_query": query}

    async with aiohttp.ClientSession() as client:
        for number in range(count):
            async with client.post(f"{url}/sandbox/update", json=tap(number)) as response:
                response.raise_for_status()


async def bench_intake(rooms: Rooms, url: str, people: list[int], toast: bool, profile: bool) -> Row:
    await queue_taps(url, people, UPDATES)
    handle = rooms.handle if toast else rooms.handle_quietly
    queue = UpdateQueue(rooms.db, rooms.updates, handle, lambda _: None, wall)
    intake = Intake(rooms.api, rooms.updates, queue, clock=wall)

    async def drain() -> None:
        await intake.drain()
        await rooms.api.settled()

    name = "intake: tap, transaction, toast" if toast else "intake: tap, transaction"
    row = await timed(name, UPDATES, drain, profile)
    await intake.stop()
    return row


async def bench_sender(rooms: Rooms, people: list[int], priority: Priority, card: bool, profile: bool) -> Row:
    sender = rooms.sender()
    sender.start()

    async def send() -> None:
        for number in range(SENDS):
            name = f"s{number}" if card else None
            rooms.post(people[number % len(people)], f"{TEXT}{number}", priority, name)
            if number % 50 == 0:
                await asyncio.sleep(0)
        await sender.drained()

    row = await timed(f"outbox and sender: {priority.name.lower()}", SENDS, send, profile)
    await sender.stop()
    return row


async def bench_bare_calls(rooms: Rooms, people: list[int], profile: bool) -> Row:
    """The floor: the same calls with nothing around them."""

    async def call(number: int) -> None:
        params = {"chat_id": people[number % len(people)], "text": f"{TEXT}{number}", "parse_mode": "HTML"}
        await rooms.api.ask("sendMessage", params)

    async def calls() -> None:
        numbers = iter(range(SENDS))

        async def worker() -> None:
            for number in numbers:
                await call(number)

        await asyncio.gather(*(worker() for _ in range(32)))

    return await timed("bare calls through our client", SENDS, calls, profile)


async def measure(core: int, profile: bool) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, sandbox(core) as url:
        async with CurlRequest() as request:
            rooms = Rooms(Path(folder), url, request)
            people = await make_people(url, PEOPLE)
            rows = await bench_file(rooms, profile)
            rows.append(await bench_bare_calls(rooms, people, profile))
            rows.append(await bench_sender(rooms, people, Priority.ANSWER, True, profile))
            rows.append(await bench_sender(rooms, people, Priority.PUSH, False, profile))
            rows.append(await bench_intake(rooms, url, people, False, profile))
            rows.append(await bench_intake(rooms, url, people, True, profile))
            rooms.db.close()
            return rows


def main() -> None:
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[0]})
    try:
        rows = asyncio.run(measure(cores[-1], "--profile" in sys.argv))
    finally:
        os.sched_setaffinity(0, set(cores))
    print(*rows, sep="\n")


if __name__ == "__main__":
    main()
