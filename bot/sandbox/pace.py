"""Telegram's sending limits, for a server that enforces them.

30 messages a second over all chats, one a second in a private chat with a small burst, 20 a minute in a group
(edits count). The windows are a twentieth shorter than Telegram's: on the way, what was sent evenly may
arrive a little closer.
"""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass, field

from bot.sandbox.errors import ApiError

_SLACK = 0.95
_PAID = 1_000


@dataclass(slots=True)
class _Window:
    """At most `most` in any `seconds`."""

    most: int
    seconds: float
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Return how long until one more fits, 0 for at once."""
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        return self.times[0] + self.seconds - now if len(self.times) >= self.most else 0.0

    def take(self, now: float) -> None:
        self.times.append(now)


@dataclass(slots=True)
class _Bucket:
    """`size` at once, then one in each `seconds`."""

    size: int
    seconds: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Return how long until one more fits, 0 for at once."""
        self.left = min(self.size, self.left + (now - self.at) / self.seconds)
        self.at = now
        return 0.0 if self.left >= 1 else (1 - self.left) * self.seconds

    def take(self, now: float) -> None:
        self.left -= 1


class Pace:
    """Refuses by 429 what comes too fast. Times are monotonic seconds: moving the sandbox's clock changes
    nothing.
    """

    def __init__(self, overall: int = 30, private_burst: int = 4, group_per_minute: int = 20) -> None:
        self._overall = _Window(overall, _SLACK)
        self._paid = _Window(_PAID, _SLACK)
        self._private_burst = private_burst
        self._group_per_minute = group_per_minute
        self._chats: dict[int, _Window | _Bucket] = {}

    def check(self, chat_id: int, *, paid: bool = False) -> None:
        """Count one message or edit to the chat, or raise the error 429; `paid` is a paid broadcast, 1,000
        a second.
        """
        now = time.monotonic()
        chat = self._chat(chat_id, now)
        overall = self._paid if paid else self._overall
        wait = max(overall.wait(now), chat.wait(now))
        if wait > 0:
            seconds = math.ceil(wait)
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        overall.take(now)
        chat.take(now)

    def _chat(self, chat_id: int, now: float) -> _Window | _Bucket:
        if chat_id not in self._chats:
            burst = self._private_burst
            self._chats[chat_id] = (
                _Bucket(burst, _SLACK, burst, now)
                if chat_id > 0
                else _Window(self._group_per_minute, 60 * _SLACK)
            )
        return self._chats[chat_id]
