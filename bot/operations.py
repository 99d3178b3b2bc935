"""What the operator does beside running the bot: open bank and file, restore a backup, look at the counts."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from bot.bank.bank import Bank
from bot.bank.faults import BankFaults
from bot.bank.loader import load as load_bank
from bot.config import Config
from bot.core.calendar import DAY, SECOND
from bot.errors import OperatorError
from bot.services.players import Players
from bot.storage import upkeep
from bot.storage.database import Database
from bot.storage.store import Store
from bot.texts.traditional import to_traditional

log = logging.getLogger(__name__)


def open_bank(config: Config) -> Bank:
    """Read the question bank. Raises OperatorError that names the first faults."""
    try:
        return load_bank(config.bank.path, to_traditional)
    except BankFaults as error:
        shown = "\n".join(str(fault) for fault in error.faults[:20])
        raise OperatorError(f"the question bank has {len(error.faults)} faults:\n{shown}") from error


def open_store(config: Config) -> Store:
    """Open the one file, brought to the newest schema. Raises OperatorError when it cannot be written."""
    path = config.storage.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        existed = path.exists()
        applied = upkeep.migrate(path)
        if applied and existed:
            log.info("migrated: %s", ", ".join(applied))
        database = Database.open(path)
        with database.atomic():
            database.execute("UPDATE meta SET value = value WHERE name = 'durable'")
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(f"{path}: the database cannot be opened for writing: {error}") from error
    return Store(database)


def restore(config: Config, backup: Path) -> str:
    """Put a backup in the database's place and repeat the deletions that came after it; returns what was done."""
    forgotten = upkeep.put_back(backup, config.storage.path)
    store = open_store(config)
    again = Players(store).forget_again(forgotten)
    store.db.close()
    return f"restored {backup}; {again} deletions were applied again"


def _push_rows(store: Store, now: int) -> dict[str, int]:
    pushes = store.subscriptions.counts(now - DAY)
    return {
        "pushes of the last 24 h": pushes.pushed,
        "pushes left out, already practised": pushes.quiet,
        "pushes dropped, too late": pushes.late,
        "seconds that the latest push was late": pushes.latest_ms // SECOND,
    }


def status(store: Store, now: int) -> str:
    """Return what an operator wants to see: people, what waits, what was lost."""
    waiting, heard = store.outbox.counts(), store.updates.counts()
    rows = {
        "people": store.players.count(),
        "messages waiting": waiting.waiting,
        "messages of unknown fate (48 h)": waiting.unknown,
        "messages refused (48 h)": waiting.failed,
        "updates parked": heard.deferred,
        "updates set aside": heard.dead_letter,
        **_push_rows(store, now),
        "questions with open reports": len(store.reports.open_counts()),
        "questions out of play": len(store.reports.benched()),
    }
    return "\n".join(f"{count:8}  {name}" for name, count in rows.items())
