"""Whose turn it is: ids of waiting rows by chat and lane. It reads no clock, no file and no network."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from bot.core.effects import Priority

_NOWHERE = -1
# A tuple: going through an enum takes ten times as long, and this is asked several times a message.
_PRIORITIES = tuple(Priority)


@dataclass(slots=True, eq=False)
class ChatQueue:
    """What waits for one chat. It is ready in one lane, delayed until an instant, in the air, or empty."""

    chat_id: int
    by_priority: tuple[deque[int], deque[int], deque[int]] = field(
        default_factory=lambda: (deque(), deque(), deque())
    )
    ready: int = _NOWHERE
    until: int | None = None
    flying: Priority | None = None

    def head(self) -> tuple[Priority, int] | None:
        """Name the row that goes next: answers first, then pushes, then broadcasts."""
        for priority, rows in zip(_PRIORITIES, self.by_priority, strict=True):
            if rows:
                return priority, rows[0]
        return None


class Queues:
    """All chats that something waits for; one row of a chat is in the air at a time."""

    def __init__(self) -> None:
        self._chats: dict[int, ChatQueue] = {}
        self._ready: tuple[deque[ChatQueue], deque[ChatQueue], deque[ChatQueue]] = (deque(), deque(), deque())
        self._delayed: list[tuple[int, int, ChatQueue]] = []
        self._order = count()
        self._sizes = [0, 0, 0]

    def size(self, priority: Priority) -> int:
        """Count the rows of a lane, those in the air included."""
        return self._sizes[priority]

    def is_empty(self) -> bool:
        """Tell whether nothing waits and nothing is in the air."""
        return not self._chats

    def add(self, chat_id: int, priority: Priority, row_id: int) -> None:
        """Put a row at the end of its chat's lane."""
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = ChatQueue(chat_id)
        before = chat.head()
        chat.by_priority[priority].append(row_id)
        self._sizes[priority] += 1
        # A row that goes before all others makes a chat ready that waited for another row's sake.
        if chat.flying is None and (before is None or priority < before[0]):
            self._make_ready(chat)

    def next(self) -> ChatQueue | None:
        """Look at the chat whose turn it is, in the best lane that has one; it stays where it is."""
        for priority in _PRIORITIES:
            chats = self._ready[priority]
            while chats and chats[0].ready != priority:
                chats.popleft()
            if chats:
                return chats[0]
        return None

    def mark_in_flight(self, chat: ChatQueue) -> None:
        """The head row of a ready chat goes out."""
        head = chat.head()
        assert head is not None
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
        chat.by_priority[priority].popleft()
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

    def _make_ready(self, chat: ChatQueue) -> None:
        head = chat.head()
        assert head is not None
        chat.until = None
        if chat.ready != head[0]:
            chat.ready = head[0]
            self._ready[head[0]].append(chat)

    def _leave(self, chat: ChatQueue) -> None:
        if chat.ready != _NOWHERE and self._ready[chat.ready][0] is chat:
            self._ready[chat.ready].popleft()
        chat.ready = _NOWHERE
        chat.until = None
