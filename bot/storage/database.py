"""One SQLite file: transactions that nest, steps that share a commit, and a log that survives power loss."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from bot.storage import checkpoint
from bot.storage.blocks import Block, Handling, Nesting, SharedCommit
from bot.storage.durable import sync_content
from bot.storage.lock import FileLock
from bot.storage.pragmas import PRAGMAS

log = logging.getLogger(__name__)

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


class AlreadyHandled(Exception):
    """The update that this task handles was committed before; nothing is written a second time."""


Callback = Callable[[], None]


class Database:
    """One connection, to be used by the thread that opened it; only `make_durable` and `sync_file` may run in another one."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        lock: FileLock | None = None,
        file: int | None = None,
    ) -> None:
        self.path = path
        self._lock = lock
        self._file = file
        self._conn = connection
        self.execute: Callable[..., sqlite3.Cursor] = connection.execute
        self._nesting = Nesting()
        self._atomic = Block(self._nesting, self._begin, self._commit, self._roll_back)
        self._step = Block(self._nesting, self._begin_step, self._commit, self._roll_back)
        self._shared: SharedCommit | None = None
        self._in_step = False
        self._when_shared: Callback | None = None
        self.steps = 0
        self._callbacks: dict[Callback, None] = {}
        self._handling: ContextVar[Handling | None] = ContextVar("handling", default=None)
        self._seen_version = 0

    @classmethod
    def open(cls, path: Path, lock: FileLock | None = None) -> Database:
        """Open the file; its tables are made by `bot.storage.migrations.migrate`. A lock is let go by `close`."""
        connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return cls(connection, path, lock, os.open(path, os.O_RDONLY))

    @classmethod
    def open_to_read(cls, path: Path) -> Database:
        """Open a file that must be there, and change nothing: neither in it nor its schema."""
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("PRAGMA query_only = ON")
        return cls(connection, path)

    def close(self) -> None:
        """Commit what is shared, close the file, and let its lock go."""
        self.end_shared()
        self._conn.close()
        if self._file is not None:
            # Not sooner: closing a file lets go of every lock that this process has on it.
            os.close(self._file)
            self._file = None
        if self._lock is not None:
            self._lock.release()

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> sqlite3.Cursor:
        """Run one statement for many rows."""
        if not self._nesting.depth:
            self.end_shared()
        return self._conn.executemany(sql, rows)

    def atomic(self) -> Block:
        """All or nothing: BEGIN IMMEDIATE at the outermost block, COMMIT at its end; inner blocks join.

        A failed inner block dooms the outer one: swallowing its exception raises `DoomedTransaction`.
        There must be no `await` inside.
        """
        return self._atomic

    def step(self) -> Block:
        """All or nothing as well; but its end commits nothing yet where commits are shared: steps that follow each
        other join one transaction, which `end_shared` commits.

        Nobody sees what is not committed: whoever uses the file outside a step ends the shared transaction first.
        """
        return self._step

    def share_commits(self, begun: Callback) -> None:
        """Let steps share commits from now on; `begun` is told of each shared transaction, and has it ended soon."""
        self._when_shared = begun

    @property
    def shared(self) -> SharedCommit | None:
        """The commit that the last step waits for; None when nothing waits."""
        return self._shared

    def end_shared(self) -> None:
        """Commit what steps have done since the last commit; how that went is told to who waits for it."""
        shared = self._close_shared()
        if shared is None:
            return
        try:
            self.commit()
        except sqlite3.Error as fault:
            self._undo()
            shared.end(fault)
            return
        shared.end(None)
        self._call_back(shared.callbacks)

    def after_commit(self, callback: Callback) -> None:
        """Call back once the outermost block is committed; at once when there is none; never on rollback."""
        if self._nesting.depth:
            self._callbacks[callback] = None
        else:
            callback()

    def changed_elsewhere(self) -> bool:
        """Tell whether another process has committed since this was asked last; it costs a microsecond."""
        version: int = self.execute("PRAGMA data_version").fetchone()[0]
        changed = version != self._seen_version
        self._seen_version = version
        return changed

    @property
    def changes(self) -> int:
        """How many rows this connection has changed."""
        return self._conn.total_changes

    def make_durable(self) -> None:
        """Make all that was committed so far survive power loss. It waits for the disk: call it beside the loop."""
        checkpoint.sync_log(self.path)

    def sync_file(self) -> None:
        """Have the disk take what was folded into the file so far. It waits for the disk: call it beside the loop."""
        if self._file is not None:
            sync_content(self._file)

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

    def commit(self) -> None:
        """End the transaction in the file: every commit goes through here, of one block or of many steps."""
        self.execute("COMMIT")

    # --- the outermost block ----------------------------------------------------------------------

    def _begin(self) -> None:
        self.execute("BEGIN IMMEDIATE")
        self.steps += 1
        self._record_update()

    def _begin_step(self) -> None:
        if self._when_shared is None:
            self._begin()
            return
        if self._shared is None:
            self.execute("BEGIN IMMEDIATE")
            self._shared = SharedCommit()
            self._when_shared()
        self.execute = self._conn.execute
        self.execute("SAVEPOINT step")
        self._in_step = True
        self.steps += 1
        self._record_update()

    def _commit(self) -> None:
        handling = self._handling.get()
        if self._in_step:
            self._end_step(handling)
            return
        try:
            self.commit()
        except sqlite3.Error as fault:
            self._roll_back(fault)
            raise
        if handling is not None:
            handling.noted = handling.recorded = True
        callbacks, self._callbacks = self._callbacks, {}
        self._call_back(callbacks)

    def _end_step(self, handling: Handling | None) -> None:
        shared = self._shared
        assert shared is not None
        self.execute("RELEASE step")
        self._leave_step()
        shared.callbacks.update(self._callbacks)
        self._callbacks = {}
        if handling is not None and not handling.noted:
            handling.noted = True
            shared.handled.append(handling)

    def _roll_back(self, fault: BaseException | None) -> None:
        """Undo the outermost block. A full disk may have undone the whole transaction already."""
        self._callbacks.clear()
        if not self._in_step:
            self._undo()
        elif self._conn.in_transaction:
            self.execute("ROLLBACK TO step")
            self.execute("RELEASE step")
            self._leave_step()
        elif (shared := self._close_shared()) is not None:
            shared.end(fault)

    def _leave_step(self) -> None:
        self._in_step = False
        # Whatever is read or written from now on ends the shared transaction first, until the next step joins it.
        self.execute = self._execute_outside

    def _execute_outside(self, *args: Any) -> sqlite3.Cursor:
        self.end_shared()
        return self.execute(*args)

    def _close_shared(self) -> SharedCommit | None:
        shared, self._shared = self._shared, None
        self._in_step = False
        self.execute = self._conn.execute
        return shared

    def _undo(self) -> None:
        if self._conn.in_transaction:
            self.execute("ROLLBACK")

    def _record_update(self) -> None:
        handling = self._handling.get()
        if handling is None or handling.noted:
            return
        values = (handling.update_id, handling.now)
        try:
            self.execute("INSERT INTO updates (id, handled_at) VALUES (?, ?)", values)
        except sqlite3.Error as fault:
            self._roll_back(fault)
            if isinstance(fault, sqlite3.IntegrityError):
                raise AlreadyHandled(handling.update_id) from None
            raise

    def _call_back(self, callbacks: Iterable[Callback]) -> None:
        for callback in callbacks:
            try:
                callback()
            except Exception:
                # The commit stands; a listener's fault must not look like a failed transaction.
                log.exception("a callback after the commit failed")
