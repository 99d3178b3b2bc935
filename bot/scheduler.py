"""Time: one tick asks what is due, at most a second apart; APScheduler runs it and the static jobs beside it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core.calendar import zone_info

log = logging.getLogger(__name__)

# APScheduler drops a job that is a second late unless it is told not to.
_NEVER_DROPPED = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
LONGEST_WAIT = 1.0


class Scheduler:
    """Calls `tick` every second, and sooner when `next_deadline` (milliseconds by `clock`) says so.

    The short waits are the event loop's own, which no change of the wall clock can freeze.
    """

    def __init__(
        self,
        tick: Callable[[], None],
        next_deadline: Callable[[], int | None],
        clock: Callable[[], int],
        timezone: str,
    ) -> None:
        self._tick = tick
        self._next_deadline = next_deadline
        self._clock = clock
        self._jobs = AsyncIOScheduler(timezone=zone_info(timezone), job_defaults=_NEVER_DROPPED)
        self._timer: asyncio.TimerHandle | None = None
        self._jobs.add_job(self._beat, "interval", seconds=1, id="tick")

    def daily(self, job: Callable[[], Awaitable[None]], hour: int) -> None:
        """Run a job each day at a local hour."""
        self._jobs.add_job(job, "cron", hour=hour, minute=7)

    def hourly(self, job: Callable[[], Awaitable[None]]) -> None:
        self._jobs.add_job(job, "interval", hours=1)

    def often(self, job: Callable[[], Awaitable[None]], seconds: int) -> None:
        self._jobs.add_job(job, "interval", seconds=seconds)

    def start(self) -> None:
        """Begin, with the first tick at once."""
        self._jobs.start()
        self.wake()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._jobs.running:
            self._jobs.shutdown(wait=False)

    def wake(self) -> None:
        """Tick now, and set the timer for the next deadline."""
        try:
            self._tick()
        except Exception:
            log.exception("the tick failed; the next one tries again")
        self._set_timer()

    async def _beat(self) -> None:
        # A coroutine, since APScheduler runs plain functions in another thread.
        self.wake()

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        deadline = self._next_deadline()
        wait = LONGEST_WAIT if deadline is None else (deadline - self._clock()) / 1000
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(min(max(wait, 0.001), LONGEST_WAIT), self.wake)
