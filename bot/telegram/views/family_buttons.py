"""Buttons of 给家里人练."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class BeginRelative(Button, frozen=True):
    """The easy round, in this language."""

    tag: ClassVar[str] = "fb"
    language: str


class AgreeFamily(Button, frozen=True):
    """Whether how many questions they practised may be told to who gave the link."""

    tag: ClassVar[str] = "fg"
    agreed: bool
