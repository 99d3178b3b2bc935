"""What a person's push carries: a tip not seen for long, and the question that is most due."""

from __future__ import annotations

import random
from collections.abc import Mapping

from msgspec import Struct

from bot.bank.bank import Bank
from bot.core.calendar import end_of_day
from bot.core.player.player import Player
from bot.core.push.push import Content
from bot.core.question.question import Question
from bot.core.question.regions import is_local, likely_region
from bot.core.quiz import selection
from bot.core.quiz.effects import ShowQuestion
from bot.services.pages import Pages
from bot.services.quizzes import Quizzes
from bot.services.reports import InPlay, Reports
from bot.storage.store import Store


class Past(Struct, frozen=True):
    """What a choice looks back on: when a question was answered last, and what may be asked at all."""

    answered: Mapping[str, int]
    in_play: InPlay

    def last(self, question: Question) -> int:
        return self.answered.get(question.id, 0)


class PushChooser:
    """Chooses tip and question of a person, and opens the session that the question is answered in."""

    def __init__(
        self, store: Store, bank: Bank, reports: Reports, quizzes: Quizzes, pages: Pages, rng: random.Random
    ) -> None:
        self._store = store
        self._bank = bank
        self._reports = reports
        self._quizzes = quizzes
        self._pages = pages
        self._rng = rng

    def choose(
        self, player: Player, content: Content, zone: str, now: int
    ) -> tuple[str | None, ShowQuestion | None]:
        """Return tip and question as wanted; who wants tips only and has seen them all gets a question."""
        tip = self._tip(player, now) if content != "question" else None
        asked = self._question(player, zone, now) if content != "tip" or tip is None else None
        if asked is None:
            return tip, None
        return tip, self._quizzes.open_push(player, asked, tip or "", now)

    def _tip(self, player: Player, now: int) -> str | None:
        """Take a tip that is new to the person, None when there is none."""
        chosen = self._pages.unseen_tip(player, now)
        if chosen is None:
            return None
        self._store.tips.add(player.id, chosen, now)
        return chosen

    def _question(self, player: Player, zone: str, now: int) -> Question | None:
        """Return the most overdue cue of the day, else a new cue of the weakest topic, else what was longest unseen."""
        past = Past(
            self._store.answers.last_times(player.id, now - selection.REST),
            self._reports.in_play(player.region),
        )
        return self._due(player, past, end_of_day(now, zone)) or self._new(player, past)

    def _due(self, player: Player, past: Past, until: int) -> Question | None:
        """Return a variant of the most overdue cue: one that was not answered for a month, else the oldest."""
        for cue in self._store.cards.due(player.id, until):
            variants = past.in_play(self._bank.cues.get(cue, ()))
            if variants:
                readable = _readable(player, variants, self._bank)
                return min(readable, key=lambda question: (past.last(question), self._rng.random()))
        return None

    def _new(self, player: Player, past: Past) -> Question | None:
        known = self._store.cards.known(player.id)
        topics = self._weakest(player)
        for readable in (self._bank.readable(player.language), self._bank.questions):
            for topic in topics:
                pool = (q for q in self._bank.of_topic(topic) if q.group not in known and q.id in readable)
                new = past.in_play(pool)
                if new:
                    home = likely_region(player.region, player.language)
                    local = [one for one in new if is_local(one, home)]
                    return self._rng.choice(local or new)
        left = past.in_play(self._bank.questions.values())
        return min(_readable(player, left, self._bank), key=past.last, default=None)

    def _weakest(self, player: Player) -> list[str]:
        """Return the topics, least mastered first; what was never practised counts as half known, in any order."""
        scores = self._store.answers.topics(player.id)
        topics = list(self._bank.topics)
        self._rng.shuffle(topics)

        def mastery(topic: str) -> float:
            rights, total = scores.get(topic, (0, 0))
            return (rights + 1) / (total + 2)

        return sorted(topics, key=mastery)


def _readable(player: Player, pool: list[Question], bank: Bank) -> list[Question]:
    """Return those that are translated for the person, all where none is."""
    readable = bank.readable(player.language)
    return [question for question in pool if question.id in readable] or pool
