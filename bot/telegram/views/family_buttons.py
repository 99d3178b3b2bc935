"""Buttons of 给家里人练."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.telegram.views.buttons import Button


@dataclass(frozen=True, slots=True)
class BeginRelative(Button):
    """The easy round, in this language."""

    tag: ClassVar[str] = "fb"
    language: str


@dataclass(frozen=True, slots=True)
class AgreeFamily(Button):
    """Whether how many questions they practised may be told to who gave the link."""

    tag: ClassVar[str] = "fg"
    agreed: bool
