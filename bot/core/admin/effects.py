"""What the owner sees of the whole bot, by /admin: numbers, reported questions, names on the boards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.core.effects import Effect


@dataclass(frozen=True, slots=True)
class ShowAdmin(Effect):
    """The numbers as they stand; `reported` counts questions with open reports, `benched` those out of play."""

    tag: ClassVar[str] = "admin"

    people: int
    answers: int
    waiting: int
    unknown: int
    failed: int
    pushed: int
    late: int
    reported: int
    benched: int
    pushes_paused: bool


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """A question with its open reports, how often each reason was given, and whether it is out of play."""

    question_id: str
    reports: int
    reasons: tuple[tuple[str, int], ...]
    benched: bool


@dataclass(frozen=True, slots=True)
class ShowReported(Effect):
    """The questions that most was said of; `more` are not shown."""

    tag: ClassVar[str] = "admin-reported"

    lines: tuple[ReportedLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class NameLine:
    """Somebody on the boards: the name and the points of the week."""

    player: int
    name: str
    points: int


@dataclass(frozen=True, slots=True)
class ShowNames(Effect):
    """The names on the board of the week, and who is muted."""

    tag: ClassVar[str] = "admin-names"

    names: tuple[NameLine, ...]
    muted: tuple[int, ...]
