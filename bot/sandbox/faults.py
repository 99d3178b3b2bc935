"""Faults on demand: what to do to which calls, and how often."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from bot.sandbox.errors import ApiError, bad, forbidden
from bot.sandbox.fault_answers import STRANGE, server_error, strange_answer
from bot.sandbox.http_answer import Answer
from bot.sandbox.json_object import Json

KINDS = frozenset(
    {
        "flood",
        "blocked",
        "deactivated",
        "kicked",
        "forbidden",
        "migrated",
        "refused",
        "unauthorized",
        "not_found",
        "error",
        "reset_before",
        "reset_after",
        "slow",
        "hold",
        *STRANGE,
    }
)
_SILENT = "getupdates"


@dataclass(slots=True, eq=False)
class Fault:
    """One fault, by its kind.

    Telegram refuses: "flood" (429 with `retry_after`; `lasting` keeps refusing until that time has passed),
    "blocked", "deactivated", "kicked" (403), "forbidden" (403 with `text`), "migrated" (400 with
    `migrate_to`), "refused" (400 with `text`), "unauthorized" (401), "not_found" (404), "error" (`code`, 500
    unless given, with `text`).
    The line fails: "reset_before" (connection cut, nothing done), "reset_after" (done, the answer is lost),
    "slow" (done, answered after `delay` seconds), "hold" (done, answered after `release()`).
    Somebody else answers: "page" (HTML with status `code`, as a proxy's; `text` is another page),
    "no_result" (`{"ok":true}`), "null_result", "junk_result" (a list of nonsense), "cut_body", "empty_body",
    "body" (`text` as it is). Nothing is done then, or with `after` the call is done and its answer replaced.

    It strikes calls of `method` (None: every method but getUpdates, "*": every one) to `chat_id` (None: any),
    after the first `nth` - 1 of them, with `probability`, `count` times at most (None: without end).
    """

    kind: str
    method: str | None = None
    chat_id: int | None = None
    nth: int = 1
    count: int | None = 1
    probability: float = 1.0
    seed: int = 0
    retry_after: int = 1
    lasting: bool = False
    migrate_to: int = 0
    text: str = ""
    code: int = 500
    delay: float = 0.0
    after: bool = False
    hits: int = 0
    seen: int = 0
    id: int = 0
    _rng: random.Random = field(default_factory=random.Random, repr=False)
    _until: float | None = None
    _released: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown fault {self.kind!r}, known are {', '.join(sorted(KINDS))}")
        self._rng = random.Random(self.seed)
        if self.method is not None:
            self.method = self.method.lower()

    @property
    def spent(self) -> bool:
        if self.lasting and self._until is not None:
            return time.monotonic() >= self._until
        return self.count is not None and self.hits >= self.count

    @property
    def over(self) -> bool:
        """Nothing more will come of it: spent, and nothing is held back."""
        return self.spent and (self.kind != "hold" or self._released.is_set())

    def strikes(self, method: str, chat_id: object) -> bool:
        """Say whether this call is struck, and count it."""
        if self.spent or not self._matches(method, chat_id):
            return False
        self.seen += 1
        if self.seen < self.nth or (self.probability < 1 and self._rng.random() >= self.probability):
            return False
        self.hits += 1
        if self.lasting and self._until is None:
            self._until = time.monotonic() + self.retry_after
        return True

    def _matches(self, method: str, chat_id: object) -> bool:
        named = method != _SILENT if self.method is None else self.method in ("*", method)
        return named and (self.chat_id is None or self.chat_id == chat_id)

    def error(self, group: str) -> ApiError | None:
        """Return Telegram's refusal in place of the call's own answer, None for faults that are no refusal.

        `group` is the type of the chat, which some refusals name.
        """
        if self.kind == "flood":
            return self._flood()
        if self.kind == "migrated":
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            return ApiError(400, text, migrate_to_chat_id=self.migrate_to)
        if self.kind == "error":
            return ApiError(self.code, self.text or server_error(self.code))
        refusals = {
            "blocked": forbidden("bot was blocked by the user"),
            "deactivated": forbidden("user is deactivated"),
            "kicked": forbidden(f"bot was kicked from the {group} chat"),
            "forbidden": forbidden(self.text.removeprefix("Forbidden: ") or "refused on purpose"),
            "refused": bad(self.text.removeprefix("Bad Request: ") or "refused on purpose"),
            "unauthorized": ApiError(401, "Unauthorized"),
            "not_found": ApiError(404, "Not Found"),
        }
        return refusals.get(self.kind)

    def answer(self) -> Answer | None:
        """Return the answer that is none of Telegram's, None for other faults."""
        return strange_answer(self.kind, self.code, self.text) if self.kind in STRANGE else None

    def _flood(self) -> ApiError:
        wait = self.retry_after
        if self._until is not None:
            wait = max(1, round(self._until - time.monotonic()))
        return ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)

    async def wait(self) -> None:
        """Keep the answer back for as long as the fault says."""
        if self.kind == "hold":
            await self._released.wait()
        elif self.delay:
            await asyncio.sleep(self.delay)

    def release(self) -> None:
        """Let the answers that are held back go, and hold no more."""
        self.count = self.hits
        self._released.set()

    def to_json(self) -> Json:
        names = ("id", "kind", "method", "chat_id", "nth", "count", "probability", "hits", "seen")
        return {name: getattr(self, name) for name in names}


class Faults:
    """The faults that are waiting to strike."""

    def __init__(self) -> None:
        self.active: list[Fault] = []
        self._last_id = 0

    def add(self, fault: Fault) -> Fault:
        self._last_id += 1
        fault.id = self._last_id
        self.active.append(fault)
        return fault

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """Return the first fault that strikes this call."""
        self.active = [fault for fault in self.active if not fault.over]
        for fault in self.active:
            if fault.strikes(method, chat_id):
                return fault
        return None

    def find(self, fault_id: int) -> Fault:
        """Return the fault with that number; raise KeyError."""
        for fault in self.active:
            if fault.id == fault_id:
                return fault
        raise KeyError(fault_id)

    def clear(self) -> None:
        """Forget all faults and let go what is held."""
        for fault in self.active:
            fault.release()
        self.active = []
