"""How long a step holds the loop under load: 300 taps a second, with all that runs beside them in production."""

from __future__ import annotations

import asyncio
import gc
import random
import subprocess
import sys
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from benchmarks.scale_works import NOW, Bot
from bot.app import CHECKPOINT_SECONDS
from bot.storage import backups
from bot.storage.checkpoint import log_size
from bot.telegram.receiving.commits import Commits
from bot.telegram.receiving.durability import Durability

TAPS_A_SECOND = 300
CHATS = 1_000
CONFIRMED_TOGETHER = 20
"""The intake confirms by batches, and each is made durable first."""


@dataclass
class Held:
    """Seconds for which something held the loop, one entry each time; and the longest log in bytes."""

    steps: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    """The steps' own processor time, which leaves out the waits for the disk, for a lock, and for a core."""
    commits: list[float] = field(default_factory=list)
    own_commits: list[float] = field(default_factory=list)
    collections: list[float] = field(default_factory=list)
    longest_log: int = 0
    backup_s: float = 0.0


async def hold(bot: Bot, seconds: int) -> Held:
    """Let taps come at a steady rate while a backup runs; return what was seen."""
    return await Hold(bot).run(seconds)


class Hold:
    """Takes taps, and watches. To be made where the loop runs."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._store, self._quizzes = bot.app.store, bot.app.services.quizzes
        self._commits, self._durability = Commits(self._store.db), Durability(self._store.db)
        self._rng = random.Random(2)
        # From all over the file, as they lie in it outside.
        self._people = self._rng.sample(range(1, self._store.players.count() + 1), CHATS)
        self._beside: set[asyncio.Task[None]] = set()
        self.held = Held()

    async def run(self, seconds: int) -> Held:
        """Return what was seen while taps came for so many seconds, and until the backup was there."""
        self._watch_commits()
        gc.callbacks.append(self._watch_collection)
        backup = asyncio.create_task(asyncio.to_thread(self._back_up))
        began = folded = time.perf_counter()
        for number in range(seconds * TAPS_A_SECOND):
            await asyncio.sleep(max(0.0, began + number / TAPS_A_SECOND - time.perf_counter()))
            self._start(self._handle())
            if number % CONFIRMED_TOGETHER == 0:
                self._start(self._durability.reach())
            if time.perf_counter() - folded > CHECKPOINT_SECONDS:
                folded = time.perf_counter()
                self._start(self._bot.app.maintenance.checkpoint())
            if number % TAPS_A_SECOND == 0:
                self.held.longest_log = max(self.held.longest_log, log_size(self._store.db.path))
        await asyncio.gather(backup, *self._beside)
        gc.callbacks.remove(self._watch_collection)
        return self.held

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _handle(self) -> None:
        began, worked = time.perf_counter(), time.thread_time()
        with self._commits.step():
            self._tap()
            saved = self._commits.saved()
        self.held.steps.append(time.perf_counter() - began)
        self.held.own.append(time.thread_time() - worked)
        await saved

    def _tap(self) -> None:
        bot, rng = self._bot, self._rng
        person = self._store.players.find(rng.choice(self._people))
        assert person is not None
        session = self._store.sessions.find_open(person.id, "quiz")
        if session is None:
            self._quizzes.start(person, "quiz", bot.later())
            return
        place = (session.id, session.position)
        self._quizzes.answer(person, *place, shown_index=rng.randrange(3), now=bot.later(), message_id=1)
        self._quizzes.advance(person, *place, now=bot.later(), message_id=1)

    def _back_up(self) -> None:
        storage = self._bot.config.storage
        arguments = map(str, (storage.path, storage.backups, NOW, 7))
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "bot.storage.backups", *arguments], cwd=backups.ROOT, check=True
        )
        self.held.backup_s = time.perf_counter() - began

    def _watch_commits(self) -> None:
        db, held = self._store.db, self.held
        commit = db.commit

        def timed() -> None:
            began, worked = time.perf_counter(), time.thread_time()
            commit()
            held.commits.append(time.perf_counter() - began)
            held.own_commits.append(time.thread_time() - worked)

        db.commit = timed  # type: ignore[method-assign]

    def _watch_collection(self, phase: str, _: dict[str, int]) -> None:
        now = time.perf_counter()
        if phase == "start":
            self._collecting = now
        else:
            self.held.collections.append(now - self._collecting)
