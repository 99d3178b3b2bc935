"""Contests in several groups while the bot is killed at every kind of moment: no round lost, every score right."""

from __future__ import annotations

import asyncio
import json
import mmap
import os
import random
import signal
import struct
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec import Struct

from bot.sandbox.faults import Fault
from bot.sandbox.log import took_effect
from bot.sandbox.server import Sandbox
from tests.conftest import START
from tests.kill.contest_oracle import buzzer_points, check, points
from tests.kill.contest_table import Table
from tests.kill.format_tables import UNITS, BuzzerTable, UnitTable
from tests.kill.process import INTAKES, ROOT, way_of

KILLS = 110
TABLES = (Table, Table, BuzzerTable, UnitTable)
MOMENTS = ("before-commit", "after-commit", "before-send", "before-mark", "held-back", "any-time")
HELD = ("sendPoll", "sendMessage", "editMessageText", "stopPoll")
LEAST_GAMES = 3
LONGEST_RECOVERY = 20.0
"""Of a machine that many use at once; by itself a bot needs one or two seconds."""
PATIENCE = 60.0
Write = Callable[[Path, str, Path], Path]


class Life:
    """One bot process, from its fork to its death."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, pid: int) -> None:
        self._writer = writer
        self._pid = pid
        self._words: asyncio.Queue[bytes] = asyncio.Queue()
        self._listening = asyncio.create_task(self._listen(reader))

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        with suppress(ConnectionError):
            while word := await reader.readline():
                self._words.put_nowait(word)
        self._words.put_nowait(b"")

    async def heard(self) -> bool:
        """Wait for its next word; False when it has died."""
        word = await self._words.get()
        if not word:
            self._words.put_nowait(b"")
        return bool(word)

    def go_on(self) -> None:
        """Ask it to look at the clock, and to say when all is shown."""
        with suppress(ConnectionError):
            self._writer.write(b"go on\n")

    async def dead(self) -> None:
        """Wait until it has died."""
        await asyncio.shield(self._listening)

    async def bury(self) -> None:
        """Kill it if it lives, and close what is left."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        await self._listening
        self._writer.close()
        with suppress(ConnectionError):
            await self._writer.wait_closed()


class Nursery:
    """Has bots forked, one after the other."""

    def __init__(self, folder: Path, sandbox: Sandbox, config: Path) -> None:
        self.log = folder / "bot.log"
        self._folder = folder
        self._sandbox = sandbox
        self._config = config
        self._born: asyncio.Queue[Life] = asyncio.Queue()
        (folder / "clock").write_bytes(struct.pack("q", sandbox.clock()))
        with (folder / "clock").open("r+b") as file:
            self._clock = mmap.mmap(file.fileno(), 8)

    async def open(self) -> None:
        self._server = await asyncio.start_unix_server(self._welcome, self._folder / "s")
        with self.log.open("ab") as log:
            self._zygote = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.kill.zygote", stdin=asyncio.subprocess.PIPE, stderr=log, cwd=ROOT
            )

    async def close(self) -> None:
        assert self._zygote.stdin is not None
        self._zygote.stdin.close()
        await self._zygote.wait()
        self._server.close()
        await self._server.wait_closed()

    async def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._born.put(Life(reader, writer, int(await reader.readline())))

    async def bear(self, moment: str, count: int, seed: int) -> Life:
        """Fork a bot that dies at its `count`-th commit or call, or lives until it is killed."""
        order = {
            "socket": str(self._folder / "s"),
            "config": str(self._config),
            "clock": str(self._folder / "clock"),
            "token": self._sandbox.token,
            "moment": moment,
            "count": count,
            "seed": seed,
        }
        assert self._zygote.stdin is not None
        self._zygote.stdin.write(json.dumps(order).encode() + b"\n")
        await self._zygote.stdin.drain()
        return await asyncio.wait_for(self._born.get(), PATIENCE)

    def set_clock(self) -> None:
        """Let the bots see the sandbox's time: after they have heard of the polls that it closed."""
        struct.pack_into("q", self._clock, 0, self._sandbox.clock())


