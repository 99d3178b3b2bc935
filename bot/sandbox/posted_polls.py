"""The polls that were posted: found, closed by hand or when their time has come, and told of."""

from __future__ import annotations

import asyncio
import heapq
from typing import Literal

from bot.sandbox.chats import Message
from bot.sandbox.errors import Refused
from bot.sandbox.options import PollUpdates
from bot.sandbox.polls import Poll
from bot.sandbox.timeline import Timeline

PollLike = Poll | Message | str


class PostedPolls:
    """All polls by id, with the messages that they stand in, and a watch over their deadlines."""

    def __init__(self, timeline: Timeline, told: PollUpdates) -> None:
        self._timeline = timeline
        self._told = told
        self._polls: dict[str, tuple[Poll, Message]] = {}
        self._deadlines: list[tuple[int, str]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def add(self, poll: Poll, message: Message) -> None:
        """Keep a poll that stands in a message, and watch its deadline."""
        message.poll = poll
        self._polls[poll.id] = poll, message
        if poll.deadline is not None:
            heapq.heappush(self._deadlines, (poll.deadline, poll.id))
            self._arm()

    def find(self, poll: PollLike) -> Poll:
        """Return a poll by its id or its message; raise Refused."""
        if isinstance(poll, Poll):
            return poll
        if isinstance(poll, Message):
            if poll.poll is not None:
                return poll.poll
        elif poll in self._polls:
            return self._polls[poll][0]
        raise Refused("there is no poll")

    def message_of(self, poll: PollLike) -> Message:
        """Return the message that a poll stands in; raise Refused."""
        return poll if isinstance(poll, Message) else self._polls[self.find(poll).id][1]

    # closing

    def close(self, poll: Poll, why: Literal["stop", "close"]) -> None:
        """Close a poll and say so to the bot, if it is told such changes."""
        if poll.is_closed:
            return
        poll.close()
        if self._told in ("close", "all") or self._told == why:
            self._timeline.tell_bot("poll", poll.outside())
        self.show(poll)

    def tell_votes(self, poll: Poll) -> None:
        """Say to the bot how the votes stand now, if it is told every vote."""
        if self._told == "all":
            self._timeline.tell_bot("poll", poll.outside())

    def show(self, poll: Poll) -> None:
        """Tell the pages that a poll changed."""
        message = self.message_of(poll)
        self._timeline.tell_pages("poll", message.chat, message)

    def close_due(self) -> None:
        """Close the polls whose time has come, in order."""
        now = self._timeline.now()
        while self._deadlines and self._deadlines[0][0] <= now:
            _, poll_id = heapq.heappop(self._deadlines)
            self.close(self._polls[poll_id][0], "close")

    # time

    def move_clock_to(self, target: int) -> None:
        """Move the clock forward, stopping at every deadline on the way to close what is due there."""
        clock = self._timeline.clock
        while self._deadlines and self._deadlines[0][0] <= target:
            clock.move(max(0, self._deadlines[0][0] - clock.now()))
            self.close_due()
        clock.move(max(0, target - clock.now()))
        self._arm()

    def watch(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Begin (or, with None, stop) to close polls as real time goes by."""
        self._loop = loop
        self._arm()

    def _arm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._loop is None or self._timeline.clock.frozen or not self._deadlines:
            return
        delay = max(0, self._deadlines[0][0] - self._timeline.now()) / 1000
        self._timer = self._loop.call_later(delay, self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        self.close_due()
        self._arm()
