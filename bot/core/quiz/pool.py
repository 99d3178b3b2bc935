"""Questions to draw from, laid out once on shelves: a draw then touches numbers, not the questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

from bot.core.question.audience import WEIGHT, Audience
from bot.core.question.items import level_of
from bot.core.question.question import Question
from bot.core.question.regions import is_local

ELSEWHERE = 10.0
"""What does not hold where somebody lives is further away than any level."""


class Pool(Sequence[Question]):
    """A question's number is its place in the pool. There is a shelf for each topic and side, and each knows both.

    `shelves` holds the numbers of each shelf, `of_topic` and `of_side` which shelves have one, `of_cue` the numbers of
    each cue, `number` that of each id.
    """

    def __init__(self, questions: Iterable[Question]) -> None:
        self._questions = tuple(questions)
        self.number: dict[str, int] = {}
        self.of_cue: defaultdict[str, list[int]] = defaultdict(list)
        shelves: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, question in enumerate(self._questions):
            self.number[question.id] = number
            self.of_cue[question.group].append(number)
            shelves[question.topic, question.side].append(number)
        self.shelves = tuple(shelves.values())
        self.of_topic: defaultdict[str, list[int]] = defaultdict(list)
        self.of_side: defaultdict[str, list[int]] = defaultdict(list)
        for shelf, (topic, side) in enumerate(shelves):
            self.of_topic[topic].append(shelf)
            self.of_side[side].append(shelf)
        self._distances: dict[tuple[int | None, str], list[float]] = {}
        self._measured: Mapping[str, int] | None = None
        self._powers: dict[Audience, list[float]] = {}

    @classmethod
    def of(cls, questions: Iterable[Question]) -> Pool:
        """Return the questions as a pool; one that is a pool stays itself, with what it remembers."""
        return questions if isinstance(questions, Pool) else cls(questions)

    def __len__(self) -> int:
        return len(self._questions)

    def __iter__(self) -> Iterator[Question]:
        return iter(self._questions)

    @overload
    def __getitem__(self, number: int) -> Question: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Question, ...]: ...
    def __getitem__(self, number: int | slice) -> Question | tuple[Question, ...]:
        return self._questions[number]

    def distances(self, level: int | None, region: str, measured: Mapping[str, int]) -> list[float]:
        """Return how far each question is from a level (None: any) and a region, remembered until levels are measured anew."""
        if measured is not self._measured:
            self._distances.clear()
            self._measured = measured
        found = self._distances.get((level, region))
        if found is None:
            found = self._distances[level, region] = [
                (0.0 if level is None else abs(level_of(question, measured) - level))
                + (0.0 if is_local(question, region) else ELSEWHERE)
                for question in self._questions
            ]
        return found

    def powers(self, audience: Audience) -> list[float]:
        """Return to which power a number by lot is raised, so that what meets these people comes WEIGHT times as likely first."""
        found = self._powers.get(audience)
        if found is None:
            found = self._powers[audience] = [
                1 / WEIGHT if audience.favours(question) else 1.0 for question in self._questions
            ]
        return found
