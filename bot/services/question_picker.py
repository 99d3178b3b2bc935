"""Drawing questions for a person: what is in play for them, what is due, what comes next."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.bank.bank import Bank
from bot.core.calendar import end_of_day
from bot.core.player.player import Player, zone_of
from bot.core.question.audience import audience_of
from bot.core.question.items import level_of
from bot.core.question.question import Question
from bot.core.question.regions import is_local, likely_region, suits
from bot.core.question.shuffling import seeded
from bot.core.quiz import selection
from bot.core.quiz.helpta import Chat, chat_of
from bot.core.quiz.pool import Pool
from bot.core.quiz.quiz import Session, SessionItem
from bot.core.quiz.replacing import replacement
from bot.core.quiz.selection import DRAWS, Memory
from bot.core.quiz.sessions import SESSIONS, SessionKind
from bot.core.season.draw import LevelOf
from bot.core.season.state import LENGTH as SEASON_LENGTH
from bot.services.levels import Levels
from bot.services.reports import Reports
from bot.storage.store import Store

RECENT = 20
"""Answers by which somebody's level is known."""
EASED = ("mixed", "judged")
"""An exam is as hard as it is, and what is due was chosen before."""


class Pools(Struct, frozen=True):
    """What is in play for somebody while some questions are benched, and what of it they can read."""

    benched: frozenset[str]
    everything: Pool
    translated: Pool


