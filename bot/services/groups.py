"""Groups: the bot comes, greets once, goes; a group that becomes a supergroup stays the same group."""

from __future__ import annotations

from dataclasses import replace

from bot.core.effects import Post, Say
from bot.core.group import Group
from bot.core.player import language_of
from bot.storage.store import Store


class Groups:
    def __init__(self, store: Store) -> None:
        self._store = store

    def meet(self, group_id: int, title: str, language_code: str | None, now: int) -> Group:
        """Return the group; a new one speaks the language of the person who is talking."""
        groups = self._store.groups
        found = groups.find(group_id)
        if found is not None and found.title == title and found.member:
            return found
        group = (
            replace(found, title=title, member=True)
            if found
            else Group(group_id, title, language_of(language_code))
        )
        with self._store.db.atomic():
            groups.save(group, now)
        return group

    def joined(self, group_id: int, title: str, language_code: str | None, now: int) -> None:
        """Greet a group that added the bot, the first time only."""
        with self._store.db.atomic():
            group = self.meet(group_id, title, language_code, now)
            if group.greeted:
                return
            self._store.groups.save(replace(group, greeted=True), now)
            self._store.outbox.post(Post(group_id, Say("group-greeting"), group.language), now)

    def removed(self, group_id: int, now: int) -> None:
        """Note that the bot is no longer in the group; its daily poll waits until it is invited again."""
        with self._store.db.atomic():
            self._store.subscriptions.refuse(group_id)
            group = self._store.groups.find(group_id)
            if group is not None:
                self._store.groups.save(replace(group, member=False), now)

    def migrated(self, old: int, new: int) -> None:
        """Carry everything of a group over to the supergroup that it became."""
        with self._store.db.atomic():
            self._store.groups.move(old, new)
            self._store.outbox.move_chat(old, new)
            self._store.messages.forget_chat(old)
            store = self._store
            for rows in (store.contests, store.polls, store.leagues, store.schedules, store.subscriptions):
                rows.move_chat(old, new)

    def point_to_private(self, group: Group, link: str, now: int, thread_id: int | None) -> None:
        """Answer a private command in a group with one line and a link."""
        effect = Say("only-private", {"link": link})
        with self._store.db.atomic():
            self._store.outbox.post(
                Post(group.id, effect, group.language, thread_id=thread_id, silent=True), now
            )

    def say(self, group: Group, key: str, now: int, thread_id: int | None) -> None:
        with self._store.db.atomic():
            self._store.outbox.post(
                Post(group.id, Say(key), group.language, thread_id=thread_id, silent=True), now
            )
