"""What hosts print: a paper with questions of a topic or of their own, and a poster."""

from __future__ import annotations

import random

from bot.bank.bank import Bank
from bot.core.calendar import local_day
from bot.core.effects import Say, Toast
from bot.core.host.own_set import set_of, topic_of
from bot.core.host.paper_effects import OfferPapers, PaperItem, SendPaper, SendPoster
from bot.core.player.player import Player
from bot.core.question.kinds import CHOICE, JUDGE, kind_of
from bot.core.question.question import Question
from bot.core.quiz import selection
from bot.services.players import Players
from bot.services.reports import Reports
from bot.storage.store import Store

QUESTIONS = 20
FEWEST, MOST = 5, 50
PRINTED = (CHOICE, JUDGE)
HOME, STUDY, SEASON = "home", "tj-", "season-"
COMING, ENOUGH = Toast("paper-coming"), Toast("budget-paper", alert=True)


class Papers:
    """`zone` is the bot's own time zone: a paper bears a day."""

    def __init__(
        self, store: Store, bank: Bank, *, players: Players, reports: Reports, rng: random.Random, zone: str
    ) -> None:
        self._store, self._bank = store, bank
        self._players = players
        self._reports = reports
        self._rng = rng
        self._zone = zone

    def ask(self, player: Player, words: tuple[str, ...], now: int) -> None:
        """/paper 20 刷单: a number and a topic, in any order; without either, how it goes."""
        numbers = [int(word) for word in words if word.isdecimal() and len(word) < 4]
        named = " ".join(word for word in words if not word.isdecimal()).strip()
        if not words:
            self._players.tell(player, OfferPapers(topics=tuple(self._bank.topics)), now)
            return
        topic = self._topic(player, named) if named else None
        if named and topic is None:
            self._players.tell(player, OfferPapers(True, tuple(self._bank.topics)), now)
            return
        self.say(player, self.send(player, topic, numbers[0] if numbers else QUESTIONS, now), now)

    def send(self, player: Player, topic: str | None, count: int, now: int) -> Toast:
        """Make a paper of a topic or of a set of the person's own, as the toast says."""
        pool = self._pool(player, topic)
        wanted = min(max(count, FEWEST), MOST)
        first = selection.pick_filled(pool, selection.Memory(), wanted, now, self._rng)
        if not first:
            return Toast("tap-old")
        if not self._store.budgets.spend(player.id, "paper", now):
            return ENOUGH
        second = list(first)
        self._rng.shuffle(second)
        sheets = (self._sheet(first), self._sheet(second))
        code = f"{self._rng.randrange(10_000):04}"
        self._players.tell(
            player, SendPaper(topic, code, local_day(now, self._zone).isoformat(), sheets), now
        )
        return COMING

    def poster(self, player: Player, link: str, now: int) -> Toast:
        """Send a poster in both forms, but for a link that is not the person's own."""
        if link != HOME and self._host_of(link) != player.id:
            return Toast("tap-old")
        if not self._store.budgets.spend(player.id, "paper", now):
            return ENOUGH
        day = local_day(now, self._zone).isoformat()
        for form in ("pdf", "png"):
            self._players.tell(player, SendPoster(link, form, day), now)
        return COMING

    def say(self, player: Player, made: Toast, now: int) -> None:
        """Say in words what a command, which has no toast, cannot have."""
        if made != COMING:
            self._players.tell(player, Say(made.key, menu="again"), now)

    def _host_of(self, link: str) -> int | None:
        """Whose study, or season, a link leads to; None for a link that leads nowhere."""
        if link.startswith(STUDY):
            study = self._store.checkups.find_study(link.removeprefix(STUDY))
            return study.host if study else None
        found = self._store.seasons.find_code(link.removeprefix(SEASON)) if link.startswith(SEASON) else None
        return found.season.host if found else None

    def _topic(self, player: Player, named: str) -> str | None:
        """Find a topic by its key, or by a part of its title; or a set of the person's own."""
        for own in self._store.question_sets.of(player.id):
            if named == own.title:
                return topic_of(own.id)
        titles = {key: self._bank.topic(key, player.language).title for key in self._bank.topics}
        return next((key for key, title in titles.items() if named == key or named in title), None)

    def _pool(self, player: Player, topic: str | None) -> list[Question]:
        own = set_of(topic)
        if own is not None:
            found = self._store.question_sets.find(own[0], player.id, "kept")
            return self._store.question_sets.questions(own[0]) if found else []
        in_play = self._reports.in_play()
        return [
            question
            for question in in_play(self._bank.polls_in(player.language))
            if question.kind in PRINTED and topic in (None, question.topic)
        ]

    def _sheet(self, questions: list[Question]) -> tuple[PaperItem, ...]:
        return tuple(
            # A message is judged; its two answers keep their order on paper.
            PaperItem(one.id, kind_of(one).order(one, self._rng) if one.kind == CHOICE else (0, 1))
            for one in questions
        )
