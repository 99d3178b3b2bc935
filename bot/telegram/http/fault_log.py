"""Says each fault at once and then ever more rarely, with a count: it must neither bury the others nor fall silent."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

AGAIN_S = (60.0, 600.0, 3_600.0, 21_600.0, 86_400.0)
"""How long a fault that goes on is silent after its first, second, … line."""
MOST_KEYS = 1_000


@dataclass(slots=True)
class _Said:
    """How often a fault was said, how often it came since, and when it may be said again."""

    lines: int = 0
    since: int = 0
    next_at: float = 0.0


def loop_seconds() -> float:
    """The event loop's seconds; 0 outside of a loop, where nothing goes on for long."""
    try:
        return asyncio.get_running_loop().time()
    except RuntimeError:
        return 0.0


class FaultLog:
    """Logs each distinct fault at its first appearance, and again at growing intervals with a count.

    Nothing of a person gets into a line. `seconds` is a clock that never goes back.
    """

    def __init__(self, log: logging.Logger, seconds: Callable[[], float] = loop_seconds) -> None:
        self._log = log
        self._seconds = seconds
        self._said: OrderedDict[str, _Said] = OrderedDict()

    def fault(self, what: str, fault: BaseException) -> None:
        """Log an exception with its trace, by its kind and place. Its own message stays out.

        An exception's message may quote what a person wrote; the trace shows where it rose.
        """
        frames = traceback.extract_tb(fault.__traceback__)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
        count = self._due(f"{what} {type(fault).__name__} {place}")
        if count:
            trace = "".join(traceback.format_list(frames)).rstrip()
            self._log.error("%s: %s%s\n%s", what, type(fault).__name__, _times(count), trace)

    def warn(self, key: str, text: str, *args: object) -> None:
        """Log a line, for each key at growing intervals."""
        count = self._due(key)
        if count:
            self._log.warning(f"{text}%s", *args, _times(count))

    def over(self, key: str) -> None:
        """What a key stands for has passed: should it come back, it is said at once."""
        self._said.pop(key, None)

    def _due(self, key: str) -> int:
        """Count the fault; return how often it came since it was said last, 0 while it is to be silent."""
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = _Said()
            if len(self._said) > MOST_KEYS:
                self._said.popitem(last=False)
        said.since += 1
        now = self._seconds()
        if said.lines and now < said.next_at:
            return 0
        count, said.since = said.since, 0
        said.next_at = now + AGAIN_S[min(said.lines, len(AGAIN_S) - 1)]
        said.lines += 1
        return count


def _times(count: int) -> str:
    return "" if count == 1 else f" ({count} times since it was said last)"
