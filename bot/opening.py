"""What opens the bank and the file, for the bot and for the commands beside it; and puts a backup back."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from bot import kept_files
from bot.bank import kept
from bot.bank.bank import Bank
from bot.bank.faults import BankFaults
from bot.config import Config
from bot.errors import OperatorError
from bot.kept_files import Beside, BesideCode
from bot.observer import NOBODY, Observer
from bot.services.players import Players
from bot.storage import backups, integrity
from bot.storage.database import Database
from bot.storage.deletions import Deletion, Deletions
from bot.storage.lock import FileLock
from bot.storage.restore import put_back
from bot.storage.store import Store
from bot.texts.traditional import to_traditional

log = logging.getLogger(__name__)


def bank_places(config: Config) -> kept_files.Places:
    """Where a judged bank may be kept, the best place first.

    Whoever can write beside the code can run code as us; whoever can write beside the database can write what we say.
    """
    path = config.storage.path
    return BesideCode("bank"), Beside(path.with_name(f"{path.name}.bank"))


def open_bank(config: Config, places: kept_files.Places | None = None) -> Bank:
    """Return the question bank, as an earlier start kept it or else read anew.

    Raises OperatorError that names the first faults.
    """
    origin = kept.origin_of(config.bank.path)
    found = kept.find(bank_places(config) if places is None else places, origin)
    if found is not None:
        return found.bank(to_traditional)
    # Most starts need nothing of what reads and judges.
    from bot.bank.loader import load

    try:
        return replace(load(config.bank.path, to_traditional), origin=origin)
    except BankFaults as error:
        shown = "\n".join(str(fault) for fault in error.faults[:20])
        raise OperatorError(f"the question bank has {len(error.faults)} faults:\n{shown}") from error


def keep_bank(config: Config, bank: Bank, places: kept_files.Places | None = None) -> bool:
    """Keep a bank for the next start, unless it was kept before or its files were touched since it was read."""
    if not bank.origin or bank.origin != kept.origin_of(config.bank.path):
        return False
    return kept.keep(bank_places(config) if places is None else places, bank.origin, bank)


def open_for_bot(config: Config, observer: Observer = NOBODY) -> Store:
    """Open the one file for the one process that runs on it, brought to the newest schema; it is made when it is new.

    Raises OperatorError when another bot runs on it, when it cannot be written, when a newer version wrote it, and when
    it is missing beside backups: then it was lost, and beginning anew would be the wrong answer.
    """
    path = config.storage.path
    lock = _lock(path)
    try:
        _refuse_lost(path, config.storage.backups)
        return _open(config, lock, observer)
    except BaseException:
        lock.release()
        raise


def open_store(config: Config) -> Store:
    """Open the file for a command, which may work beside the running bot; a missing one is not made.

    An older schema is brought up to date only when no bot runs, since the one that runs knows the old one.
    """
    path = config.storage.path
    if not path.exists():
        raise OperatorError(f"{path}: there is no database here, and none was made")
    if backups.pending(path):
        with FileLock(path):
            backups.migrate(path)
    return _open(config, None, NOBODY)


def migrate(config: Config) -> list[str]:
    """Bring the file to the newest schema; returns the names of what was applied."""
    path = config.storage.path
    if not backups.pending(path):
        return []
    with _lock(path):
        _refuse_lost(path, config.storage.backups)
        return backups.migrate(path)


def restore(config: Config, backup: Path, now: int) -> str:
    """Put a backup in the database's place and repeat the deletions that came after it; returns what was done."""
    storage = config.storage
    with _lock(storage.path):
        before, again = put_back(backup, storage.path, storage.backups, now, _forget)
    kept = f"; what was there is {before}" if before else ""
    return f"restored {backup}; {again} deletions were applied again{kept}"


def _forget(path: Path, deletions: list[Deletion]) -> int:
    database = Database.open(path)
    try:
        return Players(Store(database)).forget_again(deletions)
    finally:
        database.close()


def _lock(path: Path) -> FileLock:
    def take() -> FileLock:
        path.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(path)

    return backups.said(path, take)


def _refuse_lost(path: Path, folder: Path) -> None:
    """Raise OperatorError when the file is missing or empty while there are backups of it."""
    if path.exists() and path.stat().st_size > 0:
        return
    newest = next(filter(_is_ours, reversed(backups.copies(folder))), None)
    if newest is not None:
        what = "is empty" if path.exists() else "is not there"
        raise OperatorError(
            f"{path}: the database {what}, but there are backups of it: `python -m bot restore {newest}` puts the"
            f" newest back; to begin with nothing, move {folder} away"
        )


def _is_ours(copy: Path) -> bool:
    try:
        integrity.prove_ours(copy)
    except OperatorError:
        return False
    return True


def _open(config: Config, lock: FileLock | None, observer: Observer) -> Store:
    path = config.storage.path
    try:
        existed = path.exists() and path.stat().st_size > 0
        if existed:
            integrity.refuse_newer(path)
        if lock is not None:
            applied = backups.migrate(path, BesideCode("empty"))
            if applied and existed:
                log.info("migrated: %s", ", ".join(applied))
        database = Database.open(path, lock)
        with database.atomic():
            database.execute("UPDATE meta SET value = value WHERE name = 'durable'")
        keep_private(config)
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(f"{path}: the database cannot be opened for writing: {error}") from error
    return Store(database, Deletions(config.storage.backups), observer)


def keep_private(config: Config) -> None:
    """Take from others what an older version, or a copy by hand, let them read; what cannot be changed stays."""
    path, folder = config.storage.path, config.storage.backups
    for file in (*path.parent.glob(f"{path.name}*"), *folder.glob("bot-*"), *folder.glob("forgotten.txt")):
        with suppress(OSError):
            if file.stat().st_mode & 0o077:
                file.chmod(0o600)
