"""The buttons of what is printed."""

from __future__ import annotations

from typing import ClassVar

from bot.telegram.views.buttons import Button


class GetPaper(Button, frozen=True):
    """A paper of a topic, or of a set."""

    tag: ClassVar[str] = "pp"
    topic: str


class GetPoster(Button, frozen=True):
    """A poster; `link` is what its code opens the bot with."""

    tag: ClassVar[str] = "po"
    link: str
