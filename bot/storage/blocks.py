"""Blocks of a transaction: they nest, the outermost one decides, and several of them may share one commit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from types import TracebackType


class DoomedTransaction(Exception):
    """An inner block of the transaction failed and its exception was swallowed: nothing of it is kept."""


class Handling:
    """The update that a task is about; `noted` once a step has written it down, `recorded` once that is committed."""

    __slots__ = ("noted", "now", "recorded", "update_id")

    def __init__(self, update_id: int, now: int) -> None:
        self.update_id = update_id
        self.now = now
        self.noted = False
        self.recorded = False


class SharedCommit:
    """The commit that several steps wait for. Listeners are told None, or why nothing of them is kept."""

    __slots__ = ("callbacks", "handled", "listeners")

    def __init__(self) -> None:
        self.callbacks: dict[Callable[[], None], None] = {}
        self.handled: list[Handling] = []
        self.listeners: list[Callable[[BaseException | None], None]] = []

    def end(self, fault: BaseException | None) -> None:
        """It has happened, or it failed."""
        if fault is None:
            for handling in self.handled:
                handling.recorded = True
        else:
            # Whoever still holds the fault holds this too: what was put in memory must be gone all the same.
            self.callbacks.clear()
        for listener in self.listeners:
            listener(fault)


class Nesting:
    """How deep the blocks of a connection are nested, and whether one of them has failed."""

    __slots__ = ("depth", "doomed")

    def __init__(self) -> None:
        self.depth = 0
        self.doomed = False


class Block:
    """A context manager that can be entered again within itself; the outermost one begins and ends."""

    __slots__ = ("_begin", "_commit", "_nesting", "_roll_back")

    def __init__(
        self,
        nesting: Nesting,
        begin: Callable[[], None],
        commit: Callable[[], None],
        roll_back: Callable[[BaseException | None], None],
    ) -> None:
        self._nesting = nesting
        self._begin = begin
        self._commit = commit
        self._roll_back = roll_back

    def __enter__(self) -> None:
        nesting = self._nesting
        if nesting.depth == 0:
            self._begin()
            nesting.doomed = False
        nesting.depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> Literal[False]:
        nesting = self._nesting
        nesting.depth -= 1
        if kind is not None:
            nesting.doomed = True
        if nesting.depth == 0:
            self._end(fault)
        return False

    def _end(self, fault: BaseException | None) -> None:
        if not self._nesting.doomed:
            self._commit()
            return
        self._roll_back(fault)
        if fault is None:
            raise DoomedTransaction("an inner block failed; nothing was kept")
