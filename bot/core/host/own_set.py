"""A host's own questions: what a file gave, what is wrong with it, and how such a question is named.

A question of set 3 is called `own:3:7`; `own:3` as a topic stands for the set alone, `mix:3` for the set and the bank.
Sets are never changed: a new version is a new set, so that a game under way keeps the questions it was drawn from.
"""

from __future__ import annotations

import re
from typing import Literal, Protocol

from msgspec import Struct

from bot.core.question.kinds import CHOICE
from bot.core.question.question import Option, Question

ALONE, MIXED = "own", "mix"
MOST_QUESTIONS = 500
MOST_SETS = 20
LEAST_OPTIONS, MOST_OPTIONS = 2, 8
LETTERS = "ABCDEFGH"
_QUESTION = re.compile(r"own:([0-9]{1,12}):([0-9]{1,4})")
_TOPIC = re.compile(r"(own|mix):([0-9]{1,12})")

Unit = Literal["row", "line", "paragraph"]


class Entry(Struct, frozen=True):
    """A question as it stands in a file, read but not judged: `answer` is what was written there.

    `row` counts from 1 in its `unit`; `sheet` is empty where a file has but one. `tangled`: two questions in one.
    """

    row: int
    stem: str
    options: tuple[str, ...] = ()
    answer: str = ""
    why: str = ""
    unit: Unit = "row"
    sheet: str = ""
    tangled: bool = False


class Finding(Struct, frozen=True):
    """Something wrong with an entry, or worth a look: the key of its sentence, and the words in it."""

    row: int
    key: str
    args: dict[str, str] = {}
    unit: Unit = "row"
    sheet: str = ""


class OwnQuestion(Struct, frozen=True):
    """A question that was understood; `key` counts its options from 0."""

    stem: str
    options: tuple[str, ...]
    key: int
    why: str = ""


class Draft(Struct, frozen=True):
    """What a file gave: every entry is a question, or one of `faults` names it; `entries` is all of them."""

    entries: tuple[Entry, ...]
    questions: tuple[OwnQuestion, ...]
    faults: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


class OwnSet(Struct, frozen=True):
    """A set as its owner sees it; `count` questions, kept since `at`."""

    id: int
    title: str
    count: int
    at: int


class OwnQuestions(Protocol):
    """Where questions that are not in the bank are found."""

    def question(self, question_id: str) -> Question | None:
        """A question by its id; None for one that is gone, or is none of these."""
        ...

    def set_title(self, set_id: int) -> str | None:
        """How its owner called a set; None for one that is gone."""
        ...

    def draft(self, set_id: int) -> Draft | None:
        """What the file of a set gave; None for one that is gone."""
        ...


class NoOwnQuestions:
    """There are none."""

    def question(self, question_id: str) -> Question | None:
        return None

    def set_title(self, set_id: int) -> str | None:
        return None

    def draft(self, set_id: int) -> Draft | None:
        return None


def question_id(set_id: int, number: int) -> str:
    """Return the id of a question of a set, counted from 1."""
    return f"{ALONE}:{set_id}:{number}"


def number_of(name: str) -> tuple[int, int] | None:
    """Return set and number of a question's id; None for one of the bank."""
    found = _QUESTION.fullmatch(name)
    return (int(found[1]), int(found[2])) if found else None


def topic_of(set_id: int, *, mixed: bool = False) -> str:
    """Return the topic that stands for a set."""
    return f"{MIXED if mixed else ALONE}:{set_id}"


def set_of(topic: str | None) -> tuple[int, bool] | None:
    """Return the set behind a topic, and whether it is mixed with the bank; None for a topic of the bank."""
    found = _TOPIC.fullmatch(topic or "")
    return (int(found[2]), found[1] == MIXED) if found else None


def as_question(name: str, own: OwnQuestion) -> Question:
    """Return a question of a set in the form of the bank's: a choice, of a cue and a topic of its own."""
    options = tuple(
        Option(text, own.why if index == own.key else "", key=index == own.key)
        for index, text in enumerate(own.options)
    )
    return Question(name, name, name.rpartition(":")[0], CHOICE, 1, ("any",), stem=own.stem, options=options)
