"""Raw updates: which of them are asked for, and which chat and person one belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

ALLOWED_UPDATES: Final = (
    "message",
    "callback_query",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
)


LARGEST_ID: Final = 2**63 - 1
"""What the file can hold; Telegram's numbers are far below."""


def is_id(value: object) -> bool:
    """Whether something can be the number of an update, a chat or a person."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_ID


def readable(result: object) -> list[dict[str, Any]]:
    """Return what can be told apart in an answer to getUpdates: objects with a number. Errors: TypeError for no list."""
    if not isinstance(result, list):
        raise TypeError("no list")
    return [raw for raw in result if isinstance(raw, dict) and is_id(raw.get("update_id"))]


def chat_of(update: dict[str, Any], chat_of_poll: Callable[[str], int | None]) -> int:
    """Name the chat whose order an update keeps; a vote belongs to its poll's chat, else to its voter.

    Updates without any chat, or with one that cannot be read, keep order among themselves, under 0.
    """
    for kind, content in update.items():
        if not isinstance(content, dict):
            continue
        if kind == "poll_answer":
            voter = content.get("user") or content.get("voter_chat")
            return _poll_chat(content.get("poll_id"), chat_of_poll) or _id_in(voter)
        if kind == "poll":
            return _poll_chat(content.get("id"), chat_of_poll)
        place = content.get("message", content) if kind == "callback_query" else content
        chat = place.get("chat") if isinstance(place, dict) else None
        return _id_in(chat or content.get("from"))
    return 0


def person_of(update: dict[str, Any]) -> int | None:
    """Name the person whom an update tells something about."""
    for content in update.values():
        if isinstance(content, dict):
            return _id_in(content.get("from") or content.get("user")) or None
    return None


def _poll_chat(poll_id: object, chat_of_poll: Callable[[str], int | None]) -> int:
    return (chat_of_poll(poll_id) or 0) if isinstance(poll_id, str) else 0


def _id_in(owner: object) -> int:
    """Return the number of a chat or a person; 0 where there is none."""
    found = owner.get("id") if isinstance(owner, dict) else None
    return found if isinstance(found, int) and is_id(found) else 0
