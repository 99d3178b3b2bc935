"""Button taps that wait for their answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from msgspec import Struct

from bot.sandbox.errors import bad

_TOO_OLD = 15_000
_KEPT = 10_000


class Toast(Struct, frozen=True):
    """What a person sees after a tap: a line at the top, or an alert to close; `url` is opened."""

    text: str
    alert: bool = False
    url: str | None = None


@dataclass(slots=True, eq=False)
class Query:
    """One tap on a callback button."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    data: str
    at: int
    update_id: int | None = None
    answered: bool = False
    toast: Toast | None = None
    _waiting: asyncio.Future[None] | None = None

    def answer(self, toast: Toast | None) -> None:
        self.answered = True
        self.toast = toast
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def wait(self, timeout: float = 10.0) -> Toast | None:
        """Return the toast, None when the answer had no text; raise TimeoutError when no answer comes."""
        if not self.answered:
            if self._waiting is None:
                self._waiting = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(timeout):
                    await asyncio.shield(self._waiting)
            except TimeoutError:
                raise TimeoutError(f"the bot did not answer the tap on {self.data!r}") from None
        return self.toast


class Queries:
    """The taps of late, by id."""

    def __init__(self) -> None:
        self._by_id: dict[str, Query] = {}

    def add(self, query: Query) -> None:
        self._by_id[query.id] = query
        while len(self._by_id) > _KEPT:
            del self._by_id[next(iter(self._by_id))]

    def answer(self, query_id: str, toast: Toast | None, now: int) -> Query:
        """Answer a tap once, within 15 s; else raise what Telegram says."""
        query = self._by_id.get(query_id)
        if query is None or query.answered or now - query.at > _TOO_OLD:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        query.answer(toast)
        return query
