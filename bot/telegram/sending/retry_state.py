"""What follows from an attempt that failed: who has to wait, how long, what to do otherwise, when to give up."""

from __future__ import annotations

import logging

from msgspec.structs import replace

from bot.core.effects import Post, Priority
from bot.core.limits.windows import Limits
from bot.telegram.sending.delivery import Outcome, RetryState
from bot.telegram.sending.send_result import UNKNOWN_REFUSAL, Fate

log = logging.getLogger(__name__)

BACKOFF_MS = 500
LONGEST_MS = 30_000
# A row that fails so often while others get through is poison, and would block its chat for ever.
POISON = 8
# A refusal that nobody knows is tried for so long, even when nobody else gets through meanwhile.
STUBBORN_MS = 600_000


def is_worth_saying(failures: int) -> bool:
    """Whether a failure after so many others is said: the first, then the 8th, 16th, 32nd …, about every doubled time."""
    return failures == 0 or (failures >= 7 and failures & (failures + 1) == 0)


class RetryStates:
    """Remembers the troubles of rows, and whether Telegram can be reached at all."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._states: dict[int, RetryState] = {}
        self._offline = 0
        self._last_done = 0

    def of(self, row_id: int) -> RetryState:
        """What earlier attempts at a row have taught."""
        return self._states.get(row_id) or RetryState()

    def forget(self, row_id: int) -> None:
        """The row is settled."""
        self._states.pop(row_id, None)

    def weigh(self, row_id: int, post: Post, outcome: Outcome, now: int) -> Outcome:
        """Draw the consequences of an attempt, and return what is to be done with the row."""
        fate = outcome.fate
        if fate is Fate.OFFLINE:
            return self._go_offline(outcome, now)
        if fate is not Fate.UNKNOWN:
            self._offline = 0
        if fate is Fate.DONE:
            self._last_done = now
            self._limits.accept(post.chat_id)
        elif fate is Fate.WAIT:
            if self._limits.refuse(post.chat_id, outcome.wait, now):
                log.warning("Telegram slows the bot down: all messages wait %d s", outcome.wait // 1000)
        elif fate is Fate.AGAIN or (fate is Fate.UNKNOWN and post.priority is Priority.ANSWER):
            return self._try_again(row_id, outcome, now)
        elif fate in {Fate.ANEW, Fate.PLAIN, Fate.WITHOUT_PICTURE}:
            self._state(row_id).learn(fate)
        return outcome

    def _go_offline(self, outcome: Outcome, now: int) -> Outcome:
        """Nobody can be reached: everybody waits, twice as long each time."""
        wait = min(LONGEST_MS, BACKOFF_MS << min(self._offline, 10))
        if not self._limits.is_paused(now):
            if is_worth_saying(self._offline):
                log.warning("Telegram cannot be reached, trying again: %s", outcome.reason)
            self._offline += 1
            self._limits.pause(now + wait)
        return replace(outcome, wait=wait)

    def _try_again(self, row_id: int, outcome: Outcome, now: int) -> Outcome:
        retry = self._state(row_id)
        retry.failures += 1
        retry.first_at = retry.first_at or now
        stubborn = outcome.reason == UNKNOWN_REFUSAL and now - retry.first_at > STUBBORN_MS
        if retry.failures >= POISON and (stubborn or self._last_done > retry.first_at):
            return replace(outcome, fate=Fate.REFUSED, reason="failing")
        wait = min(LONGEST_MS, BACKOFF_MS << min(retry.failures - 1, 10))
        return replace(outcome, fate=Fate.AGAIN, wait=wait)

    def _state(self, row_id: int) -> RetryState:
        return self._states.setdefault(row_id, RetryState())
