"""The log of everything: what the bot called, what people did. Kept in memory, and in a JSONL file if
wanted.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from bot.sandbox.json_object import Json


class Entry(msgspec.Struct, omit_defaults=True):
    """One line of the log.

    `at` is the sandbox's time, `mono` the monotonic time, both in milliseconds. `kind` is "call" (of the bot;
    `name` is the method) or "act" (of a person; `name` is say, tap, vote …). `outcome` is "ok", "refused"
    (then `code` and `description` say why), "reset_before" (the connection was cut and nothing happened),
    "reset_after" (it took effect, the answer was lost), "replaced" (nothing happened, somebody else answered)
    or "replaced_after" (it took effect, somebody else answered). `chat_id`, `message_id` and `poll_id` are those of
    the result.
    """

    n: int
    at: int
    mono: int
    kind: str
    name: str
    params: Json
    outcome: str = "ok"
    code: int | None = None
    description: str | None = None
    chat_id: int | None = None
    message_id: int | None = None
    poll_id: str | None = None
    update_id: int | None = None
    fault: str | None = None


class Log:
    """Entries in order. `limit` bounds the memory, never the file; `on_write` is called after each."""

    def __init__(
        self, path: Path | None = None, limit: int | None = None, on_write: Callable[[], None] = lambda: None
    ) -> None:
        self.entries: deque[Entry] = deque(maxlen=limit)
        self.count = 0
        self._on_write = on_write
        self._file = path.open("ab") if path else None

    def add(self, kind: str, name: str, params: Json, at: int) -> Entry:
        """Begin an entry; `write` it when its outcome is known."""
        return Entry(0, at, time.monotonic_ns() // 1_000_000, kind, name, params)

    def write(self, entry: Entry) -> None:
        """Number the entry and keep it."""
        self.count += 1
        entry.n = self.count
        self.entries.append(entry)
        if self._file is not None:
            self._file.write(msgspec.json.encode(entry) + b"\n")
            self._file.flush()
        self._on_write()

    def after(self, n: int) -> list[Entry]:
        """Return the entries numbered higher than `n`."""
        return [entry for entry in self.entries if entry.n > n]

    def calls(
        self, name: str | None = None, chat_id: int | None = None, *, ok: bool | None = None
    ) -> list[Entry]:
        """Return the bot's calls, of one method, to one chat, that took effect or not."""
        return [
            entry
            for entry in self.entries
            if entry.kind == "call"
            and (name is None or entry.name.lower() == name.lower())
            and (chat_id is None or entry.chat_id == chat_id)
            and (ok is None or took_effect(entry) == ok)
        ]

    def acts(self, name: str | None = None) -> list[Entry]:
        """Return what people did."""
        return [entry for entry in self.entries if entry.kind == "act" and name in (None, entry.name)]

    def busiest(self, window_ms: int, chat_id: int | None = None) -> int:
        """Return the most messages and edits that fell into any window of that length (real time)."""
        times = [entry.mono for entry in self._sent(chat_id)]
        most = first = 0
        for last, at in enumerate(times):
            while times[first] <= at - window_ms:
                first += 1
            most = max(most, last - first + 1)
        return most

    def _sent(self, chat_id: int | None) -> Iterator[Entry]:
        return (
            entry
            for entry in self.entries
            if entry.kind == "call"
            and took_effect(entry)
            and counts_as_message(entry.name)
            and chat_id in (None, entry.chat_id)
        )

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def took_effect(entry: Entry) -> bool:
    """Say whether the call did what it said, whatever the bot learned of it."""
    return entry.outcome in ("ok", "reset_after", "replaced_after")


def counts_as_message(method: str) -> bool:
    """Say whether Telegram's limits count a call of this method: messages and edits do."""
    name = method.lower()
    if name in ("sendchataction",):
        return False
    return name.startswith(("send", "edit", "copy", "forward")) or name == "stoppoll"


def read_log(path: Path) -> list[Entry]:
    """Read a log file back; a line cut off by a kill is left out."""
    decoder = msgspec.json.Decoder(Entry)
    lines = path.read_bytes().split(b"\n")
    return [decoder.decode(line) for line in lines[:-1] if line]
