"""The buttons of /admin. Whoever taps them is looked at by the handler; they name only what they are about."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class OpenAdmin(Button, frozen=True):
    """One of the pages: numbers, reported, names."""

    tag: ClassVar[str] = "ao"
    page: str


class DecideItem(Button, frozen=True):
    """留下 (`keep`) or 撤下 (`withdraw`) for a reported question."""

    tag: ClassVar[str] = "ai"
    question: str
    keep: bool


class PausePushes(Button, frozen=True):
    tag: ClassVar[str] = "ap"
    paused: bool


class Moderate(Button, frozen=True):
    """`hide` the name of a person, `mute` them, or `free` them."""

    tag: ClassVar[str] = "am"
    player: int
    what: str
