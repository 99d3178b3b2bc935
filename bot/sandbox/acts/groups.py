"""Groups are made, renamed, opened and closed to what members may do, and upgraded."""

from __future__ import annotations

from collections.abc import Iterable

from bot.sandbox.acts.memberships import Memberships
from bot.sandbox.chats import Chat
from bot.sandbox.directory import ChatLike, Directory, PersonLike
from bot.sandbox.errors import Refused
from bot.sandbox.members import PERMISSIONS, Member
from bot.sandbox.messages import Messages
from bot.sandbox.people import Person
from bot.sandbox.timeline import Timeline


class Groups:
    """Operations on whole groups. Who is named may be given as the object, the id, or the name."""

    def __init__(
        self, directory: Directory, messages: Messages, memberships: Memberships, timeline: Timeline
    ) -> None:
        self._directory = directory
        self._messages = messages
        self._memberships = memberships
        self._timeline = timeline

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
        bot = Member(self._directory.bot, "left")
        chat = self._directory.add_group(kind, title, bot=bot, is_forum=forum, chat_id=chat_id)
        runners = [self._directory.person(admin) for admin in admins]
        owner = self._directory.person(creator) if creator is not None else next(iter(runners), None)
        self._seat(chat, [self._directory.person(member) for member in members], runners, owner)
        if with_bot:
            self._memberships.add_bot(chat, by=owner)
        self._timeline.tell_pages("chats")
        return chat

    def _seat(self, chat: Chat, people: list[Person], runners: list[Person], owner: Person | None) -> None:
        for person in [*people, *runners]:
            chat.members[person.id] = Member(person.wire)
        for person in runners:
            chat.members[person.id].status = "administrator"
        if owner is not None:
            chat.members[owner.id] = Member(owner.wire, "creator")

    def permit(self, chat: ChatLike, **permissions: bool) -> None:
        """Change what plain members (the bot too) may do: `permit(group, can_send_polls=False)`."""
        unknown = set(permissions) - set(PERMISSIONS)
        if unknown:
            raise Refused(f"unknown permission {unknown.pop()}, known are {', '.join(PERMISSIONS)}")
        self._directory.group(chat).permissions.update(permissions)

    def rename_group(self, chat: ChatLike, title: str, by: PersonLike | None = None) -> None:
        """Give a group another title."""
        group = self._directory.group(chat)
        group.title = title
        group.refresh()
        self._messages.post_service(group, {"new_chat_title": title}, self._directory.actor(group, by))
        self._timeline.tell_pages("chats")

    def upgrade(self, chat: ChatLike) -> Chat:
        """Turn a group into a supergroup: both sides get their service message, the old id is dead from now on."""
        old = self._directory.group(chat)
        if old.type != "group":
            raise Refused("only a group can become a supergroup")
        bot = Member(self._directory.bot, old.bot.status, rights=old.bot.rights)
        new = self._directory.add_group("supergroup", old.title, bot=bot)
        new.members = {key: Member(m.user, m.status, m.anonymous, m.rights) for key, m in old.members.items()}
        new.permissions = dict(old.permissions)
        new.migrated_from = old.id
        actor = self._directory.actor(old, None)
        self._messages.post_service(old, {"migrate_to_chat_id": new.id}, actor)
        old.migrated_to = new.id
        self._messages.post_service(new, {"migrate_from_chat_id": old.id}, actor)
        self._timeline.note("upgrade", {"chat_id": old.id, "new_chat_id": new.id}, chat_id=new.id)
        self._timeline.tell_pages("chats")
        return new
