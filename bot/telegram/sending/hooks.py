"""What the core must know of what the sender did; the composition root ties these to services."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from bot.core.effects import Effect, Post, Receipt

Shown = Callable[[Any, Post, Receipt], None]
Undeliverable = Callable[[Any, Post, str], None]


Wanted = Callable[[Post], bool]
Waited = Callable[[Post, int], None]


def _always(_: Post) -> bool:
    """Nobody has a say."""
    return True


def _ignore(*_: object) -> None:
    """Nobody asked to know."""


class Hooks(Struct, frozen=True):
    """Called inside the transaction that settles a row; they may post to the outbox, and must not wait.

    `shown` and `undeliverable` go by the type of the effect. `refused(chat_id, reason)` tells that a whole chat
    is closed to the bot; `migrated(old, new)` that a group has another id. `wanted(post)` is asked, before it is sent,
    whether what has waited for a while is still wanted; it only reads. `waited(post, ms)` tells of one that was sent
    after it had waited for more than a minute.
    """

    shown: Mapping[type[Effect], Shown] = {}
    undeliverable: Mapping[type[Effect], Undeliverable] = {}
    refused: Callable[[int, str], None] = _ignore
    migrated: Callable[[int, int], None] = _ignore
    wanted: Wanted = _always
    waited: Waited = _ignore
