"""Regular contests: once a week at the group's hour, with a call ten minutes before."""

from __future__ import annotations

import logging

from msgspec.structs import replace

from bot.core.calendar import MINUTE
from bot.core.contest.group_effects import ShowWeekly
from bot.core.contest.weekly import HOURS, WEEK_DAYS, next_weekly
from bot.core.effects import Post, Toast
from bot.core.group.group import Group
from bot.services.contests import Contests
from bot.storage.schedules import Schedule
from bot.storage.store import Store

log = logging.getLogger(__name__)

CALL_BEFORE = 10 * MINUTE
LEAST_NOTICE = MINUTE
TOGETHER = 50


class Weekly:
    """One regular contest a group; `zone` is the bot's own, for groups that set none."""

    def __init__(self, store: Store, contests: Contests, zone: str) -> None:
        self._store = store
        self._contests = contests
        self._zone = zone

    def show(self, group: Group, contest_id: int, thread_id: int | None, now: int) -> None:
        """The card on which weekday and hour are chosen; its contest lends the settings."""
        with self._store.db.atomic():
            schedule = self._store.schedules.find(group.id)
            effect = ShowWeekly(
                contest_id,
                (schedule.weekday, schedule.hour) if schedule else None,
                group.zone or self._zone,
            )
            slot = f"c{contest_id}:weekly"
            self._store.outbox.post(
                Post(group.id, effect, group.language, slot=slot, thread_id=thread_id, silent=True), now
            )

    def choose(self, group: Group, contest_id: int, weekday: int, hour: int, starter: int, now: int) -> Toast:
        """Set weekday and hour; the contest's settings and topic come with them."""
        game = self._contests.find(contest_id, group.id)
        if game is None or weekday not in range(WEEK_DAYS) or hour not in HOURS:
            return Toast("tap-old")
        start = next_weekly(weekday, hour, group.zone or self._zone, now + LEAST_NOTICE)
        with self._store.db.atomic():
            self._store.schedules.save(
                Schedule(group.id, game.thread_id, weekday, hour, game.contest.settings, starter, start)
            )
            self.show(group, contest_id, game.thread_id, now)
        return Toast("contest-weekly-set")

    def give_up(self, group: Group, contest_id: int, now: int) -> Toast:
        """No regular contest any more."""
        game = self._contests.find(contest_id, group.id)
        with self._store.db.atomic():
            if not self._store.schedules.delete(group.id) or game is None:
                return Toast("tap-old")
            self.show(group, contest_id, game.thread_id, now)
        return Toast("contest-weekly-off")

    def rezoned(self, group: Group, now: int) -> None:
        """The group has another zone: its hour comes at another instant."""
        schedule = self._store.schedules.find(group.id)
        if schedule is not None:
            start = next_weekly(schedule.weekday, schedule.hour, group.zone or self._zone, now)
            self._store.schedules.save(replace(schedule, next_at=start))

    def tick(self, now: int) -> None:
        """Call for every contest that starts within ten minutes."""
        for schedule in self._store.schedules.due(now + CALL_BEFORE, TOGETHER):
            try:
                self._call(schedule, now)
            except Exception:
                log.exception("the weekly contest of %d could not be called", schedule.chat_id)
                later = next_weekly(schedule.weekday, schedule.hour, self._zone, now + CALL_BEFORE)
                self._store.schedules.save(replace(schedule, next_at=later))

    def _call(self, schedule: Schedule, now: int) -> None:
        with self._store.db.atomic():
            group = self._store.groups.find(schedule.chat_id)
            if group is None or not group.member:
                self._store.schedules.delete(schedule.chat_id)
                return
            zone = group.zone or self._zone
            after = next_weekly(schedule.weekday, schedule.hour, zone, max(now, schedule.next_at))
            self._store.schedules.save(replace(schedule, next_at=after))
            # After an outage there must be time to join; and a game that runs already is not disturbed.
            if schedule.next_at - now < LEAST_NOTICE:
                return
            if self._store.contests.find_open(group.id) is None:
                self._open(group, schedule, now)
            else:
                self._contests.let_clock_start(group.id, schedule.next_at, now)

    def _open(self, group: Group, schedule: Schedule, now: int) -> None:
        self._contests.open(
            group, schedule.starter, schedule.thread_id, schedule.settings, now, starts_at=schedule.next_at
        )

    def next_deadline(self) -> int | None:
        """When the next call goes out."""
        start = self._store.schedules.next_start()
        return start - CALL_BEFORE if start is not None else None
