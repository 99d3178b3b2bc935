"""Runs work in order within a key and side by side across keys; who brings much waits behind his own only."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")


class KeyedQueues(Generic[T]):
    """A queue for each key, served in turn by at most `width` workers. `run` must not raise."""

    def __init__(self, run: Callable[[T], Awaitable[None]], width: int) -> None:
        self._run = run
        self._width = width
        self._queues: dict[int, deque[T]] = {}
        self._ready: asyncio.Queue[int] = asyncio.Queue()
        self._workers: list[asyncio.Task[None]] = []
        self._idle = asyncio.Event()

    def start(self) -> None:
        """Start the workers; a second call does nothing."""
        if not self._workers:
            loop = asyncio.get_running_loop()
            self._workers = [loop.create_task(self._work()) for _ in range(self._width)]

    async def stop(self, grace: float) -> None:
        """Let what is here end, for at most `grace` seconds; the rest is dropped."""
        if self._queues and self._workers:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._idle.wait(), grace)
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)
        self._workers = []

    def put(self, key: int, item: T) -> None:
        """Put an item at the end of its key's lane."""
        queue = self._queues.get(key)
        if queue is None:
            self._queues[key] = deque((item,))
            self._ready.put_nowait(key)
        else:
            queue.append(item)

    async def _work(self) -> None:
        while True:
            key = await self._ready.get()
            queue = self._queues[key]
            await self._run(queue[0])
            # Only now: while its first item runs the lane exists, so that nobody else serves it.
            queue.popleft()
            if queue:
                self._ready.put_nowait(key)
            else:
                del self._queues[key]
            if not self._queues:
                self._idle.set()
                self._idle.clear()
            # Most items end without waiting for anything; the loop's other work must get its turn too.
            await asyncio.sleep(0)
