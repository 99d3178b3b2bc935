"""One poll a day in a group: asked at its hour, with yesterday's result in a line; never a person by name."""

from __future__ import annotations

import random

from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.core.calendar import DAY, local_day
from bot.core.effects import Post, Priority, Receipt
from bot.core.group.group import Group
from bot.core.push.effects import AskGroupPush
from bot.core.push.push import Subscription
from bot.core.question.kinds import kind_of
from bot.core.question.question import Question
from bot.services.group_push_choice import GroupPushChooser
from bot.storage.polls import PollRow, StrayVote
from bot.storage.store import Store

KIND = "daily"
LOOK_BACK = 4 * DAY
"""Over a weekend the latest poll is three days old."""


class GroupPush:
    """`zone` is the bot's own, for groups that named none."""

    def __init__(
        self, store: Store, bank: Bank, chooser: GroupPushChooser, rng: random.Random, zone: str
    ) -> None:
        self._store = store
        self._bank = bank
        self._chooser = chooser
        self._rng = rng
        self._zone = zone

    # --- asking -----------------------------------------------------------------------------------

    def ask(self, subscription: Subscription, now: int, not_after: int) -> None:
        """Put today's poll of a group into the outbox, in the caller's transaction; it must be out by `not_after`."""
        group = self._store.groups.find(subscription.chat_id)
        if group is None or not group.member:
            return
        question = self._chooser.choose(group.id, group.language, subscription.topic, now)
        if question is None:
            return
        effect = self._poll(group, subscription, question, now)
        post = Post(
            group.id,
            effect,
            group.tongue,
            slot=f"d{effect.daily}",
            thread_id=subscription.thread_id,
            priority=Priority.PUSH,
            fresh=True,
            not_after=not_after,
        )
        self._store.outbox.post(post, now)

    def _poll(self, group: Group, subscription: Subscription, question: Question, now: int) -> AskGroupPush:
        order = kind_of(question).order(question, self._rng)
        day = local_day(now, subscription.zone).isoformat()
        voters, rights, previous = self._result_of_latest(group, now)
        daily = self._store.group_push.add(
            group.id, question.id, order.index(question.key_position), day, now
        )
        return AskGroupPush(daily, question.id, order, voters, rights, previous)

    def _result_of_latest(self, group: Group, now: int) -> tuple[int, int, str]:
        """Return (voters, rights, question) of the poll before; nothing to tell when it is long ago."""
        latest = self._store.group_push.latest(group.id)
        if latest is None or latest.at < now - LOOK_BACK:
            return 0, 0, ""
        rights, voters = self._store.group_push.result(latest.id)
        return voters, rights, latest.question_id

    # --- hearing ----------------------------------------------------------------------------------

    def shown(self, effect: AskGroupPush, post: Post, receipt: Receipt) -> None:
        """The poll is up: keep whose it is, and count the votes that came before we knew."""
        if receipt.poll_id is None:
            return
        row = PollRow(KIND, effect.daily, 0, post.chat_id)
        self._store.polls.add(receipt.poll_id, row, receipt.at)
        for vote in self._store.polls.take_strays(receipt.poll_id):
            self.vote(row, vote)

    def vote(self, row: PollRow, vote: StrayVote) -> None:
        """Count a vote on a poll of the day; the first one of a person stays."""
        daily = self._store.group_push.find(row.owner_id)
        if daily is not None and vote.option is not None:
            self._store.group_push.add_vote(daily.id, vote.player_id, vote.option == daily.correct)

    def undeliverable(self, effect: AskGroupPush, post: Post, reason: str) -> None:
        """The poll cannot be shown. A forum topic that is gone ends the push: nobody named another place."""
        if reason == "topic-gone":
            found = self._store.subscriptions.find(post.chat_id)
            if found is not None and found.thread_id == post.thread_id:
                self._store.subscriptions.save(replace(found, on=False, next_due_at=None))
