"""What the core wants shown: effects carry values; views turn them into words, keyboards and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import ClassVar


class Priority(IntEnum):
    """Who goes first in a chat, and what an unknown fate means: answers are sent again, the others are not."""

    ANSWER = 0
    PUSH = 1
    BROADCAST = 2


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing to show; rows that wait in a file know it by its `tag`, which never changes."""

    tag: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Post:
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
    posted_at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What Telegram gave back for a post: the message, its poll if it has one, and the time in milliseconds."""

    message_id: int
    poll_id: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Toast:
    """The short answer to a button tap; it is worth nothing later, so it never waits in the outbox."""

    key: str
    args: dict[str, str | int] = field(default_factory=dict)
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Say(Effect):
    """A text of the catalogue as it stands; `menu` names the keyboard under it, or None."""

    tag: ClassVar[str] = "say"

    key: str
    args: dict[str, str | int] = field(default_factory=dict)
    menu: str | None = None
