"""What is made to be printed: a paper with questions, a poster."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from bot.core.effects import Effect


class PaperItem(Struct, frozen=True):
    """A question on a paper; its answers are shown in this order."""

    question_id: str
    order: tuple[int, ...]


class SendPaper(Effect, frozen=True):
    """A paper in two orders, A and B, of one topic (None: all); `code` tells papers apart."""

    tag: ClassVar[str] = "paper"

    topic: str | None
    code: str
    day: str
    sheets: tuple[tuple[PaperItem, ...], tuple[PaperItem, ...]]


class OfferPapers(Effect, frozen=True):
    """How to ask for a paper; `unknown`: what was typed names no topic."""

    tag: ClassVar[str] = "papers"

    unknown: bool = False
    topics: tuple[str, ...] = ()


class SendPoster(Effect, frozen=True):
    """A poster, as `pdf` or as `png`; `link` is what the code opens the bot with, `day` when it was made."""

    tag: ClassVar[str] = "poster"

    link: str
    form: str
    day: str
