"""The write-ahead log folded into the file, from a connection of its own, so that no answer waits for it."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

LONGEST_LOG = 128 * 1024 * 1024
"""Bytes; beyond it the log is cut even while people write, which makes them wait for a few milliseconds."""
_sync = getattr(os, "fdatasync", os.fsync)
_LOCKS = Path("/proc/locks")
_FIRST_READER, _LAST_READER = 123, 127
"""The bytes of the log's index that readers lock (https://www.sqlite.org/walformat.html, section 2.3)."""


def checkpoint(path: Path, *, cut: bool = True) -> int:
    """Fold the log into the file, and cut it when all of it is folded; returns the bytes that it has afterwards.

    Names stay in a log that is never cut, and a log that is never cut grows with the longest reader. But writers wait while
    it is cut, and a log that is used again is safe sooner than one that grows: without `cut` only one that is too long is cut.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Who waits here for a reader makes the bot wait meanwhile: rather not now, but in a few seconds.
        connection.execute("PRAGMA busy_timeout = 0")
        folded = _fold(connection)
        if not folded and log_size(path) > LONGEST_LOG:
            # What came during the first time is little: the second is short, and the cut after it shorter.
            _fold(connection)
            folded = cut = True
        if folded and cut:
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return log_size(path)


def _fold(connection: sqlite3.Connection) -> bool:
    """Fold what no reader needs any more, without making anybody wait; tells whether that was all."""
    busy, pages, folded = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return not busy and pages == folded


def sync_log(path: Path) -> None:
    """Wait until the disk has all that the log holds, so that it survives power loss.

    This is what a commit under synchronous=FULL does at its end; what a checkpoint has taken out of the log, it has synced.
    SQLite locks nothing in the log, so that opening and closing it here lets go of no lock.
    """
    log = os.open(path.with_name(f"{path.name}-wal"), os.O_RDONLY)
    try:
        _sync(log)
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
