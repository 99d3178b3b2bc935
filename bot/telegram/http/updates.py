"""What Telegram tells of: the parts of an update that this bot reads, as typed values made from raw JSON.

Everything else in an update is passed over. What is not of the form written here raises `msgspec.ValidationError`.
"""

from __future__ import annotations

from typing import Any

import msgspec

# Whatever a person may send besides words; the bot only needs to know that it came.
CONTENTS = (
    "animation",
    "audio",
    "checklist",
    "contact",
    "dice",
    "document",
    "game",
    "location",
    "paid_media",
    "photo",
    "poll",
    "sticker",
    "story",
    "venue",
    "video",
    "video_note",
    "voice",
)


class User(msgspec.Struct, frozen=True):
    """A person or a bot."""

    id: int
    first_name: str = ""
    last_name: str = ""
    language_code: str | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Chat(msgspec.Struct, frozen=True):
    """A private chat, a group, a supergroup or a channel."""

    id: int
    type: str = ""
    title: str = ""

    @property
    def private(self) -> bool:
        return self.type == "private"

    @property
    def group(self) -> bool:
        return self.type in ("group", "supergroup")


class Document(msgspec.Struct, frozen=True):
    """A file that somebody sent; its size is what Telegram says, in bytes."""

    file_id: str = ""
    file_name: str = ""
    file_size: int = 0


class Message(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """A message, or the one under a tapped button. `content` says that it carries something besides words."""

    message_id: int
    chat: Chat
    sender: User | None = None
    sender_chat: Chat | None = None
    text: str = ""
    caption: str = ""
    message_thread_id: int | None = None
    is_topic_message: bool = False
    forward_origin: dict[str, Any] | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None
    new_chat_title: str | None = None
    left_chat_member: User | None = None
    content: bool = False
    document: Document | None = None

    @property
    def thread_id(self) -> int | None:
        """The forum topic; a thread id without the topic mark is only a chain of replies."""
        return self.message_thread_id if self.is_topic_message else None


class CallbackQuery(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """A tap on a button; `message` is missing when it is inline or far too old."""

    id: str
    sender: User
    message: Message | None = None
    data: str = ""


class PollAnswer(msgspec.Struct, frozen=True):
    """A vote, of a person or of a chat: an anonymous admin votes as the group."""

    poll_id: str
    option_ids: tuple[int, ...]
    user: User | None = None
    voter_chat: Chat | None = None


class Poll(msgspec.Struct, frozen=True):
    """The state of a poll."""

    id: str
    question: str


class ChatMember(msgspec.Struct, frozen=True):
    """Somebody's standing in a chat."""

    status: str
    user: User
    is_member: bool = True

    @property
    def inside(self) -> bool:
        """Who is restricted may be in the group or out of it."""
        return self.status in ("creator", "administrator", "member") or (
            self.status == "restricted" and self.is_member
        )


class ChatMemberUpdated(msgspec.Struct, frozen=True, rename={"sender": "from"}):
    """Somebody came, left, or has another standing."""

    chat: Chat
    sender: User
    old_chat_member: ChatMember
    new_chat_member: ChatMember


class Update(msgspec.Struct, frozen=True):
    """One thing that happened."""

    update_id: int
    message: Message | None = None
    callback_query: CallbackQuery | None = None
    poll: Poll | None = None
    poll_answer: PollAnswer | None = None
    my_chat_member: ChatMemberUpdated | None = None
    chat_member: ChatMemberUpdated | None = None


def update_from(raw: dict[str, Any]) -> Update:
    """Return the typed update of a raw one. Errors: msgspec.ValidationError."""
    message = raw.get("message")
    if isinstance(message, dict) and any(name in message for name in CONTENTS):
        raw = raw | {"message": message | {"content": True}}
    return msgspec.convert(raw, Update)
