"""What a view returns: one value for each kind of message that the sender can show, and its keyboard."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Key(Struct, frozen=True):
    """One button under a message: a tap on it brings `data` back, opens `url`, or copies `copy`."""

    text: str
    data: str = ""
    url: str = ""
    copy: str = ""


class Keyboard(Struct, frozen=True):
    """The buttons under a message, row by row."""

    rows: tuple[tuple[Key, ...], ...]


class TextMessage(Struct, frozen=True):
    """A text with Telegram's HTML; links have no preview.

    `under_picture` is what stands there instead where the message that is edited is a picture which may stay. Empty:
    the picture has nothing to do with this text.
    """

    html: str
    keyboard: Keyboard | None = None
    under_picture: str = ""


class PhotoMessage(Struct, frozen=True):
    """A picture. `draw` returns PNG bytes and runs in a thread; if it fails, `fallback_html` is sent instead."""

    draw: Callable[[], bytes]
    caption_html: str
    keyboard: Keyboard | None = None
    fallback_html: str = ""


class DocumentMessage(Struct, frozen=True):
    """A file. `draw`, where it is given, makes the content, and runs in a thread."""

    filename: str
    content: bytes = b""
    caption_html: str = ""
    draw: Callable[[], bytes] | None = None


class PollMessage(Struct, frozen=True):
    """A native quiz poll; nobody may vote twice. All texts are plain. `open_period` is seconds."""

    question: str
    options: tuple[str, ...]
    correct: int
    open_period: int | None = None
    description: str = ""
    anonymous: bool = False
    hide_results: bool = True
    explanation: str | None = None
    keyboard: Keyboard | None = None
    shuffle: bool = True


class ClosePoll(Struct, frozen=True):
    """Closes the poll that the slot holds."""


class DeleteMessage(Struct, frozen=True):
    """Deletes the message that the slot holds."""


Message = TextMessage | PhotoMessage | DocumentMessage | PollMessage | ClosePoll | DeleteMessage
