"""What is done beside answering people: backups, the log, what has expired, the sign of life, and alarms to the owner."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bot.config import Config
from bot.core.calendar import DAY, MINUTE, local_day, week_of
from bot.gauges import gauges
from bot.pulse import Pulse
from bot.services.owner_news import OwnerNews
from bot.services.players import Players
from bot.storage import backups, checkpoint
from bot.storage.database import FileError
from bot.storage.store import Store

log = logging.getLogger(__name__)

BEAT_SECONDS = 10
FEW = 100
"""Rows that are dropped at once, so that nobody's tap waits for it."""
MONTH = 30 * DAY
STUCK = 5 * MINUTE
LOW_DISK = 512 * 1024 * 1024
LONG_LOG = 4 * checkpoint.LONGEST_LOG


class FaultCounter(logging.Handler):
    """Counts what is logged as an error, so that the owner hears of it; the words stay in the log."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.count = 0
        self.told = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


class Maintenance:
    """The recurring jobs of a running bot; each is short, or runs beside the loop."""

    def __init__(
        self,
        config: Config,
        store: Store,
        people: Players,
        news: OwnerNews,
        pulse: Pulse,
        clock: Callable[[], int],
    ) -> None:
        self._config = config
        self._store = store
        self._people = people
        self._news = news
        self._pulse = pulse
        self._clock = clock
        self._faults = FaultCounter()
        self._conflicts = 0
        self._changes = 0

    def start(self, version: str) -> None:
        """Begin to count faults, and say that the bot lives."""
        logging.getLogger("bot").addHandler(self._faults)
        self._store.heartbeat.start(version, self._clock())

    def stop(self) -> None:
        """The bot ends in peace."""
        logging.getLogger("bot").removeHandler(self._faults)
        self._store.heartbeat.stop(self._clock())

    # --- the file -------------------------------------------------------------------------------------

    async def checkpoint(self) -> None:
        """Fold the write-ahead log in, in a thread: the disk may take its time. It is cut when nothing was written since."""
        changes, self._changes = self._changes, self._store.db.changes
        still = changes == self._changes
        path, sync_file = self._config.storage.path, self._store.db.sync_file
        size = await asyncio.to_thread(checkpoint.checkpoint, path, cut=still, sync_file=sync_file)
        if size > LONG_LOG:
            self._news.alarm("log", {"size": size // (1024 * 1024)}, self._clock())

    async def back_up(self) -> None:
        """Copy the file in a process of its own, prove the copy, and drop copies that are too old."""
        storage = self._config.storage
        arguments = (storage.path, storage.backups, self._clock(), storage.backup_days)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.storage.backups", *map(str, arguments)),
            cwd=backups.ROOT,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            _, said = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
        if process.returncode:
            log.error("the backup failed: %s", said.decode("utf-8", "replace").strip())
            self._news.alarm("backup", {}, self._clock())

    async def purge_expired(self) -> None:
        """Drop what nobody needs any more: old sessions, old weeks, old deletions, people silent for years."""
        store, storage, now = self._store, self._config.storage, self._clock()
        with store.db.atomic():
            store.boards.purge_weeks(week_of(now - 60 * DAY, self._config.app.timezone))
            store.contests.purge(now - 60 * DAY)
            store.leagues.purge(now - 60 * DAY)
            store.seasons.purge(now - 60 * DAY)
            store.polls.purge(now - 7 * DAY)
            store.group_push.purge(now - 150 * DAY)
            store.players.purge_forgotten(now - (storage.backup_days + 1) * DAY)
            store.players.purge_expected(now)
            store.budgets.purge(now)
            store.updates.purge(now)
            store.question_sets.purge(now - 2 * DAY)
        # There is one of each for every push: so many that they go a few at a time.
        for purge, age in ((store.sessions.purge, 90 * DAY), (store.subscriptions.purge, 30 * DAY)):
            while purge(now - age, FEW):
                await asyncio.sleep(0)
        if storage.silent_months:
            while self._people.forget_silent(now - storage.silent_months * MONTH, now, FEW // 10):
                await asyncio.sleep(0)

    # --- who looks after the bot ------------------------------------------------------------------------

    async def keep_beating(self) -> None:
        """Say every few seconds that the bot lives."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            now, (fetched, ticked) = self._clock(), self._pulse.silences()
            try:
                self._store.heartbeat.beat(now, now - fetched, now - ticked)
            except FileError:
                log.warning("the file takes no sign of life just now")

    async def look_after(self) -> None:
        """Tell the owner what stands badly, and once a day how it was."""
        now = self._clock()
        untold = self._faults.count - self._faults.told
        if untold and self._news.alarm("fault", {"count": untold}, now):
            self._faults.told = self._faults.count
        self._look_at_telegram(now)
        free = shutil.disk_usage(_there(self._config.storage.path.parent)).free
        if free < LOW_DISK:
            self._news.alarm("disk", {"size": free // (1024 * 1024)}, now)
        self._news.reports(now)
        hour = self._config.app.owner_hour
        if hour >= 0:
            self._news.daily(now, local_day(now - hour * 60 * MINUTE, self._config.app.timezone).toordinal())

    def _look_at_telegram(self, now: int) -> None:
        oldest = self._store.outbox.oldest_in_answers()
        if oldest is not None and now - oldest > STUCK:
            self._news.alarm("stuck", {"minutes": (now - oldest) // MINUTE}, now)
        conflicts, self._conflicts = self._pulse.conflicts - self._conflicts, self._pulse.conflicts
        if conflicts:
            self._news.alarm("conflict", {}, now)
        late = self._store.subscriptions.counts(now - 60 * MINUTE).late
        if late:
            self._news.alarm("late", {"count": late}, now)

    def gauges(self) -> dict[str, float]:
        """Return what stands at this moment, for the metrics."""
        still = len(self.standing_still())
        return gauges(self._store, self._config.storage, self._clock(), self._faults.count, still)

    def standing_still(self) -> list[str]:
        """Name the parts of the bot that stand still for longer than they may; empty while all is well."""
        oldest = self._store.outbox.oldest_in_answers()
        waits = None if oldest is None else self._clock() - oldest
        return self._pulse.standing_still(waits, by_webhook=bool(self._config.telegram.webhook_url))


def _there(folder: Path) -> Path:
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder
