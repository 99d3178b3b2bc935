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


def chat_of(update: dict[str, Any], chat_of_poll: Callable[[str], int | None]) -> int:
    """Name the chat whose order an update keeps; a vote belongs to its poll's chat, else to its voter.

    Updates without any chat keep order among themselves, under 0.
    """
    for kind, content in update.items():
        if not isinstance(content, dict):
            continue
        if kind == "poll_answer":
            voter = content.get("user") or content.get("voter_chat") or {}
            return chat_of_poll(content.get("poll_id", "")) or voter.get("id", 0)
        if kind == "poll":
            return chat_of_poll(content.get("id", "")) or 0
        place = content.get("message", content) if kind == "callback_query" else content
        chat: int = (place.get("chat") or content.get("from") or {}).get("id", 0)
        return chat
    return 0


def person_of(update: dict[str, Any]) -> int | None:
    """Name the person whom an update tells something about."""
    for content in update.values():
        if isinstance(content, dict):
            person = content.get("from") or content.get("user") or {}
            return person.get("id") if isinstance(person, dict) else None
    return None
