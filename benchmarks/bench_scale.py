"""What grows with people: the same work on a small file and on a big one, and how long a step holds the loop under load.

`python -m benchmarks scale`; SCALE_PEOPLE (default 100,000) sizes the big file, with ten answers and three cards each;
SCALE_SECONDS (default 60) is how long taps come, 300 a second, while a backup runs. 1,000,000 people make 4 GB.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from benchmarks.big_file import VETERAN, fill
from bot.app import CHECKPOINT_SECONDS, App, build
from bot.config import Config, Storage
from bot.serving import collect_rarely
from bot.status import status
from bot.storage import backups
from bot.storage.checkpoint import checkpoint
from bot.telegram.receiving.commits import Commits
from bot.telegram.receiving.durability import Durability

NOW = 1_793_000_000_000
SMALL, BIG = 10_000, int(os.environ.get("SCALE_PEOPLE", "100000"))
SECONDS = int(os.environ.get("SCALE_SECONDS", "60"))
TAPS_A_SECOND = 300
TIMES = 60
GROUP = -1_000_000
LONGEST_S = 0.005
"""So long may a step hold the loop."""


@dataclass
class Bot:
    """A bot on a file of a size; `now` grows a little with each call, as it does outside."""

    app: App
    config: Config
    now: int = NOW

    def later(self) -> int:
        self.now += 1_000
        return self.now


def open_bot(folder: Path, people: int) -> Bot:
    """Return a bot on a file with so many people."""
    path = folder / f"{people}.sqlite3"
    config = replace(Config(), storage=Storage(path, folder / f"backups-{people}"))
    app = build(config, "1:bench", lambda: NOW, random.Random(1))
    fill(app, people, NOW)
    return Bot(app, config)


def works(bot: Bot) -> dict[str, Callable[[], object]]:
    """Name what is measured; each is done anew at every call."""
    services, store = bot.app.services, bot.app.store
    player = store.players.find(VETERAN)
    assert player is not None
    moved = iter(range(GROUP, GROUP - 10_000, -1))

    def answer() -> None:
        session = store.sessions.find_open(VETERAN, "quiz")
        assert session is not None
        services.quizzes.answer(player, session.id, session.position, 0, bot.later(), 1)

    def migrate_group() -> None:
        old = next(moved)
        services.groups.migrated(old, old - 20_000)

    return {
        "a question": lambda: services.quizzes.start(player, "quiz", bot.later()),
        "an answer": answer,
        "/review": lambda: services.quizzes.start(player, "review", bot.later()),
        "/stats": lambda: services.pages.stats(player, bot.later()),
        "a tick, nothing due": lambda: services.push_sending.claim(NOW - 10**9),
        "status": lambda: status(bot.config, bot.later()),
        "/top in private": lambda: services.pages.board(player, "all", bot.later()),
        "a group becomes a supergroup": migrate_group,
    }


def compare(small: Bot, big: Bot) -> None:
    """Print each ratio; the two files take turns."""
    pairs = [
        (name, work, big_work)
        for (name, work), big_work in zip(works(small).items(), works(big).values(), strict=True)
    ]
    taken: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name, _, _ in pairs}
    for _ in range(TIMES):
        for name, *both in pairs:
            for work, found in zip(both, taken[name], strict=True):
                began = time.perf_counter()
                work()
                found.append(time.perf_counter() - began)
    for name, (few, many) in taken.items():
        low, high = statistics.median(few) * 1000, statistics.median(many) * 1000
        print(f"ratio {high / low:5.2f}  {name:30} {low:8.3f} -> {high:8.3f} ms")


def watch_commits(bot: Bot) -> list[float]:
    """Time each COMMIT on the loop from now on; return the list that the seconds go into."""
    db, taken = bot.app.store.db, list[float]()
    commit = db.commit

    def timed() -> None:
        began = time.perf_counter()
        commit()
        taken.append(time.perf_counter() - began)

    db.commit = timed  # type: ignore[method-assign]
    return taken


async def hold(bot: Bot) -> tuple[list[float], list[float]]:
    """Take 300 taps a second, with all that runs beside them in production: waits for the disk, the folding of the log,
    and a backup. Return the seconds for which each step held the loop, sorted: by the wall clock, and of its own processor time,
    which leaves out what it waited for the disk, for a lock, and for a core that a neighbour had."""
    held, worked = list[float](), list[float]()
    services, store = bot.app.services, bot.app.store
    commits, durability, rng = Commits(store.db), Durability(store.db), random.Random(2)

    def tap() -> None:
        person = store.players.find(rng.randrange(1, VETERAN))
        assert person is not None
        session = store.sessions.find_open(person.id, "quiz")
        if session is None:
            services.quizzes.start(person, "quiz", bot.later())
        else:
            services.quizzes.answer(person, session.id, session.position, rng.randrange(3), bot.later(), 1)
            services.quizzes.advance(person, session.id, session.position, bot.later(), 1)

    async def handle() -> None:
        before, worked_before = time.perf_counter(), time.thread_time()
        with commits.step():
            tap()
            saved = commits.saved()
        held.append(time.perf_counter() - before)
        worked.append(time.thread_time() - worked_before)
        await saved

    beside: set[asyncio.Task[None]] = set()

    def start(work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        beside.add(task)
        task.add_done_callback(beside.discard)

    arguments = map(str, (bot.config.storage.path, bot.config.storage.backups, NOW, 7))
    backup = subprocess.Popen([sys.executable, "-m", "bot.storage.backups", *arguments], cwd=backups.ROOT)
    began = folded = time.perf_counter()
    for number in range(SECONDS * TAPS_A_SECOND):
        await asyncio.sleep(max(0.0, began + number / TAPS_A_SECOND - time.perf_counter()))
        start(handle())
        if number % 20 == 0:
            # The intake confirms by batches, and each is made durable first.
            start(durability.reach())
        if time.perf_counter() - folded > CHECKPOINT_SECONDS:
            folded = time.perf_counter()
            start(bot.app.maintenance.checkpoint())
    await asyncio.gather(*beside)
    backup.wait()
    return sorted(held), sorted(worked)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        small, big = open_bot(Path(name), SMALL), open_bot(Path(name), BIG)
        print(f"{SMALL:,} people against {BIG:,}, medians of {TIMES}")
        compare(small, big)
        for bot in (small, big):
            checkpoint(bot.config.storage.path)
            commits = watch_commits(bot)
            collect_rarely()
            steps, worked = asyncio.run(hold(bot))
            size = bot.config.storage.path.stat().st_size / 10**6
            print(
                f"{size:,.0f} MB, {TAPS_A_SECOND} taps/s for {SECONDS} s with a backup (wall clock: neighbours count)"
            )
            print(said("steps of the loop", steps))
            print(said("their processor time", worked))
            print(said("commits on the loop", sorted(commits)))
            bot.app.store.db.close()


def said(name: str, found: list[float]) -> str:
    marks = ", ".join(
        f"p{100 * share:g} {found[int(len(found) * share)] * 1000:.1f}" for share in (0.5, 0.99, 0.999)
    )
    over = sum(seconds > LONGEST_S for seconds in found)
    return f"{name:20} {marks}, worst {found[-1] * 1000:.1f} ms; {over} of {len(found)} above 5 ms"


if __name__ == "__main__":
    main()
