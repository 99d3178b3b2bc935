"""Time: one tick asks what is due, at most a second apart; APScheduler runs what has an hour of the day beside it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.core.calendar import zone_info
from bot.observer import NOBODY, Observer

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]
# APScheduler drops a job that is a second late unless it is told not to.
_NEVER_DROPPED = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
LONGEST_WAIT = 1.0


class Scheduler:
    """Calls `tick` every second, and sooner when `next_deadline` (milliseconds by `clock`) says so.

    All waits but those for an hour of the day are the event loop's own, which no change of the wall clock can freeze.
    """

    def __init__(
        self,
        tick: Callable[[], None],
        next_deadline: Callable[[], int | None],
        clock: Callable[[], int],
        timezone: str,
        observer: Observer = NOBODY,
    ) -> None:
        self._tick = tick
        self._next_deadline = next_deadline
        self._clock = clock
        self._observer = observer
        self._timezone = zone_info(timezone)
        self._by_day: list[tuple[Job, int]] = []
        self._jobs: AsyncIOScheduler | None = None
        self._repeated: list[tuple[Job, float]] = []
        self._repeating: list[asyncio.Task[None]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._meant_at = 0.0

    def daily(self, job: Job, hour: int) -> None:
        """Run a job each day at a local hour, from `start_daily` on."""
        self._by_day.append((job, hour))

    def every(self, seconds: float, job: Job) -> None:
        """Run a job again and again, so many seconds after it ended."""
        self._repeated.append((job, seconds))

    def start(self) -> None:
        """Begin, with the first tick at once; the jobs of a day follow with `start_daily`."""
        self._repeating = [asyncio.create_task(_repeat(job, seconds)) for job, seconds in self._repeated]
        self.wake()

    def start_daily(self) -> None:
        """Begin with the jobs of a day. APScheduler is imported here, so that nobody's first answer waits for it."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        self._jobs = AsyncIOScheduler(timezone=self._timezone, job_defaults=_NEVER_DROPPED)
        for job, hour in self._by_day:
            self._jobs.add_job(job, "cron", hour=hour, minute=7)
        self._jobs.start()

    def stop(self) -> None:
        """End; what a job is at is cut off."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for task in self._repeating:
            task.cancel()
        if self._jobs is not None and self._jobs.running:
            self._jobs.shutdown(wait=False)

    def wake(self) -> None:
        """Tick now, and set the timer for the next deadline."""
        now = asyncio.get_running_loop().time()
        self._observer.ticked(max(0.0, now - self._meant_at) if self._meant_at else 0.0)
        try:
            self._tick()
        except Exception:
            log.exception("the tick failed; the next one tries again")
        self._set_timer()

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(min(max(self._wait(), 0.001), LONGEST_WAIT), self.wake)
        self._meant_at = self._timer.when()

    def _wait(self) -> float:
        try:
            deadline = self._next_deadline()
        except Exception:
            log.exception("the next deadline cannot be known; the next tick tries again")
            return LONGEST_WAIT
        return LONGEST_WAIT if deadline is None else (deadline - self._clock()) / 1000


async def _repeat(job: Job, seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await job()
        except Exception:
            log.exception("a recurring job failed; it is tried again")
