"""Broadcasts of the operator: a few chats at a time into the outbox, behind everything else, each chat once."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from bot.core.calendar import DAY
from bot.core.effects import Post, Priority
from bot.core.push.broadcast import Reader, Span, is_for, parse
from bot.core.push.effects import ShowBroadcast
from bot.errors import OperatorError
from bot.storage.broadcasts import Broadcast
from bot.storage.store import Store

AT_ONCE = 100
"""Chats of one transaction: the bot, which writes to the same file, must not wait for long."""
LASTS = DAY
"""What the operator had to say is old after a day; what could not be sent until then is left out."""
AHEAD = 2_000
"""Rows that may wait in the outbox; the command goes on when the bot has sent some."""


class Progress(Struct, frozen=True):
    """How far a broadcast is: chats dealt with now and before, of about `total`; `waiting` are still to be sent."""

    posted: int
    total: int
    waiting: int
    finished: bool


class Broadcasts:
    """One text to one audience. Raises OperatorError for a text that cannot be sent as it is."""

    def __init__(self, store: Store, source: str, audience: str) -> None:
        try:
            self.spans: tuple[Span, ...] = parse(source)
        except ValueError as fault:
            raise OperatorError(f"the text cannot be sent: {fault}") from fault
        self._store = store
        text_id = sha256(repr(self.spans).encode()).hexdigest()[:24]
        self._new = Broadcast(f"{text_id}:{audience}", text_id, audience)
        self._total = sum(self.count())

    def count(self) -> tuple[int, int]:
        """Return how many people and how many groups can be reached."""
        tally = [(r, count) for r, count in self._store.broadcasts.tally() if is_for(self._new.audience, r)]
        people = sum(count for reader, count in tally if reader.chat_id > 0)
        return people, sum(count for _, count in tally) - people

    def found(self) -> Broadcast | None:
        """Return the same broadcast of before: one that was cut off goes on, one that is done stays done."""
        return self._store.broadcasts.find(self._new.id)

    def step(self, now: int) -> Progress:
        """Put the text into the outbox for the next few chats, unless many wait there already."""
        waiting = self._store.outbox.waiting_in(Priority.BROADCAST)
        present = self.found() or self._new
        if present.finished_at is None and waiting < AHEAD:
            with self._store.db.atomic():
                # Read again inside: another command may have taken a step meanwhile.
                present = self._write(self.found() or self._new, now)
        return Progress(present.posted, self._total, waiting, present.finished_at is not None)

    def _write(self, present: Broadcast, now: int) -> Broadcast:
        if present.finished_at is not None:
            return present
        readers = self._store.broadcasts.readers(present.position, AT_ONCE)
        chosen = self._chosen(readers)
        effect = ShowBroadcast(self.spans)
        for reader in chosen:
            self._store.outbox.post(
                Post(
                    reader.chat_id,
                    effect,
                    reader.language,
                    priority=Priority.BROADCAST,
                    fresh=True,
                    not_after=now + LASTS,
                ),
                now,
            )
        moved = replace(
            present,
            position=readers[-1].chat_id if readers else present.position,
            posted=present.posted + len(chosen),
            finished_at=None if readers else now,
        )
        self._store.broadcasts.save(moved, now)
        return moved

    def _chosen(self, readers: Sequence[Reader]) -> list[Reader]:
        """Return those whom the text is for, and who did not get it as part of another audience."""
        others = [
            other
            for other in self._store.broadcasts.of_text(self._new.text_id)
            if other.audience != self._new.audience
        ]
        return [
            reader
            for reader in readers
            if is_for(self._new.audience, reader)
            and not any(
                is_for(other.audience, reader) and reader.chat_id <= other.position for other in others
            )
        ]
