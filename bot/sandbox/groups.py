"""What happens to groups: made, joined, left, run, upgraded; and what the bot is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.sandbox.chats import PERMISSIONS, Chat, Member, Message, Person, Topic
from bot.sandbox.errors import Refused
from bot.sandbox.world import World

Wire = dict[str, Any]
PersonLike = Person | int | str
ChatLike = Chat | Person | int | str

_TOPIC_COLOR = 7322096


class Groups(World):
    """Operations on groups. Who is named may be given as the object, the id, or the name."""

    def add_group(
        self,
        title: str,
        members: Iterable[PersonLike] = (),
        *,
        admins: Iterable[PersonLike] = (),
        creator: PersonLike | None = None,
        supergroup: bool = False,
        forum: bool = False,
        with_bot: bool = True,
        chat_id: int | None = None,
    ) -> Chat:
        """Make a group with people and (unless told otherwise) the bot in it; a forum is a supergroup.

        The creator is among the admins; the first admin is it when none is named. The bot hears
        my_chat_member and the service message, as when somebody makes a group together with it.
        """
        kind = "supergroup" if supergroup or forum else "group"
        bot = Member(self.bot, "left")
        new_id = self.next_group_id(kind == "supergroup") if chat_id is None else chat_id
        chat = Chat(new_id, kind, title, bot, is_forum=forum, instance=self.new_id())
        self.chats[chat.id] = chat
        runners = [self.person(admin) for admin in admins]
        owner = self.person(creator) if creator is not None else (runners[0] if runners else None)
        for person in [self.person(member) for member in members] + runners + ([owner] if owner else []):
            chat.members[person.id] = Member(person.wire)
        for person in runners:
            chat.members[person.id].status = "administrator"
        if owner is not None:
            chat.members[owner.id].status = "creator"
        if with_bot:
            self.add_bot(chat, by=owner)
        self.changes.tell("chats")
        return chat

    def service(self, chat: Chat, content: Wire, by: Person | None) -> Message:
        """Post a service message and tell the bot, if it is in the group."""
        sender = by or self._somebody(chat)
        message = self.post(chat, content, sender=sender)
        if chat.bot.inside:
            self.tell_bot("message", message.wire)
        return message

    def _somebody(self, chat: Chat) -> Person | None:
        """Return who acts when nobody is named: the owner, or any member."""
        for member in [*chat.admins(), *chat.members.values()]:
            if member.user["id"] in self.people:
                return self.people[member.user["id"]]
        return None

    def join(self, chat: ChatLike, person: PersonLike, by: PersonLike | None = None) -> Message:
        """A person joins (or is added by somebody); the service message is returned."""
        group, person = self.group(chat), self.person(person)
        member = group.members.get(person.id)
        if member is not None and member.inside:
            raise Refused(f"{person.name} is in the group already", f"{person.name}已经在群里了")
        before = member or Member(person.wire, "left")
        group.members[person.id] = Member(person.wire)
        actor = self.person(by) if by is not None else person
        self._tell_member(group, actor, before, group.members[person.id])
        self.act("join", {"chat_id": group.id, "person": person.id}, chat_id=group.id)
        self.changes.tell("chats")
        return self.service(group, {"new_chat_members": [person.wire]}, actor)

    def leave(self, chat: ChatLike, person: PersonLike, by: PersonLike | None = None) -> Message:
        """A person leaves, or is removed by somebody."""
        group, person = self.group(chat), self.person(person)
        before = self.member(group, person)
        removed = by is not None and self.person(by) is not person
        group.members[person.id] = Member(person.wire, "kicked" if removed else "left")
        actor = self.person(by) if by is not None else person
        self._tell_member(group, actor, before, group.members[person.id])
        self.act("leave", {"chat_id": group.id, "person": person.id}, chat_id=group.id)
        self.changes.tell("chats")
        return self.service(group, {"left_chat_member": person.wire}, actor)

    def promote(self, chat: ChatLike, person: PersonLike, *, anonymous: bool = False, **rights: bool) -> None:
        """Make a person an administrator; an anonymous one (supergroups only) writes as the group itself."""
        group, person = self.group(chat), self.person(person)
        if anonymous and group.type != "supergroup":
            raise Refused("only supergroups have anonymous administrators")
        before = self.member(group, person)
        status = "creator" if before.status == "creator" else "administrator"
        after = group.members[person.id] = Member(person.wire, status, anonymous, rights)
        self._tell_member(group, self._somebody(group) or person, before, after)
        self.act("promote", {"chat_id": group.id, "person": person.id, "anonymous": anonymous})
        self.changes.tell("chats")

    def demote(self, chat: ChatLike, person: PersonLike) -> None:
        """Make an administrator a plain member again."""
        group, person = self.group(chat), self.person(person)
        before = self.member(group, person)
        after = group.members[person.id] = Member(person.wire)
        self._tell_member(group, self._somebody(group) or person, before, after)
        self.act("demote", {"chat_id": group.id, "person": person.id})
        self.changes.tell("chats")

    def add_bot(self, chat: ChatLike, by: PersonLike | None = None) -> None:
        """Add the bot to a group (again)."""
        group = self.group(chat)
        actor = self.person(by) if by is not None else self._somebody(group)
        self._set_bot(group, Member(self.bot, "member"), actor)
        if actor is not None:
            self.service(group, {"new_chat_members": [{**self.bot}]}, actor)

    def kick_bot(self, chat: ChatLike, by: PersonLike | None = None) -> None:
        """Remove the bot from a group."""
        group = self.group(chat)
        self._set_bot(group, Member(self.bot, "kicked"), self.person(by) if by is not None else None)

    def promote_bot(self, chat: ChatLike, **rights: bool) -> None:
        """Make the bot an administrator, with all rights but those given as False."""
        group = self.group(chat)
        self._set_bot(group, Member(self.bot, "administrator", rights=rights), None)

    def demote_bot(self, chat: ChatLike) -> None:
        """Make the bot a plain member."""
        self._set_bot(self.group(chat), Member(self.bot, "member"), None)

    def bot_leaves(self, chat: Chat) -> None:
        """The bot left by itself (leaveChat)."""
        before, chat.bot = chat.bot, Member(self.bot, "left")
        self.tell_bot("my_chat_member", self._changed(chat, self.bot, before, chat.bot))
        self.changes.tell("chats")

    def _set_bot(self, chat: Chat, member: Member, by: Person | None) -> None:
        before, chat.bot = chat.bot, member
        actor = by or self._somebody(chat)
        self.tell_bot(
            "my_chat_member", self._changed(chat, actor.wire if actor else self.bot, before, member)
        )
        self.act("bot_member", {"chat_id": chat.id, "status": member.status}, chat_id=chat.id)
        self.changes.tell("chats")

    def permit(self, chat: ChatLike, **permissions: bool) -> None:
        """Change what plain members (the bot too) may do: `permit(group, can_send_polls=False)`."""
        unknown = set(permissions) - set(PERMISSIONS)
        if unknown:
            raise Refused(f"unknown permission {unknown.pop()}, known are {', '.join(PERMISSIONS)}")
        self.group(chat).permissions.update(permissions)

    def add_topic(self, chat: ChatLike, name: str, by: PersonLike | None = None) -> int:
        """Open a topic in a forum and return its thread id."""
        group = self.group(chat)
        if not group.is_forum:
            raise Refused("the group is no forum")
        actor = self.person(by) if by is not None else self._somebody(group)
        thread_id = group.last_message_id + 1
        group.topics[thread_id] = Topic(thread_id, name)
        created = {"name": name, "icon_color": _TOPIC_COLOR}
        content = {"message_thread_id": thread_id, "is_topic_message": True, "forum_topic_created": created}
        self.service(group, content, actor)
        self.changes.tell("chats")
        return thread_id

    def close_topic(self, chat: ChatLike, thread_id: int, *, closed: bool = True) -> None:
        """Close or reopen a topic."""
        group = self.group(chat)
        group.topics[thread_id].closed = closed
        key = "forum_topic_closed" if closed else "forum_topic_reopened"
        content = {"message_thread_id": thread_id, "is_topic_message": True, key: {}}
        self.service(group, content, self._somebody(group))

    def delete_topic(self, chat: ChatLike, thread_id: int) -> None:
        """Delete a topic with its messages; the bot is not told, as in Telegram."""
        group = self.group(chat)
        del group.topics[thread_id]
        for message in group.history():
            if message.thread_id == thread_id:
                message.deleted = True
                del group.messages[message.message_id]
                self.changes.tell("delete", group, message)
        self.changes.tell("chats")

    def upgrade(self, chat: ChatLike) -> Chat:
        """Turn a group into a supergroup: both sides get their service message, the old id is dead from
        now on.
        """
        old = self.group(chat)
        if old.type != "group":
            raise Refused("only a group can become a supergroup")
        new_id = self.next_group_id(supergroup=True)
        new = Chat(
            new_id,
            "supergroup",
            old.title,
            Member(self.bot, old.bot.status, rights=old.bot.rights),
            instance=self.new_id(),
        )
        new.members = {key: Member(m.user, m.status, m.anonymous, m.rights) for key, m in old.members.items()}
        new.permissions = dict(old.permissions)
        new.migrated_from = old.id
        self.chats[new_id] = new
        self.service(old, {"migrate_to_chat_id": new_id}, None)
        old.migrated_to = new_id
        self.service(new, {"migrate_from_chat_id": old.id}, None)
        self.act("upgrade", {"chat_id": old.id, "new_chat_id": new_id}, chat_id=new_id)
        self.changes.tell("chats")
        return new

    def rename_group(self, chat: ChatLike, title: str, by: PersonLike | None = None) -> None:
        """Give a group another title."""
        group = self.group(chat)
        group.title = title
        group.refresh()
        self.service(group, {"new_chat_title": title}, self.person(by) if by is not None else None)
        self.changes.tell("chats")

    # looking up

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

    def _tell_member(self, chat: Chat, actor: Person, before: Member, after: Member) -> None:
        """Tell an administrator bot that asked for it of a change of membership."""
        if chat.bot.is_admin:
            self.tell_bot("chat_member", self._changed(chat, actor.wire, before, after))

    def _changed(self, chat: Chat, actor: Wire, before: Member, after: Member) -> Wire:
        return {
            "chat": chat.wire,
            "from": actor,
            "date": self.date(),
            "old_chat_member": before.to_wire(),
            "new_chat_member": after.to_wire(),
        }
