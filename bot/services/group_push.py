"""One poll a day in a group: asked at its hour, with yesterday's result in a line; never a person by name."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

from bot.bank.bank import Bank
from bot.core.calendar import DAY, at, local_day, zone_info
from bot.core.effects import Post, Priority, Receipt, Say, Toast
from bot.core.group import Group
from bot.core.player.player import Player, tongue
from bot.core.push.effects import AskGroupPush, ShowGroupPush
from bot.core.push.hours import hour_and_place
from bot.core.push.push import Subscription, clock_text, scheduled
from bot.core.push.zones import find_zone, is_zone
from bot.core.question.kinds import kind_of
from bot.core.question.question import Question
from bot.services.group_push_choice import GroupPushChooser
from bot.services.push_settings import (
    DEFAULT_MINUTE,
    OFF_WORDS,
    nearby,
    what_is_wrong,
)
from bot.storage.polls import PollRow, StrayVote
from bot.storage.store import Store
from bot.texts.traditional import to_simplified

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
            _tongue(group),
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

    # --- the card ---------------------------------------------------------------------------------

    def show(self, group: Group, thread_id: int | None, now: int, zones: tuple[str, ...] = ()) -> None:
        """Show the card as a new message; `zones` are on offer when a typed place may mean several."""
        slot = self._card(group, "zone" if zones else None)
        if zones:
            slot = replace(slot, zones=zones)
        post = Post(group.id, slot, _tongue(group), "daily", None, thread_id, silent=True, fresh=True)
        with self._store.db.atomic():
            self._store.outbox.post(post, now)

    def type_line(self, group: Group, text: str, thread_id: int | None, now: int) -> None:
        """Take `/daily 20:00 东京`, only one of the two, `off`, or nothing: then the card is shown."""
        minute, place = hour_and_place(text.strip())
        if place.lower() in OFF_WORDS:
            self._set(group, thread_id, now, on=False)
        elif place:
            self._take_place(group, place, minute, thread_id, now)
            return
        elif minute is not None:
            self._set(group, thread_id, now, minute=minute, on=True)
        self.show(group, thread_id, now)

    def _take_place(
        self, group: Group, place: str, minute: int | None, thread_id: int | None, now: int
    ) -> None:
        found = find_zone(to_simplified(place))
        if not found.zones:
            self._say(group, what_is_wrong(place), thread_id, now)
            return
        self._set(group, thread_id, now, minute=minute, zone=found.zone, on=True)
        self.show(group, thread_id, now, () if found.zone else found.zones)

    def choose(
        self, group: Group, field: str, value: str, thread_id: int | None, message_id: int, now: int
    ) -> Toast | None:
        """Take an admin's tap on the card. Tapping an hour switches the poll on."""
        match field:
            case "menu":
                self._edit(group, thread_id, message_id, now, value or None)
                return None
            case "hour" if value.isdigit() and int(value) < 24 * 60:
                self._set(group, thread_id, now, minute=int(value), on=True)
            case "zone" if is_zone(value):
                self._set(group, thread_id, now, zone=value)
            case "topic" if value == "" or value in self._bank.topics:
                self._set(group, thread_id, now, topic=value)
            case "off":
                self._set(group, thread_id, now, on=False)
            case _:
                return Toast("tap-old")
        self._edit(group, thread_id, message_id, now)
        return Toast("settings-saved")

    def _edit(
        self, group: Group, thread_id: int | None, message_id: int, now: int, menu: str | None = None
    ) -> None:
        """Show the card in the message that was tapped."""
        post = Post(group.id, self._card(group, menu), _tongue(group), "daily", message_id, thread_id)
        with self._store.db.atomic():
            self._store.outbox.post(post, now)

    def _say(self, group: Group, key: str, thread_id: int | None, now: int) -> None:
        post = Post(group.id, Say(key), _tongue(group), thread_id=thread_id, silent=True)
        with self._store.db.atomic():
            self._store.outbox.post(post, now)

    def _subscription(self, group: Group) -> Subscription:
        found = self._store.subscriptions.find(group.id)
        return found or Subscription(
            group.id, DEFAULT_MINUTE, group.zone or self._zone, "question", quiet=False, on=False
        )

    def _set(self, group: Group, thread_id: int | None, now: int, **changes: object) -> None:
        kept = {name: value for name, value in changes.items() if value is not None}
        if kept.get("topic") == "":
            kept["topic"] = None
        with self._store.db.atomic():
            subscription = replace(self._subscription(group), thread_id=thread_id, **kept)  # type: ignore[arg-type]
            self._store.subscriptions.save(scheduled(subscription, now))

    def _card(self, group: Group, menu: str | None) -> ShowGroupPush:
        subscription = self._subscription(group)
        shown = ShowGroupPush(
            subscription.on,
            clock_text(subscription.minute),
            subscription.zone,
            subscription.topic,
        )
        if menu == "topic":
            shown = replace(shown, topics=tuple(self._asked_topics(group)))
        if menu == "zone":
            shown = replace(shown, zones=nearby(subscription.zone))
        if subscription.next_due_at is None:
            return shown
        local = at(subscription.next_due_at).astimezone(zone_info(subscription.zone))
        return replace(shown, next_day=local.date().isoformat(), next_clock=f"{local:%H:%M}")

    def _asked_topics(self, group: Group) -> Iterable[str]:
        """Return the topics that have a question for a poll in the group's language."""
        asked = self._chooser.topics(group.language)
        return (key for key in self._bank.topics if key in asked)

    def back_again(self, group_id: int, now: int) -> None:
        """The bot was added again: what was on before goes on."""
        if self._store.subscriptions.was_refused(group_id):
            found = self._store.subscriptions.find(group_id)
            assert found is not None
            with self._store.db.atomic():
                self._store.subscriptions.save(scheduled(replace(found, on=True), now))


def _tongue(group: Group) -> str:
    return tongue(Player(0, group.language))
