"""What 一起看看 shows. Effects carry the answers and nothing of the message that the person has in hand."""

from __future__ import annotations

from typing import ClassVar

from bot.core.effects import Effect


class ShowLook(Effect, frozen=True):
    """The next question, or the end once it is decided. `code` holds the answers, one digit each."""

    tag: ClassVar[str] = "look"

    subject: str
    code: str
    region: str


class ShowLookAfter(Effect, frozen=True):
    """已经照做了: what to do now, for what the message resembled."""

    tag: ClassVar[str] = "look-after"

    resembles: str
    region: str
