"""What is committed, made to survive power loss: beside the loop, and once for all who wait for it."""

from __future__ import annotations

import asyncio

from bot.storage.database import Database


class Durability:
    """Has the disk take all that the log holds; the loop goes on meanwhile, since a disk may take long."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._turn = asyncio.Lock()
        self._reached = db.changes

    async def reach(self) -> None:
        """Return when all that was committed before this call would survive power loss."""
        self._db.end_shared()
        wanted = self._db.changes
        async with self._turn:
            if self._reached >= wanted:
                # Somebody who came earlier has waited for the disk, after this was committed.
                return
            self._db.end_shared()
            reaching = self._db.changes
            await asyncio.to_thread(self._db.make_durable)
            self._reached = reaching
