"""给家里人练: what the one who gives a link sees, and what the relative sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.core.effects import Effect


@dataclass(frozen=True, slots=True)
class ShowFamilyLink(Effect):
    """The link to pass on to relatives, by its code."""

    tag: ClassVar[str] = "family-link"

    code: str


@dataclass(frozen=True, slots=True)
class WelcomeRelative(Effect):
    """What a relative reads who opened a link: one plain sentence and a choice of language."""

    tag: ClassVar[str] = "family-welcome"


@dataclass(frozen=True, slots=True)
class TellFamily(Effect):
    """The one line of a week for who gave the link: how many relatives practised, how many questions in all."""

    tag: ClassVar[str] = "family-week"

    people: int
    answers: int
