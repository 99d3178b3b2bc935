"""What the core wants shown: effects carry values; views turn them into words, keyboards and pictures."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar

from msgspec import Struct


class Priority(IntEnum):
    """Who goes first in a chat, and what an unknown fate means: answers are sent again, the others are not."""

    ANSWER = 0
    PUSH = 1
    BROADCAST = 2


class Effect(Struct, frozen=True):
    """One thing to show; rows that wait in a file know it by its `tag`, which never changes."""

    tag: ClassVar[str]


class Post(Struct, frozen=True):
    """An effect with its address.

    `slot` names a message that later posts edit; `message_id` is the very message that was tapped;
    `fresh` asks for a new message even when the card has one. After `not_after` (ms) it is not sent any more.
    `posted_at` is when it was put into the outbox, 0 before.
    """

    chat_id: int
    effect: Effect
    language: str
    slot: str | None = None
    message_id: int | None = None
    thread_id: int | None = None
    priority: Priority = Priority.ANSWER
    silent: bool = False
    fresh: bool = False
    not_after: int | None = None
    posted_at: int = 0


class Receipt(Struct, frozen=True):
    """What Telegram gave back for a post: the message, its poll if it has one, and the time in milliseconds."""

    message_id: int
    poll_id: str | None
    at: int


class Toast(Struct, frozen=True):
    """The short answer to a button tap; it is worth nothing later, so it never waits in the outbox."""

    key: str
    args: dict[str, str | int] = {}
    alert: bool = False


class Say(Effect, frozen=True):
    """A text of the catalogue as it stands; `menu` names the keyboard under it, or None."""

    tag: ClassVar[str] = "say"

    key: str
    args: dict[str, str | int] = {}
    menu: str | None = None