class Evening:
    """Groups that play one game after the other, and a bot that dies again and again."""

    def __init__(self, sandbox: Sandbox, nursery: Nursery, seed: int) -> None:
        self.sandbox = sandbox
        self.nursery = nursery
        self.rng = random.Random(seed)
        self.tables = [
            table(sandbox, number, random.Random(seed * 100 + number)) for number, table in enumerate(TABLES)
        ]
        self.kills: list[int] = []
        self.moments: Counter[str] = Counter()
        self.recoveries: list[float] = []

    async def play(self) -> None:
        """Play until the bot was killed often enough, then every game to its end."""
        while len(self.kills) < KILLS:
            await self._one_life(self.rng.choice(MOMENTS))
        await self._one_life("never")

    async def _one_life(self, moment: str) -> None:
        count = self.rng.randint(1, 9) if moment != "any-time" else 0
        fault = None
        if moment == "held-back":
            fault = self.sandbox.faults.add(Fault("hold", self.rng.choice(HELD), nth=self.rng.randint(1, 2)))
        began = time.monotonic()
        life = await self.nursery.bear(moment, count, self.rng.randint(0, 10**6))
        alive = await life.heard() and await self._settle(life, fault)
        if alive:
            self.recoveries.append(time.monotonic() - began)
        dies_at = time.monotonic() + self.rng.random() * 0.08 if moment == "any-time" else None
        while alive and not (moment == "never" and self._over()):
            await self._step(moment)
            alive = await self._settle(life, fault, dies_at)
        await life.bury()
        if moment != "never":
            self.kills.append(self.sandbox.log.entries[-1].n)
            self.moments[moment] += 1
        if fault is not None:
            fault.release()
            self.sandbox.faults.clear()

    def _over(self) -> bool:
        return not any(table.playing for table in self.tables)

    async def _step(self, moment: str) -> None:
        """Time goes by, or everybody who can do something does it: never both, so that the log's times are exact."""
        waits = self.rng.random() < 0.2
        did = [] if waits else [self._turn(table, begins=moment != "never") for table in self.tables]
        if not any(did):
            await self.sandbox.advance(self.rng.choice((400, 1_500, 2_500)))

    def _turn(self, table: Table, *, begins: bool) -> bool:
        if table.playing or not begins:
            return table.step()
        table.begin()
        return True

    async def _settle(self, life: Life, fault: Fault | None, dies_at: float | None = None) -> bool:
        """Wait until all is heard, said and shown; False when the bot died meanwhile, by its own hand or by ours."""
        wait = PATIENCE if dies_at is None else max(0.001, dies_at - time.monotonic())
        all_done = self._all_done(life)
        ways = [asyncio.create_task(way) for way in (all_done, life.dead(), self._held(fault))]
        ended, others = await asyncio.wait(ways, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
        for other in others:
            other.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        assert ended or dies_at is not None, "the bot is stuck"
        return ended == {ways[0]} and ways[0].result()

    async def _all_done(self, life: Life) -> bool:
        await self.sandbox.wait_for(lambda: not self.sandbox.updates.pending, PATIENCE)
        self.nursery.set_clock()
        life.go_on()
        return await life.heard()

    async def _held(self, fault: Fault | None) -> None:
        if fault is None:
            await asyncio.Event().wait()
        await self.sandbox.wait_for(lambda: fault is not None and fault.hits, 10 * PATIENCE)


class Played(Struct, frozen=True):
    """An evening: kills by their moment, games played to their end, votes cast, the longest recovery in seconds."""

    moments: Counter[str]
    games: int
    votes: int
    recovery: float


async def evening(folder: Path, bank: Path, write: Write, seed: int, poll_updates: str) -> Played:
    """Play one evening and judge it by its log; return what was counted."""
    folder.mkdir()
    options = {"start": START, "frozen": True, "poll_updates": poll_updates}
    async with Sandbox(token=f"{seed}:kill", defaults=False, **options) as sandbox:
        nursery = Nursery(folder, sandbox, write(folder, sandbox.url, bank))
        await nursery.open()
        try:
            played = Evening(sandbox, nursery, seed)
            await played.play()
        finally:
            await nursery.close()
        entries = list(sandbox.log.entries)
        finished = 0
        for table in played.tables:
            names = {person.id: person.wire["first_name"] for person in table.people}
            judge = buzzer_points if isinstance(table, BuzzerTable) else points
            units = UNITS if isinstance(table, UnitTable) else ()
            finished += check(entries, table.chat.id, names, played.kills, judge, units)
            assert table.games >= LEAST_GAMES, f"{table.mode}: only {table.games} games"
        assert finished == sum(table.games for table in played.tables)
    said = nursery.log.read_text("utf-8")
    assert "Traceback" not in said, said
    votes = sum(entry.name == "vote" and took_effect(entry) for entry in entries)
    return Played(played.moments, finished, votes, max(played.recoveries))


@pytest.mark.kill
@INTAKES
async def test_games_survive_two_hundred_kills_at_every_kind_of_moment(tmp_path, small_bank, write, tried):
    evenings = [(1, "close"), (2, "all")]
    evenings_played = await asyncio.gather(
        *(evening(tmp_path / str(seed), small_bank, write, seed, updates) for seed, updates in evenings)
    )
    counted = sum((played.moments for played in evenings_played), Counter())
    assert sum(counted.values()) >= 200
    assert set(counted) == set(MOMENTS)
    assert min(counted.values()) >= 10, counted
    assert max(played.recovery for played in evenings_played) < LONGEST_RECOVERY
    tried(
        f"SIGKILL amid contests of groups, in a commit, between calls, in an answer ({way_of(write)})",
        {
            "kills": sum(counted.values()),
            "votes": sum(played.votes for played in evenings_played),
            "games": sum(played.games for played in evenings_played),
        },
        {},
        "every vote scores as an oracle says that reads Telegram's log alone, every game ends",
    )