class QuestionPicker:
    """`zone` is the bot's own time zone, for people who named neither a zone nor a region."""

    def __init__(
        self, store: Store, bank: Bank, reports: Reports, levels: Levels, rng: random.Random, zone: str
    ) -> None:
        self._store = store
        self._bank = bank
        self._reports = reports
        self._levels = levels
        self._rng = rng
        self._zone = zone
        self._pools: dict[tuple[str, str], Pools] = {}

    def memory(self, player: Player, now: int) -> Memory:
        """Return what is known of the person's past: due cues, cues with a card, answers of the last 30 days."""
        cards, answers = self._store.cards, self._store.answers
        recent = answers.recent(player.id, RECENT)
        return Memory(
            tuple(self.due(player, end_of_day(now, zone_of(player, self._zone)))),
            cards.known(player.id),
            answers.last_times(player.id, now - selection.REST),
            selection.level_for(recent),
            self._levels.measured,
            beginner=len(recent) < selection.EASY_ANSWERS,
            audience=audience_of(player.practises_for),
            region=likely_region(player.region, player.language),
        )

    def choose(
        self, player: Player, kind: str, topic: str | None, memory: Memory, now: int
    ) -> list[Question]:
        """Return the questions of a session, as its kind wants them; none where it wants more than there are.

        Who is new gets what is easy and everyday first, and what is translated into the person's language comes
        alone, as long as there is enough of it that is new to them.
        """
        rules = SESSIONS[kind]
        count = rules.length or player.session_length
        chosen: list[Question] = []
        for pool in self._suitable(player, rules, topic, memory):
            chosen = DRAWS[rules.draw](pool, memory, count, now, self._rng)
            if len(chosen) == count and not any(question.id in memory.answered for question in chosen):
                break
        if memory.beginner and rules.draw == "mixed":
            chosen = selection.short_first(chosen)
        return chosen if rules.length is None or len(chosen) == count else []

    def _suitable(
        self, player: Player, rules: SessionKind, topic: str | None, memory: Memory
    ) -> Iterator[Sequence[Question]]:
        """Go from what suits a person best to all that is in play for them."""
        pools = self._in_play(player, topic)
        if rules.draw == "easy" or (memory.beginner and rules.draw in EASED):
            yield selection.easy_beginnings(pools.translated, memory)
        yield pools.translated
        if len(pools.translated) < len(pools.everything):
            yield pools.everything

    def due(self, player: Player, until: int) -> list[str]:
        """Return the cues due before an instant that have a question in play, most overdue first."""
        in_play = self._reports.in_play(player.region)
        return [
            cue for cue in self._store.cards.due(player.id, until) if in_play(self._bank.cues.get(cue, ()))
        ]

    def plan(self, questions: Iterable[Question]) -> tuple[SessionItem, ...]:
        """Return the questions, each with its options shuffled."""
        chance = seeded(self._rng)
        return tuple(selection.plan(question, chance) for question in questions)

    def mended(self, player: Player, session: Session) -> Session:
        """Return a session with another question where the one that it is to ask went out of play meanwhile.

        It is of the same kind, of the same cue or else the same topic where there is one; with none at all, nothing
        is changed.
        """
        item = session.current
        if self._reports.plays(item.question_id):
            return session
        others = {one.cue for one in session.plan} - {item.cue}
        everything = self._in_play(player, session.topic).everything
        pool = (one for one in everything if one.kind == item.kind)
        nearest = replacement(
            pool, others, lambda one: (one.group != item.cue, one.topic != item.topic), self._rng
        )
        if nearest is None:
            return session
        plan = list(session.plan)
        (plan[session.position],) = self.plan([nearest])
        return replace(session, plan=tuple(plan))

    def chat(self, question: Question) -> Chat:
        """Return the beginning of a dialogue that is read line by line."""
        return chat_of(question, self._rng)

    def topics(self, player: Player) -> list[str]:
        """Return the topics that have questions for the person, in their order."""
        found = {question.topic for question in self._in_play(player, None).everything}
        return [topic for topic in self._bank.topics if topic in found]

    def is_near(self, player: Player, topic: str) -> bool:
        """Whether a topic has questions that hold where the person most likely lives."""
        home = likely_region(player.region, player.language)
        return any(is_local(one, home) for one in self._bank.of_topic(topic))

    def is_elsewhere(self, player: Player, topic: str) -> bool:
        """Whether a topic has questions, and none for where the person lives."""
        questions = self._bank.of_topic(topic)
        return bool(questions) and not any(suits(one, player.region) for one in questions)

    # --- seasons: the same for everybody, as far as language and place allow ----------------------

    def season_pool(self, topics: tuple[str, ...], player: Player | None = None) -> list[Question]:
        """Return what may be drawn in a season; for a person what holds where they live, in their language if it lasts."""
        chosen = topics or tuple(self._bank.topics)
        questions = [one for topic in chosen for one in self._bank.of_topic(topic)]
        region = player.region if player else "any"
        pool = selection.in_play(questions, region, self._reports.benched())
        if player is None:
            return pool
        readable = self._bank.readable(player.language)
        translated = [question for question in pool if question.id in readable]
        enough = len({question.group for question in translated}) >= 2 * SEASON_LENGTH
        return translated if enough else pool

    def level_of(self) -> LevelOf:
        """Return what tells the level of a question: as measured, else as its author thought."""
        measured = self._levels.measured
        return lambda question: level_of(question, measured)

    def answered(self, player: Player, now: int) -> dict[str, int]:
        """Return when the person met each question of the last 30 days."""
        return self._store.answers.last_times(player.id, now - selection.REST)

    def _in_play(self, player: Player, topic: str | None) -> Pools:
        benched = self._reports.benched()
        if topic is not None:
            return self._pools_of(self._bank.of_topic(topic), player, benched)
        # The same for everybody of a region and a language, until something goes out of play or comes back.
        key = (player.region, player.language)
        pools = self._pools.get(key)
        if pools is None or pools.benched != benched:
            pools = self._pools[key] = self._pools_of(self._bank.questions.values(), player, benched)
        return pools

    def _pools_of(self, questions: Iterable[Question], player: Player, benched: frozenset[str]) -> Pools:
        everything = Pool(selection.in_play(questions, player.region, benched))
        readable = self._bank.readable(player.language)
        translated = [question for question in everything if question.id in readable]
        all_of_it = len(translated) == len(everything)
        return Pools(benched, everything, everything if all_of_it else Pool(translated))
