"""What a bot on a file of a size does, each under a name, to be timed on a small file and on a big one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from benchmarks.big_file import FIRST_GROUP, VETERAN, fill
from bot.app import App, build
from bot.config import Config, Limits, Storage
from bot.core.effects import Priority
from bot.status import status
from bot.storage import backups
from bot.storage.checkpoint import checkpoint

NOW = 1_793_000_000_000
DUE = 1_000
HOST = 7
"""A group that plays, and does not move."""


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
    """Return a bot on a file with so many people; the outbox may take as many pushes as are due."""
    path = folder / f"{people}.sqlite3"
    limits = Limits(overall=DUE, private=DUE, group=DUE, person=DUE)
    config = replace(Config(), storage=Storage(path, folder / f"backups-{people}"), limits=limits)
    app = build(config, "1:bench", lambda: NOW)
    if not app.store.players.count():
        fill(app, people, NOW)
    checkpoint(path)
    return Bot(app, config)


def works(bot: Bot) -> dict[str, Callable[[], object]]:
    """Name what is measured; each is done anew at every call."""
    services, store, path = bot.app.services, bot.app.store, bot.config.storage.path
    player, group = store.players.find(VETERAN), store.groups.find(FIRST_GROUP - HOST)
    assert player is not None
    assert group is not None
    # On a file of an earlier run, some have moved already.
    groups = range(FIRST_GROUP - HOST - 1, FIRST_GROUP - 10_000, -1)
    moving = iter([old for old in groups if store.groups.find(old) is not None])

    def answer() -> None:
        session = store.sessions.find_open(VETERAN, "quiz")
        assert session is not None
        services.quizzes.answer(player, session.id, session.position, 0, bot.later(), 1)

    def migrate_group() -> None:
        old = next(moving)
        services.groups.migrated(old, old * 1_000)

    return {
        "a question": lambda: services.quizzes.start(player, "quiz", bot.later()),
        "an answer": answer,
        "/review": lambda: services.quizzes.start(player, "review", bot.later()),
        "/stats": lambda: services.pages.stats(player, bot.later()),
        "a tick, nothing due": lambda: services.push_sending.claim(NOW - 10**9),
        "status": lambda: status(bot.config, bot.later()),
        "the look at the migrations": lambda: backups.pending(path),
        "/top in private": lambda: services.pages.board(player, "all", bot.later()),
        "/top in a group": lambda: services.leagues.show(group, bot.now),
        "a group becomes a supergroup": migrate_group,
        "/export, 2,000 answers, on the loop": lambda: services.players.export(VETERAN, "zh", bot.later()),
    }


def pushes_due(bot: Bot, people: Sequence[int]) -> list[tuple[float, float]]:
    """Let people be due who had none that day, and claim them; return the seconds of each block: by the wall clock, of processor time."""
    db, blocks = bot.app.store.db, list[tuple[float, float]]()
    with db.atomic():
        db.executemany(
            "UPDATE subscriptions SET next_due_at = ?, pushed_on = NULL WHERE chat_id = ?",
            ((NOW - 1, person) for person in people),
        )
        # Nor do they count as pushed by an earlier run.
        db.executemany("DELETE FROM pushes WHERE chat_id = ?", ((person,) for person in people))
        db.execute("UPDATE outbox SET state = 2 WHERE state = 0")
    claiming = True
    while claiming:
        began, worked = time.perf_counter(), time.thread_time()
        claiming = bot.app.services.push_sending.claim(NOW)
        blocks.append((time.perf_counter() - began, time.thread_time() - worked))
    claimed = bot.app.store.outbox.waiting_in(Priority.PUSH)
    assert claimed == len(people), claimed
    return blocks
