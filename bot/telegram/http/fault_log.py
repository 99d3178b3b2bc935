"""Says each fault once: a fault that comes back a thousand times an hour must not bury the others."""

from __future__ import annotations

import logging
import traceback


class FaultLog:
    """Logs each distinct fault at its first appearance only; nothing of a person gets into a line."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._said: set[str] = set()

    def fault(self, what: str, fault: BaseException) -> None:
        """Log an exception with its trace, once for each kind and place. Its own message stays out.

        An exception's message may quote what a person wrote; the trace shows where it rose.
        """
        frames = traceback.extract_tb(fault.__traceback__)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
        if self._is_new(f"{what} {type(fault).__name__} {place}"):
            trace = "".join(traceback.format_list(frames))
            self._log.error("%s: %s\n%s", what, type(fault).__name__, trace.rstrip())

    def warn(self, key: str, text: str, *args: object) -> None:
        """Log a line, once for each key."""
        if self._is_new(key):
            self._log.warning(text, *args)

    def _is_new(self, key: str) -> bool:
        if key in self._said or len(self._said) > 1000:
            return False
        self._said.add(key)
        return True
