"""Who there is and which chats there are, and how each is found."""

from __future__ import annotations

import random

from bot.sandbox.chats import Chat, Message
from bot.sandbox.errors import ApiError, Refused, bad, forbidden
from bot.sandbox.json_object import Json
from bot.sandbox.members import Member
from bot.sandbox.people import Person
from bot.sandbox.timeline import Timeline

PersonLike = Person | int | str
ChatLike = Chat | Person | int | str
MessageLike = Message | int

_FIRST_PERSON = 7_000_000_001
_FIRST_GROUP = -4_000_000_001
_FIRST_SUPERGROUP = -1_002_000_000_001
_CHANGEABLE = ("name", "last_name", "username", "language_code")


class Directory:
    """All people and chats by id. Who is asked for may be given as the object, the id, or the name."""

    def __init__(self, bot: Json, timeline: Timeline, rng: random.Random) -> None:
        self.bot = bot
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self._timeline = timeline
        self._rng = rng
        self._next_person = _FIRST_PERSON
        self._next_group = _FIRST_GROUP
        self._next_supergroup = _FIRST_SUPERGROUP

    # adding

    def add_person(
        self,
        name: str,
        *,
        language_code: str = "zh-hans",
        username: str = "",
        last_name: str = "",
        started: bool = False,
        person_id: int | None = None,
    ) -> Person:
        """Add somebody. The bot may write to them in private only after they wrote to it (or
        `started=True`).
        """
        if person_id is None:
            person_id = self._next_person
            self._next_person += 1
        person = Person(person_id, name, language_code, username, last_name, started)
        self.people[person.id] = person
        chat = Chat(person.id, "private", "", Member(self.bot), person=person, instance=self.new_id())
        self.chats[chat.id] = chat
        self._timeline.tell_pages("chats")
        return person

    def change_person(self, person: PersonLike, **fields: str) -> Person:
        """Change name, last_name, username or language_code; what was sent before keeps the old name."""
        found = self.person(person)
        for key, value in fields.items():
            if key not in _CHANGEABLE:
                raise Refused(f"a person has no {key}")
            setattr(found, key, value)
        found.refresh()
        self.chats[found.id].refresh()
        for chat in self.chats.values():
            if found.id in chat.members:
                chat.members[found.id].user = found.wire
        self._timeline.tell_pages("chats")
        return found

    def add_group(
        self, kind: str, title: str, *, bot: Member, is_forum: bool = False, chat_id: int | None = None
    ) -> Chat:
        """Add an empty group or supergroup."""
        new_id = self._new_group_id(kind) if chat_id is None else chat_id
        chat = Chat(new_id, kind, title, bot, is_forum=is_forum, instance=self.new_id())
        self.chats[chat.id] = chat
        return chat

    def _new_group_id(self, kind: str) -> int:
        if kind == "supergroup":
            self._next_supergroup -= 1
            return self._next_supergroup + 1
        self._next_group -= 1
        return self._next_group + 1

    def new_id(self) -> str:
        """Return a long number in writing, as Telegram gives to polls, queries and chat instances."""
        return str(self._rng.randrange(10**17, 9 * 10**18))

    # finding

    def person(self, person: PersonLike) -> Person:
        """Return a person by id or name; raise KeyError."""
        if isinstance(person, Person):
            return person
        if isinstance(person, int):
            return self.people[person]
        for candidate in self.people.values():
            if candidate.name == person:
                return candidate
        raise KeyError(person)

    def chat(self, chat: ChatLike) -> Chat:
        """Return a chat by id or title, or a person's private chat; raise KeyError."""
        if isinstance(chat, Chat):
            return chat
        if isinstance(chat, Person):
            return self.chats[chat.id]
        if isinstance(chat, int):
            return self.chats[chat]
        for candidate in self.chats.values():
            if chat in (candidate.title, candidate.person and candidate.person.name):
                return candidate
        raise KeyError(chat)

    def group(self, chat: ChatLike) -> Chat:
        """Return a group by id or title; raise Refused for a private chat."""
        found = self.chat(chat)
        if found.is_private:
            raise Refused("a private chat is no group")
        if found.migrated_to is not None:
            raise Refused(f"the group became the supergroup {found.migrated_to}", "这个群已经升级成超级群")
        return found

    def member(self, chat: Chat, person: Person) -> Member:
        """Return somebody's membership; raise Refused for who is not inside."""
        member = chat.members.get(person.id)
        if member is None or not member.inside:
            raise Refused(f"{person.name} is not in {chat.title}", f"{person.name}不在这个群里")
        return member

    def check_inside(self, chat: Chat, person: Person) -> None:
        """Raise Refused unless this person can see the chat: his own private one, or a group he is in."""
        if not chat.is_private:
            self.member(chat, person)
        elif chat.id != person.id:
            raise Refused("that is somebody else's private chat")

    def actor(self, chat: Chat, by: PersonLike | None) -> Person | None:
        """Return who does something in a group: who is named, else the owner, else any member."""
        if by is not None:
            return self.person(by)
        for member in [*chat.admins(), *chat.members.values()]:
            if member.user["id"] in self.people:
                return self.people[member.user["id"]]
        return None

    def reach(self, chat_id: int | str) -> Chat:
        """Return the chat that the bot wants to act in, or raise why it cannot."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad("chat not found")
        person = chat.person
        if person is None:
            if chat.bot.inside and chat.migrated_to is None:
                return chat
            raise _shut_out(chat)
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat


def _shut_out(chat: Chat) -> ApiError:
    if chat.migrated_to is not None:
        text = "Bad Request: group chat was upgraded to a supergroup chat"
        return ApiError(400, text, migrate_to_chat_id=chat.migrated_to)
    if chat.bot.status == "kicked":
        return forbidden(f"bot was kicked from the {chat.type} chat")
    return forbidden(f"bot is not a member of the {chat.type} chat")
