"""Chats with their topics and messages."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sandbox.json_object import Json
from bot.sandbox.members import Member
from bot.sandbox.people import Person
from bot.sandbox.polls import Poll
from bot.sandbox.text.rendering import to_html


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the message which created it."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True, eq=False)
class Message:
    """A message as Telegram's Message object (`wire`), and what a test or the page wants to know of it."""

    wire: Json
    chat: Chat
    sender_id: int
    by_bot: bool = False
    poll: Poll | None = None
    silent: bool = False
    deleted: bool = False
    edits: int = 0

    @property
    def message_id(self) -> int:
        return int(self.wire["message_id"])

    @property
    def chat_id(self) -> int:
        return self.chat.id

    @property
    def text(self) -> str:
        """The text, or a media message's caption, or a poll's question."""
        poll = self.wire.get("poll")
        return str(self.wire.get("text") or self.wire.get("caption") or (poll or {}).get("question", ""))

    @property
    def entities(self) -> list[Json]:
        return list(self.wire.get("entities") or self.wire.get("caption_entities") or [])

    @property
    def html(self) -> str:
        """The text as safe HTML."""
        return to_html(self.text, self.entities)

    @property
    def at(self) -> int:
        """When it was sent, in milliseconds (whole seconds, as Telegram tells it)."""
        return int(self.wire["date"]) * 1000

    @property
    def edited(self) -> bool:
        return self.edits > 0

    @property
    def thread_id(self) -> int | None:
        """The forum topic, None for General and everywhere else."""
        return self.wire.get("message_thread_id") if self.wire.get("is_topic_message") else None

    @property
    def reply_to(self) -> int | None:
        reply = self.wire.get("reply_to_message")
        return reply["message_id"] if reply else None

    @property
    def keyboard(self) -> list[list[Json]]:
        """The rows of inline buttons, as Telegram's objects."""
        return list(self.wire.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[list[str]]:
        """The rows of inline buttons, their texts only."""
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def photo_id(self) -> str | None:
        """The file id of the largest size, None for a message without a picture (a poll may have one)."""
        photo = self.wire.get("photo") or self.wire.get("poll", {}).get("media", {}).get("photo")
        return photo[-1]["file_id"] if photo else None

    @property
    def document_id(self) -> str | None:
        document = self.wire.get("document")
        return document["file_id"] if document else None

    def without_reply(self) -> Json:
        """Return the object as a reply carries it: Telegram goes one step back only."""
        return {key: value for key, value in self.wire.items() if key != "reply_to_message"}

    def find_button(self, wanted: str) -> Json | None:
        """Return the button with that text or callback data, else the only one whose text contains it."""
        buttons = [button for row in self.keyboard for button in row]
        for button in buttons:
            if wanted in (button["text"], button.get("callback_data")):
                return button
        close = [button for button in buttons if wanted in button["text"]]
        return close[0] if len(close) == 1 else None


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (its id is the person's), a group, or a supergroup with or without topics."""

    id: int
    type: str
    title: str
    bot: Member
    person: Person | None = None
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int = 0
    migrated_to: int | None = None
    migrated_from: int | None = None
    instance: str = ""
    wire: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.refresh()

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    def refresh(self) -> None:
        """Make the Chat object anew."""
        self.wire = {"id": self.id, "type": self.type}
        if self.person is not None:
            self.wire["first_name"] = self.person.name
            for key in ("last_name", "username"):
                if getattr(self.person, key):
                    self.wire[key] = getattr(self.person, key)
        else:
            self.wire["title"] = self.title
        if self.is_forum:
            self.wire["is_forum"] = True

    def member_ids(self) -> list[int]:
        """Return the people inside."""
        if self.person is not None:
            return [self.person.id]
        return [user_id for user_id, member in self.members.items() if member.inside]

    def admins(self) -> list[Member]:
        """Return the people who run the group, the owner first."""
        found = [member for member in self.members.values() if member.is_admin]
        return sorted(found, key=lambda member: member.status != "creator")

    def voter_id(self, person_id: int) -> int:
        """Return under whose id a person votes here: the group's own for its anonymous administrators."""
        member = self.members.get(person_id)
        return self.id if member and member.anonymous else person_id

    def allows(self, permission: str) -> bool:
        """Say whether the bot may do that here; an admin may always send."""
        if self.is_private or self.bot.is_admin:
            return True
        if self.bot.status == "restricted":
            return self.bot.rights.get(permission, True)
        return self.permissions.get(permission, True)

    def history(self) -> list[Message]:
        """Return the messages that are still there, oldest first."""
        return list(self.messages.values())
