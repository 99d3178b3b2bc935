"""The time of day, carried by a clock that nobody sets: a step of the wall clock must not end a round."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

STEP_MS = 1_000
"""What is less is not worth a step: clocks are kept true by small corrections all the time."""
LONGEST_WAIT_MS = 3_600_000
"""A bot in which a game is always open takes a new time after an hour all the same."""

_COUNTS_SLEEP = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def wall_clock() -> int:
    """Return the milliseconds since 1970: the one place where the bot reads the time."""
    return time.time_ns() // 1_000_000


def monotonic() -> int:
    """Return milliseconds that never go back, for rates and waits; they count while the machine sleeps too."""
    return time.clock_gettime_ns(_COUNTS_SLEEP) // 1_000_000


class SteadyClock:
    """Milliseconds since 1970 as the wall clock said at the start, counted on by `monotonic`.

    When the wall clock was set, forward or back, the new time is taken over while nothing runs against the clock.
    """

    def __init__(self, wall: Callable[[], int], monotonic: Callable[[], int]) -> None:
        self._wall = wall
        self._monotonic = monotonic
        self._offset = wall() - monotonic()
        self._apart_since: int | None = None

    def __call__(self) -> int:
        """Return the time."""
        return self._monotonic() + self._offset

    def follow(self, *, free: bool) -> bool:
        """Take the wall clock's time over if it was set and nothing runs (`free`); true if that was done."""
        now = self._monotonic()
        apart = self._wall() - now - self._offset
        if abs(apart) < STEP_MS:
            self._apart_since = None
            return False
        if self._apart_since is None:
            self._apart_since = now
            log.warning(
                "the machine's clock was set by %+d s; open games go on by the old one", apart // 1000
            )
        if not free and now - self._apart_since < LONGEST_WAIT_MS:
            return False
        self._offset += apart
        self._apart_since = None
        return True
