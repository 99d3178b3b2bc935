"""People and the bot join groups, leave them and run them; and what the bot is told of it."""

from __future__ import annotations

from bot.sandbox.chats import Chat, Message
from bot.sandbox.directory import ChatLike, Directory, PersonLike
from bot.sandbox.errors import Refused
from bot.sandbox.json_object import Json
from bot.sandbox.members import Member
from bot.sandbox.messages import Messages
from bot.sandbox.people import Person
from bot.sandbox.timeline import Timeline


class Memberships:
    """Changes of who is what in a group. Who is named may be given as the object, the id, or the name."""

    def __init__(self, directory: Directory, messages: Messages, timeline: Timeline) -> None:
        self._directory = directory
        self._messages = messages
        self._timeline = timeline
        self._bot = directory.bot

    # people

    def join(self, chat: ChatLike, person: PersonLike, by: PersonLike | None = None) -> Message:
        """A person joins (or is added by somebody); the service message is returned."""
        group, who = self._directory.group(chat), self._directory.person(person)
        before = group.members.get(who.id, Member(who.wire, "left"))
        if before.inside:
            raise Refused(f"{who.name} is in the group already", f"{who.name}已经在群里了")
        actor = who if by is None else self._directory.person(by)
        self._seat(group, actor, before, Member(who.wire))
        self._note("join", group, who)
        return self._messages.post_service(group, {"new_chat_members": [who.wire]}, actor)

    def leave(self, chat: ChatLike, person: PersonLike, by: PersonLike | None = None) -> Message:
        """A person leaves, or is removed by somebody."""
        group, who = self._directory.group(chat), self._directory.person(person)
        actor = who if by is None else self._directory.person(by)
        after = Member(who.wire, "left" if actor is who else "kicked")
        self._seat(group, actor, self._directory.member(group, who), after)
        self._note("leave", group, who)
        return self._messages.post_service(group, {"left_chat_member": who.wire}, actor)

    def promote(self, chat: ChatLike, person: PersonLike, *, anonymous: bool = False, **rights: bool) -> None:
        """Make a person an administrator; an anonymous one (supergroups only) writes as the group itself."""
        group, who = self._directory.group(chat), self._directory.person(person)
        if anonymous and group.type != "supergroup":
            raise Refused("only supergroups have anonymous administrators")
        before = self._directory.member(group, who)
        status = "creator" if before.status == "creator" else "administrator"
        actor = self._directory.actor(group, None) or who
        self._seat(group, actor, before, Member(who.wire, status, anonymous, rights))
        self._note("promote", group, who, anonymous=anonymous)

    def demote(self, chat: ChatLike, person: PersonLike) -> None:
        """Make an administrator a plain member again."""
        group, who = self._directory.group(chat), self._directory.person(person)
        actor = self._directory.actor(group, None) or who
        self._seat(group, actor, self._directory.member(group, who), Member(who.wire))
        self._note("demote", group, who)

    def _seat(self, group: Chat, actor: Person, before: Member, after: Member) -> None:
        """Change a membership, and tell a bot that is an administrator (if it asked for such updates)."""
        group.members[after.user["id"]] = after
        if group.bot.is_admin:
            self._timeline.tell_bot("chat_member", self._changed(group, actor.wire, before, after))

    def _note(self, name: str, group: Chat, person: Person, **more: bool) -> None:
        params = {"chat_id": group.id, "person": person.id, **more}
        self._timeline.note(name, params, chat_id=group.id)
        self._timeline.tell_pages("chats")

    # the bot

    def add_bot(self, chat: ChatLike, by: PersonLike | None = None) -> None:
        """Add the bot to a group (again)."""
        group = self._directory.group(chat)
        actor = self._directory.actor(group, by)
        self._seat_bot(group, Member(self._bot, "member"), actor)
        if actor is not None:
            self._messages.post_service(group, {"new_chat_members": [{**self._bot}]}, actor)

    def kick_bot(self, chat: ChatLike, by: PersonLike | None = None) -> None:
        """Remove the bot from a group."""
        group = self._directory.group(chat)
        self._seat_bot(group, Member(self._bot, "kicked"), self._directory.actor(group, by))

    def promote_bot(self, chat: ChatLike, **rights: bool) -> None:
        """Make the bot an administrator, with all rights but those given as False."""
        group = self._directory.group(chat)
        self._seat_bot(
            group, Member(self._bot, "administrator", rights=rights), self._directory.actor(group, None)
        )

    def demote_bot(self, chat: ChatLike) -> None:
        """Make the bot a plain member."""
        group = self._directory.group(chat)
        self._seat_bot(group, Member(self._bot, "member"), self._directory.actor(group, None))

    def bot_leaves(self, group: Chat) -> None:
        """The bot left by itself (leaveChat)."""
        self._seat_bot(group, Member(self._bot, "left"), None)

    def _seat_bot(self, group: Chat, after: Member, by: Person | None) -> None:
        """Change what the bot is in a group and tell it; without a person it did so itself."""
        before, group.bot = group.bot, after
        actor = by.wire if by else self._bot
        self._timeline.tell_bot("my_chat_member", self._changed(group, actor, before, after))
        params = {"chat_id": group.id, "status": after.status}
        self._timeline.note("bot_member", params, chat_id=group.id)
        self._timeline.tell_pages("chats")

    def _changed(self, chat: Chat, actor: Json, before: Member, after: Member) -> Json:
        return {
            "chat": chat.wire,
            "from": actor,
            "date": self._timeline.date(),
            "old_chat_member": before.to_json(),
            "new_chat_member": after.to_json(),
        }
