"""The buttons of what is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.telegram.views.buttons import Button


@dataclass(frozen=True, slots=True)
class GetPaper(Button):
    """A paper of a topic, or of a set."""

    tag: ClassVar[str] = "pp"
    topic: str


@dataclass(frozen=True, slots=True)
class GetPoster(Button):
    """A poster; `link` is what its code opens the bot with."""

    tag: ClassVar[str] = "po"
    link: str
