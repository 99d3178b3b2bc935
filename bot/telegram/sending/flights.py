"""What is in the air, and what may go next: so many calls at once, under Telegram's limits."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from bot.core.effects import Post, Priority
from bot.core.limits.windows import Limits
from bot.telegram.sending.queues import ChatQueue, Queues, Turn
from bot.telegram.sending.retry_state import BACKOFF_MS
from bot.telegram.views.message import Message


class Ticket(Struct, frozen=True):
    """A row that goes out now, put into words. `marked`: the file knows that it is in the air."""

    chat: ChatQueue
    row_id: int
    post: Post
    message: Message | None
    picture: bytes
    marked: bool

    @property
    def pushed(self) -> bool:
        return self.post.priority is not Priority.ANSWER


class Flights:
    """At most `concurrency` calls at once; `call_at` arranges another look at an instant of the monotonic clock."""

    def __init__(
        self, queues: Queues, limits: Limits, concurrency: int, call_at: Callable[[int], None]
    ) -> None:
        self._queues = queues
        self._limits = limits
        self._concurrency = concurrency
        self._call_at = call_at
        self._pushed = 0
        self.flying = 0

    @property
    def full(self) -> bool:
        return self.flying >= self._concurrency

    def next(self, now: int) -> ChatQueue | None:
        """Choose the chat whose head may go now; delay those that may not."""
        while chat := self._queues.next():
            pushed = chat.ready > Turn.BEGINNING
            if pushed and self._pushed >= max(1, self._concurrency * 3 // 4):
                # Stalled broadcasts must leave room for answers.
                return None
            wait = self._limits.wait_overall(now, paced=chat.ready > Turn.GOING_ON)
            if wait is None:
                return None
            if wait:
                self._call_at(now + wait)
                return None
            wait = self._limits.wait_chat(chat.chat_id, now)
            if wait == 0:
                return chat
            self._queues.delay(chat, now + (wait or BACKOFF_MS))
        return None

    def begin(self, chat: ChatQueue, now: int) -> None:
        """The head of a ready chat goes into the air."""
        self._limits.start(chat.chat_id, now, paced=chat.ready > Turn.GOING_ON)
        self.flying += 1
        self._pushed += chat.ready > Turn.BEGINNING
        self._queues.mark_in_flight(chat)

    def end(self, ticket: Ticket, now: int) -> None:
        """It landed, or never left."""
        self._limits.end(ticket.chat.chat_id, now)
        self.flying -= 1
        self._pushed -= ticket.pushed
