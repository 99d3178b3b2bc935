"""One commit for all steps of one turn of the loop: what they write in common is written once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import AbstractContextManager
from functools import partial

from bot.storage.database import Database


class Commits:
    """Ends each shared transaction as soon as the loop has gone round once. To be made where the loop runs."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._loop = asyncio.get_running_loop()
        db.share_commits(self._begun)

    def step(self) -> AbstractContextManager[None]:
        """Open the one transaction of a handler; its end commits nothing yet."""
        return self._db.step()

    def saved(self) -> Awaitable[None]:
        """Return, within a step, what waits for its commit; it raises what the file says against it."""
        waiter = self._loop.create_future()
        if self._db.shared is None:
            waiter.set_result(None)
        else:
            self._db.shared.listeners.append(partial(_tell, waiter))
        return waiter

    def _begun(self) -> None:
        self._loop.call_soon(self._db.end_shared)


def _tell(waiter: asyncio.Future[None], fault: BaseException | None) -> None:
    if waiter.done():
        # Nobody waits any more: the update took too long, and is tried again.
        return
    if fault is None:
        waiter.set_result(None)
    else:
        waiter.set_exception(fault)
