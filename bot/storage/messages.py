"""Which message carries a slot: what the sender edits when a service posts to that slot again."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from bot.storage.database import Database

Kind = Literal["text", "photo", "document", "poll"]
KEPT_MS = 60 * 24 * 3600 * 1000


class SlotMessage(Struct, frozen=True):
    """The message of a slot and what it consists of, which decides how it can be edited."""

    message_id: int
    kind: Kind
    at: int


class Messages:
    """The table `messages`: one row a chat and slot."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, chat_id: int, slot: str) -> SlotMessage | None:
        """Find the message of a slot."""
        row = self._db.execute(
            "SELECT message_id, kind, bound_at FROM messages WHERE chat_id = ? AND slot = ?", (chat_id, slot)
        ).fetchone()
        return None if row is None else SlotMessage(*row)

    def bind(self, chat_id: int, slot: str, message_id: int, kind: Kind, now: int) -> None:
        """Let a message carry the slot from now on."""
        self._db.execute(
            "INSERT OR REPLACE INTO messages (chat_id, slot, message_id, kind, bound_at) VALUES (?, ?, ?, ?, ?)",
            (chat_id, slot, message_id, kind, now),
        )

    def forget(self, chat_id: int, slot: str) -> None:
        """Let the slot have no message: the next post to it is sent anew."""
        self._db.execute("DELETE FROM messages WHERE chat_id = ? AND slot = ?", (chat_id, slot))

    def forget_chat(self, chat_id: int) -> None:
        """Forget all cards of a chat; for a group that became a supergroup too, whose old messages are gone."""
        self._db.execute("DELETE FROM messages WHERE chat_id = ?", (chat_id,))

    def purge(self, now: int, limit: int) -> int:
        """Drop bindings of more than 60 days, at most `limit`; a tap on such a message still edits it."""
        return self._db.execute(
            "DELETE FROM messages WHERE (chat_id, slot) IN"
            " (SELECT chat_id, slot FROM messages WHERE bound_at < ? ORDER BY bound_at LIMIT ?)",
            (now - KEPT_MS, limit),
        ).rowcount
