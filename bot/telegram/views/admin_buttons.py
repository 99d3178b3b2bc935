"""The buttons of /admin. Whoever taps them is looked at by the handler; they name only what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.telegram.views.buttons import Button


@dataclass(frozen=True, slots=True)
class OpenAdmin(Button):
    """One of the pages: numbers, reported, names."""

    tag: ClassVar[str] = "ao"
    page: str


@dataclass(frozen=True, slots=True)
class DecideItem(Button):
    """留下 (`keep`) or 撤下 (`withdraw`) for a reported question."""

    tag: ClassVar[str] = "ai"
    question: str
    keep: bool


@dataclass(frozen=True, slots=True)
class PausePushes(Button):
    tag: ClassVar[str] = "ap"
    paused: bool


@dataclass(frozen=True, slots=True)
class Moderate(Button):
    """`hide` the name of a person, `mute` them, or `free` them."""

    tag: ClassVar[str] = "am"
    player: int
    what: str
