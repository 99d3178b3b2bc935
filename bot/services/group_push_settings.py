"""/daily: the poll of a group's day, settled by its admins in the group."""

from __future__ import annotations

from bot.bank.bank import Bank
from bot.core.effects import Effect, Post, Say, Toast
from bot.core.group.group import Group
from bot.core.push.effects import ShowGroupPush
from bot.core.push.push import Subscription, clock_text
from bot.services.group_push_choice import GroupPushChooser
from bot.services.push_dialogue import DEFAULT_MINUTE, Changes, PushDialogue, next_of
from bot.storage.store import Store

SLOT = "daily"


class GroupPushSettings:
    """`zone` is the bot's own, for groups that named none."""

    def __init__(
        self, store: Store, bank: Bank, chooser: GroupPushChooser, dialogue: PushDialogue, zone: str
    ) -> None:
        self._store = store
        self._bank = bank
        self._chooser = chooser
        self._dialogue = dialogue
        self._zone = zone

    def type_line(self, group: Group, text: str, thread_id: int | None, now: int) -> None:
        """Take what stands behind /daily; nothing shows the card."""
        self._dialogue.type_line(self._subject(group, thread_id), text, now)

    def choose(
        self, group: Group, field: str, value: str, thread_id: int | None, message_id: int, now: int
    ) -> Toast | None:
        """Take an admin's tap on the card."""
        return self._dialogue.choose(self._subject(group, thread_id), field, value, now, message_id)

    def back_again(self, group_id: int, now: int) -> None:
        """The bot was added again: what was on before goes on."""
        self._dialogue.restore(group_id, now)

    def _subject(self, group: Group, thread_id: int | None) -> _Group:
        return _Group(self._store, group, thread_id, self._topics(group), self._zone)

    def _topics(self, group: Group) -> tuple[str, ...]:
        """Return the topics that have a question for a poll in the group's language."""
        asked = self._chooser.topics(group.language)
        return tuple(key for key in self._bank.topics if key in asked)


class _Group:
    """A group as the subject of the dialogue: its card stands in the topic of the forum from which it was called."""

    def __init__(
        self, store: Store, group: Group, thread_id: int | None, topics: tuple[str, ...], zone: str
    ) -> None:
        self._store = store
        self._group = group
        self._thread_id = thread_id
        self._topics = topics
        self.default = Subscription(
            group.id,
            DEFAULT_MINUTE,
            group.zone or zone,
            "question",
            quiet=False,
            thread_id=thread_id,
            on=False,
        )

    def changes(self, subscription: Subscription, field: str, value: str, now: int) -> Changes | None:
        if field == "topic" and (not value or value in self._topics):
            return {"topic": value or None}
        return None

    def card(self, subscription: Subscription, menu: str | None, zones: tuple[str, ...], now: int) -> Effect:
        topics = self._topics if menu == "topic" else ()
        day, clock = next_of(subscription)
        return ShowGroupPush(
            subscription.on,
            clock_text(subscription.minute),
            subscription.zone,
            subscription.topic,
            day,
            clock,
            topics,
            zones,
        )

    def post(self, card: Effect, now: int, message_id: int | None) -> None:
        new = message_id is None
        self._say(
            Post(
                self._group.id,
                card,
                self._group.tongue,
                SLOT,
                message_id,
                self._thread_id,
                silent=new,
                fresh=new,
            ),
            now,
        )

    def misread(self, key: str, now: int) -> None:
        self._say(
            Post(self._group.id, Say(key), self._group.tongue, thread_id=self._thread_id, silent=True), now
        )

    def unsure(self, card: Effect, now: int) -> None:
        self.post(card, now, None)

    def saved(self, subscription: Subscription, changes: Changes, now: int) -> None:
        """Nothing else follows."""

    def _say(self, post: Post, now: int) -> None:
        with self._store.db.atomic():
            self._store.outbox.post(post, now)
