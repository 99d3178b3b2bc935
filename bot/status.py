"""`status`: whether the bot lives, and what an operator wants to see of it, at the same cost for any number of people."""

from __future__ import annotations

from msgspec import Struct

from bot.config import Config
from bot.core.calendar import DAY, HOUR, MINUTE, SECOND, at
from bot.errors import OperatorError
from bot.storage import backups, checkpoint, integrity
from bot.storage.database import Database
from bot.storage.heartbeat import Life
from bot.storage.lock import is_locked
from bot.storage.store import Store

LONGEST_SILENCE = MINUTE
MEGABYTE = 1024 * 1024


class Status(Struct, frozen=True):
    """`alive` decides the exit code, `text` is for people."""

    alive: bool
    text: str


def open_to_read(config: Config) -> Store:
    """Open the file without changing anything in it or beside it; raises OperatorError when it is not ours to read."""
    path = config.storage.path
    if not path.exists():
        raise OperatorError(f"{path}: there is no database here, and none was made")
    if backups.said(path, lambda: backups.pending(path)):
        raise OperatorError(
            f"{path}: an older version wrote this file; `python -m bot migrate` brings it up to date"
        )
    integrity.refuse_newer(path)
    return backups.said(path, lambda: Store(Database.open_to_read(path)))


def status(config: Config, now: int) -> Status:
    """Return whether the bot lives and what waits."""
    store = open_to_read(config)
    try:
        life = store.heartbeat.find()
        locked = is_locked(config.storage.path)
        alive = life is not None and locked and abs(now - life.at) < LONGEST_SILENCE
        lines = [_life(life, now, alive=alive, locked=locked), *_numbers(store, now), *_sizes(config, now)]
    finally:
        store.db.close()
    return Status(alive, "\n".join(lines))


def _life(life: Life | None, now: int, *, alive: bool, locked: bool) -> str:
    if life is None:
        return "not running: no bot has run on this file yet"
    if alive:
        return f"alive since {_moment(life.since)} ({span(now - life.since)}), version {life.version}"
    if locked:
        return f"HANGING: the process is there, its last sign of life was {span(now - life.at)} ago"
    how = "it was stopped" if life.stopped else "it broke off"
    return f"not running: {how} {span(now - life.at)} ago, version {life.version}"


def _numbers(store: Store, now: int) -> list[str]:
    waiting, updates, pushes = (
        store.outbox.counts(),
        store.updates.counts(),
        store.subscriptions.counts(now - DAY),
    )
    rows = {
        "people": store.players.count(),
        "messages waiting": waiting.waiting,
        "seconds that the oldest of them waits": max(0, now - (waiting.oldest_at or now)) // SECOND,
        "messages of unknown fate (48 h)": waiting.unknown,
        "messages refused (48 h)": waiting.failed,
        "updates parked": updates.deferred,
        "updates set aside": updates.dead_letter,
        "pushes of the last 24 h": pushes.pushed,
        "pushes left out, already practised": pushes.quiet,
        "pushes dropped, too late": pushes.late,
        "seconds that the latest push was late": pushes.latest_ms // SECOND,
        "questions with open reports": len(store.reports.open_counts()),
        "questions that enough people reported": len(store.reports.ripe()),
        "questions that the owner withdrew": len(store.reports.withdrawn()),
    }
    return [f"{_bounded(count):>8}  {name}" for name, count in rows.items()]


def _bounded(count: int) -> str:
    """Write a count; the largest that is counted stands for more."""
    return f"{count - 1}+" if count == Store.COUNTED + 1 else str(count)


def _sizes(config: Config, now: int) -> list[str]:
    path, folder = config.storage.path, config.storage.backups
    log = checkpoint.log_size(path)
    lines = [
        f"{path.stat().st_size // MEGABYTE:8}  MB in the file",
        f"{log // MEGABYTE:8}  MB in its log",
    ]
    if log > checkpoint.LONGEST_LOG:
        held = checkpoint.readers(path)
        lines.append(
            f"          the log is held by {', '.join(held)}" if held else "          nobody holds the log"
        )
    found = backups.copies(folder)
    if not found:
        return [*lines, "          there is no backup"]
    age = span(backups.age(found[-1], now))
    return [*lines, f"{len(found):8}  backups, the newest of {age} ago"]


def _moment(instant: int) -> str:
    return f"{at(instant):%Y-%m-%d %H:%M} UTC"


def span(milliseconds: int) -> str:
    """Say a span in its largest unit."""
    for length, unit in ((DAY, "d"), (HOUR, "h"), (MINUTE, "min")):
        if milliseconds >= 2 * length:
            return f"{milliseconds // length} {unit}"
    return f"{max(0, milliseconds) // SECOND} s"
