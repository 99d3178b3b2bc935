"""What the owner sees of the whole bot, by /admin: numbers, reported questions, names on the boards."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bot.core.effects import Effect


class ShowAdmin(Effect, frozen=True):
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


class ReportedLine(Struct, frozen=True):
    """A question with its open reports, how often each reason was given, and whether it is out of play."""

    question_id: str
    reports: int
    reasons: tuple[tuple[str, int], ...]
    benched: bool


class ShowReported(Effect, frozen=True):
    """The questions that most was said of; `more` are not shown."""

    tag: ClassVar[str] = "admin-reported"

    lines: tuple[ReportedLine, ...]
    more: int


class NameLine(Struct, frozen=True):
    """Somebody on the boards: the name and the points of the week."""

    player: int
    name: str
    points: int


class ShowNames(Effect, frozen=True):
    """The names on the board of the week, and who is muted."""

    tag: ClassVar[str] = "admin-names"

    names: tuple[NameLine, ...]
    muted: tuple[int, ...]
