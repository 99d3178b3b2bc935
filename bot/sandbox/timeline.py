"""The sandbox's time, and whom is told what happens in it: the bot, the open pages, the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from bot.sandbox.changes import Changes
from bot.sandbox.chats import Chat, Message
from bot.sandbox.clock import Clock
from bot.sandbox.json_object import Json
from bot.sandbox.log import Entry, Log
from bot.sandbox.updates import Updates

T = TypeVar("T")


class Timeline:
    """What every part of the sandbox needs: the time, and a way to say that something happened."""

    def __init__(self, clock: Clock, updates: Updates, changes: Changes, log: Log) -> None:
        self.clock = clock
        self.updates = updates
        self.changes = changes
        self.log = log

    def now(self) -> int:
        """Return the time in milliseconds."""
        return self.clock.now()

    def date(self) -> int:
        """Return the time in whole seconds, as messages carry it."""
        return self.clock.now() // 1000

    def tell_bot(self, kind: str, payload: Any) -> int | None:
        """Queue an update for the bot and return its id; None when the bot did not ask for that kind."""
        return self.updates.add(kind, payload, self.now())

    def push_update(self, payload: Json) -> int:
        """Queue any object as an update (its update_id is added), for what no person can cause."""
        update_id = self.updates.add_raw(payload, self.now())
        self.note("push_update", {"kinds": list(payload)}, update_id)
        return update_id

    def tell_pages(self, kind: str, chat: Chat | None = None, message: Message | None = None) -> None:
        """Let the open pages, and who waits for something, look again."""
        self.changes.tell(kind, chat, message)

    def note(self, name: str, params: Json, update_id: int | None = None, **ids: Any) -> Entry:
        """Write into the log what a person did."""
        entry = self.log.add("act", name, params, self.now())
        entry.update_id = update_id
        for key, value in ids.items():
            setattr(entry, key, value)
        self.log.write(entry)
        return entry

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float = 5.0) -> T:
        """Return the first true value of the predicate, asked after every change (no polling).

        Raises TimeoutError, naming the last lines of the log, after `timeout` real seconds.
        """
        try:
            return await self.changes.wait_for(predicate, timeout)
        except TimeoutError:
            last = [f"{entry.name} {entry.outcome} {entry.description or ''}" for entry in self.log.entries]
            raise TimeoutError(f"waited {timeout} s in vain; last in the log: {last[-5:]}") from None
