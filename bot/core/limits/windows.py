"""How fast Telegram lets a bot speak, kept in every sliding window: over all, in one chat, and in one group.

A send occupies its window from its start until the window's length after its end, because Telegram may
count it at any instant between the two. So no window that Telegram can look through holds more than the limit.
Times are milliseconds of a clock that the caller chooses.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from math import ceil

SECOND = 1_000
MINUTE = 60_000
BURST = 3
# Three chats in a row were told to wait and nobody was served in between: that is not about those chats.
FLOODED_CHATS = 3


class Window:
    """At most `count` sends in any `length` milliseconds."""

    __slots__ = ("_count", "_ended", "_flying", "_length")

    def __init__(self, length: int, count: int) -> None:
        self._length = length
        self._count = count
        self._flying = 0
        self._ended: deque[int] = deque()

    def wait(self, now: int) -> int | None:
        """Say in how many milliseconds the next send may start; None: not before one in flight has ended."""
        self._forget(now)
        free = self._count - self._flying - len(self._ended)
        if free > 0:
            return 0
        # As many must grow old as are too many.
        return self._ended[-free] + self._length + 1 - now if -free < len(self._ended) else None

    def start(self) -> None:
        """A send starts."""
        self._flying += 1

    def end(self, now: int) -> None:
        """A send ended."""
        self._flying -= 1
        self.add(now)

    def add(self, at: int) -> None:
        """Count a send that ended at an instant."""
        self._forget(at)
        self._ended.append(at)

    def is_idle(self, now: int) -> bool:
        """Tell whether nothing is in the window."""
        self._forget(now)
        return not self._flying and not self._ended

    def _forget(self, now: int) -> None:
        ended = self._ended
        if ended and ended[-1] > now:
            # The clock was set back. A time in the future counts as now, else the window would freeze.
            self._ended = ended = deque(min(at, now) for at in ended)
        while ended and ended[0] < now - self._length:
            ended.popleft()


class Limits:
    """Tells when a message or an edit may go to a chat.

    `overall` is messages a second over all chats, `private` messages a second in one chat (on average over
    three seconds, so that three may come at once), `group` messages and edits a minute in a group.
    """

    def __init__(self, overall: int = 30, private: int = 1, group: int = 20) -> None:
        self._overall = Window(SECOND, overall)
        self._private = private
        self._group = group
        self._chats: OrderedDict[int, Sequence[Window]] = OrderedDict()
        self._held: dict[int, int] = {}
        self._paused_until = 0
        self._flooded: set[int] = set()
        self._pace = Pace(overall)

    def wait_overall(self, now: int, *, paced: bool = False) -> int | None:
        """Say in how many milliseconds a message may go to anyone; None: not before one in flight has ended.

        Paced messages (what begins, pushes, broadcasts) are spread evenly, so that who taps finds a free place soon.
        """
        if now < self._paused_until:
            return self._paused_until - now
        wait = self._overall.wait(now)
        return self._pace.wait(now) if wait == 0 and paced else wait

    def wait_chat(self, chat_id: int, now: int) -> int | None:
        """Say in how many milliseconds a message may go to this chat; None: not before one in flight ended."""
        longest = max(0, self._held.get(chat_id, now) - now)
        for window in self._chats.get(chat_id, ()):
            wait = window.wait(now)
            if wait is None:
                return None
            longest = max(longest, wait)
        return longest

    def start(self, chat_id: int, now: int, *, paced: bool = False) -> None:
        """A message to this chat goes out."""
        self._overall.start()
        for window in self._windows(chat_id):
            window.start()
        if paced:
            self._pace.take(now)

    def end(self, chat_id: int, now: int) -> None:
        """The answer to a message came, or the attempt was given up."""
        self._overall.end(now)
        for window in self._windows(chat_id):
            window.end(now)
        self._drop_idle(now)

    def restore(self, chat_id: int, at: int) -> None:
        """Count a message of before the start. To be called in the order of time."""
        self._overall.add(at)
        for window in self._windows(chat_id):
            window.add(at)

    def refuse(self, chat_id: int, retry_after: int, now: int) -> bool:
        """Telegram said 429 with so many milliseconds for a chat; true if all have to wait with it.

        It concerns that chat alone, unless three chats in a row hear it.
        """
        self._held[chat_id] = now + retry_after
        self._flooded.add(chat_id)
        if len(self._flooded) < FLOODED_CHATS:
            return False
        self.pause(now + retry_after)
        self._flooded.clear()
        return True

    def accept(self, chat_id: int) -> None:
        """Telegram took a message: a row of refusals ends."""
        self._flooded.clear()
        self._held.pop(chat_id, None)

    def pause(self, until: int) -> None:
        """Let nothing go before an instant."""
        self._paused_until = max(self._paused_until, until)

    def is_paused(self, now: int) -> bool:
        """Tell whether all wait."""
        return now < self._paused_until

    def move_chat(self, old: int, new: int) -> None:
        """The group has another id now; what was sent to it still counts."""
        windows = self._chats.pop(old, None)
        if windows is not None:
            self._chats[new] = windows

    def chats(self) -> int:
        """Count the chats that are remembered; chats that were silent for long are not."""
        return len(self._chats)

    def _windows(self, chat_id: int) -> Sequence[Window]:
        windows = self._chats.get(chat_id)
        if windows is None:
            one_chat = Window(BURST * SECOND, BURST * self._private)
            windows = (one_chat,) if chat_id > 0 else (one_chat, Window(MINUTE, self._group))
            self._chats[chat_id] = windows
        else:
            self._chats.move_to_end(chat_id)
        return windows

    def _drop_idle(self, now: int) -> None:
        """Forget the chats that were silent longest, two at each end of a send: the map stays small."""
        for _ in range(2):
            chat_id, windows = next(iter(self._chats.items()))
            if not all(window.is_idle(now) for window in windows):
                return
            if self._held.get(chat_id, now) > now:
                self._chats.move_to_end(chat_id)
                return
            del self._chats[chat_id]
            self._held.pop(chat_id, None)


class Pace:
    """Spreads sends evenly over a second; a little that was missed is caught up."""

    __slots__ = ("_gap", "_next", "_slack")

    def __init__(self, per_second: int) -> None:
        self._gap = SECOND / per_second
        self._slack = max(2 * self._gap, 50.0)
        self._next = 0.0

    def wait(self, now: int) -> int:
        """Say in how many milliseconds the next one may go."""
        if self._next > now + self._gap + self._slack:
            # The clock was set back.
            self._next = float(now)
        return max(0, ceil(self._next - now))

    def take(self, now: int) -> None:
        """One goes now."""
        self._next = max(self._next, now - self._slack) + self._gap
