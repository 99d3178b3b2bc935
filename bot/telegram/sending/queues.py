"""Whose turn it is: ids of waiting rows by chat and priority. It reads no clock, no file and no network.

Within a chat, answers go before pushes before broadcasts. Among the chats with answers, those go first where something
is going on (a tap is to be answered, a group plays) before those that only begin (a greeting, a page, a first question),
so that a thousand newcomers keep nobody waiting who is in the middle of a question.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count

from bot.core.effects import Priority


class Turn(IntEnum):
    """In which order chats come, by what waits for them."""

    GOING_ON = 0
    BEGINNING = 1
    PUSH = 2
    BROADCAST = 3


_NOWHERE = -1
# Tuples: going through an enum takes ten times as long, and this is asked several times a message.
_PRIORITIES = tuple(Priority)
_TURNS = tuple(Turn)
_BEGINNING_FIRST = (Turn.BEGINNING, Turn.GOING_ON, Turn.PUSH, Turn.BROADCAST)
MOST_IN_A_ROW = 4
"""After so many where something is going on, one that begins comes, so that nobody waits for ever."""


@dataclass(slots=True, eq=False)
class ChatQueue:
    """What waits for one chat. It is ready in one turn, delayed until an instant, in the air, or empty.

    `beginnings` are those of its answers that only begin something.
    """

    chat_id: int
    by_priority: tuple[deque[int], deque[int], deque[int]] = field(
        default_factory=lambda: (deque(), deque(), deque())
    )
    beginnings: set[int] = field(default_factory=set)
    ready: int = _NOWHERE
    until: int | None = None
    flying: Priority | None = None

    def head(self) -> tuple[Priority, int] | None:
        """Name the row that goes next: answers first, then pushes, then broadcasts."""
        for priority, rows in zip(_PRIORITIES, self.by_priority, strict=True):
            if rows:
                return priority, rows[0]
        return None

    def turn(self) -> Turn:
        """Tell when it comes, while something waits: one answer that goes on draws those before it along."""
        answers = len(self.by_priority[0])
        if not answers:
            return Turn.PUSH if self.by_priority[1] else Turn.BROADCAST
        return Turn.BEGINNING if len(self.beginnings) == answers else Turn.GOING_ON


class Queues:
    """All chats that something waits for; one row of a chat is in the air at a time."""

    def __init__(self) -> None:
        self._chats: dict[int, ChatQueue] = {}
        self._ready: tuple[deque[ChatQueue], ...] = tuple(deque() for _ in Turn)
        self._in_a_row = 0
        self._delayed: list[tuple[int, int, ChatQueue]] = []
        self._order = count()
        self._sizes = [0, 0, 0]

    def size(self, priority: Priority) -> int:
        """Count the rows of a priority, those in the air included."""
        return self._sizes[priority]

    def is_empty(self) -> bool:
        """Tell whether nothing waits and nothing is in the air."""
        return not self._chats

    def add(self, chat_id: int, priority: Priority, row_id: int, *, begins: bool = False) -> None:
        """Put a row behind those of its chat and priority; `begins`: it is an answer that only begins something."""
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = ChatQueue(chat_id)
        before = chat.head()
        chat.by_priority[priority].append(row_id)
        if begins:
            chat.beginnings.add(row_id)
        self._sizes[priority] += 1
        # A row that goes before all others makes a chat ready that waited for another row's sake.
        first = before is None or priority < before[0]
        if chat.flying is None and (first or chat.turn() < chat.ready):
            self._make_ready(chat)

    def next(self) -> ChatQueue | None:
        """Look at the chat whose turn it is; it stays where it is."""
        for turn in _BEGINNING_FIRST if self._in_a_row >= MOST_IN_A_ROW else _TURNS:
            chats = self._ready[turn]
            while chats and chats[0].ready != turn:
                chats.popleft()
            if chats:
                return chats[0]
        return None

    def mark_in_flight(self, chat: ChatQueue) -> None:
        """The head row of a ready chat goes out."""
        head = chat.head()
        assert head is not None
        self._in_a_row = self._in_a_row + 1 if chat.ready == Turn.GOING_ON else 0
        self._leave(chat)
        chat.flying = head[0]

    def delay(self, chat: ChatQueue, until: int) -> None:
        """Let a chat wait until an instant; a row in the air comes back to its place."""
        chat.flying = None
        self._leave(chat)
        chat.until = until
        heappush(self._delayed, (until, next(self._order), chat))

    def hold(self, chat: ChatQueue) -> None:
        """Let a ready chat wait for its head to be prepared; what goes before that head makes it ready again."""
        self._leave(chat)

    def resume(self, chat: ChatQueue) -> None:
        """The head of a chat that was held is prepared, unless the chat has gone another way meanwhile."""
        held = chat.flying is None and chat.ready == _NOWHERE and chat.until is None
        if held and self._chats.get(chat.chat_id) is chat:
            self._make_ready(chat)

    def settle(self, chat: ChatQueue) -> None:
        """The row in the air, or the head of a ready chat, is done with; the next one's turn comes."""
        head = chat.head()
        assert head is not None
        priority = head[0] if chat.flying is None else chat.flying
        chat.beginnings.discard(chat.by_priority[priority].popleft())
        self._sizes[priority] -= 1
        chat.flying = None
        self._leave(chat)
        if chat.head() is None:
            del self._chats[chat.chat_id]
        else:
            self._make_ready(chat)

    def release(self, now: int) -> None:
        """Make the chats ready whose delay is over."""
        while self._delayed and self._delayed[0][0] <= now:
            until, _, chat = heappop(self._delayed)
            if chat.until == until:
                self._make_ready(chat)

    def next_at(self) -> int | None:
        """Tell when the next delay is over."""
        while self._delayed and self._delayed[0][2].until != self._delayed[0][0]:
            heappop(self._delayed)
        return self._delayed[0][0] if self._delayed else None

    def move_chat(self, old: int, new: int) -> None:
        """What waits for a chat waits for another one now, behind what waits there already."""
        chat = self._chats.pop(old, None)
        if chat is None:
            return
        self._leave(chat)
        for priority in Priority:
            for row_id in chat.by_priority[priority]:
                self._sizes[priority] -= 1
                self.add(new, priority, row_id)
            chat.by_priority[priority].clear()
        chat.beginnings.clear()

    def _make_ready(self, chat: ChatQueue) -> None:
        turn = chat.turn()
        chat.until = None
        if chat.ready != turn:
            chat.ready = turn
            self._ready[turn].append(chat)

    def _leave(self, chat: ChatQueue) -> None:
        if chat.ready != _NOWHERE and self._ready[chat.ready][0] is chat:
            self._ready[chat.ready].popleft()
        chat.ready = _NOWHERE
        chat.until = None
