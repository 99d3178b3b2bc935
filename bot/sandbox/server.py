"""The sandbox as one object: Telegram for a bot, the chat page for people, and everything for tests."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

from bot.sandbox.bot_api.api import Api
from bot.sandbox.http.server import HttpServer
from bot.sandbox.options import DEFAULT_TOKEN, Options
from bot.sandbox.world import World


class Sandbox:
    """Stands in for Telegram: `async with Sandbox() as sandbox`, then point the bot to `sandbox.url`.

    Keyword arguments are the fields of `Options`. `defaults=True` begins with four people and a group.
    The world behind it is made of parts; what tests do with them stands here under short names.
    """

    def __init__(
        self, token: str = DEFAULT_TOKEN, port: int = 0, *, defaults: bool = False, **options: Any
    ) -> None:
        world = self.world = World(Options(token=token, **options))
        self.token = token
        self.api = Api(world)
        self._server = HttpServer(world, self.api, port)
        # What there is, and how it is found.
        directory, timeline, messages, polls = world.directory, world.timeline, world.messages, world.polls
        self.bot, self.people, self.chats = world.profile.user, directory.people, directory.chats
        self.faults, self.files, self.commands = world.faults, world.files, world.commands
        self.log, self.updates = timeline.log, timeline.updates
        self.clock, self.wait_for = timeline.now, timeline.wait_for
        self.person, self.chat = directory.person, directory.chat
        self.message, self.messages = messages.find, messages.in_chat
        self.find_poll, self.message_of_poll, self.last_message = polls.find, polls.message_of, messages.last
        self.advance, self.on_advance = world.advance, world.on_advance
        # What people do.
        self.add_person, self.change_person = directory.add_person, directory.change_person
        writing, accounts, taps = world.writing, world.accounts, world.taps
        self.say, self.post_as = writing.say, writing.post_as
        self.edit, self.react, self.delete = writing.edit, writing.react, messages.delete
        self.send_document, self.send_photo = writing.send_document, writing.send_photo
        self.forward, self.forward_text = writing.forward, writing.forward_text
        self.press, self.tap, self.forge_tap = taps.press, taps.tap, taps.forge_tap
        self.vote, self.push_update = world.votes.vote, timeline.push_update
        self.block, self.unblock, self.deactivate = accounts.block, accounts.unblock, accounts.deactivate
        # What happens to groups.
        groups, members, topics = world.groups, world.memberships, world.topics
        self.add_group, self.permit = groups.add_group, groups.permit
        self.rename_group, self.upgrade = groups.rename_group, groups.upgrade
        self.join, self.leave, self.promote = members.join, members.leave, members.promote
        self.demote, self.add_bot, self.kick_bot = members.demote, members.add_bot, members.kick_bot
        self.promote_bot, self.demote_bot = members.promote_bot, members.demote_bot
        self.add_topic, self.close_topic = topics.add_topic, topics.close_topic
        self.delete_topic = topics.delete_topic
        if defaults:
            self.add_defaults()

    @property
    def port(self) -> int:
        """Where it listens; known after the start."""
        return self._server.port

    @property
    def url(self) -> str:
        """The address for the bot's `api_url`, without `/bot`; the page is there too."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed yet."""
        return len(self.updates.pending)

    def add_defaults(self) -> None:
        """Add 用户甲, 用户乙, 用户丙, 用户丁 and the group 反诈学习小组 with them and the bot, 甲 as its admin."""
        languages = {"用户甲": "zh-hans", "用户乙": "zh-hans", "用户丙": "zh-hant", "用户丁": "en"}
        people = [self.add_person(name, language_code=code) for name, code in languages.items()]
        self.add_group("反诈学习小组", people, creator=people[0])

    async def start(self) -> None:
        """Listen; the port is known afterwards. Raises OSError when the port cannot be had."""
        await self._server.start()
        self.world.polls.watch(asyncio.get_running_loop())

    async def stop(self) -> None:
        """End everything that waits and close the server."""
        self.world.polls.watch(None)
        self.faults.clear()
        self.updates.close()
        self.world.timeline.changes.close()
        await self.api.webhook.close()
        await self._server.stop()
        self.log.close()

    async def __aenter__(self) -> Sandbox:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
