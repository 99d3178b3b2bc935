"""Sending the daily pushes of people: what is due is claimed, chosen and put into the outbox in one transaction."""

from __future__ import annotations

import random

from bot.bank.bank import Bank
from bot.core import selection
from bot.core.calendar import DAY, local_day
from bot.core.effects import Lane, Post, ShowPush, ShowQuestion, ShowTip
from bot.core.player import Player, tongue
from bot.core.push import TIP_REST, Content, Subscription, after_due, judge_due
from bot.core.question import Question
from bot.services.dailies import Dailies
from bot.services.pages import Pages
from bot.services.quizzes import Quizzes
from bot.services.reports import ReportDesk
from bot.storage.store import Store

AT_ONCE = 5
"""Subscriptions of one transaction: a few milliseconds, so that nobody's tap waits longer than that."""


class PushChooser:
    """Chooses what a push carries: an unseen tip, and the question that is most due."""

    def __init__(
        self, store: Store, bank: Bank, desk: ReportDesk, quizzes: Quizzes, pages: Pages, rng: random.Random
    ) -> None:
        self._store = store
        self._bank = bank
        self._desk = desk
        self._quizzes = quizzes
        self._pages = pages
        self._rng = rng

    def choose(
        self, player: Player, content: Content, now: int
    ) -> tuple[ShowTip | None, ShowQuestion | None]:
        """Return tip and question as wanted; who wants tips only and has seen them all gets a question."""
        tip = self._tip(player, now) if content != "question" else None
        asked = self._question(player, now) if content != "tip" or tip is None else None
        return tip, self._quizzes.open_push(player, asked, now) if asked else None

    def _tip(self, player: Player, now: int) -> ShowTip | None:
        """Return a tip that the person has not seen for 120 days, None when there is none."""
        seen = self._store.tips.times(player.id)
        fresh = [tip for tip in self._bank.tips if now - seen.get(tip, -TIP_REST) >= TIP_REST]
        if not fresh:
            return None
        chosen = self._rng.choice(fresh)
        self._store.tips.add(player.id, chosen, now)
        return self._pages.tip_effect(chosen, player)

    def _question(self, player: Player, now: int) -> Question | None:
        """Return a variant of the most overdue cue, else of a new cue in the weakest topic."""
        answered = self._store.answers.last_times(player.id, now - selection.REST)
        for cue in self._store.cards.due(player.id, now)[:10]:
            variant = self._variant(player, self._bank.cues.get(cue, ()), answered, now)
            if variant is not None:
                return variant
        known = self._store.cards.known(player.id)
        for topic in self._weakest(player):
            new = [q for q in self._bank.of_topic(topic) if q.group not in known]
            variant = self._variant(player, new, answered, now)
            if variant is not None:
                return variant
        return self._variant(player, tuple(self._bank.questions.values()), answered, now)

    def _variant(
        self, player: Player, pool: tuple[Question, ...] | list[Question], answered: dict[str, int], now: int
    ) -> Question | None:
        """Return one of the pool that is in play for the person and was not answered within 30 days."""
        benched = self._desk.benched()
        fit = [
            question
            for question in pool
            if question.id not in benched
            and now - answered.get(question.id, -selection.REST) >= selection.REST
            and selection.suits(question, player.region)
        ]
        if player.language == "en":
            fit = [question for question in fit if question.id in self._bank.english] or fit
        return self._rng.choice(fit) if fit else None

    def _weakest(self, player: Player) -> list[str]:
        """Return the topics, least mastered first; what was never practised counts as half known, in any order."""
        scores = self._store.answers.topics(player.id)
        topics = self._rng.sample(list(self._bank.topics), len(self._bank.topics))

        def mastery(topic: str) -> float:
            rights, total = scores.get(topic, (0, 0))
            return (rights + 1) / (total + 2)

        return sorted(topics, key=mastery)


class Pushes:
    """`late_hours`: what is later than that is dropped. `ahead`: how many pushes may wait in the outbox."""

    def __init__(
        self,
        store: Store,
        chooser: PushChooser,
        dailies: Dailies,
        late_hours: int,
        ahead: int,
    ) -> None:
        self._store = store
        self._chooser = chooser
        self._dailies = dailies
        self._late_hours = late_hours
        self._ahead = ahead

    def claim(self, now: int) -> bool:
        """Deal with the few that have been due longest. False when nothing more is due or the outbox is full.

        Each gets its entry in the ledger, its next instant and its rows in the outbox together.
        """
        due = self._store.subscriptions.due(now, AT_ONCE)
        if not due or self._store.outbox.waiting_in(Lane.PUSH) >= self._ahead:
            return False
        with self._store.db.atomic():
            for subscription in due:
                self._deal(subscription, now)
        return True

    def next_after(self, now: int) -> int | None:
        """Return when the next push is due; what is due already waits for the outbox, not for a clock."""
        due = self._store.subscriptions.next_due_at()
        return due if due is not None and due > now else None

    def refused(self, chat_id: int) -> None:
        """Telegram refuses this chat: no further attempt until the person or the group comes back."""
        with self._store.db.atomic():
            self._store.subscriptions.refuse(chat_id)

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
        if subscription.chat_id < 0:
            self._dailies.ask(subscription, now)
            return
        player = self._store.players.find(subscription.chat_id)
        if player is None:
            return
        tip, question = self._chooser.choose(player, subscription.content, now)
        if tip is None and question is None:
            return
        card = f"s{question.session}" if question else None
        post = Post(player.id, ShowPush(tip, question), tongue(player), card=card, lane=Lane.PUSH, fresh=True)
        self._store.outbox.post(post, now)
