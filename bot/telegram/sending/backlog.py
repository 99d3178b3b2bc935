"""What waits in the file, brought into the queues: ids first, a row only when its turn has come."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.core.effects import Post, Priority
from bot.storage.database import FileError
from bot.storage.effect_codec import UnreadableRow
from bot.storage.outbox import Outbox, State
from bot.telegram.http.fault_log import FaultLog
from bot.telegram.sending.hooks import Hooks
from bot.telegram.sending.queues import Queues

log = logging.getLogger(__name__)

# Pushes and broadcasts come into memory by so many ids at a time.
CHUNK = 500
# What has waited longer is asked for again: does its game, its session, its subscription still want it?
LONG_MS = 5_000


class Backlog:
    """`clock` is the wall clock, in milliseconds. `news` says that the file may hold rows not seen yet."""

    def __init__(self, outbox: Outbox, queues: Queues, hooks: Hooks, clock: Callable[[], int]) -> None:
        self._outbox = outbox
        self._queues = queues
        self._hooks = hooks
        self._clock = clock
        self._seen = [0, 0, 0]
        self._more = [False, False, False]
        self._faults = FaultLog(log)
        self.news = True

    @property
    def all_in(self) -> bool:
        """Whether nothing waits beyond the queues."""
        return not self.news and not any(self._more)

    def load(self) -> None:
        """Bring new ids in: all answers, of pushes and broadcasts a chunk when the last one is nearly out."""
        news, self.news = self.news, False
        for priority in Priority:
            if not (news or self._more[priority]) or (priority and self._queues.size(priority) > CHUNK // 4):
                self._more[priority] |= news
                continue
            rows = self._outbox.ids_after(priority, self._seen[priority], CHUNK if priority else -1)
            for row_id, chat_id, tapped in rows:
                # In a group a game may run against the clock.
                begins = priority is Priority.ANSWER and chat_id > 0 and not tapped
                self._queues.add(chat_id, priority, row_id, begins=begins)
                self._seen[priority] = row_id
            self._more[priority] = priority is not Priority.ANSWER and len(rows) == CHUNK

    def wanted_post(self, row_id: int) -> Post | None:
        """Read a row; None when it was settled meanwhile, cannot be read, or has waited until nobody wants it."""
        try:
            post = self._outbox.find(row_id)
        except UnreadableRow as fault:
            self._faults.fault("a row of the outbox cannot be read", fault)
            self._outbox.settle(row_id, State.FAILED, self._clock(), "fault")
            return None
        if post is None:
            return None
        today = self._clock()
        if post.not_after is not None and today > post.not_after:
            self._outbox.drop(row_id, "late", today)
            return None
        if today - post.posted_at > LONG_MS and not self._is_wanted(post):
            self._outbox.drop(row_id, "unwanted", today)
            return None
        return post

    def _is_wanted(self, post: Post) -> bool:
        try:
            return self._hooks.wanted(post)
        except FileError:
            raise
        except Exception as fault:
            self._faults.fault(f"nobody knows whether a {type(post.effect).__name__} is wanted", fault)
            return True
