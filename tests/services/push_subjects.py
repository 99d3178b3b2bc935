"""The two subjects of the dialogue of a daily push: a person with /remind, a group with /daily."""

from __future__ import annotations

from bot.core.effects import Toast
from bot.core.push.effects import ShowGroupPush, ShowPushSettings
from tests.services.world import GROUP, World

TOPIC_OF_FORUM = 5


class Person:
    """/remind of a person."""

    chat_id = 1
    card = ShowPushSettings

    def __init__(self, world: World) -> None:
        self.world = world
        world.player(self.chat_id)

    @property
    def player(self):
        return self.world.store.players.find(self.chat_id)

    def type(self, text: str) -> None:
        self.world.services.push_settings.type_line(self.player, text, self.world.now)

    def tap(self, field: str, value: str = "") -> Toast | None:
        return self.world.services.push_settings.choose(self.player, field, value, self.world.now, 7)

    def come_back(self) -> None:
        self.world.services.push_settings.reached_again(self.chat_id, self.world.now)


class Group:
    """/daily of a group."""

    chat_id = GROUP
    card = ShowGroupPush

    def __init__(self, world: World) -> None:
        self.world = world
        world.group()

    @property
    def group(self):
        return self.world.store.groups.find(self.chat_id)

    def type(self, text: str) -> None:
        self.world.services.group_push_settings.type_line(self.group, text, TOPIC_OF_FORUM, self.world.now)

    def tap(self, field: str, value: str = "") -> Toast | None:
        settings = self.world.services.group_push_settings
        return settings.choose(self.group, field, value, TOPIC_OF_FORUM, 7, self.world.now)

    def come_back(self) -> None:
        self.world.services.group_push_settings.back_again(self.chat_id, self.world.now)


def kept(subject):
    return subject.world.store.subscriptions.find(subject.chat_id)


def shown(subject):
    return subject.world.hear(subject.chat_id, subject.card)
