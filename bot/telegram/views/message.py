"""What a view returns: one value for each kind of message that the sender can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup


@dataclass(frozen=True, slots=True)
class TextMessage:
    """A text with Telegram's HTML; links have no preview."""

    html: str
    keyboard: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class PhotoMessage:
    """A picture. `draw` returns PNG bytes and runs in a thread; if it fails, `fallback_html` is sent instead."""

    draw: Callable[[], bytes]
    caption_html: str
    keyboard: InlineKeyboardMarkup | None = None
    fallback_html: str = ""


@dataclass(frozen=True, slots=True)
class DocumentMessage:
    """A file."""

    filename: str
    content: bytes
    caption_html: str = ""


@dataclass(frozen=True, slots=True)
class PollMessage:
    """A native quiz poll; nobody may vote twice. All texts are plain. `open_period` is seconds."""

    question: str
    options: tuple[str, ...]
    correct: int
    open_period: int | None = None
    description: str = ""
    anonymous: bool = False
    hide_results: bool = True
    explanation: str | None = None
    keyboard: InlineKeyboardMarkup | None = None
    shuffle: bool = True


@dataclass(frozen=True, slots=True)
class ClosePoll:
    """Closes the poll that the card carries."""


@dataclass(frozen=True, slots=True)
class DeleteMessage:
    """Deletes the message that the card carries."""


Message = TextMessage | PhotoMessage | DocumentMessage | PollMessage | ClosePoll | DeleteMessage
