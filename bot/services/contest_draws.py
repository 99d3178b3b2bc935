"""What a contest is played with: its venue with topics and sets to choose from, and the questions drawn for it."""

from __future__ import annotations

import random
from collections import Counter

from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.core.contest.round import RoundPlan, planned
from bot.core.contest.state import Contest, Phase, Venue
from bot.core.group.group import Group
from bot.core.host.own_set import number_of, set_of, topic_of
from bot.core.language import Language
from bot.core.question.question import Question
from bot.core.question.regions import EVERYWHERE, likely_region
from bot.core.quiz import selection
from bot.core.quiz.replacing import replacement
from bot.services.reports import Reports
from bot.storage.contests import Game
from bot.storage.store import Store


class ContestDraws:
    """`zone` is the bot's own time zone, for groups that set none."""

    def __init__(self, store: Store, bank: Bank, reports: Reports, rng: random.Random, zone: str) -> None:
        self._store = store
        self._bank = bank
        self._reports = reports
        self._rng = rng
        self._zone = zone

    def venue(self, group: Group, starter: int) -> Venue:
        """Return where a game of this group is played; the topics, and the starter's own sets, that its lobby offers."""
        counts = Counter(question.topic for question in self._in_play(group.language))
        offer = tuple((key, counts[key]) for key in self._bank.topics if counts[key])
        return Venue(
            group.title, group.zone or self._zone, offer, self._sets(starter, counts.total()), group.units
        )

    def sets_of(self, group: Group, owner: int) -> tuple[tuple[str, int], ...]:
        """Return the sets of one person as a lobby of this group offers them."""
        return self._sets(owner, len(self._in_play(group.language)))

    def _sets(self, starter: int, in_bank: int) -> tuple[tuple[str, int], ...]:
        """Each set twice: alone, and mixed with the bank."""
        return tuple(
            (topic_of(own.id, mixed=mixed), own.count + (in_bank if mixed else 0))
            for own in self._store.question_sets.of(starter)
            for mixed in (False, True)
        )

    # --- drawing ----------------------------------------------------------------------------------

    def draw(self, game: Game, now: int) -> tuple[RoundPlan, ...]:
        """The questions of a game, shuffled: none that the group had within 30 days while others are left."""
        settings, since = game.contest.settings, now - selection.REST
        asked = self._store.contests.asked_lately(game.chat_id, since)
        memory = selection.Memory(answered=asked, region=likely_region(EVERYWHERE, game.language))
        own = set_of(settings.topic)
        if own is not None:
            return planned(self._draw_own(game, own, memory, now), self._rng)
        pool = self._pool(game, settings.topic, settings.rounds)
        chosen = selection.pick_filled(pool, memory, settings.rounds, now, self._rng)
        return planned(chosen, self._rng)

    def mended(self, game: Game, now: int) -> Contest:
        """Return a game between two rounds with another question where the next one went out of play meanwhile."""
        contest = game.contest
        if contest.phase not in (Phase.REVEALING, Phase.PAUSED) or contest.number == len(contest.plan):
            return contest
        gone = contest.plan[contest.number]
        if number_of(gone.question_id) or self._reports.plays(gone.question_id):
            return contest
        others, topic = {one.cue for one in contest.plan} - {gone.cue}, contest.settings.topic
        pool = self._pool(game, None, len(contest.plan))
        nearest = replacement(pool, others, lambda one: topic not in (None, one.topic), self._rng)
        if nearest is None:
            return contest
        (instead,) = planned([nearest], self._rng)
        self._store.contests.note_asked(game.chat_id, [instead.question_id], now)
        before, after = contest.plan[: contest.number], contest.plan[contest.number + 1 :]
        return replace(contest, plan=(*before, instead, *after))

    def _draw_own(
        self, game: Game, own: tuple[int, bool], memory: selection.Memory, now: int
    ) -> list[Question]:
        """The questions of a set; mixed, half of them from the bank, and more where the set is small."""
        set_id, mixed = own
        rounds, found = game.contest.settings.rounds, self._store.question_sets.questions(set_id)
        share = (rounds + 1) // 2 if mixed and found else rounds
        chosen = selection.pick_filled(found, memory, share, now, self._rng)
        if mixed and found:
            pool = self._pool(game, None, rounds)
            chosen += selection.pick_filled(pool, memory, rounds - len(chosen), now, self._rng)
            self._rng.shuffle(chosen)
        return chosen

    def _pool(self, game: Game, topic: str | None, count: int) -> list[Question]:
        """What fits a poll in the group's language: only what is translated, as long as there is enough of it."""
        fitting = [question for question in self._in_play(game.language) if topic in (None, question.topic)]
        translated = [question for question in fitting if question.language == game.language]
        return translated if len(translated) >= count else fitting

    def _in_play(self, language: Language) -> list[Question]:
        in_play = self._reports.in_play()
        return in_play(self._bank.polls_in(language))
