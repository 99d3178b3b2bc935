"""Sending the daily pushes: what is due is claimed, chosen and put into the outbox in one transaction."""

from __future__ import annotations

import logging

from bot.core.calendar import DAY, HOUR, local_day
from bot.core.effects import Post, Priority
from bot.core.player.player import tongue
from bot.core.push.effects import ShowPush
from bot.core.push.push import Subscription, after_due, judge_due, last_hour
from bot.services.group_push import GroupPush
from bot.services.push_choice import PushChooser
from bot.storage.database import will_pass
from bot.storage.store import Store

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Subscriptions of one transaction: a few milliseconds, so that nobody's tap waits longer than that."""


class PushSending:
    """`late_hours`: what is later than that is dropped. `ahead`: how many pushes may wait in the outbox."""

    def __init__(
        self, store: Store, chooser: PushChooser, group_push: GroupPush, late_hours: int, ahead: int
    ) -> None:
        self._store = store
        self._chooser = chooser
        self._group_push = group_push
        self._late_hours = late_hours
        self._ahead = ahead
        self._room = 0

    def claim(self, now: int) -> bool:
        """Deal with the few that have been due longest. False when nothing more is due or the outbox is full.

        Each gets its entry in the ledger, its next instant and its row in the outbox together.
        """
        due = self._store.subscriptions.due(now, AT_ONCE)
        if not due or not self._has_room():
            return False
        self._room -= len(due)
        try:
            with self._store.db.atomic():
                for subscription in due:
                    self._deal(subscription, now)
        except Exception as fault:
            if will_pass(fault):
                raise
            for subscription in due:
                self._deal_alone(subscription, now)
        return True

    def next_after(self, now: int) -> int | None:
        """Return when the next push is due; what is due already waits for the outbox, not for a clock."""
        due = self._store.subscriptions.next_due_at()
        return due if due is not None and due > now else None

    def _has_room(self) -> bool:
        """Whether the sender keeps up. What waits is counted only when the room counted last is used up."""
        if self._room <= 0:
            self._room = self._ahead - self._store.outbox.waiting_in(Priority.PUSH)
        return self._room > 0

    def _deal_alone(self, subscription: Subscription, now: int) -> None:
        """One that cannot be dealt with waits an hour: it must not stop those behind it."""
        try:
            with self._store.db.atomic():
                self._deal(subscription, now)
        except Exception as fault:
            if will_pass(fault):
                raise
            log.exception("a push to %d failed", subscription.chat_id)
            self._store.subscriptions.postpone(subscription.chat_id, now + HOUR)

    def _deal(self, subscription: Subscription, now: int) -> None:
        today = local_day(now, subscription.zone)
        practised = subscription.chat_id > 0 and self._store.answers.practised_on(
            subscription.chat_id, today.isoformat(), now - 2 * DAY
        )
        verdict = judge_due(subscription, now, practised=practised, late_hours=self._late_hours)
        assert subscription.next_due_at is not None
        day = local_day(subscription.next_due_at, subscription.zone) if verdict == "late" else today
        if verdict == "again" or not self._store.subscriptions.enter(subscription, day, verdict, now):
            verdict = "again"
        self._store.subscriptions.move_on(after_due(subscription, verdict, now))
        if verdict == "push":
            self._push(subscription, now)

    def _push(self, subscription: Subscription, now: int) -> None:
        not_after = last_hour(subscription, now, self._late_hours)
        if subscription.chat_id < 0:
            self._group_push.ask(subscription, now, not_after)
            return
        player = self._store.players.find(subscription.chat_id)
        if player is None:
            return
        tip, question = self._chooser.choose(player, subscription.content, subscription.zone, now)
        if tip is None and question is None:
            return
        slot = f"s{question.session}" if question else None
        post = Post(
            player.id,
            ShowPush(tip, question),
            tongue(player),
            slot=slot,
            priority=Priority.PUSH,
            fresh=True,
            not_after=not_after,
        )
        self._store.outbox.post(post, now)
