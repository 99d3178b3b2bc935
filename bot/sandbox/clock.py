"""The sandbox's clock: real time plus an offset, or a clock that stands still until it is moved."""

from __future__ import annotations

import time


class Clock:
    """Tells the time in milliseconds since 1970; never goes back.

    `start` sets the first instant (default: the machine's time). A frozen clock moves by `move` only, which
    makes tests exact; otherwise the monotonic clock carries it on, so that a change of the machine's time
    does no harm.
    """

    def __init__(self, start: int | None = None, *, frozen: bool = False) -> None:
        self.frozen = frozen
        self._origin = time.monotonic_ns()
        self._base = time.time_ns() // 1_000_000 if start is None else start

    def now(self) -> int:
        """Return the time in milliseconds."""
        if self.frozen:
            return self._base
        return self._base + (time.monotonic_ns() - self._origin) // 1_000_000

    def move(self, ms: int) -> None:
        """Move the clock forward by `ms`."""
        if ms < 0:
            raise ValueError("the clock only goes forward")
        self._base += ms
