"""Word of every change: wakes who waits for something, and feeds the pages that are open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from bot.sandbox.chats import Chat, Message

T = TypeVar("T")


class Change(Struct, frozen=True):
    """What the page hears: kind is message, edit, delete, poll, clock or chats."""

    kind: str
    chat: Chat | None = None
    message: Message | None = None


class Changes:
    """Costs next to nothing while nobody listens."""

    def __init__(self) -> None:
        self._next: asyncio.Future[None] | None = None
        self._listeners: set[asyncio.Queue[Change | None]] = set()

    def tell(self, kind: str, chat: Chat | None = None, message: Message | None = None) -> None:
        """Say that something changed."""
        if self._listeners:
            change = Change(kind, chat, message)
            for queue in self._listeners:
                queue.put_nowait(change)
        self.wake()

    def wake(self) -> None:
        """Let everybody who waits look again."""
        waiting, self._next = self._next, None
        if waiting is not None and not waiting.done():
            waiting.set_result(None)

    async def wait_for(self, predicate: Callable[[], T | None], timeout: float) -> T:
        """Return the first true value of the predicate, asked after every change; else raise TimeoutError."""
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                await self._change()
        return found

    async def _change(self) -> None:
        if self._next is None or self._next.done():
            self._next = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._next)

    def listen(self) -> asyncio.Queue[Change | None]:
        """Return a queue of changes from now on; None in it means the end."""
        queue: asyncio.Queue[Change | None] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def stop_listening(self, queue: asyncio.Queue[Change | None]) -> None:
        self._listeners.discard(queue)

    def close(self) -> None:
        """End all listening."""
        for queue in self._listeners:
            queue.put_nowait(None)
