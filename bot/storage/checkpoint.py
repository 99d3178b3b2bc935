"""The write-ahead log folded into the file, from a connection of its own, so that no answer waits for it."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from bot.storage.durable import sync_content

LONGEST_LOG = 128 * 1024 * 1024
"""Bytes; a log that holds more is begun anew even while people write, which makes them wait for a few milliseconds."""
_TRIES, _PAUSE_S = 20, 0.001
"""So often it is tried: a busy bot writes for two thirds of the time, and nobody is waited for with the lock in hand."""
_LOCKS = Path("/proc/locks")
_FIRST_READER, _LAST_READER = 123, 127
"""The bytes of the log's index that readers lock (https://www.sqlite.org/walformat.html, section 2.3)."""


def _no_sync() -> None:
    """The end of the folding syncs all there is."""


def checkpoint(path: Path, *, cut: bool = True, sync_file: Callable[[], None] = _no_sync) -> int:
    """Fold the log into the file, and cut it when all of it is folded; returns the bytes that it has afterwards.

    Names stay in a log that is never cut. But writers wait while it is cut, and a log that is used again is safe sooner than
    one that grows: without `cut` it is left, and one that is too long is begun anew in its place. While people write without
    a pause, SQLite does not do so by itself, since something new has always come when all is folded; and then a commit
    would have to fold the log at last, on the loop. `sync_file` has the disk take what was folded so far.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Who waits here for a reader makes the bot wait meanwhile: rather not now, but in a few seconds.
        connection.execute("PRAGMA busy_timeout = 0")
        folded, size = _fold(connection)
        if size > LONGEST_LOG:
            # What came during the first time is little: the second is short, and the end shorter. SQLite syncs the file only
            # when nothing is left to fold: without these syncs the end would wait for the disk to take it all.
            sync_file()
            _fold(connection)
            sync_file()
            folded = _begin_anew(connection)
        if folded and cut:
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return log_size(path)


def _fold(connection: sqlite3.Connection) -> tuple[bool, int]:
    """Fold what no reader needs any more, without making anybody wait; tells whether that was all, and of how many bytes."""
    busy, pages, folded = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    (page_size,) = connection.execute("PRAGMA page_size").fetchone()
    return not busy and pages == folded, pages * page_size


def _begin_anew(connection: sqlite3.Connection) -> bool:
    """Let the next commit write at the beginning of the log again; False while a reader needs what is there."""
    for _ in range(_TRIES):
        busy, pages, folded = connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
        if not busy or folded < pages:
            return not busy
        time.sleep(_PAUSE_S)
    return False


def sync_log(path: Path) -> None:
    """Wait until the disk has all that the log holds, so that it survives power loss.

    This is what a commit under synchronous=FULL does at its end; what a checkpoint has taken out of the log, it has synced.
    SQLite locks nothing in the log, so that opening and closing it here lets go of no lock.
    """
    log = os.open(path.with_name(f"{path.name}-wal"), os.O_RDONLY)
    try:
        sync_content(log)
    finally:
        os.close(log)


def log_size(path: Path) -> int:
    """Return the bytes of the log, 0 when there is none."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size
    except FileNotFoundError:
        return 0


def readers(path: Path) -> list[str]:
    """Name the processes that read at this moment, and so keep the log from being folded; empty where nobody can say."""
    try:
        inode = path.with_name(f"{path.name}-shm").stat().st_ino
        lines = _LOCKS.read_text("ascii").splitlines()
    except OSError:
        return []
    pattern = re.compile(rf"POSIX\s+ADVISORY\s+READ\s+(\d+)\s+\S+:{inode}\s+(\d+)\s+(\d+)$")
    found = (pattern.search(line) for line in lines)
    holders = {
        int(match[1])
        for match in found
        if match and int(match[2]) >= _FIRST_READER and int(match[3]) <= _LAST_READER
    }
    return [f"{name_of(pid)} ({pid})" for pid in sorted(holders)]


def name_of(pid: int) -> str:
    """Return the name of a process, as far as the system tells it."""
    try:
        return Path(f"/proc/{pid}/comm").read_text("utf-8", errors="replace").strip()
    except OSError:
        return "a process"
