"""Telegram as the sandbox plays it: the parts, each given those it stands on.

Timeline   the time, and who is told what happens: updates for the bot, changes for the pages, the log
Directory  people and chats                       Messages, PostedPolls  what stands in the chats
Accounts, Memberships, Groups, Topics             what people do to accounts and groups
Writing, Taps, Votes                              what people send, tap and vote
"""

from __future__ import annotations

import inspect
import random
from collections.abc import Awaitable, Callable

from bot.sandbox.acts.accounts import Accounts
from bot.sandbox.acts.groups import Groups
from bot.sandbox.acts.memberships import Memberships
from bot.sandbox.acts.taps import Taps
from bot.sandbox.acts.topics import Topics
from bot.sandbox.acts.votes import Votes
from bot.sandbox.acts.writing import Writing
from bot.sandbox.bot_profile import BotProfile
from bot.sandbox.changes import Changes
from bot.sandbox.clock import Clock
from bot.sandbox.commands import Commands
from bot.sandbox.directory import Directory
from bot.sandbox.errors import Refused
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.log import Log
from bot.sandbox.messages import Messages
from bot.sandbox.options import Options
from bot.sandbox.pace import Pace
from bot.sandbox.posted_polls import PostedPolls
from bot.sandbox.queries import Queries
from bot.sandbox.timeline import Timeline
from bot.sandbox.updates import Updates


class World:
    """Everything that there is in one sandbox. `on_advance` is called after the clock was moved."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.rng = random.Random(options.seed)
        self.faults = Faults()
        self.pace = Pace() if options.enforce_limits else None
        self.queries = Queries()
        self.files = Files()
        self.commands = Commands()
        self.profile = BotProfile(options)
        self.on_advance: list[Callable[[], Awaitable[object] | object]] = []

        changes = Changes()
        self.timeline = Timeline(
            Clock(options.start, frozen=options.frozen),
            Updates(self.rng.randrange(100_000_000, 900_000_000)),
            changes,
            Log(options.log_file, options.log_limit, changes.wake),
        )
        self.directory = Directory(self.profile.user, self.timeline, self.rng)
        self.messages = Messages(self.directory, self.timeline, options.history)
        self.polls = PostedPolls(self.timeline, options.poll_updates)
        self.accounts = Accounts(self.directory, self.timeline)
        self.memberships = Memberships(self.directory, self.messages, self.timeline)
        self.groups = Groups(self.directory, self.messages, self.memberships, self.timeline)
        self.topics = Topics(self.directory, self.messages, self.timeline)
        self.taps = Taps(self.directory, self.queries, self.timeline)
        self.votes = Votes(self.directory, self.polls, self.timeline)
        self.writing = Writing(
            self.directory,
            self.messages,
            self.accounts,
            files=self.files,
            timeline=self.timeline,
            privacy=options.privacy,
        )

    async def advance(self, ms: int) -> None:
        """Move the clock forward: polls close in the order of their deadlines, then `on_advance` is
        called.
        """
        if ms < 0:
            raise Refused("the clock only goes forward", "时钟只能往前拨")
        self.polls.move_clock_to(self.timeline.now() + ms)
        self.timeline.updates.forget_old(self.timeline.now())
        self.timeline.tell_pages("clock")
        for callback in self.on_advance:
            result = callback()
            if inspect.isawaitable(result):
                await result
