"""A backup put in the database's place: prepared and proved in a file of its own, then one rename."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from bot.errors import OperatorError
from bot.storage import integrity, migrations
from bot.storage.backups import copies, deletions_in, said, stamp
from bot.storage.deletions import Deletion, Deletions
from bot.storage.durable import sync

Forget = Callable[[Path, list[Deletion]], int]
"""Repeats deletions in a file; returns how many."""


def put_back(backup: Path, path: Path, folder: Path, now: int, forget: Forget) -> tuple[Path | None, int]:
    """Put a backup in the database's place, which nobody may have open.

    Everything is made ready beside the database first, so that a fault or a kill leaves what was there. Deletions that
    the present file, the backups or their list know of, and the backup does not, are repeated. Returns the copy of what
    was there, None when nothing was, and how many deletions were repeated.
    """
    if path.exists() and backup.exists() and path.samefile(backup):
        raise OperatorError(f"{backup}: this is the database itself; name a copy of it")
    integrity.prove(backup)
    missed = _missed(backup, path, folder)
    trial = path.with_name(f"{path.name}.restoring")
    try:
        said(path, lambda: _prepare(backup, trial))
        count = forget(trial, missed)
        said(trial, lambda: _make_one_file(trial))
        integrity.prove(trial, "what was made of the backup")
        before = said(path, lambda: _keep_the_old(path, now))
        said(path, lambda: _put_in_place(trial, path))
    finally:
        for leftover in path.parent.glob(f"{trial.name}*"):
            leftover.unlink(missing_ok=True)
    return before, count


def _missed(backup: Path, path: Path, folder: Path) -> list[Deletion]:
    """Return the deletions that somebody knows of and the backup has not carried out, oldest first."""
    known = Deletions(folder).read() | Deletions(backup.parent).read()
    for file in {path, *copies(folder), *copies(backup.parent)}:
        known |= deletions_in(file)
    return sorted(known - deletions_in(backup), key=lambda deletion: deletion[1])


def _prepare(backup: Path, trial: Path) -> None:
    trial.parent.mkdir(parents=True, exist_ok=True)
    for old in trial.parent.glob(f"{trial.name}*"):
        old.unlink(missing_ok=True)
    migrations.back_up(backup, trial)
    migrations.migrate(trial)


def _make_one_file(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    sync(path)


def _keep_the_old(path: Path, now: int) -> Path | None:
    """Keep a copy of what is there under a name that nothing has, and leave no log that the next file would take up."""
    if not path.exists():
        return None
    copy = _free_name(path, now)
    beside = [path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm")]
    try:
        migrations.back_up(path, copy)
        _make_one_file(path)
    except sqlite3.Error:
        # It is damaged: kept as it is, log and all, for whoever can still read it.
        copy.unlink(missing_ok=True)
        shutil.copyfile(path, copy)
        for file in beside:
            with suppress(FileNotFoundError):
                shutil.copyfile(file, copy.with_name(f"{copy.name}{file.name[len(path.name) :]}"))
    for file in beside:
        file.unlink(missing_ok=True)
    return copy


def _free_name(path: Path, now: int) -> Path:
    name, number = f"{path.name}.before-restore-{stamp(now)}", 1
    free = path.with_name(name)
    while free.exists():
        number += 1
        free = path.with_name(f"{name}-{number}")
    return free


def _put_in_place(trial: Path, path: Path) -> None:
    trial.replace(path)
    sync(path)
