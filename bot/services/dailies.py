"""One poll a day in a group: asked at its hour, with yesterday's result in a line; never a person by name."""

from __future__ import annotations

import random
from dataclasses import replace

from bot.bank.bank import Bank
from bot.core import selection
from bot.core.calendar import DAY, at, local_day, zone_info
from bot.core.effects import AskDaily, Lane, Post, Receipt, ShowDaily, Toast, TopicLine
from bot.core.group import Group
from bot.core.places import find_zone, place_name
from bot.core.player import Player, tongue
from bot.core.push import Subscription, clock_text, parse_time, scheduled
from bot.core.question import Question
from bot.services.reports import ReportDesk
from bot.storage.polls import PollRow, StrayVote
from bot.storage.store import Store
from bot.texts.traditional import to_simplified

KIND = "daily"
DEFAULT_MINUTE = 20 * 60
LOOK_BACK = 3 * DAY


class Dailies:
    def __init__(self, store: Store, bank: Bank, desk: ReportDesk, rng: random.Random, zone: str) -> None:
        self._store = store
        self._bank = bank
        self._desk = desk
        self._rng = rng
        self._zone = zone

    # --- asking -----------------------------------------------------------------------------------

    def ask(self, subscription: Subscription, now: int) -> None:
        """Put today's poll of a group into the outbox, in the caller's transaction."""
        group = self._store.groups.find(subscription.chat_id)
        question = self._pick(subscription, now)
        if group is None or not group.member or question is None:
            return
        words = self._bank.in_language(question.id, group.language)
        order = [0, 1] if question.kind == "judge" else list(range(len(question.options)))
        self._rng.shuffle(order)
        day = local_day(now, subscription.zone).isoformat()
        yesterday = self._yesterday(group, now)
        daily = self._store.dailies.add(group.id, question.id, order.index(question.key_position), day, now)
        topic = self._bank.topic(question.topic, group.language).title
        effect = replace(yesterday, daily=daily, question=words, topic=topic, order=tuple(order))
        self._store.outbox.post(
            Post(
                group.id,
                effect,
                _tongue(group),
                card=f"d{daily}",
                thread_id=subscription.thread_id,
                lane=Lane.PUSH,
                fresh=True,
            ),
            now,
        )

    def _yesterday(self, group: Group, now: int) -> AskDaily:
        """Return a poll that tells of the latest one: how many were right, and the cue."""
        latest = self._store.dailies.latest(group.id)
        empty = AskDaily(0, next(iter(self._bank.questions.values())), "", ())
        if latest is None or latest.at < now - LOOK_BACK or self._bank.find(latest.question_id) is None:
            return empty
        rights, voters = self._store.dailies.result(latest.id)
        question = self._bank.in_language(latest.question_id, group.language)
        cue = question.decisive or self._bank.topic(question.topic, group.language).title
        return replace(empty, voters=voters, rights=rights, cue=cue)

    def _pick(self, subscription: Subscription, now: int) -> Question | None:
        benched = self._desk.benched()
        pool = [
            question
            for question in self._bank.poll_questions
            if question.id not in benched and subscription.topic in (None, question.topic)
        ]
        asked = self._store.dailies.asked_since(subscription.chat_id, now - 120 * DAY)
        memory = selection.Memory(answered=asked)
        chosen = selection.pick(pool, memory, 1, now, self._rng)
        return chosen[0] if chosen else None

    # --- hearing ----------------------------------------------------------------------------------

    def shown(self, effect: AskDaily, post: Post, receipt: Receipt) -> None:
        """The poll is up: keep whose it is, and count the votes that came before we knew."""
        if receipt.poll_id is None:
            return
        row = PollRow(KIND, effect.daily, 0, post.chat_id)
        self._store.polls.add(receipt.poll_id, row, receipt.at)
        for vote in self._store.polls.take_strays(receipt.poll_id):
            self.heard(row, vote)

    def heard(self, row: PollRow, vote: StrayVote) -> None:
        """Count a vote on a poll of the day; the first one of a person stays."""
        daily = self._store.dailies.find(row.owner_id)
        if daily is not None and vote.option is not None:
            self._store.dailies.add_vote(daily.id, vote.player_id, vote.option == daily.correct)

    # --- the card ---------------------------------------------------------------------------------

    def show(self, group: Group, thread_id: int | None, now: int, *, topics: bool = False) -> None:
        with self._store.db.atomic():
            effect = self._card(group, topics=topics)
            card = Post(
                group.id,
                effect,
                _tongue(group),
                card="daily",
                thread_id=thread_id,
                silent=True,
                fresh=not topics,
            )
            self._store.outbox.post(card, now)

    def type_line(self, group: Group, text: str, thread_id: int | None, now: int) -> str | None:
        """Take `/daily 20:00 东京`, or `off`; returns the key of what is wrong, None when it was set."""
        words = text.split(maxsplit=1)
        if words and words[0].lower() in ("off", "stop", "关", "關", "停"):
            self._set(group, thread_id, now, on=False)
        elif words:
            minute = parse_time(words[0])
            if minute is None:
                return "push-bad-time"
            zone = find_zone(to_simplified(words[1])).zone if len(words) > 1 else None
            if len(words) > 1 and zone is None:
                return "push-bad-zone"
            self._set(group, thread_id, now, minute=minute, zone=zone, on=True)
        self.show(group, thread_id, now)
        return None

    def choose(self, group: Group, field: str, value: str, thread_id: int | None, now: int) -> Toast | None:
        """Take an admin's tap on the card."""
        match field:
            case "hour" if value.isdigit() and int(value) < 24 * 60:
                self._set(group, thread_id, now, minute=int(value), on=True)
            case "topic" if value == "" or value in self._bank.topics:
                self._set(group, thread_id, now, topic=value)
            case "menu":
                self._edit(group, thread_id, now, topics=value == "topic")
                return None
            case "off":
                self._set(group, thread_id, now, on=False)
            case _:
                return Toast("tap-old")
        self._edit(group, thread_id, now, topics=False)
        return Toast("settings-saved")

    def _edit(self, group: Group, thread_id: int | None, now: int, *, topics: bool) -> None:
        with self._store.db.atomic():
            effect = self._card(group, topics=topics)
            self._store.outbox.post(
                Post(group.id, effect, _tongue(group), card="daily", thread_id=thread_id), now
            )

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

    def _card(self, group: Group, *, topics: bool) -> ShowDaily:
        subscription = self._subscription(group)
        topic = subscription.topic and self._bank.topic(subscription.topic, group.language).title
        shown = ShowDaily(
            subscription.on,
            clock_text(subscription.minute),
            place_name(subscription.zone, group.language),
            topic,
        )
        if topics:
            every = (self._bank.topic(key, group.language) for key in self._bank.topics)
            shown = replace(shown, topics=tuple(TopicLine(t.key, t.icon, t.title) for t in every))
        if subscription.next_due_at is None:
            return shown
        local = at(subscription.next_due_at).astimezone(zone_info(subscription.zone))
        return replace(shown, next_day=local.date().isoformat(), next_clock=f"{local:%H:%M}")

    def back_again(self, group_id: int, now: int) -> None:
        """The bot was added again: what was on before goes on."""
        if self._store.subscriptions.was_refused(group_id):
            found = self._store.subscriptions.find(group_id)
            assert found is not None
            with self._store.db.atomic():
                self._store.subscriptions.save(scheduled(replace(found, on=True), now))


def _tongue(group: Group) -> str:
    return tongue(Player(0, group.language))
