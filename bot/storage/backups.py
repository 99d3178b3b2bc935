"""Backups of the one file: copied beside the running bot, proved before they count, kept for some days."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TypeVar

from bot.errors import OperatorError
from bot.kept_files import Beside
from bot.storage import integrity, migrations
from bot.storage.deletions import Deletions
from bot.storage.durable import sync, sync_content

T = TypeVar("T")
DAY = 24 * 60 * 60 * 1000
PATTERN = "bot-*.sqlite3"
ROOT = Path(__file__).resolve().parents[2]
TRIES = 5
LOG_HEADER = 32
STRETCH = 16 << 20
"""Bytes that are copied before the disk is waited for."""
_STAMP = "%Y%m%d-%H%M%S"
_CANNOT_IN_KERNEL = (errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM)


def pending(path: Path) -> list[str]:
    return said(path, lambda: migrations.pending(path))


def migrate(path: Path, kept: Beside | None = None) -> list[str]:
    """Apply what is pending; returns the names. Raises OperatorError when the file cannot be written."""
    return list(said(path, lambda: migrations.migrate(path, kept=kept)).applied)


def stamp(now: int) -> str:
    """Write an instant as the names of copies have it."""
    return datetime.fromtimestamp(now / 1000, UTC).strftime(_STAMP)


def copies(folder: Path) -> list[Path]:
    """List the copies in a folder, oldest first. Only what was proved has such a name."""
    return sorted(folder.glob(PATTERN))


def back_up(path: Path, to: Path) -> Path:
    """Copy the database to a file that must not exist yet, and prove the copy; the bot may go on writing."""
    if to.exists() or to.is_symlink():
        raise OperatorError(f"{to}: there is a file of this name already; nothing was copied")
    partial = _proved_copy(path, to)
    # A link fails where a rename would overwrite what came meanwhile.
    said(to, lambda: os.link(partial, to), "the copy cannot be written")
    partial.unlink()
    return to


def keep_backup(path: Path, folder: Path, now: int, days: int) -> Path:
    """Copy the database into the folder under its date and time; then, and only then, drop what is too old."""
    copy = folder / f"bot-{stamp(now)}.sqlite3"
    said(copy, lambda: _drop_partial(folder), "the copy cannot be written")
    _proved_copy(path, copy).replace(copy)
    for old in copies(folder):
        if age(old, now) > days * DAY:
            old.unlink()
    _drop_copies_of_before(path, now - days * DAY)
    _keep_deletions(path, folder, now - (days + 1) * DAY)
    return copy


def drill(path: Path, folder: Path) -> str:
    """Restore the newest copy into a file of its own, as a real restore would, and say what it holds."""
    found = copies(folder)
    if not found:
        raise OperatorError(f"{folder}: there is no backup; `python -m bot backup` makes one")
    trial = path.with_name(f"{path.name}.drill")
    try:
        said(trial, lambda: shutil.copyfile(found[-1], trial), "the copy cannot be written")
        integrity.prove(trial)
        migrate(trial)
        with closing(integrity.connect_to_read(trial)) as connection:
            people = connection.execute("SELECT count(*) FROM players").fetchone()[0]
            answers = connection.execute("SELECT count(*) FROM answers").fetchone()[0]
    finally:
        for leftover in trial.parent.glob(f"{trial.name}*"):
            leftover.unlink(missing_ok=True)
    return f"{found[-1]} can be restored: {people} people, {answers} answers"


# --- one copy -----------------------------------------------------------------------------------------


def _proved_copy(path: Path, to: Path) -> Path:
    """Copy the database beside `to` under the name of something unfinished, and prove that it can be relied on."""
    if not path.exists():
        raise OperatorError(f"{path}: there is no database to back up")
    said(to, lambda: to.parent.mkdir(parents=True, exist_ok=True), "the copy cannot be written")
    partial = to.with_name(f"{to.name}.part")
    try:
        newest = _snapshot(path, partial)
        integrity.prove(partial, f"the copy of {path}")
        with closing(integrity.connect_to_read(partial)) as copy:
            if integrity.newest_answer(copy) < newest:
                raise OperatorError(f"{path}: the copy lacks the newest answers; it is not kept")
    except BaseException:
        for leftover in to.parent.glob(f"{partial.name}*"):
            leftover.unlink(missing_ok=True)
        raise
    return partial


def _snapshot(path: Path, partial: Path) -> int:
    try:
        return snapshot(path, partial)
    except OSError as error:
        raise OperatorError(f"{partial}: the copy cannot be written: {error}") from error
    except sqlite3.Error as error:
        raise OperatorError(f"{path}: the database cannot be read, so it was not copied: {error}") from error


def snapshot(path: Path, to: Path) -> int:
    """Copy file and log as of one instant; returns the number of the newest answer at its start.

    The log is held only as long as the bytes take (about half of what copying page by page takes, nothing where the file
    system shares blocks), and what a checkpoint writes meanwhile is in the log too. Nothing else of this process may have
    the file open: closing it here would let go of the other's locks.
    """
    copied_log = to.with_name(f"{to.name}-wal")
    for old in (to, copied_log, to.with_name(f"{to.name}-shm")):
        old.unlink(missing_ok=True)
    with path.open("rb") as file, closing(integrity.connect_to_read(path)) as reader:
        reader.execute("BEGIN")
        newest = integrity.newest_answer(reader)
        _copy(file, to)
        _copy_log(path.with_name(f"{path.name}-wal"), copied_log)
    with closing(sqlite3.connect(to, isolation_level=None)) as copy:
        # Folds the log in, and leaves one file.
        copy.execute("PRAGMA journal_mode = DELETE")
    sync(to)
    return newest


def _copy_log(log: Path, to: Path) -> None:
    """Copy the log; again when it was begun anew meanwhile, since a half of each belongs to no instant."""
    with suppress(FileNotFoundError), log.open("rb") as journal:
        for _ in range(TRIES):
            before = os.pread(journal.fileno(), LOG_HEADER, 0)
            to.unlink(missing_ok=True)
            journal.seek(0)
            _copy(journal, to)
            if os.pread(journal.fileno(), LOG_HEADER, 0) == before:
                return
        raise OSError("the log is begun anew again and again; try once more")


def _copy(source: BinaryIO, to: Path) -> None:
    with open(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        try:
            while os.copy_file_range(source.fileno(), target.fileno(), STRETCH):
                # Commits of others wait in the file system for what is not on the disk yet: it never gets to be much.
                sync_content(target.fileno())
        except OSError as error:
            if error.errno not in _CANNOT_IN_KERNEL:
                raise
            shutil.copyfileobj(source, target, 4 << 20)


# --- what goes ----------------------------------------------------------------------------------------


def age(copy: Path, now: int) -> int:
    """Return the milliseconds since a copy was made, by its name."""
    try:
        made = datetime.strptime(copy.stem, f"bot-{_STAMP}").replace(tzinfo=UTC)
    except ValueError:
        return 0
    return now - round(made.timestamp() * 1000)


def _drop_partial(folder: Path) -> None:
    """Drop what a copy that was cut off has left."""
    for leftover in folder.glob(f"{PATTERN}.part*"):
        leftover.unlink(missing_ok=True)


def _drop_copies_of_before(path: Path, before: int) -> None:
    """Drop the copies that a migration or a restore made of what was there, when nobody has missed them for long."""
    for old in path.parent.glob(f"{path.name}.before-*"):
        if old.stat().st_mtime * 1000 < before:
            old.unlink(missing_ok=True)


def _keep_deletions(path: Path, folder: Path, since: int) -> None:
    """Let the file of deletions have all that the database knows of, and nothing that no copy can need."""
    deletions = Deletions(folder)
    known = deletions.read() | deletions_in(path)
    with suppress(OSError):
        deletions.keep(one for one in known if one[1] >= since)


def deletions_in(path: Path) -> set[tuple[int, int]]:
    """Return the deletions that a file knows of; a damaged, older or foreign one knows of none."""
    if not path.exists():
        return set()
    try:
        with closing(integrity.connect_to_read(path)) as connection:
            return set(connection.execute("SELECT player_id, at FROM forgotten").fetchall())
    except sqlite3.Error:
        return set()


def said(path: Path, act: Callable[[], T], trouble: str = "the database cannot be used") -> T:
    """Do what touches the file; its troubles become one sentence."""
    try:
        return act()
    except (OSError, sqlite3.Error) as error:
        raise OperatorError(f"{path}: {trouble}: {error}") from error


def main() -> int:
    """Keep a backup in a process of its own, for the bot: `python -m bot.storage.backups FILE FOLDER NOW DAYS`."""
    path, folder, now, days = sys.argv[1:]
    os.umask(0o077)
    with suppress(OSError):
        os.nice(10)
    try:
        keep_backup(Path(path), Path(folder), int(now), int(days))
    except OperatorError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
