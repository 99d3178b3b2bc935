"""Whether the bot lives: intake, sender and tick must each have moved within the time that they may take."""

from __future__ import annotations

from collections.abc import Callable

from bot.observer import Observer

SECOND = 1_000
LONGEST_TICK = 10 * SECOND
LONGEST_SEND = 60 * SECOND
FETCH_GRACE = 60 * SECOND


class Pulse(Observer):
    """Remembers when each part last moved, by a clock that never goes back.

    A call that ends in a refusal or without an answer is a move too: an outage of Telegram is not our standstill.
    """

    def __init__(self, monotonic: Callable[[], int], poll_seconds: int) -> None:
        self.monotonic = monotonic
        self._longest_fetch = poll_seconds * SECOND + FETCH_GRACE
        self.conflicts = 0
        # None: it has not begun, since Telegram has not been met yet.
        self._ticked: int | None = None
        self._fetched: int | None = None
        self._sent = monotonic()

    def called(self, method: str, outcome: str, seconds: float) -> None:
        if method == "getUpdates":
            self._fetched = self.monotonic()
            self.conflicts += outcome == "409"
        else:
            self._sent = self.monotonic()

    def ticked(self, late_seconds: float) -> None:
        self._ticked = self.monotonic()

    def silences(self) -> tuple[int, int]:
        """Return for how long nothing was fetched, and for how long nothing has ticked."""
        now = self.monotonic()
        return _since(self._fetched, now), _since(self._ticked, now)

    def standing_still(self, oldest_waits_ms: int | None, *, by_webhook: bool = False) -> list[str]:
        """Name the parts that have not moved for longer than they may; `oldest_waits_ms`: how long an answer waits."""
        now = self.monotonic()
        sender_stands = (oldest_waits_ms or 0) > LONGEST_SEND and now - self._sent > LONGEST_SEND
        parts = {
            "tick": _since(self._ticked, now) > LONGEST_TICK,
            "intake": not by_webhook and _since(self._fetched, now) > self._longest_fetch,
            "sender": sender_stands,
        }
        return [part for part, stands in parts.items() if stands]


def _since(at: int | None, now: int) -> int:
    return 0 if at is None else now - at
