"""给家里人练: what the one who gives a link sees, and what the relative sees."""

from __future__ import annotations

from typing import ClassVar

from bot.core.effects import Effect


class ShowFamilyLink(Effect, frozen=True):
    """The link to pass on to relatives, by its code."""

    tag: ClassVar[str] = "family-link"

    code: str


class WelcomeRelative(Effect, frozen=True):
    """What a relative reads who opened a link: one plain sentence and a choice of language."""

    tag: ClassVar[str] = "family-welcome"


class TellFamily(Effect, frozen=True):
    """The one line of a week for who gave the link: how many relatives practised, how many questions in all."""

    tag: ClassVar[str] = "family-week"

    people: int
    answers: int
