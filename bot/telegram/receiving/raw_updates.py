"""Raw updates: which chat one belongs to, and what of it is worth turning into objects."""

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

# What a handler needs of a tapped message, which is the bot's own; the rest takes half of the time of a tap.
_OF_A_TAPPED_MESSAGE: Final = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")


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


def trimmed(update: dict[str, Any]) -> dict[str, Any]:
    """Leave out of a tap what nobody reads: the text and the keyboard of the bot's own message."""
    query = update.get("callback_query")
    if query is None or "message" not in query:
        return update
    message = query["message"]
    kept = {name: message[name] for name in _OF_A_TAPPED_MESSAGE if name in message}
    return update | {"callback_query": query | {"message": kept}}
