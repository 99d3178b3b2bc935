"""The door: what one person may ask at a time, so that a flood of one costs the others nothing.

Whoever knocks faster is told so now and then; what they sent meanwhile is not looked at. Nothing is kept of it.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.core.limits.bucket import SECOND, Buckets, Rate, Seldom
from bot.telegram.handlers.routes import Cost

BURST_SECONDS = 20
"""A full bucket holds what comes back in this time."""
TOAST_PAUSE = 4 * SECOND
LINE_PAUSE = 60 * SECOND


class Door:
    """`rate` is tokens a second for one person; `monotonic` gives nanoseconds."""

    def __init__(self, rate: int, monotonic: Callable[[], int]) -> None:
        self._buckets = Buckets(Rate(rate, BURST_SECONDS * rate))
        self._monotonic = monotonic
        self._toasts = Seldom(TOAST_PAUSE)
        self._lines = Seldom(LINE_PAUSE)

    def lets_in(self, person_id: int, costs: Cost) -> bool:
        """Whether the person may have this now."""
        return self._buckets.take(person_id, costs, self._monotonic())

    def toasts(self, person_id: int) -> bool:
        """Whether it is time for a toast to somebody who was not let in."""
        return self._toasts.now(person_id, self._monotonic())

    def speaks(self, person_id: int) -> bool:
        """Whether it is time for a sentence to somebody who was not let in."""
        return self._lines.now(person_id, self._monotonic())
