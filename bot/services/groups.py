"""Groups: the bot comes, greets once, goes; a group that becomes a supergroup stays the same group."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.calendar import MINUTE, SECOND
from bot.core.effects import Effect, Post, Priority, Say
from bot.core.group.group import Group
from bot.core.language import language_of
from bot.core.player.names import shown_title
from bot.storage.store import Store

SAID_AGAIN_AFTER = 10 * SECOND
WORDS_A_MINUTE = 4

Word = tuple[int, int | None, str]


class Groups:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._said: list[tuple[int, Word]] = []

    def meet(self, group_id: int, title: str, language_code: str | None, now: int) -> Group:
        """Return the group; a new one speaks the language of the person who is talking."""
        groups, title = self._store.groups, shown_title(title)
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

    def anyone_starts(self, group_id: int) -> bool:
        """Whether everybody may start a contest in a group; nothing is written for a group that is not known."""
        found = self._store.groups.find(group_id)
        return found is not None and found.anyone_starts

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
            for rows in (store.contests, store.polls, store.leagues, store.schedules, store.seasons):
                rows.move_chat(old, new)
            store.subscriptions.move_chat(old, new)

    def say(self, group: Group, effect: Effect, thread_id: int | None, now: int) -> None:
        """Answer a command in a word, so that nobody makes the bot flood a group.

        The same word comes at most every ten seconds in a place, and at most four come in a minute in a group;
        while a game is open they go behind what the game has to say.
        """
        word = (group.id, thread_id, effect.key if isinstance(effect, Say) else type(effect).__name__)
        self._said = [(at, said) for at, said in self._said if 0 <= now - at < MINUTE]
        again = any(said == word and now - at < SAID_AGAIN_AFTER for at, said in self._said)
        if again or sum(chat_id == group.id for _, (chat_id, *_) in self._said) >= WORDS_A_MINUTE:
            return
        self._said.append((now, word))
        with self._store.db.atomic():
            priority = (
                Priority.PUSH if self._store.contests.find_open(group.id) is not None else Priority.ANSWER
            )
            post = Post(group.id, effect, group.language, thread_id=thread_id, priority=priority, silent=True)
            self._store.outbox.post(post, now)
