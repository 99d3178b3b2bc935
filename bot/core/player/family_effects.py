"""给家里人练: what the one who gives a link sees, and what the relative sees."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.effects import Effect


@dataclass(frozen=True, slots=True)
class ShowFamilyLink(Effect):
    """The link to pass on to relatives, by its code."""

    code: str


@dataclass(frozen=True, slots=True)
class WelcomeRelative(Effect):
    """What a relative reads who opened a link: one plain sentence and a choice of language."""


@dataclass(frozen=True, slots=True)
class TellFamily(Effect):
    """The one line of a week for who gave the link: how many relatives practised, how many questions in all."""

    people: int
    answers: int
