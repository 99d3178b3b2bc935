"""Values kept in memory beside their rows by the one process that writes them."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar
from weakref import ref

from bot.storage.database import Database

V = TypeVar("V")


class TransactionalCache(Generic[V]):
    """The latest `size` values by id. What a transaction puts here is forgotten when it is rolled back."""

    def __init__(self, db: Database, size: int) -> None:
        self._db = db
        self._size = size
        self._kept: OrderedDict[int, V] = OrderedDict()
        self._drafts: list[ref[_Draft[V]]] = []

    def find(self, key: int) -> V | None:
        """Return the value as the running transaction left it, None when it is not in memory."""
        for draft in reversed(self._open_drafts()):
            if key in draft.values:
                return draft.values[key]
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        return None

    def put(self, key: int, value: V | None) -> None:
        """Remember a value, or None to forget it."""
        drafts = self._open_drafts()
        if drafts and drafts[-1].step == self._db.steps:
            draft = drafts[-1]
        else:
            draft = _Draft(self, self._db.steps)
            self._drafts.append(ref(draft))
        draft.values[key] = value
        self._db.after_commit(draft)

    def keep(self, values: dict[int, V | None]) -> None:
        """Take over what a transaction has committed."""
        for key, value in values.items():
            if value is None:
                self._kept.pop(key, None)
            else:
                self._kept[key] = value
                self._kept.move_to_end(key)
        while len(self._kept) > self._size:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        """Forget everything: the rows are right."""
        self._kept.clear()
        self._drafts = []

    def _open_drafts(self) -> list[_Draft[V]]:
        """What steps have put that wait for their commit, the latest last."""
        if not self._drafts:
            return []
        drafts = [draft for draft in (found() for found in self._drafts) if draft is not None]
        self._drafts = [ref(draft) for draft in drafts]
        return drafts


class _Draft(Generic[V]):
    """What one transaction has put, or one step of a shared one.

    The database holds the only strong reference, among the callbacks that wait for the commit: a rollback
    drops them, and with them the draft.
    """

    __slots__ = ("__weakref__", "_home", "step", "values")

    def __init__(self, home: TransactionalCache[V], step: int) -> None:
        self._home = home
        self.step = step
        self.values: dict[int, V | None] = {}

    def __call__(self) -> None:
        self._home.keep(self.values)
        self.values = {}
