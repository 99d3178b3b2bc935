"""One SQLite file: transactions that nest, callbacks after the commit, and a commit that survives power loss."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import sqlite_utils

from bot.storage.lock import FileLock

log = logging.getLogger(__name__)

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -32768",
    "PRAGMA temp_store = MEMORY",
    # What is deleted is overwritten: whoever finds the file finds nothing of who was forgotten.
    "PRAGMA secure_delete = ON",
    # The log is folded into the file beside the bot (`bot.storage.checkpoint`), not within somebody's answer. Only
    # when that fails for long does a commit do it, at a quarter of a gigabyte.
    "PRAGMA wal_autocheckpoint = 65536",
    f"PRAGMA journal_size_limit = {32 * 1024 * 1024}",
)


# Another process writes, the disk is full or gone: that passes, and is nobody's fault.
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)


# What the file may answer to those who know no SQL.
FileError = sqlite3.Error


def will_pass(fault: BaseException) -> bool:
    """Tell whether the file takes no writes just now, so that the same transaction may succeed later."""
    # The lowest byte is the error, the others say where it came from.
    return isinstance(fault, sqlite3.OperationalError) and fault.sqlite_errorcode & 0xFF in _PASSING


class DoomedTransaction(Exception):
    """An inner block of the transaction failed and its exception was swallowed: nothing of it is kept."""


class AlreadyHandled(Exception):
    """The update that this task handles was committed before; nothing is written a second time."""


class Handling:
    """The update that a task is about; `recorded` once its first commit has noted it."""

    __slots__ = ("now", "recorded", "update_id")

    def __init__(self, update_id: int, now: int) -> None:
        self.update_id = update_id
        self.now = now
        self.recorded = False


class Database:
    """Wraps a `sqlite_utils.Database`; to be used by the thread that opened it.

    `tables` is the wrapped object, for rare work; `execute` is the fast path.
    """

    def __init__(self, tables: sqlite_utils.Database, path: Path, lock: FileLock | None = None) -> None:
        self.tables = tables
        self.path = path
        self._lock = lock
        self._conn: sqlite3.Connection = tables.conn
        self.execute: Callable[..., sqlite3.Cursor] = self._conn.execute
        self._atomic = _Atomic(self)
        self._callbacks: dict[Callable[[], None], None] = {}
        self._handling: ContextVar[Handling | None] = ContextVar("handling", default=None)
        self._durable = self._conn.total_changes
        self._seen_version = 0

    @classmethod
    def open(cls, path: Path, lock: FileLock | None = None) -> Database:
        """Open the file; its tables are made by `bot.storage.migrations.migrate`. A lock is let go by `close`."""
        connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        return cls(sqlite_utils.Database(connection, execute_plugins=False), path, lock)

    @classmethod
    def open_to_read(cls, path: Path) -> Database:
        """Open a file that must be there, and change nothing: neither in it nor its schema."""
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA query_only = ON")
        return cls(sqlite_utils.Database(connection, execute_plugins=False), path)

    def close(self) -> None:
        """Close the file, and let its lock go."""
        self._conn.close()
        if self._lock is not None:
            self._lock.release()

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> sqlite3.Cursor:
        """Run one statement for many rows."""
        return self._conn.executemany(sql, rows)

    def atomic(self) -> _Atomic:
        """All or nothing: BEGIN IMMEDIATE at the outermost block, COMMIT at its end; inner blocks join.

        A failed inner block dooms the outer one: swallowing its exception raises `DoomedTransaction`.
        There must be no `await` inside.
        """
        return self._atomic

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Call back once the outermost block is committed; at once when there is none; never on rollback."""
        if self._atomic.depth:
            self._callbacks[callback] = None
        else:
            callback()

    def changed_elsewhere(self) -> bool:
        """Tell whether another process has committed since this was asked last; it costs a microsecond."""
        version: int = self.execute("PRAGMA data_version").fetchone()[0]
        changed = version != self._seen_version
        self._seen_version = version
        return changed

    def make_durable(self) -> None:
        """Make all that was committed so far survive power loss, by one commit under synchronous=FULL."""
        if self._conn.total_changes == self._durable:
            return
        self.execute("PRAGMA synchronous = FULL")
        try:
            self.execute("UPDATE meta SET value = value + 1 WHERE name = 'durable'")
        finally:
            self.execute("PRAGMA synchronous = NORMAL")
        self._durable = self._conn.total_changes

    @contextmanager
    def handling(self, update_id: int, now: int) -> Iterator[Handling]:
        """Let the first commit of this task also record the update as handled.

        That commit raises `AlreadyHandled` if it is recorded already, and then changes nothing.
        """
        handling = Handling(update_id, now)
        token = self._handling.set(handling)
        try:
            yield handling
        finally:
            self._handling.reset(token)

    def begin(self) -> None:
        """Start the outermost block (called by `atomic`)."""
        self.execute("BEGIN IMMEDIATE")
        handling = self._handling.get()
        if handling is not None and not handling.recorded:
            self._record(handling)

    def commit(self) -> None:
        """End the outermost block and call back (called by `atomic`)."""
        try:
            self.execute("COMMIT")
        except sqlite3.Error:
            self.roll_back()
            raise
        handling = self._handling.get()
        if handling is not None:
            handling.recorded = True
        if self._callbacks:
            self._call_back()

    def roll_back(self) -> None:
        """Undo the outermost block (called by `atomic`)."""
        self._callbacks.clear()
        # A full disk or a failed commit may have ended the transaction already.
        if self._conn.in_transaction:
            self.execute("ROLLBACK")

    def _record(self, handling: Handling) -> None:
        try:
            self.execute(
                "INSERT INTO updates (id, handled_at) VALUES (?, ?)", (handling.update_id, handling.now)
            )
        except sqlite3.IntegrityError:
            self.roll_back()
            raise AlreadyHandled(handling.update_id) from None
        except sqlite3.Error:
            self.roll_back()
            raise

    def _call_back(self) -> None:
        callbacks, self._callbacks = self._callbacks, {}
        for callback in callbacks:
            try:
                callback()
            except Exception:
                # The commit stands; a listener's fault must not look like a failed transaction.
                log.exception("a callback after the commit failed")


class _Atomic:
    """The one context manager of a database; it counts how deep the blocks are nested."""

    __slots__ = ("_database", "depth", "doomed")

    def __init__(self, database: Database) -> None:
        self._database = database
        self.depth = 0
        self.doomed = False

    def __enter__(self) -> Database:
        if self.depth == 0:
            self._database.begin()
            self.doomed = False
        self.depth += 1
        return self._database

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        self.depth -= 1
        if kind is not None:
            self.doomed = True
        if self.depth == 0:
            self._end(swallowed=kind is None)
        return False

    def _end(self, *, swallowed: bool) -> None:
        if not self.doomed:
            self._database.commit()
            return
        self._database.roll_back()
        if swallowed:
            raise DoomedTransaction("an inner block failed; nothing was kept")
