"""What is made to be printed: a paper with questions, a poster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.core.effects import Effect


@dataclass(frozen=True, slots=True)
class PaperItem:
    """A question on a paper; its answers are shown in this order."""

    question_id: str
    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SendPaper(Effect):
    """A paper in two orders, A and B, of one topic (None: all); `code` tells papers apart."""

    tag: ClassVar[str] = "paper"

    topic: str | None
    code: str
    day: str
    sheets: tuple[tuple[PaperItem, ...], tuple[PaperItem, ...]]


@dataclass(frozen=True, slots=True)
class OfferPapers(Effect):
    """How to ask for a paper; `unknown`: what was typed names no topic."""

    tag: ClassVar[str] = "papers"

    unknown: bool = False
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SendPoster(Effect):
    """A poster, as `pdf` or as `png`; `link` is what the code opens the bot with, `day` when it was made."""

    tag: ClassVar[str] = "poster"

    link: str
    form: str
    day: str
