"""Time: the tick comes at the next deadline, goes on after a fault, and no clock set back can freeze it."""

from __future__ import annotations

import asyncio

from bot.scheduler import Scheduler


class Ticks:
    """Counts ticks and lets a test wait for the nth."""

    def __init__(self, fail_first: bool = False) -> None:
        self.count = 0
        self._fail_first = fail_first
        self._changed = asyncio.Event()

    def __call__(self) -> None:
        self.count += 1
        self._changed.set()
        if self._fail_first and self.count == 1:
            raise RuntimeError("a fault of ours")

    async def reach(self, count: int, seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while self.count < count:
                self._changed.clear()
                await self._changed.wait()


async def test_the_tick_comes_at_the_next_deadline_and_not_a_second_later():
    ticks = Ticks()
    scheduler = Scheduler(ticks, lambda: 1_010, lambda: 1_000, "UTC")
    scheduler.start()
    try:
        await ticks.reach(5, 0.9)
    finally:
        scheduler.stop()


async def test_without_a_deadline_it_comes_every_second():
    ticks = Ticks()
    scheduler = Scheduler(ticks, lambda: None, lambda: 0, "UTC")
    scheduler.start()
    try:
        await ticks.reach(2, 1.6)
    finally:
        scheduler.stop()


async def test_a_fault_in_one_tick_does_not_stop_the_next(caplog):
    ticks = Ticks(fail_first=True)
    scheduler = Scheduler(ticks, lambda: 10, lambda: 0, "UTC")
    scheduler.start()
    try:
        await ticks.reach(3, 0.9)
    finally:
        scheduler.stop()
    assert caplog.text.count("the tick failed") == 1


async def test_a_job_of_the_day_is_due_at_its_hour_in_its_zone():
    async def work() -> None:
        """Back up."""

    scheduler = Scheduler(Ticks(), lambda: None, lambda: 0, "UTC+08:00")
    scheduler.daily(work, hour=4)
    scheduler.start()
    scheduler.start_daily()
    try:
        (job,) = scheduler._jobs.get_jobs()
        assert (job.next_run_time.hour, job.next_run_time.minute) == (4, 7)
        assert job.next_run_time.utcoffset().total_seconds() == 8 * 3600
        assert job.misfire_grace_time is None
    finally:
        scheduler.stop()


async def test_a_recurring_job_goes_on_after_a_fault_and_ends_with_the_scheduler(caplog):
    job = Ticks(fail_first=True)

    async def work() -> None:
        job()

    scheduler = Scheduler(Ticks(), lambda: None, lambda: 0, "UTC+08:00")
    scheduler.every(0.01, work)
    scheduler.start()
    try:
        await job.reach(3, 0.9)
    finally:
        scheduler.stop()
    count = job.count
    await asyncio.sleep(0.05)
    assert job.count == count
    assert caplog.text.count("a recurring job failed") == 1


async def test_a_deadline_that_cannot_be_known_does_not_end_the_ticks(caplog):
    def broken() -> int:
        raise RuntimeError("no file")

    ticks = Ticks()
    scheduler = Scheduler(ticks, broken, lambda: 0, "UTC")
    scheduler.start()
    try:
        await ticks.reach(2, 1.6)
    finally:
        scheduler.stop()
    assert "the next deadline cannot be known" in caplog.text


async def test_a_clock_set_back_by_a_day_does_not_freeze_it():
    ticks, now = Ticks(), 100_000_000
    scheduler = Scheduler(ticks, lambda: 100_000_010, lambda: now, "UTC")
    scheduler.start()
    try:
        await ticks.reach(2, 0.9)
        now -= 86_400_000
        await ticks.reach(ticks.count + 2, 2.5)
    finally:
        scheduler.stop()
