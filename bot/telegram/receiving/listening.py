"""Up to when everything that was said is heard: what a round that is over must know before it closes.

An open long poll has heard all that was said so far, unless something stood in its way: a failure, a queue at
Telegram's, or a process that slept (a laptop's lid, a stopped container, a loop held by a slow disk). Whatever was
said meanwhile lies unread, and the poll that was open has heard nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable

ASLEEP_MS = 1_500
"""Whoever beats every half second and was not asked for so long was not running."""
BEAT_S = 0.5
AT_ONCE_MS = 1_000
"""A poll whose answer is ready has it within this time."""
LONGEST_HOLD_MS = 30_000
"""Nobody waits longer than this for what was said in time, counted from when it could be heard again."""


class Listening:
    """`clock` dates what was said; `monotonic` tells whether this process ran. Both in milliseconds."""

    def __init__(self, clock: Callable[[], int], monotonic: Callable[[], int]) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._beat_at, self._beat_clock = monotonic(), clock()
        self._woke_at = 0
        self._open = False
        self._heard_until = 0
        self._caught_up = False
        self._late = True
        self._slept = False
        self._trusted_at = 0

    @property
    def slept(self) -> bool:
        """Whether the process slept since the fetch began: its answer, if one comes, is an old one."""
        self.beat()
        return self._slept

    @property
    def caught_up(self) -> bool:
        """Whether nothing is known to wait at Telegram's; if not, the next fetch should not wait for news."""
        return self._caught_up

    @property
    def late(self) -> bool:
        """Whether what comes in now may have been said while nobody listened."""
        self.beat()
        return self._late

    def beat(self) -> None:
        """Note that the process runs. If it had slept, then the poll that was open has heard nothing since."""
        now, clock = self._monotonic(), self._clock()
        if now - self._beat_at > ASLEEP_MS:
            if self._open:
                self._heard_until = self._beat_clock
            self._open = self._caught_up = False
            self._late = self._slept = True
            self._woke_at = clock
        self._beat_at, self._beat_clock = now, clock

    def begin(self, *, waited: bool = False) -> None:
        """A fetch begins, or the webhook is open: from now on what is said is heard, if nothing waits before it.

        `waited`: the batch before took long, so something may wait by now. It comes at once; a poll that has been open
        for a second without an answer has heard all.
        """
        self.beat()
        self._slept = False
        self._open = self._caught_up
        self._late = waited or not self._caught_up
        self._trusted_at = self._beat_at + (AT_ONCE_MS if waited else 0)
        if self._open and not waited:
            # Should this fetch fail, then what is said from now on may be unheard.
            self._heard_until = self._clock()

    def fetched(self, *, all_of_it: bool) -> None:
        """An answer has come, with all that was waiting, or a part. An answer from before a sleep says nothing."""
        self.beat()
        self._open = False
        self._caught_up = all_of_it and not self._slept
        if self._caught_up:
            self._heard_until = self._clock()

    def fell_behind(self) -> None:
        """The fetch failed: what is said from then on may wait at Telegram's."""
        self.beat()
        self._open = self._caught_up = False

    def heard_until(self) -> int:
        """Return the instant up to which all that was said is heard: now, while nothing hinders the hearing."""
        self.beat()
        return self._clock() if self._open and self._beat_at >= self._trusted_at else self._heard_until

    def misses(self, until: int) -> bool:
        """Whether something said before an instant may still be unheard, and is worth waiting for."""
        return self.heard_until() < until and self._clock() - max(until, self._woke_at) < LONGEST_HOLD_MS
