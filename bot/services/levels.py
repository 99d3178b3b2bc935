"""How hard the items have turned out to be, for everybody who draws questions."""

from __future__ import annotations

from collections.abc import Mapping

from bot.bank.bank import Bank
from bot.core.calendar import HOUR
from bot.core.question.items import measured_level
from bot.storage.store import Store


class Levels:
    """Levels that answers have shown, read anew once an hour: they move slowly, and no tap should wait for all of them."""

    def __init__(self, store: Store, bank: Bank) -> None:
        self._store = store
        self._bank = bank
        self._next = 0
        self._measured: Mapping[str, int] | None = None

    @property
    def measured(self) -> Mapping[str, int]:
        """The level of each item that has enough answers, by id; the same mapping until it is read anew."""
        if self._measured is None:
            self._measured = self._read()
        return self._measured

    def tick(self, now: int) -> None:
        """Read them anew when an hour is over, or the clock was set back by more."""
        if not now < self._next <= now + HOUR:
            self._next = now + HOUR
            self._measured = self._read()

    def next_deadline(self) -> int:
        """Return when they are to be read next."""
        return self._next

    def _read(self) -> dict[str, int]:
        return {
            name: measured_level(totals, question.level)
            for name, totals in self._store.items.measured().items()
            if (question := self._bank.find(name)) is not None
        }
